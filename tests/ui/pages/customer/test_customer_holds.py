"""Holds and disputes on the customer card: keys, forms, chips and the tab of disputes."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.queries.disputes import disputes
from collector_desktop.queries.holds import standing_holds
from collector_desktop.services.history import undo_last
from collector_desktop.storage.models import Item
from tests.conftest import TODAY

LAST_DAY = TODAY + timedelta(days=14)


def status(page, number):
    grid = page.tabs.items.grid
    row = next(row for row in grid.shown_rows().rows if number in row)
    return row[-1]


def tip(page, number):
    grid, item = page.tabs.items.grid, Item.get(Item.number == number)
    grid.go_to(item.id)
    names = [column.name for column in page.tabs.items.columns]
    index = grid.currentIndex().siblingAtColumn(names.index("status"))
    return index.data(Qt.ItemDataRole.ToolTipRole)


def stand_on(page, number):
    page.tabs.items.grid.go_to(Item.get(Item.number == number).id)
    page.tabs.items.grid.setFocus()


def press(page, qtbot, grid, key, held=Qt.KeyboardModifier.NoModifier):
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.wait(20)
    grid.setFocus()
    qtbot.waitUntil(grid.hasFocus)
    qtbot.keyClick(grid, key, held)


def flags(page):
    return page.head.chips.accessibleName()


def form(page):
    assert page.money.dialog is not None
    return page.money.dialog


def test_h_holds_an_item_to_a_day_and_releases_it(page, qtbot, bolt):
    stand_on(page, "B-1")
    press(page, qtbot, page.tabs.items.grid, Qt.Key.Key_H)
    form(page).save()
    assert "Say why" in form(page)._problem.text()
    form(page).reason.setText("waits for a copy")
    form(page).until.setText("+14")
    form(page).save()
    assert status(page, "B-1") == "On hold to 8 Dec"
    assert tip(page, "B-1") == "On hold to 8 Dec: waits for a copy"
    assert tip(page, "B-2") == ""
    (hold,) = standing_holds(TODAY).items[Item.get(Item.number == "B-1").id]
    assert (hold.kind, hold.until_on) == ("grace", LAST_DAY)
    stand_on(page, "B-1")
    press(page, qtbot, page.tabs.items.grid, Qt.Key.Key_H)
    assert standing_holds(TODAY).items == {}
    page.desk.tasks.run(page, lambda: undo_last(TODAY), lambda _: None)
    assert status(page, "B-1") == "On hold to 8 Dec"


def test_the_whole_account_is_held_and_says_so_in_the_head(page, qtbot, bolt):
    press(page, qtbot, page.tabs.items.grid, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    form(page).reason.setText("with our solicitor")
    form(page).kind.setCurrentIndex(2)
    form(page).save()
    assert flags(page).startswith("On hold, ")
    assert "On hold until released: with our solicitor" in page.head.chips.toolTip()
    assert [status(page, number) for number in ("B-1", "B-2")] == ["On hold", "On hold"]
    press(page, qtbot, page.tabs.items.grid, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert "On hold" not in flags(page)


def test_ticked_items_are_held_together(page, qtbot, bolt):
    page.tabs.items.grid.tick_all(on=True)
    page.holds.hold_items()
    form(page).reason.setText("x")
    form(page).save()
    held = standing_holds(TODAY).items
    numbers = {Item.get_by_id(item_id).number for item_id in held}
    assert numbers == {"B-1", "B-2", "E-1"}


@pytest.fixture
def disputed(page, qtbot, bolt):
    stand_on(page, "B-1")
    press(page, qtbot, page.tabs.items.grid, Qt.Key.Key_Q)
    assert form(page).amount.amount() == 8_000
    form(page).amount.setText("25")
    form(page).reason.setCurrentIndex(form(page).reason.findData("SHORT"))
    form(page).note.setText("two boxes missing")
    form(page).save()
    return page


def test_q_puts_a_part_into_dispute(disputed):
    page = disputed
    assert status(page, "B-1") == "£25.00 in dispute"
    assert "£25.00 in dispute" in flags(page)
    page.tabs.tabs.choose("disputes")
    (row,) = page.tabs.part("disputes").grid.shown_rows().rows
    assert "Short delivery: two boxes missing" in row
    assert row[-1] == "Open"
    assert page.tabs.part("disputes").sum.text() == "£25.00"


@pytest.mark.parametrize(
    ("outcome", "amount", "chip", "credited"),
    [
        (DisputeStatus.ACCEPTED, "", "Accepted", 2_500),
        (DisputeStatus.PART, "10", "Accepted in part", 1_000),
        (DisputeStatus.REJECTED, "", "Rejected", None),
    ],
)
def test_a_dispute_is_decided_by_key(disputed, qtbot, outcome, amount, chip, credited):
    page = disputed
    page.tabs.tabs.choose("disputes")
    page.tabs.part("disputes").grid.go_to(1)
    press(page, qtbot, page.tabs.part("disputes").grid, Qt.Key.Key_V)
    decision = form(page)
    decision.outcome.setCurrentIndex(decision.outcome.findData(outcome))
    assert decision.amount.isEnabled() == (outcome is DisputeStatus.PART)
    if amount:
        decision.amount.setText(amount)
    decision.save()
    (row,) = page.tabs.part("disputes").grid.shown_rows().rows
    assert row[-1] == chip
    assert disputes(TODAY)[0].credit_minor == credited
    assert not page.tabs.part("disputes").decide.isVisible()


def test_what_is_refused_stays_in_the_form(page, bolt):
    stand_on(page, "B-1")
    page.holds.dispute()
    form(page).amount.setText("80.01")
    form(page).save()
    assert "Only £80.00" in form(page)._problem.text()
    assert disputes(TODAY) == ()
