"""A morning's chase run by keyboard: look, leave one out, edit one, send, see it, take it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence

from collector_desktop.queries.chase_waiting import chase_waiting
from collector_desktop.queries.items import items
from collector_desktop.queries.runs import messages_of_run, runs
from collector_desktop.queries.stages import stages
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.format import plural

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def run(sample, qtbot):
    """The chase run over the sample ledger, opened from Today by Ctrl+2."""
    assert sample.registry.action("go_chase").shortcut() == QKeySequence("Ctrl+2")
    sample.registry.action("go_chase").trigger()
    assert sample.place.page == nav.CHASE
    return sample.page(nav.CHASE)


def of_today(calendar):
    """The runs of the day; the sample ledger has some of weeks before."""
    return [each for each in runs(calendar.day) if each.made_on == calendar.day]


def states(calendar):
    [made] = of_today(calendar)
    return {row.name: row for row in messages_of_run(made.run_id)}


def leave_out_the_first(qtbot, page):
    tiles = page.main_focus()
    name = tiles.current().name
    qtbot.keyClick(tiles, Key.Key_Space)
    return name


def edit_the_next(qtbot, page):
    tiles = page.main_focus()
    qtbot.keyClick(tiles, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    name = page.pane.message().name
    qtbot.keyClick(tiles, Key.Key_F2)
    words = page.pane.panes.message.words
    words.selectAll()
    qtbot.keyClicks(words, "May we call you on Friday?")
    qtbot.keyClick(words, Key.Key_Return, Ctrl)
    return name


def send_the_last_by_email(page):
    steps = page.pane.panes.left.steps
    steps.go_to(steps.tiles()[-1].key)
    name = page.pane.message().name
    page.pane.panes.message.channel_chosen.emit("email")
    return name


def test_a_run_by_keyboard_goes_as_it_was_decided(qtbot, fresh_window, run, calendar, links):
    waiting = chase_waiting(calendar.day).messages
    left_out = leave_out_the_first(qtbot, run)
    edited = edit_the_next(qtbot, run)
    by_email = send_the_last_by_email(run)
    qtbot.keyClick(run.main_focus(), Key.Key_Return, Ctrl)
    made = states(calendar)
    assert len(made) == waiting
    assert made[left_out].state == "left_out"
    assert made[edited].body == "May we call you on Friday?"
    assert (made[by_email].channel, made[by_email].state) == ("email", "handed_over")
    assert {row.state for row in made.values()} == {"left_out", "printed", "task", "handed_over"}
    assert run.past.isVisible()
    run.past.rows.tiles.go_to(made[edited].message_id)
    assert "May we call you on Friday?" in run.past.message.view.toPlainText()
    run.past.rows.tiles.go_to(made[by_email].message_id)
    run.past.drafts.click()
    assert links == [made[by_email].path]
    assert f"{len(made) - 1} messages" == run.past._title.text()


def test_what_was_sent_shows_on_every_page(qtbot, fresh_window, run, calendar):
    qtbot.keyClick(run.main_focus(), Key.Key_Return, Ctrl)
    printed = next(row for row in states(calendar).values() if row.state == "printed")
    fresh_window.open_customer(printed.customer_id)
    card = fresh_window.page(nav.CUSTOMER)._card
    assert any(paper.file_name == printed.file_name for paper in card.papers)
    reached = stages(calendar.day, items(calendar.day, "open", printed.customer_id))
    asked = {item.item_id for item in printed.items if item.step_name}
    assert {reached[item_id].step for item_id in asked} <= {s.step_name for s in printed.items}
    assert chase_waiting(calendar.day).messages == 0
    fresh_window.open_page(nav.CHASE)
    run.switch.choose(0)
    assert run.pane.foot._title.text() == "Nothing to send"


def test_undo_takes_the_run_back_and_redo_sends_it_again(
    qtbot, fresh_window, run, calendar, snapshot_now
):
    before = snapshot_now()
    qtbot.keyClick(run.main_focus(), Key.Key_Return, Ctrl)
    after = snapshot_now()
    assert fresh_window.messages.text().startswith("Run of 24 November 2026")
    qtbot.mouseClick(fresh_window.messages.button, Qt.MouseButton.LeftButton)
    assert snapshot_now() == before
    assert of_today(calendar) == []
    fresh_window.registry.action("redo").trigger()
    assert snapshot_now() == after


def test_the_same_day_nobody_is_sent_twice(qtbot, fresh_window, run, calendar):
    qtbot.keyClick(run.main_focus(), Key.Key_Return, Ctrl)
    run.switch.choose(0)
    qtbot.keyClick(run.main_focus(), Key.Key_Return, Ctrl)
    assert len(of_today(calendar)) == 1


def test_today_leads_to_the_run_and_names_the_calls_that_are_steps(fresh_window, run, calendar):
    fresh_window.open_page(nav.TODAY)
    today = fresh_window.page(nav.TODAY)
    waiting = chase_waiting(calendar.day)
    parts = [(waiting.emails, "e-mail"), (waiting.letters, "letter")]
    words = [plural(count, one) for count, one in parts if count]
    assert today.batch.words.text() == ", ".join(words)
    customer_id, step = next(iter(waiting.due.items()))
    assert today.batch.step_due(customer_id) == step
    today.batch.button.click()
    assert fresh_window.place.page == nav.CHASE
    assert f", {waiting.messages}" in fresh_window.sidebar._items[nav.CHASE].accessibleName()
