"""Use case: take a picture file as a logo, checked and encoded again.

What is somebody else's is decoded by a process of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.untrusted_picture import TooManyDotsError, chosen_picture
from collector_desktop.domain.errors import RefusedError
from collector_desktop.files.plain_file import read_chosen

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_BYTES = 10_000_000
_ADVICE = "Choose a PNG or JPEG file."


def read_logo(path: Path) -> bytes:
    """Return a picture file as a PNG of sensible size, without anything else it carried.

    Raises:
        OutsideWorldError: the file cannot be read.
        UnreadableFileError: it is a folder, a pipe or a device.
        RefusedError: it is too large, or no PNG or JPEG.
    """
    return _encoded(read_chosen(path, LARGEST_BYTES), path.name)


def _encoded(content: bytes, name: str) -> bytes:
    try:
        plain = chosen_picture(content)
    except TooManyDotsError as error:
        raise RefusedError(f"{name} has too many pixels.", "Save a smaller copy.") from error
    if plain is None:
        raise RefusedError(f"{name} is not a picture that can be printed.", _ADVICE)
    return plain.as_png()
