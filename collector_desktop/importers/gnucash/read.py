"""The way in for GnuCash books."""

from __future__ import annotations

import hashlib
import zlib
from pathlib import Path

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind, ParsedFile, RowKind
from collector_desktop.importers.gnucash.book import (
    ADVICE,
    LARGEST_BOOK,
    SQLITE_MARK,
    open_book,
)
from collector_desktop.importers.gnucash.facts import Facts, read_facts
from collector_desktop.importers.gnucash.rows import BookRows
from collector_desktop.importers.headers import signature
from collector_desktop.importers.whole_file import WholeFile

PROFILE, PROGRAM = "gnucash", "GnuCash"
COLUMNS = ("customers", "invoices", "billterms", "splits")
NOT_READ = (
    "Drafts, bills to pay, lines, taxes, single payments of an invoice and delivery addresses stay "
    "in GnuCash."
)
AS_SQLITE = "In GnuCash choose File, Save As and the data format sqlite3."
_GZIP = b"\x1f\x8b"
_XML_BOOK = b"<gnc-v2"


def is_xml_book(start: bytes) -> bool:
    """Return whether the start of a file is that of a GnuCash book in XML, packed or not."""
    if start.startswith(_GZIP):
        try:
            start = zlib.decompressobj(wbits=31).decompress(start, 4096)
        except zlib.error:
            return False
    return _XML_BOOK in start[:4096]


def is_database(start: bytes) -> bool:
    """Return whether the start of a file is that of an SQLite database."""
    return start.startswith(SQLITE_MARK)


def refuse_xml_book(name: str) -> UnreadableFileError:
    """Return the error that says how a book in XML can be read."""
    return UnreadableFileError(f"'{name}' is a GnuCash book in XML.", AS_SQLITE)


def read_book(path: Path, *, customers_only: bool) -> ParsedFile:
    """Return the posted invoices of a book; its customers if it has none or they are wanted.

    Raises:
        UnreadableFileError: it is no book, damaged, hostile, or has neither.
    """
    file = WholeFile(path.name, b"", _hash(path), ADVICE)
    with open_book(path, file) as book:
        facts = read_facts(book)
        reading = BookRows(book, facts)
        reading.read()
    if customers_only or not (reading.items or reading.problems):
        if not facts.customers:
            raise file.refused("has neither customers nor posted invoices", ADVICE)
        return _customers(file, facts, reading.drafts)
    return _items(file, facts, reading)


def _customers(file: WholeFile, facts: Facts, drafts: int) -> ParsedFile:
    rows = tuple(facts.customers.values())
    return ParsedFile(
        name=file.name,
        sha256=file.sha256,
        kind=FileKind.CUSTOMERS,
        profile=PROFILE,
        program=PROGRAM,
        signature=signature((PROFILE,)),
        rows=rows,
        problems=(),
        counts={RowKind.DATA: len(rows)},
        rows_in_file=len(rows),
        notes=tuple(_draft_notes(drafts)),
    )


def _items(file: WholeFile, facts: Facts, reading: BookRows) -> ParsedFile:
    data = len(reading.items) + len(reading.problems) + reading.drafts
    named = {row.customer_code for row in reading.items}
    others = sum(customer.code not in named for customer in facts.customers.values())
    notes = _draft_notes(reading.drafts)
    if others:
        what = "1 customer has" if others == 1 else f"{others:,} customers have"
        notes.append(f"{what} no posted invoices; import the book as customers for them as well.")
    return ParsedFile(
        name=file.name,
        sha256=file.sha256,
        kind=FileKind.ITEMS,
        profile=PROFILE,
        program=PROGRAM,
        signature=signature((PROFILE,)),
        rows=tuple(reading.items),
        problems=tuple(reading.problems),
        counts={RowKind.DATA: data},
        rows_in_file=data,
        excluded=reading.drafts,
        notes=tuple(notes),
    )


def _draft_notes(drafts: int) -> list[str]:
    if not drafts:
        return []
    what = "1 invoice is" if drafts == 1 else f"{drafts:,} invoices are"
    return [f"{what} left out: not posted in GnuCash."]


def _hash(path: Path) -> str:
    """Return the hash of a book that is small enough to be one.

    Raises:
        UnreadableFileError: it is too large, or cannot be opened.
    """
    try:
        if path.stat().st_size > LARGEST_BOOK:
            raise UnreadableFileError(f"'{path.name}' is larger than 500 MB.", ADVICE)
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as failed:
        raise UnreadableFileError(
            f"'{path.name}' cannot be opened: {failed.strerror or 'it cannot be read'}.",
            "Check that the file is there and not open in another program.",
        ) from failed
