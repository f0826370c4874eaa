"""What a grid gives away: its rows as a table of plain values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money, plain_amount
from collector_desktop.ui.cells import Column

R = TypeVar("R")


@frozen
class Table:
    """Titles and rows as an export writes them."""

    titles: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def as_text(self) -> str:
        """Return tab-separated lines with the titles first, as spreadsheets take them."""
        lines = [self.titles, *self.rows]
        return "\n".join("\t".join(_plain(value) for value in line) for line in lines)


def table_of(columns: Sequence[Column[Any]], records: Iterable[R]) -> Table:
    """Return records through the columns that have a title."""
    titled = [column for column in columns if column.title]
    rows = tuple(tuple(column.exported(record) for column in titled) for record in records)
    return Table(tuple(column.title for column in titled), rows)


def _plain(value: object) -> str:
    """Return a value without the tabs and line ends that would split it over cells."""
    if isinstance(value, Money):
        return plain_amount(value.minor, value.currency)
    if isinstance(value, Money):
        return plain_amount(value.minor, value.currency)
    return "" if value is None else " ".join(str(value).split())
