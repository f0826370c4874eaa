"""File names made from data: safe on every file system, never over another file."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import OutsideWorldError

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_BYTES = 80
_FORBIDDEN = set('<>:"/\\|?*')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul", "conin$", "conout$"]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789¹²³"]
)


def safe_name(text: str) -> str:
    """Return a file name without its suffix that Windows, macOS and Linux all take.

    Windows takes what is before the first point, without blanks at its end, for a device.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(
        "_" if c in _FORBIDDEN or unicodedata.category(c) in _UNSEEN else c for c in composed
    )
    while len(kept.encode()) > LONGEST_BYTES:
        kept = kept[:-1]
    name = kept.lstrip(".- ").rstrip(". ")
    if not name:
        return "file"
    return f"_{name}" if name.split(".")[0].rstrip().casefold() in _RESERVED else name


def free_name(path: Path, content: bytes) -> Path:
    """Return the path, or the next numbered one, where nothing else lies; see `FreeNames`."""
    return FreeNames(path.parent).take(path.name, content)


class FreeNames:
    """The names in a folder, read once, and those given out since.

    Names that differ only in capitals, or in how accents are stored, are the same: some file
    systems cannot hold both. A file that holds the same bytes already is as good as free: writing
    it again changes nothing.

    Raises:
        OutsideWorldError: the folder is there and cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._taken = {_key(each): each for each in _names_in(folder)}

    def take(self, name: str, content: bytes) -> Path:
        """Return where a file of this name and content goes."""
        stem, dot, suffix = name.rpartition(".")
        number, candidate = 1, name
        while not self._is_free(candidate, content):
            number += 1
            candidate = f"{stem} ({number}){dot}{suffix}" if dot else f"{name} ({number})"
        self._taken.setdefault(_key(candidate), candidate)
        return self._folder / self._taken[_key(candidate)]

    def _is_free(self, name: str, content: bytes) -> bool:
        path = self._folder / self._taken.get(_key(name), name)
        return not path.exists() or _holds(path, content)


def _names_in(folder: Path) -> list[str]:
    try:
        return sorted(each.name for each in folder.iterdir())
    except FileNotFoundError:
        return []
    except OSError as error:
        raise OutsideWorldError(
            f"The folder {folder} cannot be read: {error.strerror or error}.",
            "Choose another folder.",
        ) from error


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _holds(path: Path, content: bytes) -> bool:
    """Return whether a path is a file of these bytes; a folder, or what may not be read, is not."""
    try:
        is_same_size = path.is_file() and path.stat().st_size == len(content)
        return is_same_size and path.read_bytes() == content
    except OSError:
        return False
