"""Money comes in by the menu, and its Undo stands in the message."""

from PySide6.QtCore import Qt

from collector_desktop.storage.models import Item
from collector_desktop.ui import navigation as nav


def test_a_payment_is_taken_from_anywhere_and_undone_in_the_message(qtbot, sample):
    window = sample
    before = Item.select().where(Item.type == "receipt").count()
    window.registry.action("take_payment").trigger()
    assert window.place == nav.Place(nav.PAYMENTS)
    dialog = window.page(nav.PAYMENTS).money.dialog
    qtbot.keyClicks(dialog.pick, "bexley")
    dialog.pick.look()
    qtbot.keyClick(dialog.pick, Qt.Key.Key_Return)
    dialog.amount.setText("100")
    dialog.save()
    assert Item.select().where(Item.type == "receipt").count() == before + 1
    assert window.messages.text().startswith("Receive £100.00 from Bexley Joinery")
    window.registry.action("undo").trigger()
    assert Item.select().where(Item.type == "receipt").count() == before


def test_without_a_ledger_there_is_no_payment_to_take(fresh_window):
    fresh_window.registry.action("take_payment").trigger()
    assert fresh_window.place.page == nav.WELCOME
