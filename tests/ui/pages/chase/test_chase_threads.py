"""A run on the ledger's own thread: it can be stopped, and nothing of it stays then."""

from dataclasses import replace
from datetime import timedelta
from threading import Event

import pytest
import shiboken6

from collector_desktop.queries.runs import runs
from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.storage.models import Address, Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.chase import ChasePage
from collector_desktop.ui.tasks import TaskRunner
from collector_desktop.ui.widgets.chase_runs import PastRuns
from tests.conftest import TODAY, add_item


@pytest.fixture
def owed(ledger):
    """Three customers to whom a letter is due, in a ledger that nobody has open."""
    adopt_procedures(TODAY)
    with operation("test", "Set up", TODAY):
        for code in ("A", "B", "C"):
            who = Customer.create(code=code, name=f"{code} Ltd", currency="GBP")
            Address.create(customer=who, line1="1 Street", city="Bath", postcode=code)
            due = TODAY - timedelta(days=8)
            add_item(who, f"I-{code}", due - timedelta(days=30), due, 50_000)
    close_ledger()
    return ledger


@pytest.fixture
def page(qtbot, desk, owed):
    runner = TaskRunner(lambda: open_ledger(owed, "Priya", "test"), close_ledger)
    page = ChasePage(replace(desk, tasks=runner))
    page.resize(1232, 820)
    page.show()
    qtbot.waitUntil(lambda: page.pane.foot._title.text() == "3 messages ready")
    yield page
    shiboken6.delete(page)
    runner.close()


def made(qtbot, page):
    found = []
    page.desk.tasks.run(page, lambda: runs(TODAY), found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def test_a_run_goes_on_the_ledgers_thread_and_is_shown_when_it_is_done(qtbot, page, desk):
    with qtbot.waitSignal(page.sending.sent):
        page._send()
    qtbot.waitUntil(lambda: page.past._title.text() == "3 messages")
    [run] = made(qtbot, page)
    assert run.count_of("printed") == 3
    assert len(list(desk.papers.rglob("Reminder*.pdf"))) == 3
    assert not page.sending.running


def test_stop_keeps_nothing_of_the_run_and_it_can_be_sent_again(qtbot, page, desk):
    gate = Event()
    page.desk.tasks.run(page, gate.wait, lambda _: None)
    told = []
    page.said.connect(told.append)
    with qtbot.waitSignal(page.sending.stopped):
        page._send()
        assert page.pane.foot.stop.isVisible()
        assert page.pane.foot._title.text() == "Message 0 of 3"
        page.pane.foot.stop.click()
        gate.set()
    assert told == ["The run was stopped: nothing was sent, printed or planned."]
    assert made(qtbot, page) == ()
    assert list(desk.papers.rglob("*.pdf")) == []
    qtbot.waitUntil(page.pane.foot.send.isVisible)
    with qtbot.waitSignal(page.sending.sent):
        page._send()
    assert len(made(qtbot, page)) == 1


def test_a_run_that_was_done_when_it_was_stopped_is_not_said_to_be_stopped(qtbot, page, desk):
    told = []
    page.said.connect(told.append)
    with qtbot.waitSignal(page.sending.sent):
        page._send()
        page.desk.tasks.on_ledger(lambda: None)  # the run is over, and the page has not heard of it
        page.pane.foot.stop.click()
    assert told == []
    assert len(list(desk.papers.rglob("Reminder*.pdf"))) == 3
    assert not page.sending.running


def test_a_second_send_does_nothing_while_the_first_is_on_its_way(qtbot, page):
    gate = Event()
    page.desk.tasks.run(page, gate.wait, lambda _: None)
    with qtbot.waitSignal(page.sending.sent):
        page._send()
        page._send()
        gate.set()
    assert len(made(qtbot, page)) == 1


def test_a_folder_that_cannot_be_made_is_said_and_nothing_is_sent(qtbot, page, desk):
    desk.papers.write_text("in the way")
    with qtbot.waitSignal(page.desk.tasks.failed) as failed:
        page._send()
    assert "cannot be created" in str(failed.args[0])
    assert made(qtbot, page) == ()
    qtbot.waitUntil(page.pane.foot.send.isVisible)


def test_the_run_just_made_is_shown_though_an_earlier_one_was(qtbot, page):
    plan = page.pane.plan
    plan.tick(plan.messages[:1], on=False)
    with qtbot.waitSignal(page.sending.sent):
        page._send()
    qtbot.waitUntil(lambda: page.past._title.text() == "2 messages")
    page.switch.choose(0)
    qtbot.waitUntil(lambda: page.pane.foot._title.text() == "1 message ready")
    with qtbot.waitSignal(page.sending.sent):
        page._send()
    qtbot.waitUntil(lambda: page.past._title.text() == "1 message")
    assert page.past.runs.current().key == max(run.run_id for run in made(qtbot, page))


def test_before_it_is_read_nothing_looks_like_a_run(qtbot, desk):
    """Neither a bar at nought nor a box without words, which look as if something had stopped."""
    page = ChasePage(desk)
    qtbot.addWidget(page)
    foot, rows = page.pane.foot, page.pane.panes.rows
    assert all(part.isHidden() for part in (foot._bar, foot.stop, foot.send, foot.later, rows.all))
    assert page.pane.panes.left.procedure.currentText() == "All procedures"


def test_the_last_runs_offer_nothing_before_they_are_read(qtbot, desk):
    runs = PastRuns(desk.theme)
    qtbot.addWidget(runs)
    offered = (runs.gone, runs.again, runs.folder, runs.drafts, runs.letters, runs.rows.all)
    assert all(part.isHidden() for part in offered)
