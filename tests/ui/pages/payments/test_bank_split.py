"""One bank line is split among several customers by keyboard."""

import pytest
from PySide6.QtCore import Qt

from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo_last
from collector_desktop.storage.models import Item
from tests.conftest import TODAY
from tests.integration.banking import status
from tests.integration.money import left
from tests.ui.pages.payments.bank_lines import go_to

Key = Qt.Key


@pytest.fixture
def sheet(qtbot, bank, lines):
    go_to(bank, lines["short"])
    qtbot.keyClick(bank.grid, Key.Key_S)
    return bank.sheet


def add(qtbot, sheet, name, amount=""):
    sheet.pick.setText(name)
    sheet.pick.look()
    qtbot.keyClick(sheet.pick, Key.Key_Return)
    if amount:
        sheet.amount.setText(amount)
    qtbot.keyClick(sheet.amount, Key.Key_Return)


def test_the_rest_is_offered_to_the_last_customer_and_each_share_pays(qtbot, page, sheet, lines):
    add(qtbot, sheet, "Bexley", "1165.60")
    assert sheet.left.text() == "£734.40 of the line is not shared out yet."
    add(qtbot, sheet, "Moorside")
    assert sheet.left_minor() == 0
    sheet.save()
    assert not sheet.isVisible()
    assert status(lines["short"]) == "matched"
    assert left() == {"INV-1": 15_000_00, "INV-2": 834_40, "INV-3": 6_412_60}
    assert not check_ledger(TODAY)
    undo_last(TODAY)
    assert (status(lines["short"]), left()["INV-2"]) == ("open", 2_000_00)


def test_shares_that_are_not_the_line_are_not_saved(qtbot, sheet, lines):
    add(qtbot, sheet, "Bexley", "1000")
    sheet.save()
    assert "£900.00 of the line is not shared out yet." in sheet._problem.text()
    add(qtbot, sheet, "Moorside", "1000")
    sheet.save()
    assert sheet._problem.text() == "£100.00 too much."
    assert status(lines["short"]) == "open"
    assert not Item.select().where(Item.type == "receipt").exists()


def test_a_share_is_corrected_by_naming_the_customer_again_or_taken_away(qtbot, sheet):
    add(qtbot, sheet, "Bexley", "1000")
    add(qtbot, sheet, "Bexley", "1200")
    assert [minor for _, minor in sheet.shares()] == [1_200_00]
    sheet.grid.setFocus()
    sheet.grid.go_to_row(0)
    qtbot.keyClick(sheet.grid, Key.Key_Delete)
    assert (sheet.shares(), sheet.left_minor()) == ((), 1_900_00)


def test_a_share_needs_a_customer_and_an_amount_above_nothing(qtbot, sheet):
    sheet.add_share()
    assert sheet._problem.text() == "Choose whose money it is."
    add(qtbot, sheet, "Bexley", "-5")
    assert sheet._problem.text() == "The amount must be above zero."
    assert sheet.shares() == ()


def test_what_stands_in_the_fields_is_taken_along_when_saving(qtbot, sheet, lines):
    sheet.pick.setText("Bexley")
    sheet.pick.look()
    qtbot.keyClick(sheet.pick, Key.Key_Return)
    sheet.save()
    assert status(lines["short"]) == "matched"
    assert left()["INV-2"] == 100_00
