"""Readable tables of plain text, aligned in a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from collector_desktop.cli.session import TextTable

GAP = "  "


def table_lines(table: TextTable) -> list[str]:
    """Return the lines of a table: title, headings, a rule and the rows."""
    rows = [[harmless(cell) for cell in row] for row in table.rows]
    has_headings = any(table.headings)
    grid = [list(table.headings), *rows] if has_headings else rows
    widths = (
        [max(width(row[i]) for row in grid) for i in range(len(table.headings))] if grid else []
    )
    lines = [table.title] if table.title else []
    if has_headings:
        lines.append(_line(table.headings, widths, table.numbers))
        lines.append(GAP.join("-" * each for each in widths))
    lines += [_line(row, widths, table.numbers) for row in rows]
    return lines


def harmless(text: str) -> str:
    """Return a text without line breaks and without what a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _line(cells: Sequence[str], widths: Sequence[int], numbers: frozenset[int]) -> str:
    padded = []
    for place, (cell, wanted) in enumerate(zip(cells, widths, strict=True)):
        blanks = " " * (wanted - width(cell))
        padded.append(blanks + cell if place in numbers else cell + blanks)
    return GAP.join(padded).rstrip()
