"""Several PDFs put together as one, for printing them in one go."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pypdfium2

from collector_desktop.documents.pdfium import PDFIUM

_MADE_ON = re.compile(rb"/CreationDate\(D:\d{14}[^)]{7}\)")
_NO_DAY = b"/CreationDate(D:20000101000000+00'00')"
_ID = re.compile(rb"/ID\[<[0-9A-F]{32}><[0-9A-F]{32}>\]")


def combined_pdf(paths: Sequence[Path | bytes], names: Sequence[str] = ()) -> bytes:
    """Return one PDF with the pages of all, in this order; each is a file or its bytes.

    With `names`, one for each, a bookmark leads to the first page of each.
    """
    content = BytesIO()
    starts: list[int] = []
    with PDFIUM, closing(pypdfium2.PdfDocument.new()) as whole:
        for path in paths:
            with closing(pypdfium2.PdfDocument(path)) as part:
                starts.append(len(whole))
                whole.import_pages(part)
        whole.save(content)
    merged = _without_clock(content.getvalue())
    return _bookmarked(merged, names, starts) if names else merged


def is_readable(content: bytes) -> bool:
    """Return whether a PDF that somebody else made can be opened without a password."""
    try:
        with PDFIUM, closing(pypdfium2.PdfDocument(content)) as document:
            return len(document) > 0
    except pypdfium2.PdfiumError:
        return False


def _bookmarked(merged: bytes, names: Sequence[str], starts: Sequence[int]) -> bytes:
    """Return the PDF with a bookmark by each name to the page where it starts."""
    from pypdf import PdfWriter  # noqa: PLC0415 - costs 90 ms

    content = BytesIO()
    writer = PdfWriter(BytesIO(merged), incremental=True)
    for name, start in zip(names, starts, strict=True):
        writer.add_outline_item(title=name, page_number=start)
    writer.write(content)
    return content.getvalue()


def _without_clock(content: bytes) -> bytes:
    """Return a PDF with a fixed day and an id of its content, so that the same pages are one file.

    The library writes the time of day into both. What stands instead is as long, for the places of
    all else are counted in bytes.
    """
    content = _MADE_ON.sub(_NO_DAY, content, count=1)
    head, at, _ = content.rpartition(b"/ID[<")
    if not at:
        return content
    name = sha256(head).hexdigest()[:32].upper().encode()
    return head + _ID.sub(b"/ID[<" + name + b"><" + name + b">]", content[len(head) :], count=1)


def page_count(path: Path) -> int:
    """Return how many pages a PDF has."""
    with PDFIUM, closing(pypdfium2.PdfDocument(path)) as document:
        return len(document)
