"""The messages of a run that was made: what came to grief is read first, and nobody is moved."""

from dataclasses import replace

import pytest

from collector_desktop.queries.runs import MessageRow
from collector_desktop.ui.widgets.chase_run_words import note_of, run_message_tile
from collector_desktop.ui.widgets.chase_runs import PastRuns
from tests.conftest import TODAY

HEAD = ("GBP", "email", "Standard", "Reminder 1", "reminder-1", "queued", "Tom", "tom@a.example")
WAITING = tuple(
    MessageRow(
        *(number, number, f"C{number}", f"Customer {number}", *HEAD, "Subject", "Body"),
        *(False, 1, 12_000, 0, TODAY, None, "", None, None, None),
    )
    for number in (1, 2, 3)
)
REFUSED = (*WAITING[:2], replace(WAITING[2], state="failed", error="550 unknown"))


@pytest.fixture
def view(qtbot, theme):
    made = PastRuns(theme)
    qtbot.addWidget(made)
    made.show_messages(WAITING)
    return made


def test_what_failed_while_nobody_looked_is_read_first(view):
    assert view.current().message_id == 1
    view.show_messages(REFUSED)
    assert view.current().message_id == 3
    view.rows.tiles.go_to(2)
    view.show_messages(REFUSED)
    assert view.current().message_id == 2


def test_who_reads_a_message_stays_with_it(view):
    view._stack.setCurrentIndex(1)
    view.show()
    view.rows.tiles.go_to(2)
    view.show_messages(REFUSED)
    assert view.current().message_id == 2


def test_of_a_run_of_thousands_only_the_messages_in_sight_are_made(view, qapp, monkeypatch):
    made = []
    monkeypatch.setattr(
        "collector_desktop.ui.widgets.chase_runs.run_message_tile",
        lambda row: made.append(row.message_id) or run_message_tile(row),
    )
    view._stack.setCurrentIndex(1)
    view.resize(1000, 600)
    view.show()
    view.show_messages([replace(WAITING[0], message_id=each) for each in range(1, 2001)])
    qapp.processEvents()
    assert len(view.rows.tiles.tiles()) == 2000
    assert 0 < len(made) < 60
    view.rows.tiles.go_to(1900)
    assert view.current().message_id == 1900


def test_a_call_is_on_today_by_the_name_of_the_page_and_no_cause_for_a_warning():
    call = replace(WAITING[0], channel="call", step="Call", state="task")
    assert run_message_tile(call).second == "Call, on Today"
    assert note_of(call) == ""
    assert run_message_tile(WAITING[0]).second == "Reminder 1, waiting to be sent"
