"""Where Python's search for cycles is paused: nothing is searched twice, nothing is forgotten."""

from __future__ import annotations

import gc
import weakref

import pytest

from collector_desktop.domain.collecting import MANY, collect_everything, without_collecting


class _Ring:
    def __init__(self):
        self.own = self


@pytest.fixture(autouse=True)
def _nothing_passed_by():
    gc.unfreeze()
    yield
    gc.freeze()  # as all tests find it


@pytest.fixture
def searched():
    """How many objects were new as each search began."""
    found = []

    def note(phase, _):
        if phase == "start":
            found.append(len(gc.get_objects(generation=0)))

    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # as Python has it
    gc.callbacks.append(note)
    yield found
    gc.callbacks.remove(note)
    gc.set_threshold(*before)


def made_in_a_pause(count):
    with without_collecting():
        return [[] for _ in range(count)]


def test_many_rows_are_not_searched_as_the_pause_ends(searched):
    rows = made_in_a_pause(MANY * 2)
    after = [[] for _ in range(gc.get_threshold()[0] * 2)]
    assert searched
    assert max(searched) < MANY < len(rows)
    assert after


def test_a_few_rows_are_searched_as_ever(searched):
    rows = made_in_a_pause(MANY // 2)
    after = [[] for _ in range(gc.get_threshold()[0] * 2)]
    assert max(searched) > MANY // 2 - 1000
    assert rows
    assert after


def test_a_ring_among_many_rows_is_freed_by_a_full_search():
    with without_collecting():
        seen, rows = weakref.ref(_Ring()), [[] for _ in range(MANY * 2)]
    assert seen() is not None
    gc.collect()
    assert seen() is None
    assert rows


def test_what_a_program_passes_by_stays_passed_by():
    gc.freeze()
    before = gc.get_freeze_count()
    rows = made_in_a_pause(MANY * 2)
    assert gc.get_freeze_count() > before + MANY
    assert rows


def test_a_pause_in_a_program_that_never_searches_leaves_it_so():
    gc.disable()
    try:
        rows = made_in_a_pause(MANY * 2)
        assert not gc.isenabled()
        assert gc.get_freeze_count() == 0
    finally:
        gc.enable()
    assert rows


def test_the_search_goes_on_after_an_error():
    with pytest.raises(ValueError, match="no"), without_collecting():
        raise ValueError("no")
    assert gc.isenabled()


def test_a_full_search_frees_what_was_passed_by_and_passes_the_rest_by_again():
    seen, kept = weakref.ref(_Ring()), [[] for _ in range(1000)]
    gc.freeze()
    gc.collect()
    assert seen() is not None
    collect_everything()
    assert seen() is None
    assert gc.get_freeze_count() > len(kept)
