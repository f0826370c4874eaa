"""Takes the dots out of pictures from somebody else in a separate process.

What decodes PNG and JPEG is written in C: a file made to do harm may end its process, or worse. So
whatever the user chooses, and whatever a ledger holds, which may be somebody else's, is decoded by
a child with limits. It answers with a size and just as many dots, or with nothing.
"""

from __future__ import annotations

from functools import lru_cache

from collector_desktop.documents.plain_picture import PlainPicture
from collector_desktop.documents.untrusted import DiedError, NotStartedError, asked
from collector_desktop.domain.errors import OutsideWorldError

LONGEST_SIDE = 1200
MOST_DOTS = 40_000_000
# A logo was made small when it was chosen; one of more dots came with somebody else's ledger, and
# twenty kilobytes of it could take gigabytes of memory.
MOST_DOTS_KEPT = 4_000_000
_STARTS = (b"\x89PNG\r\n", b"\xff\xd8\xff")
_KEPT = 4


class TooManyDotsError(Exception):
    """A picture has more dots than it may have."""


def chosen_picture(content: bytes, most: int = MOST_DOTS) -> PlainPicture | None:
    """Return a PNG or JPEG upright and of sensible size; None if it is neither, or damaged.

    Raises:
        TooManyDotsError: it has more dots than `most`.
        OutsideWorldError: the system starts no other process now.
    """
    if not content.startswith(_STARTS):
        return None
    try:
        answer, dots = asked("picture", [content], longest=LONGEST_SIDE, most=most)
    except NotStartedError as error:
        raise OutsideWorldError(
            "The picture could not be read: the system starts no other process now.",
            "Close some programs and try again.",
        ) from error
    except DiedError:
        return None
    if answer.get("is_too_large"):
        raise TooManyDotsError
    try:
        size = (answer["width"], answer["height"], answer["channels"])
        is_size = {type(each) for each in size} == {int} and max(size) <= LONGEST_SIDE
        return PlainPicture.of_dots(*size, dots) if is_size else None
    except (KeyError, TypeError, ValueError):  # whoever has taken the child over may answer so
        return None


@lru_cache(maxsize=_KEPT)
def kept_picture(content: bytes) -> PlainPicture | None:
    """Return a picture that a ledger holds; None if it cannot be printed.

    It is decoded once while the program runs.

    Raises:
        OutsideWorldError: the system starts no other process now.
    """
    try:
        return chosen_picture(content, MOST_DOTS_KEPT)
    except TooManyDotsError:
        return None
