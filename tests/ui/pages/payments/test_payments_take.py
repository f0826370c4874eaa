"""Taking a payment: what it pays as one types, and what is refused."""

import pytest
from PySide6.QtCore import Qt

from collector_desktop.services.history import undo_last
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.customer import CustomerPage
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import BEXLEY, days_ago, item
from tests.ui.pages.payments.payment_dialogs import figures, given, paid, type_amount

Key = Qt.Key


def test_an_amount_shows_what_it_pays_and_why(qtbot, dialog):
    type_amount(qtbot, dialog, "2500")
    assert given(dialog) == {"INV-2": 2_000_00, "INV-3": 500_00}
    why = next(column for column in dialog.pane.grid.columns if column.name == "why")
    assert [why.text(line) for line in dialog.pane.lines()] == ["Oldest first", "Oldest first"]
    assert figures(dialog) == ["£2,500.00", "£2,500.00", "£0.00"]
    type_amount(qtbot, dialog, "6412.60")
    assert given(dialog) == {"INV-2": 0, "INV-3": 6_412_60}
    assert why.text(dialog.pane.lines()[1]) == "Exact amount"


def test_the_preview_follows_typing_by_itself(qtbot, dialog):
    qtbot.keyClicks(dialog.amount, "100")
    qtbot.waitUntil(lambda: given(dialog) == {"INV-2": 100_00, "INV-3": 0})
    dialog.reference.setText("inv-3")
    qtbot.waitUntil(lambda: given(dialog) == {"INV-2": 0, "INV-3": 100_00})


def test_enter_in_the_amount_saves_by_the_usual_order(qtbot, dialog):
    qtbot.keyClicks(dialog.amount, "2500")
    qtbot.keyClick(dialog.amount, Key.Key_Return)
    assert paid() == [("R-000001", "INV-2", 2_000_00), ("R-000001", "INV-3", 500_00)]
    assert Item.get(Item.type == "receipt").document_on == TODAY
    assert not dialog.isVisible()


def test_what_was_saved_is_undone_as_one(qtbot, dialog):
    type_amount(qtbot, dialog, "2500")
    dialog.save()
    undo_last(TODAY)
    assert paid() == []
    assert item("INV-2").open_minor == 2_000_00


def test_more_than_is_owed_stays_on_account(qtbot, dialog):
    type_amount(qtbot, dialog, "9000")
    assert figures(dialog) == ["£9,000.00", "£8,412.60", "£587.40"]
    assert dialog.pane._left_words.text() == "Left on account"
    dialog.save()
    assert Item.get(Item.type == "receipt").open_minor == 587_40


def test_space_takes_a_line_out_and_gives_it_all_that_is_left(qtbot, dialog):
    type_amount(qtbot, dialog, "2500")
    grid = dialog.pane.grid
    grid.setFocus()
    qtbot.keyClick(grid, Key.Key_Space)
    qtbot.waitUntil(lambda: given(dialog) == {"INV-2": 0, "INV-3": 500_00})
    qtbot.keyClick(grid, Key.Key_J)
    qtbot.keyClick(grid, Key.Key_Space)
    qtbot.waitUntil(lambda: given(dialog) == {"INV-2": 0, "INV-3": 0})
    qtbot.keyClick(grid, Key.Key_Space)
    qtbot.waitUntil(lambda: given(dialog) == {"INV-2": 0, "INV-3": 2_500_00})
    qtbot.keyClick(grid, Key.Key_Return)
    assert paid() == [("R-000001", "INV-3", 2_500_00)]


def test_a_tick_without_money_left_is_refused(qtbot, dialog):
    type_amount(qtbot, dialog, "2000")
    grid = dialog.pane.grid
    grid.go_to_row(1)
    qtbot.keyClick(grid, Key.Key_Space)
    qtbot.waitUntil(lambda: "Nothing is left" in dialog._problem.text())
    assert given(dialog) == {"INV-2": 2_000_00, "INV-3": 0}
    assert len(grid.selected_records()) == 1


def test_a_typed_amount_gives_a_part_and_goes_on_to_the_next_line(qtbot, dialog):
    type_amount(qtbot, dialog, "2500")
    grid = dialog.pane.grid
    grid.setFocus()
    qtbot.keyClick(grid, Key.Key_7)
    qtbot.keyClicks(grid.field, "50")
    qtbot.keyClick(grid.field, Key.Key_Return)
    assert given(dialog) == {"INV-2": 750_00, "INV-3": 500_00}
    assert grid.current_record().payable.number == "INV-3"
    assert figures(dialog) == ["£2,500.00", "£1,250.00", "£1,250.00"]
    qtbot.keyClick(grid, Key.Key_F2)
    qtbot.keyClick(grid.field, Key.Key_Escape)
    assert given(dialog)["INV-3"] == 500_00
    qtbot.keyClick(grid, Key.Key_R)
    assert given(dialog) == {"INV-2": 2_000_00, "INV-3": 500_00}


