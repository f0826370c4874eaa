"""The invoice attached to somebody else's PDF, within limits of size and time."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

from collector_desktop.importers.time_limit import deadline, silent
from collector_desktop.importers.whole_file import LARGEST_XML, WholeFile

PDF_MARK = b"%PDF-"
NAMES = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml")
MOST_ATTACHMENTS = 50
SECONDS = 15.0
BROKEN = "is a PDF that cannot be read: it is damaged, protected or not what it claims to be"
EMPTY = "is a PDF without an invoice inside it that a program can read"
ADVICE = "Choose the XML of the invoice, or a PDF in Factur-X or ZUGFeRD."


def invoice_in_pdf(file: WholeFile, profile_of: Callable[[bytes], str]) -> bytes:
    """Return the XML of the invoice that a PDF carries.

    `profile_of` returns a format's name for the start of an attachment that is an e-invoice.

    Raises:
        UnreadableFileError: it carries none, or the PDF is broken, hostile, or takes too long.
    """
    try:
        with deadline(SECONDS), silent("pypdf"):
            found = _attachments(file.data)
    except Exception as broken:  # a stranger's file may break the library in any way
        raise file.refused(BROKEN, ADVICE) from broken
    named = sorted(found, key=lambda each: (each[0] not in NAMES, each[0]))
    for _name, content in named:
        if len(content) <= LARGEST_XML and profile_of(content[:65536]) not in ("", "pdf-invoice"):
            return content
    raise file.refused(EMPTY, ADVICE)


def _attachments(data: bytes) -> list[tuple[str, bytes]]:
    """Return names and contents of the XML files in a PDF."""
    from pypdf import PdfReader  # noqa: PLC0415 - costs 200 ms

    found: list[tuple[str, bytes]] = []
    attached: Any = PdfReader(BytesIO(data)).attachments
    for name in list(attached)[:MOST_ATTACHMENTS]:
        if str(name).lower().endswith(".xml"):
            found += [(str(name).lower(), bytes(content)) for content in attached[name]]
    return found
