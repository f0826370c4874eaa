"""Taking a payment: from the customer's card, and for a customer that one types."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from collector_desktop.queries.payments import payer
from collector_desktop.services.history import undo_last
from collector_desktop.storage.models import Allocation, Item
from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
from collector_desktop.ui.pages.customer import CustomerPage
from collector_desktop.ui.tasks import SynchronousTaskRunner
from collector_desktop.ui.widgets.page import Page
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import BEXLEY, item, three_customers

Key = Qt.Key
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def ids(ledger):
    return three_customers()


@pytest.fixture
def window(qtbot, desk):
    made = Page(desk, "Anywhere")
    qtbot.addWidget(made)
    made.refresh = lambda: None
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def money(desk, window, ids):
    made = PaymentDesk(desk, window)
    yield made
    if made.dialog is not None:
        made.dialog.reject()


@pytest.fixture
def dialog(qtbot, money, ids):
    """The dialog for Bexley, who owes 2,000.00 (INV-2) and 6,412.60 (INV-3)."""
    money.take(payer(ids[BEXLEY]))
    with qtbot.waitActive(money.dialog):
        money.dialog.activateWindow()
    return money.dialog


def type_amount(qtbot, dialog, text):
    dialog.amount.setText(text)
    dialog.preview()


def given(dialog):
    return {line.payable.number: line.given_minor for line in dialog.pane.lines()}


def figures(dialog):
    return [figure.text() for figure in dialog.pane._figures]


def paid():
    rows = Allocation.select().order_by(Allocation.id)
    return [(row.source.number, row.target.number, row.amount_minor) for row in rows]


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
        ("day", "25/11", "has not come yet"),
        ("day", "sometime", "no day"),
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
    dialog.save()
    receipt = Item.get(Item.type == "receipt")
    assert (receipt.method, receipt.reference) == ("cheque", "cheque 318")
    assert receipt.document_on == TODAY.replace(day=20)


def test_a_customer_is_found_by_typing_and_enter(qtbot, money):
    money.take()
    dialog = money.dialog
    dialog.save()
    assert dialog._problem.text() == "Choose the customer who paid."
    qtbot.keyClicks(dialog.pick, "bex")
    dialog.pick.look()
    qtbot.keyClick(dialog.pick, Key.Key_Return)
    assert dialog.pick.text() == f"{BEXLEY}, BEXLEY"
    type_amount(qtbot, dialog, "100")
    assert given(dialog) == {"INV-2": 100_00, "INV-3": 0}
    dialog.save()
    assert paid() == [("R-000001", "INV-2", 100_00)]


def test_another_name_typed_forgets_the_customer(qtbot, money):
    money.take()
    dialog = money.dialog
    qtbot.keyClicks(dialog.pick, "inv-2")
    dialog.pick.look()
    qtbot.keyClick(dialog.pick, Key.Key_Return)
    assert len(dialog.pane.lines()) == 2
    qtbot.keyClicks(dialog.pick, "x")
    assert dialog.pane.lines() == []
    dialog.amount.setText("5")
    dialog.save()
    assert dialog._problem.text() == "Choose the customer who paid."


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


def test_enter_before_the_customer_is_found_takes_the_first_one(qtbot, money):
    money.take()
    qtbot.keyClicks(money.dialog.pick, "bexley")
    qtbot.keyClick(money.dialog.pick, Key.Key_Return)
    assert money.dialog.pick.text() == f"{BEXLEY}, BEXLEY"


def test_enter_without_anybody_found_marks_the_field(qtbot, money):
    money.take()
    qtbot.keyClicks(money.dialog.pick, "nobody")
    qtbot.keyClick(money.dialog.pick, Key.Key_Return)
    assert money.dialog.pick.property("error") is True
    assert money.dialog.isVisible()


def test_enter_takes_the_customer_that_is_marked_below(qtbot, money, window):
    money.take()
    pick = money.dialog.pick
    window.hide()
    money.dialog.activateWindow()
    pick.setFocus()
    qtbot.waitUntil(pick.hasFocus)
    qtbot.keyClicks(pick, "inv-")
    pick.look()
    popup = pick.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    popup.setCurrentIndex(popup.model().index(1, 0))
    second = pick._found[1].customer_id
    pick.keyPressEvent(QKeyEvent(QKeyEvent.Type.KeyPress, Key.Key_Return, NO_MODIFIER))
    assert pick.customer_id == second
    assert pick._found[0].customer_id != second


def test_escape_in_the_lines_leaves_without_saving(qtbot, dialog):
    type_amount(qtbot, dialog, "2500")
    dialog.pane.grid.setFocus()
    qtbot.keyClick(dialog.pane.grid, Key.Key_Escape)
    assert not dialog.isVisible()
    assert paid() == []


class WaitingRunner(SynchronousTaskRunner):
    """Keeps work until it is let go, as the ledger's thread does while it is busy."""

    def __init__(self):
        super().__init__()
        self.waiting = []

    def run(self, *task):
        self.waiting.append(task)

    def let_go(self):
        while self.waiting:
            super().run(*self.waiting.pop(0))


def test_enter_pressed_twice_saves_once(qtbot, desk, window, ids):
    slow = replace(desk, tasks=WaitingRunner())
    money = PaymentDesk(slow, window)
    money.take(payer(ids[BEXLEY]))
    slow.tasks.let_go()
    dialog = money.dialog
    dialog.amount.setText("100")
    dialog.save()
    dialog.save()
    slow.tasks.let_go()
    assert Item.select().where(Item.type == "receipt").count() == 1
    assert not dialog.isVisible()


def test_what_was_refused_can_be_saved_after_all(qtbot, dialog):
    dialog.amount.setText("99999999999999999")
    dialog.save()
    assert dialog._problem.text() != ""
    dialog.amount.setText("100")
    dialog.save()
    assert Item.get(Item.type == "receipt").amount_minor == 100_00
