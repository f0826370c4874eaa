"""The page of payments: its lists, and what is done about a row by one key."""

import csv
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from collector_desktop.services.history import undo_last
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.customer import CustomerPage
from collector_desktop.ui.pages.payments import PaymentsPage
from collector_desktop.ui.widgets.card_pane import ListPane
from collector_desktop.ui.widgets.empty_state import EmptyState
from tests.conftest import TODAY, add_item
from tests.ui.pages.list_ledger import BEXLEY, MOOR, OUSE, item, three_customers

Key = Qt.Key


def receive(who, minor, allocate="auto", on=TODAY):
    draft = ReceiptDraft(who, minor, "GBP", on, "", allocate=allocate)
    return record_receipt(draft, TODAY).value


@pytest.fixture
def ids(ledger):
    """Bexley paid INV-2 in full, Moorside paid 100.00 that pays nothing yet."""
    made = three_customers()
    receive(made[BEXLEY], 2_000_00, on=date(2026, 11, 20))
    receive(made[MOOR], 100_00, allocate="none")
    return made


@pytest.fixture
def page(open_payments, ids):
    return open_payments()


@pytest.fixture
def news(page):
    said = []
    page.said.connect(said.append)
    return said


def press(qtbot, page, key, row=0):
    grid = page.pane().grid
    grid.setFocus()
    grid.go_to_row(row)
    qtbot.keyClick(grid, key)
    return page.money.dialog


def cells(page, name):
    grid = page.pane().grid
    column = next(column for column in grid.columns if column.name == name)
    return [column.text(row) for row in grid.shown_records()]


def left(number):
    return item(number).open_minor


def test_receipts_stand_newest_first_with_what_they_pay(page):
    assert cells(page, "number") == ["R-000002", "R-000001"]
    assert cells(page, "pays") == ["", "INV-2"]
    assert cells(page, "left") == ["100.00", ""]
    assert cells(page, "status") == ["On account", "Allocated"]
    assert page.receipts.sum.text() == "£2,100.00"
    assert [page.tabs.count(name) for name in ("receipts", "unallocated", "returned")] == [2, 1, 0]


def test_a_list_is_made_when_it_is_looked_at_and_then_kept_up(qtbot, page, ids):
    assert set(page._stack.so_far) == {"receipts"}
    page.show_argument("unallocated")
    assert cells(page, "number") == ["R-000002"]
    receive(ids[OUSE], 70_00, allocate="none")
    page.refresh()
    qtbot.waitUntil(lambda: len(cells(page, "number")) == 2)
    assert page.tabs.count("unallocated") == 2
    assert set(page._stack.so_far) == {"receipts", "unallocated"}


def test_credit_on_account_stands_with_its_age_and_what_it_could_pay(page):
    page.show_argument("unallocated")
    assert cells(page, "customer") == [MOOR]
    assert cells(page, "age") == ["0"]
    assert cells(page, "could") == ["100.00"]
    assert page.credits.sum.text() == "£100.00"


def test_the_list_filters_and_sorts(page):
    page.receipts.filter.setText("bexley")
    page.receipts.filter._announce()
    assert cells(page, "number") == ["R-000001"]
    assert page.receipts.sum.text() == "£2,000.00"
    page.receipts.clear_filter()
    page.receipts.grid.sort_by("amount", descending=True)
    assert cells(page, "number") == ["R-000001", "R-000002"]


def test_b_marks_a_payment_as_returned_with_the_banks_charge(qtbot, page):
    form = press(qtbot, page, Key.Key_B, 1)
    form.day.setText("23/11/2026")
    form.amount.setText("15")
    form.save()
    assert left("INV-2") == 2_000_00
    assert Item.get(Item.reference == "R-000001").amount_minor == 15_00
    assert cells(page, "status") == ["On account", "Returned 23 Nov"]
    page.show_argument("returned")
    assert cells(page, "opened") == ["INV-2"]
    undo_last(TODAY)
    page.mark_stale()
    assert cells(page, "opened") == []
    assert left("INV-2") == 0


def test_a_return_before_the_payment_is_refused_in_the_form(qtbot, page):
    form = press(qtbot, page, Key.Key_B, 1)
    form.day.setText("19/11/2026")
    form.save()
    assert "It cannot come back before." in form._problem.text()
    form.day.setText("25/11/2026")
    form.save()
    assert form._problem.text() == "This day has not come yet."
    assert left("INV-2") == 0


def test_nothing_more_is_done_with_a_returned_payment(qtbot, page, news):
    press(qtbot, page, Key.Key_B, 1).save()
    for key in (Key.Key_A, Key.Key_B, Key.Key_U):
        assert press(qtbot, page, key, 1) is None
    assert news == ["R-000001 was returned."] * 3


def test_u_pays_back_what_is_left(qtbot, page):
    page.show_argument("unallocated")
    form = press(qtbot, page, Key.Key_U)
    assert form.amount.text() == "100.00"
    form.amount.setText("100.01")
    form.save()
    assert form._problem.text() == "Only £100.00 is left."
    form.amount.setText("40")
    form.save()
    assert left("R-000002") == 60_00
    assert Item.get(Item.type == "refund").amount_minor == 40_00


