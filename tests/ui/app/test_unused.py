"""Memory is given back on the GUI thread, by what is new, and by the interpreter afterwards."""

import gc
import weakref

import pytest
from PySide6.QtCore import QObject

from collector_desktop.app.unused import ALL_MS, MANY, QUIET_MS, Unused


class _Ring:
    """Holds itself, so that counting references never frees it."""

    def __init__(self):
        self.itself = self


@pytest.fixture
def unused(qapp):
    gc.unfreeze()
    parent = QObject()
    made = Unused(parent)
    made.begin()
    yield made
    made.end()
    gc.freeze()  # as all tests find it


def ring():
    return weakref.ref(_Ring())


def test_what_holds_itself_is_freed_once_much_is_new_and_not_before(unused):
    gc.collect()
    seen = ring()
    unused.look()
    assert seen() is not None
    many = [[] for _ in range(MANY + 1)]
    assert seen() is not None
    unused.look()
    assert seen() is None
    assert len(many) == MANY + 1


def test_the_interpreter_looks_by_itself_before_and_after_but_not_meanwhile(unused):
    assert not gc.isenabled()
    unused.keep_what_is_there()
    assert gc.get_freeze_count() > 0
    unused.end()
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    unused.begin()


def test_what_came_about_after_the_start_is_freed_in_full_looks(unused):
    unused.keep_what_is_there()
    seen = ring()
    gc.collect(1)
    survivor = _Ring()
    later = weakref.ref(survivor)
    gc.collect(1)
    del survivor
    unused._all.timeout.emit()
    assert (seen(), later()) == (None, None)


def test_everything_is_looked_at_when_no_work_is_under_way(unused, monkeypatch):
    now = 1_000.0
    monkeypatch.setattr("collector_desktop.app.unused.monotonic", lambda: now)
    gc.collect()
    many = [[] for _ in range(MANY + 1)]
    unused.look()
    survivor = _Ring()
    gc.collect(1)  # it is old by now, and only a look at everything finds it
    seen = weakref.ref(survivor)
    del survivor
    unused.look_at_all()
    assert seen() is not None
    assert unused._all.interval() == QUIET_MS
    now += QUIET_MS / 1000
    unused.look_at_all()
    assert seen() is None
    assert unused._all.interval() == ALL_MS
    assert len(many) == MANY + 1
