"""Bank lines on the page of payments: confirmed, changed, left out and taken back by keyboard."""

from PySide6.QtCore import Qt

from collector_desktop.queries.bank_lines import bank_rules
from collector_desktop.services.history import undo_last
from collector_desktop.storage.models import Customer, Item
from collector_desktop.ui.dialogs.bank_pane import MATCH, BankPane
from collector_desktop.ui.pages.payments import RECEIPTS, PaymentsPage
from collector_desktop.ui.theme import Scheme
from tests.conftest import TODAY
from tests.integration.banking import bank_line, status
from tests.integration.money import left, receive
from tests.ui.pages.list_ledger import BEXLEY, MOOR
from tests.ui.pages.payments.bank_lines import go_to, shown

Key = Qt.Key


def test_lines_that_wait_are_shown_first(page, bank):
    assert page.tabs.current() == MATCH
    assert page.tabs.count(MATCH) == 3
    assert page.main_focus() is bank.grid


def test_without_lines_the_receipts_are_shown(qtbot, desk, ledger):
    made = PaymentsPage(desk)
    qtbot.addWidget(made)
    made.show()
    assert made.tabs.current() == RECEIPTS
    made.tabs.choose(MATCH)
    assert bool(made.bank.empty.isVisible())
    assert not made.bank.sure.isEnabled()


def test_what_the_bank_wrote_stands_beside_what_it_may_be(bank, lines):
    go_to(bank, lines["short"])
    texts = bank.grid.shown_rows().rows
    row = next(each for each in texts if "INV-2" in str(each))
    told = " | ".join(str(cell) for cell in row)
    assert "BEXLEY JOINERY, INV-2" in told
    assert "Bexley Joinery Ltd, INV-2 (part)" in told
    assert "84%" in told
    assert "£100.00 short of INV-2" in told


def test_enter_confirms_a_line_and_goes_on(qtbot, page, bank, lines):
    go_to(bank, lines["sure"])
    qtbot.keyClick(bank.grid, Key.Key_Return)
    page.refresh()
    assert status(lines["sure"]) == "matched"
    assert len(shown(bank)) == 2
    assert bank.grid.current_record() is not None


def test_all_that_is_sure_is_confirmed_by_one_key_and_taken_back_by_one_undo(
    qtbot, page, bank, lines
):
    assert bank.sure.text() == "Confirm 1 sure, £6,412.60"
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(bank.grid, Key.Key_Return, keys)
    assert [status(each) for each in lines.values()] == ["matched", "open", "open"]
    undo_last(TODAY)
    page.refresh()
    assert len(shown(bank)) == 3
    assert bank_rules() == ()


def test_a_short_payment_leaves_the_rest_open_or_gives_it_up(qtbot, bank, lines):
    go_to(bank, lines["short"])
    bank.choice.difference.setCurrentIndex(bank.choice.difference.findData("bank_charge"))
    qtbot.keyClick(bank.grid, Key.Key_Return)
    assert "INV-2" not in left()
    assert Item.get(Item.origin == "bank_charge").amount_minor == 100_00


def test_amounts_may_be_changed_before_confirming(qtbot, bank, lines):
    go_to(bank, lines["short"])
    pane = bank.choice.pane
    pane.grid.setFocus()
    pane.grid.go_to_row(0)
    qtbot.keyClick(pane.grid, Key.Key_F2)
    pane.grid.field.setText("1500")
    qtbot.keyClick(pane.grid.field, Key.Key_Return)
    bank.choice.confirm.click()
    assert left()["INV-2"] == 500_00
    assert Item.get(Item.type == "receipt").open_minor == 400_00


def test_money_may_be_kept_on_account(qtbot, bank, lines):
    go_to(bank, lines["short"])
    qtbot.keyClick(bank.grid, Key.Key_K)
    qtbot.keyClick(bank.grid, Key.Key_Return)
    assert left()["INV-2"] == 2_000_00
    assert Item.get(Item.type == "receipt").open_minor == 1_900_00


def test_a_line_of_nobody_asks_for_a_customer(qtbot, bank, lines):
    go_to(bank, lines["unknown"])
    qtbot.keyClick(bank.grid, Key.Key_Return)
    assert "Choose the customer" in bank.choice.problem.text()
    assert status(lines["unknown"]) == "open"
    qtbot.keyClick(bank.grid, Key.Key_F)
    bank.sheet.pick.setText("Moorside")
    bank.sheet.pick.look()
    qtbot.keyClick(bank.sheet.pick, Key.Key_Return)
    assert MOOR in bank.choice.detail.text()
    bank.confirm(bank.grid.current_record())
    assert left()["INV-4"] == 734_40 - 12_34


def test_a_line_is_left_out_by_one_key(qtbot, page, bank, lines):
    go_to(bank, lines["unknown"])
    qtbot.keyClick(bank.grid, Key.Key_X)
    page.refresh()
    assert (status(lines["unknown"]), len(shown(bank))) == ("ignored", 2)
    assert "1 left out" in bank.counts.text()
    bank.left_out.click()
    qtbot.keyClick(bank.sheet.grid, Key.Key_Return)
    assert status(lines["unknown"]) == "open"
    assert bank.sheet.grid.shown_records() == []


