"""Work leaves the GUI thread and its answer comes back on it."""

import gc
import threading
import weakref

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QLabel

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import CollectorError
from collector_desktop.ui.tasks import SynchronousTaskRunner, TaskRunner


@pytest.fixture
def places():
    return []


@pytest.fixture
def tasks(qapp, places):
    def note():
        places.append(threading.current_thread().name)

    runner = TaskRunner(note, note)
    yield runner
    runner.close()


def test_work_runs_elsewhere_and_its_result_arrives_on_the_gui_thread(qtbot, tasks):
    threads, owner = [], QObject()
    tasks.run(
        owner,
        lambda: threading.current_thread().name,
        lambda name: threads.extend([name, QThread.currentThread()]),
    )
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads[0].startswith("database")
    assert threads[1] == owner.thread()


def test_the_ledger_is_opened_and_closed_on_one_thread(qapp, places):
    runner = TaskRunner(
        lambda: places.append(threading.get_ident()), lambda: places.append(threading.get_ident())
    )
    runner.run(runner, lambda: None, lambda _: None)
    runner.close()
    assert len(places) == 2
    assert places[0] == places[1] != threading.get_ident()


class Answer(list):
    """A large answer, to be let go of."""


@pytest.mark.parametrize("way", ["run", "run_apart", "run_outside", "start_job"])
def test_an_answer_that_nobody_keeps_is_let_go_at_once(qtbot, tasks, way):
    told, owner, is_asked = [], QObject(), threading.Event()

    def take(answer):
        told.append(weakref.ref(answer))

    def work(*_):
        is_asked.wait(2)
        return Answer()

    gc.collect()
    gc.disable()
    try:
        if way == "start_job":
            tasks.start_job(owner, "Report", work, take)
        else:
            getattr(tasks, way)(owner, work, take)
        is_asked.set()
        qtbot.waitUntil(lambda: bool(told))
        qtbot.waitUntil(lambda: told[0]() is None, timeout=2_000)
    finally:
        gc.enable()


def test_an_outcome_says_what_changed(qtbot, tasks):
    outcome = Outcome(7, Change.PROMISE, 3, "Promise of Acme")
    heard = []
    tasks.changed.connect(heard.append)
    tasks.done.connect(heard.append)
    with qtbot.waitSignal(tasks.done):
        tasks.run(tasks, lambda: outcome, lambda _: None)
    assert heard == [Change.PROMISE, outcome]


def _locked():
    raise CollectorError("The file is locked.", "Close it in Excel and try again.")


def test_expected_errors_become_a_signal(qtbot, tasks):
    with qtbot.waitSignal(tasks.failed) as caught:
        tasks.run(tasks, _locked, lambda _: None)
    assert caught.args[0].advice.startswith("Close it")


def test_an_owner_may_take_its_own_errors(qtbot, tasks):
    taken = []
    with qtbot.assertNotEmitted(tasks.failed):
        tasks.run(tasks, _locked, lambda _: None, taken.append)
        qtbot.waitUntil(lambda: bool(taken))
    assert taken[0].title == "The file is locked."


def test_the_result_for_a_deleted_widget_is_dropped(qtbot, tasks):
    gate, arrived, owner = threading.Event(), [], QLabel()
    tasks.run(owner, gate.wait, arrived.append)
    shiboken6.delete(owner)
    gate.set()
    done = []
    tasks.run(tasks, lambda: True, done.append)
    qtbot.waitUntil(lambda: bool(done))
    assert arrived == []


def test_faults_reach_the_exception_hook(qtbot, tasks):
    with qtbot.captureExceptions() as caught:
        tasks.run(tasks, lambda: 1 // 0, lambda _: None)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_job_reports_and_ends(qtbot, tasks):
    states = []
    tasks.progressed.connect(states.append)

    def work(progress):
        progress.report(1, 2, "half")
        return 5

    results = []
    tasks.start_job(tasks, "Import", work, results.append)
    qtbot.waitUntil(lambda: results == [5])
    assert [(s.done, s.ended) for s in states] == [(0, False), (1, False), (0, True)]


def test_a_cancelled_job_stops_and_gives_no_result(qtbot, tasks):
    results, started = [], threading.Event()

    def work(progress):
        started.set()
        while True:
            progress.report(1, 2)

    job = tasks.start_job(tasks, "Import", work, results.append)
    started.wait(5)
    tasks.cancel(job.job_id)
    qtbot.waitUntil(lambda: not tasks.running())
    assert results == []


def test_rendering_does_not_wait_for_the_ledger(qtbot, tasks):
    gate, drawn = threading.Event(), []
    tasks.run(tasks, gate.wait, lambda _: None)
    tasks.run_apart(tasks, lambda: "drawn", drawn.append)
    qtbot.waitUntil(lambda: drawn == ["drawn"])
    gate.set()


def test_the_synchronous_runner_answers_at_once(qapp):
    runner, results = SynchronousTaskRunner(), []
    runner.run(runner, lambda: 4, results.append)
    runner.start_job(runner, "Job", lambda progress: progress.report(1, 1), results.append)
    with pytest.raises(ZeroDivisionError):
        runner.run(runner, lambda: 1 // 0, results.append)
    assert results == [4, None]


def test_no_answer_arrives_before_run_has_returned(qtbot, tasks):
    order = []
    for _ in range(50):
        tasks.run(tasks, lambda: "answer", order.append)
    order.append("returned")
    qtbot.waitUntil(lambda: len(order) == 51)
    assert order[0] == "returned"


def test_waiting_for_a_server_keeps_neither_ledger_nor_rendering_waiting(qtbot, tasks):
    answered, owner, got = threading.Event(), QObject(), []

    def wait(progress):
        answered.wait(10)
        return tasks.on_ledger(lambda: threading.current_thread().name)

    tasks.start_outside(owner, "Send", wait, got.append)
    tasks.run(owner, lambda: "ledger", got.append)
    tasks.run_apart(owner, lambda: "render", got.append)
    qtbot.waitUntil(lambda: len(got) == 2)
    answered.set()
    qtbot.waitUntil(lambda: len(got) == 3)
    assert got[2].startswith("database")


def test_a_pause_ends_when_the_job_is_stopped(qtbot, tasks):
    owner, got = QObject(), []
    with qtbot.waitSignal(tasks.progressed, check_params_cb=lambda state: state.ended):
        job = tasks.start_outside(owner, "Send", lambda progress: progress.pause(60), got.append)
        tasks.cancel(job.job_id)
    assert (got, tasks.running()) == ([], ())
