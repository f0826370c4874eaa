"""The only way to open other programs: only addresses that the program made itself are opened."""

from __future__ import annotations

from pathlib import Path

SCHEMES = frozenset({"https", "mailto", "tel"})
FILES = frozenset({".pdf", ".eml"})


def may_open(link: str) -> bool:
    """Return whether a link is an address of an allowed kind, or a PDF or draft that is there."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - when a link is pressed

    scheme = QUrl(link).scheme().casefold()
    if scheme in SCHEMES:
        return True
    path = Path(link)
    return path.is_absolute() and path.suffix.casefold() in FILES and path.is_file()


def open_link(link: str) -> bool:
    """Hand a link to the system's own program; return whether one took it."""
    if not may_open(link):
        return False
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - as above
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415

    url = QUrl.fromLocalFile(link) if Path(link).is_absolute() else QUrl(link)
    return QDesktopServices.openUrl(url)