def test_u_pays_back_credit_before_cash_if_asked_to(qtbot, page, ids):
    with operation("test", "A credit note", TODAY):
        moor = Customer.get_by_id(ids[MOOR])
        add_item(moor, "CN-7", date(2026, 11, 21), date(2026, 11, 21), 30_00, "credit_note")
    page.refresh()
    page.show_argument("unallocated")
    at = cells(page, "number").index("R-000002")
    form = press(qtbot, page, Key.Key_U, at)
    form.in_turn.setChecked(True)
    form.amount.setText("130.01")
    form.save()
    assert "Only £130.00" in form._problem.text()
    form.amount.setText("110")
    form.save()
    assert (left("CN-7"), left("R-000002")) == (0, 20_00)
    assert Item.get(Item.type == "refund").amount_minor == 110_00


def test_a_payment_that_is_used_up_cannot_be_paid_back(qtbot, page, news):
    assert press(qtbot, page, Key.Key_U, 1) is None
    assert news == ["Nothing is left of R-000001. Take it off an invoice first, with A."]


def test_a_lets_credit_pay_an_invoice(qtbot, page):
    page.show_argument("unallocated")
    dialog = press(qtbot, page, Key.Key_A)
    assert [line.payable.number for line in dialog.pane.lines()] == ["INV-4"]
    qtbot.keyClick(dialog.pane.grid, Key.Key_Space)
    qtbot.waitUntil(lambda: dialog.pane.parts() != ())
    dialog.save()
    assert (left("INV-4"), left("R-000002")) == (634_40, 0)
    assert cells(page, "number") == []


def test_a_takes_a_payment_off_an_invoice_for_another(qtbot, page):
    dialog = press(qtbot, page, Key.Key_A, 1)
    first, second = dialog.pane.lines()
    assert (first.payable.number, first.given_minor) == ("INV-2", 2_000_00)
    dialog.pane._give(first, 500_00)
    dialog.pane._give(second, 1_500_00)
    dialog.save()
    assert (left("INV-2"), left("INV-3"), left("R-000001")) == (1_500_00, 4_912_60, 0)
    undo_last(TODAY)
    assert (left("INV-2"), left("INV-3")) == (0, 6_412_60)


def test_an_allocation_left_as_it_is_is_refused_in_the_dialog(qtbot, page):
    dialog = press(qtbot, page, Key.Key_A, 1)
    dialog.save()
    assert "pays that already" in dialog._problem.text()


def test_y_begins_a_payment_of_anybody(qtbot, page, ids):
    dialog = press(qtbot, page, Key.Key_Y)
    assert dialog.windowTitle() == "Take payment"
    qtbot.keyClicks(dialog.pick, "ouse")
    dialog.pick.look()
    qtbot.keyClick(dialog.pick, Key.Key_Return)
    dialog.amount.setText("20000")
    dialog.save()
    assert cells(page, "customer")[0] == OUSE
    assert left("R-000003") == 5_000_00


def test_enter_opens_the_customer_with_the_list_to_walk_through(qtbot, page, ids):
    page.receipts.grid.go_to_row(1)
    with qtbot.waitSignal(page.customer_asked) as asked:
        qtbot.keyClick(page.receipts.grid, Key.Key_Return)
    assert asked.args == [ids[BEXLEY], (ids[MOOR], ids[BEXLEY])]


def test_the_export_is_what_the_list_shows(page, tmp_path, monkeypatch):
    path = tmp_path / "receipts.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    page.receipts.export_asked.emit()
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig")))
    assert [(row["Number"], row["Amount"]) for row in rows] == [
        ("R-000002", "100.00"),
        ("R-000001", "2000.00"),
    ]


def test_w_on_the_card_writes_an_invoice_off_for_a_reason(qtbot, desk, ids):
    card = CustomerPage(desk)
    qtbot.addWidget(card)
    card.resize(1232, 820)
    card.show_argument((ids[MOOR], ()))
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    grid = card.tabs.items.grid
    grid.setFocus()
    grid.go_to(item("INV-4").id)
    qtbot.keyClick(grid, Key.Key_W)
    form = card.money.dialog
    assert form.amount.text() == "734.40"
    form.amount.setText("0")
    form.save()
    assert form._problem.text() == "The amount must be above zero."
    form.amount.setText("34.40")
    form.reason.setCurrentText("Goodwill")
    form.save()
    assert left("INV-4") == 700_00
    assert Item.get(Item.type == "credit_adjustment").origin == "goodwill"


def test_no_credit_is_written_off_as_a_bad_debt(qtbot, page):
    page.show_argument("unallocated")
    form = press(qtbot, page, Key.Key_W)
    offered = [form.reason.itemData(at) for at in range(form.reason.count())]
    assert offered == ["small_balance", "bank_charge", "goodwill", "other"]
    form.save()
    assert left("R-000002") == 0
    assert Item.get(Item.type == "debit_adjustment").origin == "small_balance"
    undo_last(TODAY)
    assert left("R-000002") == 100_00


@pytest.mark.parametrize("size", [(1072, 664), (1232, 844)])
def test_the_page_fits_its_window(page, size):
    page.resize(*size)
    assert (page.width(), page.height()) == size
    assert "customer" in [column.name for column in page.receipts.grid.shown_columns()]


def test_a_list_that_is_not_read_yet_does_not_say_that_it_is_empty(qtbot, desk, ledger):
    page = PaymentsPage(desk)
    qtbot.addWidget(page)
    [pane] = page.findChildren(ListPane)
    assert pane.findChildren(EmptyState) == []
    assert pane.count.text() == ""
    page.refresh()
    [empty] = pane.findChildren(EmptyState)
    assert not empty.isHidden()
    assert pane.count.text() == "0 payments"
