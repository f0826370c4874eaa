"""The register of post-dated cheques at the desk."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from collector_desktop.queries.cheques import cheques
from collector_desktop.queries.customer_card import customer_card
from collector_desktop.queries.paying import payer
from collector_desktop.services.cheques import ChequeDraft, hold_cheque
from collector_desktop.services.history import undo_last
from collector_desktop.storage.models import Allocation
from collector_desktop.ui.widgets.card_figures import card_flags
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import BEXLEY, MOOR, item

Key = Qt.Key
EARLIER, LATER = date(2026, 11, 20), date(2026, 12, 5)


def hold(who, minor, number, dated, received=date(2026, 11, 18)):
    draft = ChequeDraft(who, minor, "GBP", number, dated, received)
    return hold_cheque(draft, TODAY).value


@pytest.fixture
def page(open_payments, ids):
    """Moorside's cheque can be banked, Bexley's is held until 5 December."""
    hold(ids[BEXLEY], 2_000_00, "000200", LATER)
    hold(ids[MOOR], 734_40, "000100", EARLIER)
    return open_payments("cheques")


def press(qtbot, page, key, row=0):
    page.cheques.grid.setFocus()
    page.cheques.grid.go_to_row(row)
    qtbot.keyClick(page.cheques.grid, key)
    page.refresh()
    return page.money.dialog


def cells(page, name):
    column = next(each for each in page.cheques.columns if each.name == name)
    return [column.text(row) for row in page.cheques.grid.shown_records()]


def test_the_register_shows_where_each_cheque_is(page):
    assert cells(page, "number") == ["000100", "000200"]
    assert cells(page, "status") == ["Can be banked", "Held until 5 Dec"]
    assert page.cheques.sum.text() == "£2,734.40 held"
    assert page.tabs.count("cheques") == 2
    assert page.cheques.due.text() == "Bank 1 due"


def test_one_key_banks_all_that_is_due_and_undo_holds_it_again(qtbot, page):
    press(qtbot, page, Key.Key_D)
    assert item("INV-4").open_minor == 0
    assert item("INV-2").open_minor == 2_000_00
    assert cells(page, "status") == ["Held until 5 Dec", "Banked 20 Nov"]
    assert page.tabs.count("cheques") == 1
    undo_last(TODAY)
    page.refresh()
    assert cells(page, "status") == ["Can be banked", "Held until 5 Dec"]


def test_nothing_due_is_said_and_nothing_is_written(qtbot, page):
    press(qtbot, page, Key.Key_D)
    said = []
    page.said.connect(said.append)
    press(qtbot, page, Key.Key_D)
    assert said == ["No cheque can be banked today."]
    assert Allocation.select().count() == 1


def test_a_banked_cheque_is_returned_by_one_key_and_enter(qtbot, page):
    press(qtbot, page, Key.Key_D)
    press(qtbot, page, Key.Key_B, 1).save()
    page.refresh()
    assert cells(page, "status")[1] == "Returned 24 Nov"
    assert item("INV-4").open_minor == 734_40


def test_only_a_banked_cheque_comes_back(qtbot, page):
    said = []
    page.said.connect(said.append)
    assert press(qtbot, page, Key.Key_B) is None
    assert said == ["Cheque 000100 was not banked."]


def test_a_cheque_is_cancelled_by_one_key(qtbot, page):
    press(qtbot, page, Key.Key_X)
    assert cells(page, "status") == ["Held until 5 Dec", "Cancelled 24 Nov"]


def test_a_new_cheque_is_entered_by_keyboard(qtbot, page, ids):
    dialog = press(qtbot, page, Key.Key_N)
    assert dialog.windowTitle() == "Post-dated cheque"
    dialog.pick.setText("Moorside")
    qtbot.keyClick(dialog.pick, Key.Key_Return)
    dialog.amount.setText("50")
    dialog.dated.setText("2026-12-31")
    dialog.number.setText("000101")
    dialog.drawer.setText("Barclays")
    dialog.save()
    row = cheques(TODAY, ids[MOOR])[-1]
    assert (row.number, row.drawer, row.amount_minor) == ("000101", "Barclays", 50_00)
    assert (row.dated_on, row.received_on, row.parts) == (date(2026, 12, 31), TODAY, ())


def test_what_the_user_chooses_is_kept_as_the_plan(money, ids):
    money.hold(payer(ids[BEXLEY]))
    dialog = money.dialog
    dialog.amount.setText("100")
    dialog.preview()
    dialog.pane.grid.typed.emit(dialog.pane.lines()[0], 0)
    dialog.pane.grid.typed.emit(dialog.pane.lines()[1], 60_00)
    dialog.dated.setText("2026-12-31")
    dialog.number.setText("7")
    dialog.save()
    (row,) = cheques(TODAY, ids[BEXLEY])
    assert [(part.number, part.minor) for part in row.parts] == [("INV-3", 60_00)]


@pytest.mark.parametrize(
    ("dated", "number", "wrong"),
    [
        ("", "7", "Enter the day on the cheque."),
        ("2026-11-24", "7", "A cheque of this day is due already. Take it as a payment."),
        ("2026-12-31", " ", "Enter the number of the cheque."),
    ],
)
def test_what_is_missing_is_said_in_place(money, ids, dated, number, wrong):
    money.hold(payer(ids[BEXLEY]))
    dialog = money.dialog
    dialog.amount.setText("100")
    dialog.dated.setText(dated)
    dialog.number.setText(number)
    assert dialog.problem() == wrong


def test_the_card_shows_a_cheque_in_hand(page, ids):
    assert "Cheque held until 5 Dec" in [
        chip.text for chip in card_flags(customer_card(ids[BEXLEY], TODAY), TODAY)
    ]
    assert "Cheque to bank" in [
        chip.text for chip in card_flags(customer_card(ids[MOOR], TODAY), TODAY)
    ]
