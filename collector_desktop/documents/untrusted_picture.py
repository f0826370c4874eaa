"""Takes the dots out of pictures from somebody else in a separate process.

What decodes PNG and JPEG is written in C: a file made to do harm may end its process, or worse. So
whatever the user chooses, and whatever a ledger holds, which may be somebody else's, is decoded by
a child with limits. It answers with a size and just as many dots, or with nothing.
"""

from __future__ import annotations

from functools import lru_cache

from collector_desktop.documents.child_process import DiedError
from collector_desktop.documents.plain_picture import MODES, PlainPicture
from collector_desktop.documents.resting import Resting
from collector_desktop.documents.untrusted import asked

LONGEST_SIDE = 1200
MOST_DOTS = 40_000_000
# A logo was made small when it was chosen; one of more dots came with somebody else's ledger, and
# twenty kilobytes of it could take gigabytes of memory.
MOST_DOTS_KEPT = 4_000_000
_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff")
_KEPT = 4
_resting = Resting()


class TooManyDotsError(Exception):
    """A picture has more dots than it may have."""


def chosen_picture(content: bytes, most: int = MOST_DOTS) -> PlainPicture | None:
    """Return a PNG or JPEG upright and of sensible size; None if it is neither, or damaged.

    Raises:
        TooManyDotsError: it has more dots than `most`.
        OutsideWorldError: no process works that could read it.
    """
    try:
        return _decoded(content, most)
    except DiedError:
        return None


def kept_picture(content: bytes) -> PlainPicture | None:
    """Return a picture that a ledger holds; None if it cannot be printed.

    It is decoded once while the program runs. If the child dies, which may be for want of memory,
    there is none for a minute, so that a run of papers does not wait for each of them; then it is
    tried again.

    Raises:
        OutsideWorldError: no process works that could read it.
    """
    return _resting.tried(content, _kept)


def forget_pictures() -> None:
    """Decode every picture anew that is asked for from now on."""
    _kept.cache_clear()
    _resting.forget()


@lru_cache(maxsize=_KEPT)
def _kept(content: bytes) -> PlainPicture | None:
    try:
        return _decoded(content, MOST_DOTS_KEPT)
    except TooManyDotsError:
        return None


def _decoded(content: bytes, most: int) -> PlainPicture | None:
    """Return what a child makes of a picture, and None of what is no picture.

    Raises:
        DiedError: it did not live to answer, or answered with more bytes than any picture has.
        TooManyDotsError, OutsideWorldError: as `chosen_picture` has it.
    """
    if not content.startswith(_STARTS):
        return None
    made = LONGEST_SIDE * LONGEST_SIDE * max(MODES)
    answer, dots = asked("picture", [content], most=made, longest=LONGEST_SIDE, dots=most)
    if answer.get("is_too_large"):
        raise TooManyDotsError
    try:
        size = (answer["width"], answer["height"], answer["channels"])
        is_size = {type(each) for each in size} == {int} and max(size) <= LONGEST_SIDE
        return PlainPicture.of_dots(*size, dots) if is_size else None
    except (KeyError, TypeError, ValueError):  # whoever has taken the child over may answer so
        return None
