"""The figures of a paper as a table, which travels inside its PDF for a program to read.

Days are in ISO 8601, amounts have a point for decimals and no separators, and the headings are
English whatever the language of the paper is, so that one reader fits all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.documents.data_file import DataFile
from collector_desktop.exporters.csv_table import csv_bytes
from collector_desktop.exporters.names import safe_name
from collector_desktop.exporters.table import Cell, ColumnKind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

TEXT, DATE, MONEY, INT = ColumnKind.TEXT, ColumnKind.DATE, ColumnKind.MONEY, ColumnKind.INT
Columns = tuple[tuple[str, ColumnKind], ...]


def paper_data(
    kind: str, code: str, as_of: date, columns: Columns, rows: Iterable[tuple[Cell, ...]]
) -> DataFile:
    """Return the lines of a paper of a kind to a customer as a CSV file to put inside its PDF."""
    content = csv_bytes(Table(code, columns, tuple(rows)))
    day = as_of.isoformat()
    words = kind.replace("-", " ").capitalize()
    name = f"{safe_name(f'{kind}_{code}_{day}')}.csv"
    return DataFile(name, content, f"{words} of {day}, account {code}, as CSV")
