"""Whose payment it is: found by what one types; and a payment entered once is saved once."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from collector_desktop.queries.paying import payer
from collector_desktop.storage.models import Item
from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
from collector_desktop.ui.tasks import SynchronousTaskRunner
from tests.ui.pages.list_ledger import BEXLEY
from tests.ui.pages.payments.payment_dialogs import given, paid, type_amount

Key = Qt.Key
NO_MODIFIER = Qt.KeyboardModifier.NoModifier


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
