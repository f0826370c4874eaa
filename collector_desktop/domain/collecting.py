"""Python's search for cycles, paused where a million rows have none, and done in full."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

MANY = 10_000


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the search for cycles until the block ends.

    Many objects made meanwhile are put with the old ones, which are searched only now and then: the
    next object would else have all of them looked at. What a program passes by stays so, they too.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if gc.get_count()[0] > MANY:
                _age_all()
            gc.enable()


def _age_all() -> None:
    are_some_passed_by = gc.get_freeze_count() > 0
    gc.freeze()
    if not are_some_passed_by:
        gc.unfreeze()


def collect_everything() -> None:
    """Free all that only holds each other, also among what was kept from the search before.

    Everything that is left is kept from later searches (`gc.freeze`) until this one is made again;
    what is counted down to nothing goes at once anyway.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
