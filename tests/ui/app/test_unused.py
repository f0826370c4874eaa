"""Memory is given back on the GUI thread, by what is new, and all of it when nobody is there."""

import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWindow

from collector_desktop.app.unused import AGAIN_MS, ALL_MS, AWAY_MS, MANY, Unused
from collector_desktop.ui.tasks import TaskRunner


class _Ring:
    """Holds itself, so that counting references never frees it."""

    def __init__(self):
        self.itself = self


class Work:
    """Something that goes on elsewhere, or not."""

    goes_on = False

    def __call__(self):
        return self.goes_on


@pytest.fixture
def work():
    return Work()


@pytest.fixture
def unused(qapp, work):
    gc.unfreeze()
    parent = QObject()
    made = Unused(parent, work)
    made.begin()
    yield made
    made.end()
    gc.freeze()  # as all tests find it


def ring():
    return weakref.ref(_Ring())


def test_what_holds_itself_is_freed_once_much_is_new_and_not_before(unused):
    gc.collect()
    seen = ring()
    half = [[] for _ in range(MANY * 2 // 3)]
    unused.look()
    assert seen() is not None
    half += [[] for _ in range(MANY * 2 // 3)]
    assert seen() is not None
    unused.look()
    assert seen() is None
    assert len(half) == MANY * 2 // 3 * 2


def test_the_interpreter_looks_by_itself_afterwards_but_not_meanwhile(unused):
    assert not gc.isenabled()
    gc.freeze()
    unused.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    unused.begin()


@pytest.fixture
def looks():
    """The names of the threads that looked, with what each looked at."""
    found = []

    def note(phase, told):
        if phase == "start":
            found.append((threading.current_thread().name, told["generation"]))

    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)


def test_great_numbers_at_once_are_passed_by_and_not_looked_at_later(unused, looks):
    rows = []
    looks.clear()
    for _ in range(3):
        rows += [[] for _ in range(MANY + 1)]
        unused.look()
    assert len(rows) == 3 * MANY + 3
    assert not looks


def test_rings_among_them_go_when_everything_is_looked_at(unused):
    rings = [ring() for _ in range(MANY + 1)]
    unused.look()
    gc.collect()
    assert all(each() is not None for each in rings)
    unused.look_at_all()
    assert all(each() is None for each in rings)


def test_counted_memory_among_them_goes_at_once(unused):
    rows = [set() for _ in range(MANY + 1)]
    seen = weakref.ref(rows[7])
    unused.look()
    rows.clear()
    assert seen() is None


def test_everything_is_looked_at_once_nobody_has_touched_the_program(unused, looks):
    window = QWindow()
    assert unused._due.interval() == ALL_MS
    unused._due.timeout.emit()
    assert unused._alone.isActive()
    QGuiApplication.instance().focusWindowChanged.emit(window)
    unused._alone.start(1_000_000_000)
    move(window)
    assert unused._alone.interval() == AWAY_MS
    looks.clear()
    unused._alone.timeout.emit()
    assert looks == [("MainThread", 2)]
    unused._alone.start(1_000_000_000)
    move(window)
    assert unused._alone.interval() == 1_000_000_000


def move(window):
    where = QPointF(1, 1)
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, where, where, none, none, Qt.NoModifier)
    QGuiApplication.sendEvent(window, event)


def test_everything_waits_for_the_end_of_work(unused, work, looks):
    work.goes_on = True
    unused.look_at_all()
    assert not looks
    assert unused._alone.interval() == AGAIN_MS
    work.goes_on = False
    unused._alone.timeout.emit()
    assert looks == [("MainThread", 2)]


def test_a_widget_in_a_ring_never_ends_in_the_thread_of_the_ledger(unused, qtbot):
    ended = []
    tasks = TaskRunner(lambda: None, lambda: None)

    def leave():
        thing = QObject()
        thing.itself = thing
        weakref.finalize(thing, lambda: ended.append(threading.current_thread()))

    def work():
        leave()
        return len([_Ring() for _ in range(2 * gc.get_threshold()[0])])

    told = []
    tasks.run(tasks, work, told.append)
    qtbot.waitUntil(lambda: bool(told))
    tasks.close()
    assert not ended
    unused.look_at_all()
    assert ended == [threading.main_thread()]
