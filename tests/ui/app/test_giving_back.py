"""Memory goes back to the system after work, and to give it back does not itself count as work."""

import sys
import threading
import time
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject

from collector_desktop.app import giving_back
from collector_desktop.app.giving_back import GivingBack
from collector_desktop.integrations.spare_memory import give_back
from collector_desktop.ui.tasks import TaskRunner

MEGABYTE = 1_000_000
QUICK_MS, LONG_MS = 30, 200


@pytest.fixture
def tasks(qapp):
    runner = TaskRunner(lambda: None, lambda: None)
    yield runner
    runner.close()


@pytest.fixture
def parent(tasks):
    """End before the threads do, as the window does."""
    made = QObject()
    yield made
    shiboken6.delete(made)


@pytest.fixture
def given(monkeypatch):
    """Note the threads that give back."""
    threads = []
    monkeypatch.setattr(giving_back, "LATER_MS", QUICK_MS)
    monkeypatch.setattr(giving_back, "LEFT_MS", 1_000_000)
    monkeypatch.setattr(
        giving_back, "give_back", lambda: threads.append(threading.current_thread().name)
    )
    return threads


def test_what_was_freed_is_given_back_after_an_answer_and_only_once(qtbot, tasks, parent, given):
    GivingBack(parent, tasks)
    qtbot.wait(LONG_MS)
    assert given == []
    tasks.run(parent, lambda: 1, lambda _: None)
    qtbot.waitUntil(lambda: bool(given))
    qtbot.wait(LONG_MS)
    assert len(given) == 1
    assert given[0].startswith("render")


def test_answers_that_go_on_and_on_do_not_put_it_off(qtbot, tasks, parent, given):
    GivingBack(parent, tasks)

    def again(_):
        if len(given) < 2:
            tasks.run(parent, lambda: time.sleep(QUICK_MS / 5_000), again)

    again(None)
    qtbot.waitUntil(lambda: len(given) == 2)


def test_a_ledger_that_is_left_alone_lets_go_of_its_pages_once(
    qtbot, tasks, parent, given, monkeypatch
):
    let_go = []
    monkeypatch.setattr(giving_back, "LEFT_MS", QUICK_MS * 3)
    monkeypatch.setattr(
        giving_back, "let_go_of_pages", lambda: let_go.append(threading.current_thread().name)
    )
    GivingBack(parent, tasks)
    tasks.run(parent, lambda: 1, lambda _: None)
    qtbot.waitUntil(lambda: bool(let_go))
    qtbot.waitUntil(lambda: len(given) == 2)
    qtbot.wait(LONG_MS)
    assert (len(let_go), len(given)) == (1, 2)
    assert let_go[0].startswith("database")


def test_an_answer_meanwhile_has_it_given_back_again(qtbot, tasks, parent, given, monkeypatch):
    held = threading.Event()

    def give():
        given.append("")
        held.wait(5)

    monkeypatch.setattr(giving_back, "give_back", give)
    GivingBack(parent, tasks).give()
    answered = []
    tasks.run(parent, lambda: 1, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    held.set()
    qtbot.waitUntil(lambda: len(given) == 2)


def test_nothing_is_given_back_while_a_job_goes_on(qtbot, tasks, parent, given, monkeypatch):
    held, let_go = threading.Event(), []
    monkeypatch.setattr(giving_back, "LEFT_MS", QUICK_MS)
    monkeypatch.setattr(giving_back, "let_go_of_pages", lambda: let_go.append(""))
    GivingBack(parent, tasks)
    tasks.start_job(parent, "A job", lambda _: held.wait(5), lambda _: None)
    tasks.run(parent, lambda: 1, lambda _: None)
    qtbot.wait(LONG_MS)
    assert (given, let_go) == ([], [])
    held.set()
    qtbot.waitUntil(lambda: bool(given and let_go))


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells what a process holds")
def test_holes_between_what_is_used_go_back_to_the_system():
    def resident():
        status = Path("/proc/self/status").read_text(encoding="utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) * 1024

    held = [bytes(40_000) for _ in range(4_000)]
    holding = resident()
    last = held.pop()
    held.clear()
    give_back()
    assert holding - resident() > 100 * MEGABYTE
    assert last == bytes(40_000)


def test_a_system_without_such_a_function_is_left_alone(monkeypatch):
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setitem(sys.modules, "ctypes", None)
    give_back()
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delitem(sys.modules, "ctypes")
    monkeypatch.setattr("ctypes.CDLL", lambda _: object())
    give_back()
