"""The invoice inside a PDF of a stranger: its attachment, within limits of size and of time."""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from collector_desktop.importers.whole_file import LARGEST_XML, WholeFile

PDF_MARK = b"%PDF-"
NAMES = ("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml")
MOST_ATTACHMENTS = 50
SECONDS = 15.0
BROKEN = "is a PDF that cannot be read: it is damaged, protected or not what it claims to be"
EMPTY = "is a PDF without an invoice inside it that a program can read"
ADVICE = "Choose the XML of the invoice, or a PDF in Factur-X or ZUGFeRD."


class _TooSlowError(Exception):
    """A file takes longer than any invoice would."""


def invoice_in_pdf(file: WholeFile, profile_of: Callable[[bytes], str]) -> bytes:
    """Return the XML of the invoice that a PDF carries.

    `profile_of` returns a format's name for the start of an attachment that is an e-invoice.

    Raises:
        UnreadableFileError: it carries none, or the PDF is broken, hostile, or takes too long.
    """
    try:
        with _deadline(SECONDS), _silent():
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


@contextmanager
def _deadline(seconds: float) -> Iterator[None]:
    """Stop the calls of this thread when the time is over, even in an endless loop."""
    ends = time.monotonic() + seconds

    def check(_frame: object, _event: str, _argument: object) -> None:
        if time.monotonic() > ends:
            sys.setprofile(None)
            raise _TooSlowError

    before = sys.getprofile()
    sys.setprofile(check)
    try:
        yield
    finally:
        sys.setprofile(before)


@contextmanager
def _silent() -> Iterator[None]:
    """Keep the remarks of the library's parts on a file off the terminal."""
    logger, deaf = logging.getLogger("pypdf"), logging.NullHandler()
    before = logger.propagate
    logger.addHandler(deaf)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = before
        logger.removeHandler(deaf)
