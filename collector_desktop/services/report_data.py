"""The lines of a report as tables, which travel inside its PDF for a program to read.

They are what is printed, a file for each table: days in ISO 8601, figures with a point for decimals
and no separators, and no sums, which follow from the lines. What has no figure is empty.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from collector_desktop.documents.composed_content import Figures, Grid, Heading
from collector_desktop.documents.data_file import DataFile
from collector_desktop.domain.written import MINUS
from collector_desktop.exporters.csv_table import csv_bytes
from collector_desktop.exporters.names import safe_name
from collector_desktop.exporters.table import Cell, ColumnKind, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from collector_desktop.documents.composed_content import Part

COMPARED = ("figure", "value", "note")
_NUMBER = re.compile(r"-?\d{1,3}(,\d{3})*(\.\d+)?|-?\d+(\.\d+)?")
_SUM = re.compile(rf" {MINUS}?[\d,.]+$")
_DAY = re.compile(r"\d{2}/\d{2}/\d{4}")


def report_data(title: str, as_of: date, parts: Iterable[Part]) -> tuple[DataFile, ...]:
    """Return a CSV file for every table of a report that has lines, named by what it is about."""
    files: list[DataFile] = []
    for heading, columns, rows in _tables(parts):
        kinds = tuple((name, ColumnKind.TEXT) for name in columns)
        content = csv_bytes(Table(title, kinds, tuple(rows)))
        about = " ".join(part for part in (title, heading) if part)
        stem = safe_name(
            f"{title}_{as_of.isoformat()}_{len(files) + 1}_{heading}".replace(" ", "_")
        )
        files.append(DataFile(f"{stem.rstrip('_')}.csv", content, f"{about}, as CSV"))
    return tuple(files)


def _tables(
    parts: Iterable[Part],
) -> Iterator[tuple[str, Sequence[str], list[tuple[Cell, ...]]]]:
    """Yield what is over each table, its columns and its lines."""
    heading = ""
    for part in parts:
        if isinstance(part, Heading):
            heading = _SUM.sub("", part.words)
        elif isinstance(part, Figures):
            yield heading, COMPARED, [tuple(figure) for figure in part.figures]
        elif isinstance(part, Grid) and part.rows:
            are_figures = [column.is_figure for column in part.columns]
            lines = [tuple(map(_plain, row.cells, are_figures)) for row in part.rows]
            yield heading, [column.title for column in part.columns], lines


def _plain(text: str, is_figure: bool) -> Cell:  # noqa: FBT001 - mapped over columns
    """Return a cell as programs read it: a day or a figure, else the text itself."""
    if _DAY.fullmatch(text):
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
    number = text.replace(MINUS, "-")
    return Decimal(number.replace(",", "")) if is_figure and _NUMBER.fullmatch(number) else text
