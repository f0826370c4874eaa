"""Use case: take a PDF as the letterhead under all papers, checked and freed of all but its looks.

A screen calls `read_letterhead(path, sheet)` apart from the ledger (it takes a moment, and refuses
in one sentence what cannot be used), then `change_letterhead(content, day)`; `None` removes it.
`queries.settings.own_letterhead()` is what is kept, and `letterhead_sample.sample_statement` shows
how it looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.imported_pages import LARGEST, imported_pages
from collector_desktop.documents.own_letterhead import clear_of
from collector_desktop.documents.untrusted_pdf import cleaned_apart
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import CollectorError, OutsideWorldError, RefusedError
from collector_desktop.files.plain_file import read_chosen
from collector_desktop.storage.models import StoredImage
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.domain.sheets import Sheet

KEY = "letterhead"
LARGEST_FILE = 10_000_000
MOST_PIXELS = 40_000_000
TOLERANCE = 2.0
_MM = 25.4 / 72
_MARK, _MARK_WITHIN = b"%PDF-", 1024
_WRONG_SIZE = (
    "{name} is {width:.0f} by {height:.0f} mm, and the paper {sheet.width:.0f} by"
    " {sheet.height:.0f} mm."
)


def read_letterhead(path: Path, sheet: Sheet) -> bytes:
    """Return a PDF as a letterhead for a size of paper: one page or two, and only their looks.

    Raises:
        OutsideWorldError: the file cannot be read.
        UnreadableFileError: it is a folder, a pipe or a device.
        RefusedError: it is no PDF, protected, damaged, too large, of another size, or has more
            than two pages.
    """
    content = read_chosen(path, LARGEST_FILE)
    if _MARK not in content[:_MARK_WITHIN]:
        raise RefusedError(f"{path.name} is not a PDF.", "Save your letterhead as a PDF.")
    try:
        made = _cleaned(content, path.name, sheet)
        _require_small(made, path.name)
        imported_pages(made)
        clear_of(sheet, made)
    except (RefusedError, OutsideWorldError):
        raise
    except CollectorError as broken:
        title = f"{path.name} is a PDF that cannot be read."
        raise RefusedError(title, "Open it elsewhere and print it into a new PDF.") from broken
    return made


def change_letterhead(content: bytes | None, made_on: date) -> Outcome[None]:
    """Keep what `read_letterhead` returned as the letterhead of all papers, or remove it."""
    summary = "Change the letterhead" if content is not None else "Remove the letterhead"
    with operation("change_letterhead", summary, made_on) as current:
        kept = StoredImage.get_or_none(StoredImage.key == KEY)
        if kept is not None:
            kept.delete_instance()
        if content is not None:
            StoredImage.create(key=KEY, content=content)
    return Outcome(None, Change.SETTING, current.id, summary)


def _cleaned(content: bytes, name: str, sheet: Sheet) -> bytes:
    """Return the pages with what they draw, and without all else that a PDF can have."""
    found = cleaned_apart(content)
    if found.is_protected:
        raise RefusedError(f"{name} is protected by a password.", "Save it without one.")
    if not found.sizes:
        pages = f"{found.pages} pages" if found.pages else "no page"
        advice = "A letterhead has one page, or a second one for what follows the first."
        raise RefusedError(f"{name} has {pages}.", advice)
    for size in found.sizes:
        _require_size(size, name, sheet)
    if found.pixels > MOST_PIXELS:
        raise RefusedError(f"{name} has a picture of too many pixels.", "Save a smaller copy.")
    return found.content


def _require_small(made: bytes, name: str) -> None:
    if len(made) > LARGEST:
        title = f"{name} would add {len(made) / 1_000_000:.1f} MB to every paper."
        raise RefusedError(title, "Use smaller pictures in it: 2 MB are enough.")


def _require_size(size: tuple[float, float], name: str, sheet: Sheet) -> None:
    width, height = (side * _MM for side in size)
    if abs(width - sheet.width) > TOLERANCE or abs(height - sheet.height) > TOLERANCE:
        title = _WRONG_SIZE.format(name=name, width=width, height=height, sheet=sheet)
        raise RefusedError(title, "Save it in the size of your paper, or change paper.size.")
