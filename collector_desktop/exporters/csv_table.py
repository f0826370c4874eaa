"""Tables as CSV files that spreadsheets open directly."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path

from collector_desktop.domain.money import Money, plain_amount
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.exporters.table import Cell, Table, printable, starts_a_formula


def write_csv(table: Table, path: Path) -> None:
    """Write headings and rows; text that a spreadsheet would run starts with an apostrophe."""
    atomic_write(path, csv_bytes(table))


def csv_bytes(table: Table) -> bytes:
    """Return the file's content: UTF-8 with its mark, every cell in quotes."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([_field(heading) for heading, _kind in table.columns])
    for row in table.rows:
        writer.writerow([_field(cell) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _field(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Money):
        return plain_amount(cell.minor, cell.currency)
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | Decimal):
        return str(cell)
    return f"'{printable(cell)}" if starts_a_formula(cell) else printable(cell)
