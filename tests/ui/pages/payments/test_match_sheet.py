"""Unallocated money is matched at the desk by M and Enter, after it was shown."""

import pytest
from PySide6.QtCore import Qt

from collector_desktop.services.history import undo_last
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.dialogs.payment_forms import Subject
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import BEXLEY, MOOR, item

Key = Qt.Key


@pytest.fixture
def page(open_payments, ids):
    """Moorside paid INV-4 exactly; Bexley paid something that fits nothing."""
    for who, minor in ((MOOR, 734_40), (BEXLEY, 99_00)):
        draft = ReceiptDraft(ids[who], minor, "GBP", TODAY, allocate="none")
        record_receipt(draft, TODAY)
    return open_payments("unallocated")


def press(qtbot, page, key):
    grid = page.credits.grid
    grid.setFocus()
    grid.go_to_row(0)
    qtbot.keyClick(grid, key)
    return page.money.dialog


def test_the_list_offers_what_is_certain_and_shows_it_first(qtbot, page):
    assert page.match.button.text() == "Match 1"
    sheet = press(qtbot, page, Key.Key_M)
    (row,) = sheet.grid.shown_records()
    assert [column.text(row) for column in sheet.grid.columns] == [
        "Moorside Garage Ltd",
        "R-000001",
        "INV-4",
        "734.40",
        "Exact amount",
    ]
    assert item("INV-4").open_minor == 734_40
    sheet.save()
    assert item("INV-4").open_minor == 0
    page.refresh()
    assert page.match.button.isHidden()
    undo_last(TODAY)
    assert item("INV-4").open_minor == 734_40


def test_nothing_is_offered_where_it_is_switched_off(qtbot, page):
    change_settings({"match.auto": "off"}, TODAY)
    page.refresh()
    assert page.match.button.isHidden()
    assert press(qtbot, page, Key.Key_M) is None


def test_a_small_credit_is_written_off_by_one_key(qtbot, page):
    form = press(qtbot, page, Key.Key_W)
    form.save()
    assert item("R-000001").open_minor == 0
    assert item("A-000001").description.startswith("Written off")


def test_credit_is_given_on_an_invoice_of_the_card_for_a_reason(money, ids):
    found = item("INV-4")
    money.credit(Subject(found.id, found.number, found.open_minor, "GBP"))
    form = money.dialog
    form.amount.setText("34.40")
    form.reason.setCurrentText(" ")
    assert form.problem() == "Say what the credit is for."
    form.reason.setCurrentText("Broken on the way")
    form.save()
    assert item("INV-4").open_minor == 700_00
    assert item("A-000001").description == "Credit: Broken on the way"


def test_enter_alone_credits_all_that_is_open_and_undo_takes_it_back(qtbot, money):
    found = item("INV-4")
    money.credit(Subject(found.id, found.number, found.open_minor, "GBP"))
    qtbot.keyClick(money.dialog.amount, Key.Key_Return)
    assert money.dialog is None
    assert item("INV-4").open_minor == 0
    assert item("A-000001").description == "Credit: Returned goods"
    undo_last(TODAY)
    assert item("INV-4").open_minor == 734_40


def test_a_contra_is_among_the_usual_reasons_for_credit(money):
    found = item("INV-4")
    money.credit(Subject(found.id, found.number, found.open_minor, "GBP"))
    reason = money.dialog.reason
    reason.setCurrentIndex(reason.count() - 1)
    money.dialog.save()
    assert item("A-000001").description == "Credit: Contra: set off against what we owe"


def test_less_settles_an_invoice_of_the_card(money, ids):
    found = item("INV-4")
    money.settle(Subject(found.id, found.number, found.open_minor, "GBP"))
    form = money.dialog
    assert form.problem() == "Enter an amount."
    form.amount.setText("700")
    form.save()
    assert item("INV-4").open_minor == 0
    assert item("A-000001").amount_minor == 34_40


def test_credit_is_transferred_to_another_customer_by_keyboard(qtbot, page, ids):
    form = press(qtbot, page, Key.Key_T)
    form.save()
    assert form.isVisible()
    assert "Choose the customer" in form.problem()
    form.pick.setText("Bexley")
    qtbot.keyClick(form.pick, Key.Key_Return)
    form.save()
    assert item("R-000001").open_minor == 0
    given = item("A-000002")
    assert (given.customer.id, given.open_minor) == (ids[BEXLEY], 734_40)
    undo_last(TODAY)
    assert item("R-000001").open_minor == 734_40
