"""Limits for libraries that read somebody else's files: their time, and their error messages."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


class TooSlowError(Exception):
    """A file takes longer than any honest one would."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Stop the calls of this thread when the time is over, even in an endless loop.

    Raises:
        TooSlowError: the time is over.
    """
    ends = time.monotonic() + seconds

    def check(_frame: object, _event: str, _argument: object) -> None:
        if time.monotonic() > ends:
            sys.setprofile(None)
            raise TooSlowError

    before = sys.getprofile()
    sys.setprofile(check)
    try:
        yield
    finally:
        sys.setprofile(before)


@contextmanager
def silent(library: str) -> Iterator[None]:
    """Keep the remarks of a library on a file off the terminal."""
    logger, deaf = logging.getLogger(library), logging.NullHandler()
    before = logger.propagate
    logger.addHandler(deaf)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = before
        logger.removeHandler(deaf)
