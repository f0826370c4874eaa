"""What is fuzzed: every reader of files, its seeds from the files of the tests, and how to call it.

A reader may answer or refuse in words (`EXPECTED`). Anything else is a finding.
"""

from __future__ import annotations

import hashlib
import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter

from benchmarks.fuzz_beside import BESIDE
from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.errors import CollectorError
from collector_desktop.importers.bank.formats import FORMATS, BankFormat
from collector_desktop.importers.bank.statement_text import StatementFile
from collector_desktop.importers.base import FileKind, ParsedFile
from collector_desktop.importers.dates import DateOrder, DateTextError, parse_day
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from collector_desktop.integrations.mail.incoming import read_mail
from collector_desktop.services.reading import inspect_file
from tests.unit.importers import tally_files, whole_files

if TYPE_CHECKING:
    from typing import TypeAlias

    Read: TypeAlias = Callable[[Path, bytes], object]

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
EXPECTED = (CollectorError, AmountError, DateTextError)

_HINTS = ReadHints(default_currency="GBP")
_ROWS = (
    ("Invoice Number", "Customer", "Invoice Date", "Due Date", "Total"),
    ("INV-1", "Acme Ltd", "2026-09-13", "2026-10-13", 120.5),
    ("INV-2", "Brook & Sons", "14/09/2026", "", "=1+1"),
)
_PARTS = (
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
)
_TEXTS = (
    b"1,234.56 1.234,56 (99.00) 12.00- 12,50 CR \xc2\xa35 1'000.00 1E5 NaN".split(b" "),
    (b"31/12/2026", b"2026-12-31", b"1 Dec 2026", b"Dec 31, 2026", b"20261231", b"20190307.0"),
)


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader: what it starts from, and how it is given bytes, which also are in a file."""

    name: str
    seeds: Callable[[], list[bytes]]
    read: Read


def _files(*patterns: str) -> list[bytes]:
    return [path.read_bytes() for each in patterns for path in sorted(DATA.glob(each))]


def _whole(path: Path, **options: Any) -> None:
    """Read a file; every one of its lines must be accounted for."""
    parsed: ParsedFile = read_file(path, hints=_HINTS, **options)
    if parsed.counts and parsed.rows_in_file != sum(parsed.counts.values()):
        raise AssertionError("lines were lost")


def _any_file(path: Path, _data: bytes) -> None:
    """Take a file as the window and the command line do: a look, then all of it."""
    inspect_file(path)
    _whole(path)


def _as(**options: Any) -> Read:
    return lambda path, _data: _whole(path, **options)


def _mapped(path: Path, data: bytes) -> None:
    """Read a file of which the first line is the mapping of all others."""
    stated, _, table = data.partition(b"\n")
    try:
        mapping = Mapping.from_json(json.loads(stated))
    except (ValueError, RecursionError):
        return
    path.write_bytes(table)
    _whole(path, mapping=mapping)


def _mapped_seeds() -> list[bytes]:
    columns = {"number": 0, "customer_name": 1, "document_on": 2, "due_on": 3, "amount": 4}
    items = {"kind": "items", "columns": columns, "date_order": "DMY", "decimal": "."}
    bank = {"kind": "bank", "columns": {"date": 0, "amount": 1, "text": 2}, "header_row": 1}
    customers = {"kind": "customers", "columns": {"name": "Name", "code": "Code"}}
    tables = (
        (items, b"n,c,d,u,a\nI-1,Acme,13/09/2026,13/10/2026,120.00\nTotal,,,,120.00\n"),
        (bank, b"Date;Amount;Text\n02/11/2026;5,00;ACME\n03/11/2026;-2,50;FEE\n"),
        (customers, b"Code,Name\nACME,Acme Ltd\n"),
    )
    return [json.dumps(mapping).encode() + b"\n" + table for mapping, table in tables]


def _workbook() -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(_ROWS):
        sheet.write_row(number, 0, row)
    sheet.merge_range(len(_ROWS), 1, len(_ROWS) + 1, 1, "Cole & Co")
    sheet.write_row(len(_ROWS) + 1, 2, ("2026-09-15", "2026-10-15", 7))
    book.close()
    return content.getvalue()


def _sheet(path: Path, data: bytes) -> None:
    """Read a workbook of which one part, named by the first byte, is the rest of the bytes."""
    which, rest = data[:1], data[1:]
    if which and which[0] < len(_PARTS):
        content = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(_GOOD)) as old,
            zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as new,
        ):
            for part in old.namelist():
                new.writestr(part, rest if part == _PARTS[which[0]] else old.read(part))
        rest = content.getvalue()
    path.write_bytes(rest)
    _any_file(path, rest)


def _sheet_seeds() -> list[bytes]:
    with zipfile.ZipFile(io.BytesIO(_GOOD)) as book:
        parts = [bytes([place]) + book.read(part) for place, part in enumerate(_PARTS)]
    return [*parts, bytes([255]) + _GOOD]


def _numbers(_path: Path, data: bytes) -> None:
    """Read a text as an amount and as a day, in every notation."""
    text = data.decode("utf-8", "replace")
    for sign in ".,":
        for exponent in range(4):
            _tried(parse_amount, text, exponent, sign, "GBP")
    for order in DateOrder:
        _tried(parse_day, text, order)


def _tried(read: Callable[..., object], *arguments: object) -> None:
    try:
        read(*arguments)
    except EXPECTED:
        return


def _statement(known: BankFormat) -> Read:
    """Return what gives bytes straight to the reader of one format of statements."""
    return lambda path, data: known.read(
        StatementFile(path.name, data.replace(b"\0", b" "), hashlib.sha256(data).hexdigest()),
        _HINTS,
    )


def _of_format(known: BankFormat) -> Callable[[], list[bytes]]:
    return lambda: [data for data in _files("bank/*") if known.kind_of(data[: 1 << 16])]


def _invoices() -> list[bytes]:
    texts = [whole_files.ubl(), whole_files.ubl("CreditNote"), whole_files.cii()]
    paper = whole_files.pdf(("factur-x.xml", whole_files.cii()))
    return [*texts, whole_files.zugferd_1(), paper]


def _cards() -> list[bytes]:
    return [whole_files.VCARD_21, whole_files.VCARD_30, whole_files.VCARD_40]


def _books() -> list[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        return [whole_files.gnucash(Path(folder) / "book.gnucash").read_bytes()]


def _tally() -> list[bytes]:
    return [
        tally_files.BOOK.encode(),
        tally_files.BOOK.encode("utf-16"),
        tally_files.BILLS.encode(),
    ]


_GOOD = _workbook()


def readers() -> Sequence[Reader]:
    """Return all readers."""
    formats = [Reader(each.names[0], _of_format(each), _statement(each)) for each in FORMATS]
    return (
        Reader("any", lambda: _files("imports/*", "bank/*"), _any_file),
        Reader("native", lambda: _files("imports/collector_*"), _as(profile="collector")),
        Reader("iif", lambda: _files("imports/*.iif"), _any_file),
        Reader("mapping", _mapped_seeds, _mapped),
        Reader("xlsx", _sheet_seeds, _sheet),
        Reader("numbers", lambda: [*_TEXTS[0], *_TEXTS[1]], _numbers),
        Reader("einvoice", _invoices, _any_file),
        Reader("vcard", _cards, _any_file),
        Reader("gnucash", _books, _any_file),
        Reader("tally", _tally, _any_file),
        Reader("mail", lambda: _files("mail/incoming/*"), lambda _path, data: read_mail(data)),
        Reader("bank-table", lambda: _files("bank/*.csv"), _as(kind=FileKind.BANK.value)),
        *formats,
        *(Reader(*each) for each in BESIDE),
    )