def test_another_proposal_may_be_chosen(qtbot, page, bank, lines):
    entered = receive(_customer(BEXLEY), 1_900_00, lines["short"].booked_on, allocate="none")
    page.refresh()
    go_to(bank, lines["short"])
    first = bank.choice.decision()
    if bank.choice.proposals.count() > 1:
        qtbot.keyClick(bank.grid, Key.Key_O)
        assert bank.choice.decision() != first
    qtbot.keyClick(bank.grid, Key.Key_Return)
    assert status(lines["short"]) == "matched"
    assert entered.number == "R-000001"


def test_a_receipt_that_stands_is_reported_and_linked(qtbot, page, bank):
    receive(_customer(MOOR), 734_40)
    line = bank_line(734_40, "INV-4")
    page.refresh()
    go_to(bank, line)
    assert "R-000001 is this payment" in bank.choice.note.text()
    bank.choice.confirm.click()
    assert (status(line), Item.select().where(Item.type == "receipt").count()) == ("matched", 1)


def test_rules_are_added_and_forgotten(qtbot, bank):
    qtbot.keyClick(bank.grid, Key.Key_M)
    sheet = bank.sheet
    sheet.save()
    assert "Enter the text as the bank writes it" in sheet._problem.text()
    sheet.pattern.setText("Group Treasury")
    sheet.pick.setText("Moorside")
    sheet.pick.look()
    qtbot.keyClick(sheet.pick, Key.Key_Return)
    sheet.save()
    assert [(rule.pattern, rule.name) for rule in bank_rules()] == [("group treasury", MOOR)]
    sheet.grid.go_to_row(0)
    sheet.forget.click()
    assert bank_rules() == ()


def test_a_refused_line_can_be_tried_again(qtbot, bank, lines, desk):
    told = []
    desk.tasks.failed.connect(told.append)
    go_to(bank, lines["short"])
    receive(_customer(BEXLEY), 2_000_00)
    qtbot.keyClick(bank.grid, Key.Key_Return)
    assert "Only" in told[0].title
    assert status(lines["short"]) == "open"
    assert bank._busy == set()


def test_enter_before_the_invoices_are_read_confirms_what_is_proposed(
    qtbot, bank, lines, desk, monkeypatch
):
    go_to(bank, lines["sure"])
    run = desk.tasks.run
    with monkeypatch.context() as patch:
        patch.setattr(desk.tasks, "run", lambda *_: None)
        go_to(bank, lines["short"])
    assert run == desk.tasks.run
    qtbot.keyClick(bank.grid, Key.Key_Return)
    assert left()["INV-2"] == 100_00
    assert left()["INV-3"] == 6_412_60


def _customer(name):
    return Customer.get(Customer.name == name)


def test_the_keys_go_along_when_the_first_lines_take_the_place_of_the_receipts(page, bank):
    page.tabs.choose("receipts")
    page.pane().grid.setFocus()
    page._is_first = True
    bank.counted.emit(3)
    assert bank.grid.hasFocus()


def test_what_the_bank_wrote_ends_in_dots_where_buttons_take_the_room(page, bank, lines):
    go_to(bank, lines["short"])
    title = bank.choice.title
    page.resize(760, 640)
    whole = title.grab().toImage()
    title.setText(f"{title.text()} {'W' * 200}")
    long = title.grab().toImage()
    assert long.size() == whole.size()
    edge = long.width() - 4
    ground = long.pixelColor(edge, 0)
    assert all(long.pixelColor(edge, y) == ground for y in range(long.height() // 2))


def test_with_large_text_a_whole_row_of_either_list_is_in_sight(page, bank, lines, desk, qapp):
    go_to(bank, lines["short"])
    desk.theme.apply(qapp, Scheme.LIGHT, 150)
    page.resize(1200, 618)  # what 1280 by 720 leaves beside the sidebar, with the band of a sample
    qapp.processEvents()
    for grid in (bank.grid, bank.choice.pane.grid):
        assert grid.viewport().height() >= grid.rowHeight(0) > 0
    assert not bank.choice.pane.sums.isVisible()
    assert bank.choice.left.text().startswith("Left on account \N{POUND SIGN}")
    assert bank.choice.left.isVisible()
    desk.theme.apply(qapp, Scheme.LIGHT, 100)
    page.resize(1232, 820)
    qapp.processEvents()
    assert bank.choice.pane.sums.isVisible()
    assert not bank.choice.left.isVisible()


def test_nothing_is_said_of_lines_that_are_still_read(qtbot, desk, ledger, monkeypatch):
    monkeypatch.setattr(BankPane, "refresh", lambda _: None)
    pane = BankPane(desk, lambda: "GBP")
    qtbot.addWidget(pane)
    pane.show()
    assert not any(each.isVisible() for each in (pane.empty, pane.choice, pane.sure))
