"""Python's search for cycles, paused where a million rows have none, and done in full."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Pause the search for cycles until the block ends."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def collect_everything() -> None:
    """Free all that only holds each other, also among what was kept from the search before.

    Everything that is left is kept from later searches (`gc.freeze`) until this one is made again;
    what is counted down to nothing goes at once anyway.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
