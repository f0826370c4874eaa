"""A first look at a bank statement, for the wizard: whose it is and what must be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import DecimalVerdict
from collector_desktop.importers.bank.archive import packed_statements
from collector_desktop.importers.bank.csv_reader import table_notation
from collector_desktop.importers.bank.qif import NAME as QIF
from collector_desktop.importers.bank.qif import order_in_qif
from collector_desktop.importers.bank.read import (
    BankTable,
    known_statement,
    known_table,
    may_be_table,
    plain_table,
)
from collector_desktop.importers.bank.statement_text import load
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.cells import is_blank, text_of
from collector_desktop.importers.dates import DateVerdict
from collector_desktop.importers.headers import signature
from collector_desktop.importers.inspect import ROWS_SHOWN, Inspection, known_by_content
from collector_desktop.importers.layout import first_lines
from collector_desktop.importers.sources import open_source
from collector_desktop.importers.whole_file import first_bytes

if TYPE_CHECKING:
    from pathlib import Path


def look_at_statement(path: Path) -> Inspection | None:
    """Return a first look at a file of a known bank format, None if it is none.

    Raises:
        UnreadableFileError: the file cannot be read at all.
    """
    found = known_statement(path)
    if found is not None:
        name, known = found
        file = load(path, known.largest)
        days = order_in_qif(file) if name == QIF else DateVerdict.UNNEEDED
        format_ = (FileKind.BANK, name, known.program)
        return known_by_content(path.name, file.sha256, format_, days)
    packed = packed_statements(path)
    if packed is not None:
        format_ = (FileKind.BANK, packed.name, packed.format.program)
        return known_by_content(path.name, packed.sha256, format_, DateVerdict.UNNEEDED)
    if not may_be_table(first_bytes(path)):
        return None
    source = open_source(path)
    table = known_table(source, first_lines(source))
    return _table(table) if table else None


def look_at_plain_table(path: Path) -> Inspection | None:
    """Return a first look at a table with the column names of many banks, None if it is none."""
    source = open_source(path)
    table = plain_table(source, first_lines(source), sure=False)
    return _table(table) if table else None


def _table(table: BankTable) -> Inspection:
    """Return what a bank's table shows of itself."""
    days, decimal = DateVerdict.UNNEEDED, DecimalVerdict.UNNEEDED
    if table.layout is not None:
        days, decimal = table_notation(table.source, table.layout)
    below = [cells for row, cells in table.lines if row > table.header_row and not is_blank(cells)]
    source = table.source
    return Inspection(
        name=source.path.name,
        sha256=source.sha256,
        kind=FileKind.BANK,
        profile=table.name,
        program=table.program,
        header_row=table.header_row,
        headers=table.headers,
        signature=signature(table.headers),
        sample_rows=tuple(tuple(text_of(cell) for cell in cells) for cells in below[:ROWS_SHOWN]),
        encoding=source.encoding,
        delimiter=source.delimiter,
        sheet=source.sheet,
        date_order=days,
        decimal=decimal,
        suggestions=(),
    )
