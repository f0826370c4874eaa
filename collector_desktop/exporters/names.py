"""File names made from data: safe on every file system, never over another file."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LONGEST_BYTES = 80
_FORBIDDEN = set('<>:"/\\|?*')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RESERVED = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{device}{digit}" for device in ("com", "lpt") for digit in "0123456789¹²³"]
)


def safe_name(text: str) -> str:
    """Return a file name without its suffix that Windows, macOS and Linux all take."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(
        "_" if c in _FORBIDDEN or unicodedata.category(c) in _UNSEEN else c for c in composed
    )
    while len(kept.encode()) > LONGEST_BYTES:
        kept = kept[:-1]
    name = kept.lstrip(".- ").rstrip(". ")
    if not name:
        return "file"
    return f"_{name}" if name.split(".")[0].casefold() in _RESERVED else name


def free_name(path: Path, content: bytes) -> Path:
    """Return the path, or the next numbered one, where nothing else lies.

    A file that holds the same bytes already is as good as free: writing it again changes nothing.
    """
    candidate, number = path, 2
    while candidate.exists() and not _holds(candidate, content):
        candidate = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return candidate


def _holds(path: Path, content: bytes) -> bool:
    return path.stat().st_size == len(content) and path.read_bytes() == content
