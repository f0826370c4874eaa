"""The lines of a file that were left out, as a file of their own to correct and import again."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from itertools import takewhile
from typing import TYPE_CHECKING

from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.exporters.table import printable, starts_a_formula
from collector_desktop.importers.bank.csv_titles import Titles, titles_above
from collector_desktop.importers.cells import text_of
from collector_desktop.importers.headers import WHY_LEFT_OUT
from collector_desktop.importers.headings import with_headings
from collector_desktop.importers.sources import open_source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from collector_desktop.importers.base import RowProblem
    from collector_desktop.importers.inspect import Inspection
    from collector_desktop.importers.sources import Source

PLACES = ("Line", "Field", "Value", WHY_LEFT_OUT)
_NUMBER = re.compile(r"[-+][\d.,' \u00a0\u202f]+")


def save_problem_rows(
    path: Path, seen: Inspection, problems: Sequence[RowProblem], target: Path
) -> int:
    """Write the lines with problems as they stand, the reasons behind them; return how many.

    In a report whose headings name the customers, the heading of each is written above it; above a
    bank's table stay the lines that name the account and its currency. Of a bank statement that is
    no table, where the problems are and what they are is written.

    Raises:
        UnreadableFileError: the file is gone or was changed into something else.
    """
    is_table = bool(seen.headers or seen.encoding or seen.sheet)
    if not is_table:
        rows = [(str(each.row), each.column, each.value, each.reason) for each in problems]
        atomic_write(target, _csv([PLACES, *rows], ","))
        return len(rows)
    reasons: dict[int, list[str]] = defaultdict(list)
    for problem in problems:
        reasons[problem.row].append(problem.reason)
    source = open_source(path, seen.encoding, seen.delimiter)
    wide = len(seen.headers)
    lines = [*_titles(source, seen), [*seen.headers, WHY_LEFT_OUT]] if seen.headers else []
    written = 0
    for row, heading, cells in with_headings(source):
        if row not in reasons or row == seen.header_row:
            continue
        lines += [heading] if heading else []
        texts = [text_of(cell) for cell in cells]
        texts += [""] * (wide - len(texts))
        lines.append([*texts, " ".join(reasons[row])])
        written += 1
    atomic_write(target, _csv(lines, seen.delimiter or ","))
    return written


def _titles(source: Source, seen: Inspection) -> list[list[str]]:
    """Return the lines above the column names without which amounts would change currency."""
    above = takewhile(lambda line: line[0] < (seen.header_row or 0), source.rows())
    return [
        [text_of(cell) for cell in cells]
        for row, cells in above
        if titles_above([(row, cells)], row + 1) != Titles()
    ]


def _csv(lines: Iterable[Sequence[str]], delimiter: str) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows([_field(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def _field(cell: str) -> str:
    """Return a cell that no spreadsheet runs; a negative amount stays one."""
    clean = printable(cell)
    return f"'{clean}" if starts_a_formula(clean) and not _NUMBER.fullmatch(clean) else clean
