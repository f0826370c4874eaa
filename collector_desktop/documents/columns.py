"""The columns of tables, which give each other room where a long number asks for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from heapq import nlargest

from collector_desktop.documents.fitting import MM, stays_readable
from collector_desktop.documents.fonts import MEDIUM, drawable, text_width
from collector_desktop.documents.styles import HEADER, META, Style
from collector_desktop.domain.frozen import frozen

GAP = 3.0
PART_INDENT = 3.0
_CLEAR = 0.3
_MEASURED = 8


@frozen
class Column:
    """A column, in mm: `edge` is its left side, or its right side when it holds figures."""

    title: str
    edge: float
    width: float
    style: Style
    is_figure: bool = False


Lines = Sequence[Sequence[str]]


def with_room(
    columns: tuple[Column, ...], rows: Lines, parts: Lines, left: float, right: float
) -> tuple[Column, ...]:
    """Return the columns as they are, or shared out anew where a text is too long for its own.

    `left` and `right` are the sides of the table, in mm.

    What dates and figures leave free then goes to the texts, none of which gets more than its
    longest cell needs on one line; numbers get twice as much as others. `parts` are the cells of
    what stands small and set in below a row: they ask for no room, but keep what they need.
    """
    places = range(len(columns))
    longest = [_longest(rows, at) for at in places]
    if all(map(_holds, columns, longest)):
        return columns
    needs = [_need(columns[at], longest[at], _small(parts, at)) for at in places]
    widths = _shared(columns, needs, right - left - GAP * (len(columns) - 1))
    placed, x = [], left
    for column, width in zip(columns, widths, strict=True):
        edge = x + width if column.is_figure else x
        placed.append(replace(column, edge=edge, width=width))
        x += width + GAP
    return tuple(placed)


def _holds(column: Column, cells: Sequence[str]) -> bool:
    """Return whether all texts are on one line of the column in letters of their usual size."""
    size = column.style.size
    return column.is_figure or all(
        stays_readable(words, column.style, column.width, size) for words in cells
    )


def _longest(rows: Lines, at: int) -> list[str]:
    return nlargest(_MEASURED, {row[at] for row in rows}, key=len)


def _small(parts: Lines, at: int) -> float:
    """Return the width in mm of what stands small in a column; the first one is set in."""
    widest = max((_width(words, META) for words in _longest(parts, at)), default=0.0)
    return widest + PART_INDENT if widest and not at else widest


def _need(column: Column, cells: Sequence[str], small: float) -> float:
    """Return the width in mm that a column needs; figures keep to what they have at most."""
    widest = max([small, *(_width(words, column.style) for words in cells)])
    need = max(widest, _width(column.title, HEADER)) + _CLEAR
    return min(need, column.width) if column.is_figure else need


def _width(words: str, style: Style) -> float:
    return text_width(drawable(words), style.face, style.size) / MM


def _shared(columns: Sequence[Column], needs: Sequence[float], room: float) -> list[float]:
    """Return the widths: figures have what they need, and texts their share of the rest."""
    widths, shares = list(needs), [_share(column) for column in columns]
    texts = [at for at, column in enumerate(columns) if not column.is_figure]
    rest = room - sum(needs) + sum(needs[at] for at in texts)
    left = sum(shares[at] for at in texts)
    for at in sorted(texts, key=lambda at: needs[at] / shares[at]):
        widths[at] = min(needs[at], rest * shares[at] / left)
        rest -= widths[at]
        left -= shares[at]
    return [width + rest / len(columns) for width in widths]


def _share(column: Column) -> int:
    """Return how much of the rest a text gets: the number that names the row more than others."""
    return 2 if column.style.face == MEDIUM else 1
