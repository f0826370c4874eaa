"""How wide the content of columns is: no amount or day is cut, names get what others can spare."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from heapq import nlargest
from itertools import islice
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.written import MONTHS
from collector_desktop.ui.cells import AmountCell, Column, GroupRow, TextCell, TwoLineCell
from collector_desktop.ui.theme import REGULAR, SEMIBOLD

if TYPE_CHECKING:
    from collector_desktop.ui.theme import Theme

_PADS, _BARS, _LONGEST, _MOST_FOR_NAMES = 24, 24, 3, 300
_FIRST_ROWS = 20
_DAY, _DAY_AND_YEAR = re.compile(r"\d{1,2} [A-Z][a-z]{2}( \d{4})?"), re.compile(r".* \d{4}")


def content_widths(
    columns: Sequence[Column[Any]],
    records: Sequence[Any],
    headings: Iterable[GroupRow],
    theme: Theme,
) -> dict[str, int]:
    """Return the pixels that amounts, days and names of a list take, by the column's name.

    Only the ends of each column are measured, in each currency apart: nothing between the largest
    and the smallest amount is longer than both, and thousands of rows would be slow to measure. A
    day takes more than its column is made for where it is of another year, and so has its year.
    """
    parts = _by_currency(records)
    found = {c.name: _figures(c, parts, theme) for c in columns if c.numeric}
    for column in columns:
        if most := _MOST_FOR_NAMES if column.stretch else column.grows:
            found[column.name] = min(_words(column, records, theme), theme.px(most))
        elif not column.numeric and _has_years(column, records):
            found[column.name] = _widest_day(theme)
    metrics = theme.metrics(13, SEMIBOLD)
    for heading in headings:
        for name, text in heading.values:
            if name in found:
                found[name] = max(found[name], metrics.horizontalAdvance(text) + _PADS)
    return found


def shared_room(
    columns: Sequence[Column[Any]], widths: dict[str, int], room: int, wants: dict[str, int]
) -> dict[str, int]:
    """Return the widths of columns in a room that they fill together; `wants` are their contents'.

    What is left goes to the stretch column. Where its names would be cut, columns that can spare
    something give it; where it has more than its names need, columns that grow take it; where
    figures would not fit beside it, it gives way to them.
    """
    stretch = next((c for c in columns if c.stretch), None)
    if stretch is None:
        return dict(widths)
    given = dict(widths)
    least = given.pop(stretch.name)
    left = room - sum(given.values())
    names = wants.get(stretch.name, 0)
    for column in columns:
        if column.stretch:
            continue
        width = given[column.name]
        spared = min(max(names - left, 0), column.spare, width // 2)
        lacking = max(wants.get(column.name, 0) - width, 0) if column.grows else 0
        taken = min(lacking, max(left - max(names, least), 0))
        given[column.name] += taken - spared
        left += spared - taken
    return given | {stretch.name: max(left, least // 2)}


def _by_currency(records: Sequence[Any]) -> list[list[Any]]:
    parts: dict[str, list[Any]] = {}
    for record in records:
        parts.setdefault(getattr(record, "currency", ""), []).append(record)
    return list(parts.values())


def _figures(column: Column[Any], parts: list[list[Any]], theme: Theme) -> int:
    key = column.key
    if key is None:
        return 0
    ends = [end for part in parts for end in (max(part, key=key), min(part, key=key))]
    widest = max((_width(column.painted(end), theme) for end in ends), default=0)
    if column.unit is None:
        return widest
    return max(widest, theme.metrics(11, SEMIBOLD).horizontalAdvance(column.heading) + _PADS)


def _has_years(column: Column[Any], records: Sequence[Any]) -> bool:
    """Return whether a column is one of days, and some are of another year."""
    key = column.key
    first = (column.text(each) for each in islice(records, _FIRST_ROWS))
    if key is None or not any(_DAY.fullmatch(text) for text in first):
        return False
    ends = [column.text(end) for end in (min(records, key=key), max(records, key=key))]
    # Rows without a day stand at an end and hide the day beside them.
    texts = ends if all(ends) else map(column.text, records)
    return any(_DAY_AND_YEAR.fullmatch(text) for text in texts)


def _widest_day(theme: Theme) -> int:
    metrics = theme.metrics(13, REGULAR)
    days = (f"30 {name[:3]} 2000" for name in MONTHS)
    return max(map(metrics.horizontalAdvance, days)) + _PADS


def _words(column: Column[Any], records: Sequence[Any], theme: Theme) -> int:
    longest = nlargest(_LONGEST, records, key=lambda record: len(column.text(record)))
    return max((_width(column.painted(each), theme) for each in longest), default=0)


def _width(cell: Any, theme: Theme) -> int:
    """Return the pixels of a cell of text with its margins; other cells fit as they are."""
    if isinstance(cell, AmountCell):
        first, weight, second, extra = cell.text, cell.strong, cell.subtitle, 0
    elif isinstance(cell, TwoLineCell):
        first, weight, second = cell.title, True, cell.subtitle
        extra = theme.px(_BARS) if cell.bars else 0
    elif isinstance(cell, TextCell):
        first, weight, second, extra = cell.text, cell.strong, "", 0
    else:
        return 0
    above = theme.metrics(13, SEMIBOLD if weight else REGULAR).horizontalAdvance(first)
    below = theme.metrics(12, REGULAR).horizontalAdvance(second)
    return max(above, below) + extra + _PADS
