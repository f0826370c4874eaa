"""Use case: take a PDF as the letterhead under all papers, checked and freed of all but its looks.

A screen calls `read_letterhead(path, sheet)` apart from the ledger (it takes a moment, and refuses
in one sentence what cannot be used), then `change_letterhead(content, day)`; `None` removes it.
`queries.settings.own_letterhead()` is what is kept, and `letterhead_sample.sample_statement` shows
how it looks.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from collector_desktop.documents.imported_pages import MOST_PAGES, imported_pages
from collector_desktop.documents.own_letterhead import clear_of
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import OutsideWorldError, RefusedError
from collector_desktop.importers.time_limit import deadline, silent
from collector_desktop.storage.models import StoredImage
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from pypdf import PageObject, PdfReader

    from collector_desktop.domain.sheets import Sheet

KEY = "letterhead"
LARGEST_FILE, LARGEST_KEPT = 10_000_000, 2_000_000
MOST_PIXELS = 40_000_000
SECONDS = 15.0
TOLERANCE = 2.0
_MM = 25.4 / 72
_KEPT = ("/Type", "/Parent", "/Contents", "/Resources", "/MediaBox", "/Group")
_MARK, _MARK_WITHIN = b"%PDF-", 1024
_WRONG_SIZE = (
    "{name} is {width:.0f} by {height:.0f} mm, and the paper {sheet.width:.0f} by"
    " {sheet.height:.0f} mm."
)


def read_letterhead(path: Path, sheet: Sheet) -> bytes:
    """Return a PDF as a letterhead for a size of paper: one page or two, and only their looks.

    Raises:
        OutsideWorldError: the file cannot be read.
        RefusedError: it is no PDF, protected, damaged, too large, of another size, or has more
            than two pages.
    """
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise RefusedError(f"{path.name} is larger than 10 MB.", "Save it smaller first.")
        content = path.read_bytes()
    except OSError as error:
        raise OutsideWorldError(f"{path.name} cannot be read.", str(error.strerror)) from error
    if _MARK not in content[:_MARK_WITHIN]:
        raise RefusedError(f"{path.name} is not a PDF.", "Save your letterhead as a PDF.")
    try:
        with deadline(SECONDS), silent("pypdf"):
            made = _cleaned(content, path.name, sheet)
            imported_pages(made)
        clear_of(sheet, made)
    except RefusedError:
        raise
    except Exception as broken:  # a stranger's file may break the libraries in any way
        title = f"{path.name} is a PDF that cannot be read."
        raise RefusedError(title, "Open it elsewhere and print it into a new PDF.") from broken
    if len(made) > LARGEST_KEPT:
        title = f"{path.name} would make every paper {len(made) / 1_000_000:.1f} MB large."
        raise RefusedError(title, "Use smaller pictures in it: 2 MB are enough.")
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
    from pypdf import PdfReader, PdfWriter  # noqa: PLC0415 - costs 90 ms

    reader = PdfReader(BytesIO(content))
    _require_open(reader, name)
    writer = PdfWriter()
    for page in reader.pages:
        upright = _upright(writer.add_page(page))
        _require_size(upright, name, sheet)
        for key in [key for key in upright if key not in _KEPT]:
            del upright[key]
    if any(_pixels(each) > MOST_PIXELS for each in writer._objects):  # noqa: SLF001 - all of them
        raise RefusedError(f"{name} has a picture of too many pixels.", "Save it smaller first.")
    made = BytesIO()
    writer.compress_identical_objects(remove_unreferenced=True)
    writer.write(made)
    return made.getvalue()


def _require_open(reader: PdfReader, name: str) -> None:
    if reader.is_encrypted:
        raise RefusedError(f"{name} is protected by a password.", "Save it without one.")
    count = len(reader.pages)
    if not 1 <= count <= MOST_PAGES:
        pages = f"{count} pages" if count else "no page"
        advice = "A letterhead has one page, or a second one for what follows the first."
        raise RefusedError(f"{name} has {pages}.", advice)


def _pixels(each: Any) -> int:
    """Return how many pixels a picture has; nothing else has any."""
    if not isinstance(each, dict) or each.get("/Subtype") != "/Image":
        return 0
    return int(each.get("/Width", 0)) * int(each.get("/Height", 0))


def _upright(page: PageObject) -> PageObject:
    """Return a page as it is seen: turned as it asks, and cut to what it shows."""
    if page.rotation:
        page.transfer_rotation_to_content()
    page.mediabox = page.cropbox
    return page


def _require_size(page: PageObject, name: str, sheet: Sheet) -> None:
    box: Any = page.mediabox
    width, height = float(box.width) * _MM, float(box.height) * _MM
    if abs(width - sheet.width) > TOLERANCE or abs(height - sheet.height) > TOLERANCE:
        title = _WRONG_SIZE.format(name=name, width=width, height=height, sheet=sheet)
        raise RefusedError(title, "Save it in the size of your paper, or change paper.size.")