def test_no_line_gets_more_than_is_outstanding(qtbot, dialog):
    type_amount(qtbot, dialog, "2500")
    grid = dialog.pane.grid
    grid.setFocus()
    qtbot.keyClick(grid, Key.Key_2)
    qtbot.keyClicks(grid.field, "001")
    qtbot.keyClick(grid.field, Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog._problem.text() == "Only 2,000.00 is outstanding on INV-2."
    assert grid.field.property("error") is True
    assert paid() == []


def test_more_than_came_in_is_refused_beside_the_lines(qtbot, dialog):
    type_amount(qtbot, dialog, "2500")
    dialog.pane._give(dialog.pane.lines()[1], 600_00)
    assert dialog.pane._left_words.text() == "Too much"
    dialog.save()
    assert "£100.00 more is allocated than there is" in dialog._problem.text()
    assert dialog.isVisible()
    assert paid() == []


def test_nothing_ticked_keeps_all_of_it_on_account(qtbot, dialog):
    type_amount(qtbot, dialog, "2000")
    dialog.pane.grid.clearSelection()
    qtbot.waitUntil(lambda: given(dialog) == {"INV-2": 0, "INV-3": 0})
    dialog.save()
    assert paid() == []
    assert Item.get(Item.type == "receipt").open_minor == 2_000_00


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("amount", "", "Enter what was paid."),
        ("amount", "0", "above zero"),
        ("day", "25/11/2026", "has not come yet"),
        ("day", "sometime", "not a date"),
    ],
)
def test_what_is_missing_is_said_and_marked(qtbot, dialog, field, text, words):
    dialog.amount.setText("5")
    getattr(dialog, field).setText(text)
    dialog.save()
    assert words in dialog._problem.text()
    assert getattr(dialog, field).property("error") is True
    assert not Item.select().where(Item.type == "receipt").exists()


def test_how_and_what_the_payer_wrote_are_kept(qtbot, dialog):
    dialog.amount.setText("5")
    dialog.method.setCurrentText("Cheque")
    dialog.reference.setText(" cheque 318 ")
    dialog.day.setText("20/11/2026")
    dialog.day.editingFinished.emit()
    assert dialog.day.text() == "Fri 20 Nov"
    dialog.save()
    receipt = Item.get(Item.type == "receipt")
    assert (receipt.method, receipt.reference) == ("cheque", "cheque 318")
    assert receipt.document_on == TODAY.replace(day=20)


@pytest.mark.parametrize(("typed", "day"), [("fri", 20), ("20/11", 20), ("-7", 17)])
def test_a_payment_came_on_the_last_such_day(dialog, typed, day):
    dialog.amount.setText("5")
    dialog.day.setText(typed)
    dialog.day.editingFinished.emit()
    assert dialog.day.day() == TODAY.replace(day=day)


def test_y_on_the_card_takes_a_payment_of_its_customer(qtbot, desk, ids):
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show_argument((ids[BEXLEY], ()))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.main_focus().setFocus()
    qtbot.keyClick(page.tabs.items.grid, Key.Key_Y)
    assert page.money.dialog.windowTitle() == f"Take payment from {BEXLEY}"
    page.money.dialog.amount.setText("8412.60")
    page.money.dialog.save()
    assert page.tabs.items.grid.shown_records() == []
    assert page.money.dialog is None


def test_escape_in_the_lines_leaves_without_saving(qtbot, dialog):
    type_amount(qtbot, dialog, "2500")
    dialog.pane.grid.setFocus()
    qtbot.keyClick(dialog.pane.grid, Key.Key_Escape)
    assert not dialog.isVisible()
    assert paid() == []


def test_what_was_refused_can_be_saved_after_all(qtbot, dialog):
    dialog.amount.setText("99999999999999999")
    dialog.save()
    assert dialog._problem.text() != ""
    dialog.amount.setText("100")
    dialog.save()
    assert Item.get(Item.type == "receipt").amount_minor == 100_00


@pytest.fixture
def early(ids):
    """Bexley may take off two per cent in ten days; INV-3 is of 42 days ago."""
    with operation("test", "Agree terms", TODAY):
        Customer.update(terms="2/10 NET 30").where(Customer.id == ids[BEXLEY]).execute()


def test_a_discount_of_the_terms_is_shown_and_taken_by_itself(qtbot, dialog, early):
    dialog.day.set_day(days_ago(32))
    type_amount(qtbot, dialog, "6284.35")
    assert given(dialog) == {"INV-2": 0, "INV-3": 6_284_35}
    why = next(column for column in dialog.pane.grid.columns if column.name == "why")
    assert why.text(dialog.pane.lines()[1]) == "Less discount"
    dialog.save()
    assert item("INV-3").open_minor == 0
    assert Item.get(Item.origin == "discount").amount_minor == 128_25


def test_a_discount_whose_days_are_over_is_not_given(qtbot, dialog, early):
    dialog.day.set_day(days_ago(31))
    type_amount(qtbot, dialog, "6284.35")
    assert given(dialog) == {"INV-2": 2_000_00, "INV-3": 4_284_35}
    dialog.save()
    assert item("INV-3").open_minor == 2_128_25
    assert Item.get_or_none(Item.origin == "discount") is None


def test_amounts_that_the_user_chose_are_given_without_a_discount(qtbot, dialog, early):
    dialog.day.set_day(days_ago(32))
    type_amount(qtbot, dialog, "6284.35")
    dialog.pane.grid.setFocus()
    dialog.pane.grid.go_to_row(1)
    qtbot.keyClick(dialog.pane.grid, Key.Key_F2)
    dialog.pane.grid.field.setText("6000")
    qtbot.keyClick(dialog.pane.grid.field, Key.Key_Return)
    dialog.save()
    assert (item("INV-3").open_minor, item("INV-2").open_minor) == (412_60, 2_000_00)
