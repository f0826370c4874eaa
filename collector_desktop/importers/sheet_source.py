"""The first filled sheet of an XLSX workbook as a stream of numbered rows."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import chain, islice
from typing import IO, TYPE_CHECKING, Any
from xml.etree.ElementTree import ParseError

from collector_desktop.domain.composed import composed
from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.cell_columns import width
from collector_desktop.importers.cells import is_blank
from collector_desktop.importers.headers import LINES_SEARCHED, find_header
from collector_desktop.importers.merged_cells import (
    MergedSpan,
    TooManySpansError,
    carried_down,
    merged_spans,
)
from collector_desktop.importers.on_disk import Stamp, stamp_of
from collector_desktop.importers.sheet_cells import OddSheetError
from collector_desktop.importers.sheet_rows import plain_blocks
from collector_desktop.importers.sheet_safety import check_spreadsheet, unsafe
from collector_desktop.importers.sheet_texts import has_texts, may_have_subtotals
from collector_desktop.importers.text_source import LARGEST_COLUMNS, LARGEST_ROWS
from collector_desktop.importers.zip_faults import ZIP_FAULTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from types import ModuleType

    from collector_desktop.importers.cell_columns import Block
    from collector_desktop.importers.cells import Cell
    from collector_desktop.importers.sheet_cells import SheetWords

_ROWS_SEARCHED = 200
_CARRIED = (
    "Cells are merged over several rows: their texts and days count for each of these rows, their"
    " amounts once."
)
_DAMAGE = (
    *ZIP_FAULTS,
    ParseError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    AssertionError,
)


@frozen
class SheetSource:
    """One sheet of a workbook that was found safe to open.

    `merged` are its cells merged downwards, `codes` the columns whose numbers are no amounts.
    """

    path: Path
    sha256: str
    sheet: str
    notes: tuple[str, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    merged: tuple[MergedSpan, ...] = ()
    codes: frozenset[int] = frozenset()

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield the number of each row, counted from 1, and its cells."""
        for numbers, lines in self.blocks():
            yield from zip(numbers, lines, strict=True)

    def blocks(self) -> Iterator[Block]:
        """Yield numbers and cells of the rows, as many together as there are of one shape."""
        with _damage_in_words(self.path), _library().open_workbook(self.path) as book:
            for numbers, lines in self._carried(_blocks(book, self.sheet)):
                if width(lines) > LARGEST_COLUMNS:
                    if any(not is_blank(cells[LARGEST_COLUMNS:]) for cells in lines):
                        raise _too_wide(self.path)
                    yield numbers, [cells[:LARGEST_COLUMNS] for cells in lines]
                else:
                    yield numbers, lines

    def _carried(self, blocks: Iterator[Block]) -> Iterator[Block]:
        """Return blocks as they are, or row by row where cells are merged."""
        if not self.merged:
            return blocks
        rows = chain.from_iterable(zip(*block, strict=True) for block in blocks)
        return (([row], [cells]) for row, cells in carried_down(rows, self.merged, self.codes))

    def has_texts(self, columns: Iterable[int], below: int) -> bool:
        """Return whether a row below another may have a text in one of some columns."""
        with self._part() as (stream, _words):
            return has_texts(stream, columns, below)

    def may_have_subtotals(self) -> bool:
        """Return whether a line may name a subtotal."""
        with self._part() as (stream, words):
            return may_have_subtotals(words.strings, stream)

    @contextmanager
    def _part(self) -> Iterator[tuple[IO[bytes], SheetWords]]:
        """Open the sheet as it is written, with what its cells refer to."""
        with (
            _damage_in_words(self.path),
            _library().open_workbook(self.path) as book,
            _library().written_sheet(book, self.sheet, _cell) as part,
        ):
            yield part


def open_sheet(path: Path) -> SheetSource:
    """Return the first visible sheet of a workbook that names columns, else the first filled one.

    Raises:
        UnreadableFileError: the workbook is unsafe, damaged or empty.
    """
    check_spreadsheet(path)
    sheet, others, merged = _look(path, stamp_of(path))
    if not sheet:
        raise UnreadableFileError(f"'{path.name}' is empty.", "Export it again.")
    only = f"Only the sheet '{sheet}' was read; left out: {others}." if others else ""
    notes = tuple(filter(None, (only, _CARRIED if merged else "")))
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return SheetSource(path=path, sha256=sha256, sheet=sheet, notes=notes, merged=merged)


@lru_cache(maxsize=1)
def _look(path: Path, _stamp: Stamp) -> tuple[str, str, tuple[MergedSpan, ...]]:
    """Return the chosen sheet of a workbook, the names of the others and its merged cells.

    Each way to read a file opens it again, so this is kept while it stays the same.
    """
    with _damage_in_words(path), _library().open_workbook(path) as book:
        filled = [sheet.title for sheet in book.worksheets if _is_filled(sheet)]
        named = (title for title in filled if len(filled) > 1 and _names_columns(book, title))
        chosen = next(named, filled[0] if filled else "")
        merged = _merged(path, book, chosen) if chosen else ()
    return chosen, ", ".join(f"'{title}'" for title in filled if title != chosen), merged


def _merged(path: Path, book: Any, title: str) -> tuple[MergedSpan, ...]:
    """Return the cells of a sheet that are merged downwards."""
    with _library().written_sheet(book, title, _cell) as (stream, _words):
        try:
            return merged_spans(stream)
        except TooManySpansError:
            raise unsafe(path) from None


def _names_columns(book: Any, title: str) -> bool:
    """Return whether a line of a sheet names columns that are known."""
    rows = chain.from_iterable(zip(*block, strict=True) for block in _blocks(book, title))
    return find_header(list(islice(rows, LINES_SEARCHED))) is not None


@contextmanager
def _damage_in_words(path: Path) -> Iterator[None]:
    """Turn whatever a damaged workbook makes the reader raise into one sentence."""
    try:
        yield
    except _damage() as damage:
        raise UnreadableFileError(
            f"'{path.name}' is damaged.", "Save it again in the spreadsheet program."
        ) from damage


def _damage() -> tuple[type[Exception], ...]:
    """Return what the reader raises; its own error is told apart only when there is one."""
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - costs 100 ms

    return (InvalidFileException, *_DAMAGE)


def _library() -> ModuleType:
    """Return what opens a workbook; a file of text is read without loading it."""
    from collector_desktop.importers import workbook  # noqa: PLC0415 - costs 100 ms

    return workbook


def _too_wide(path: Path) -> UnreadableFileError:
    """Return the error for a sheet with more columns than any list of invoices has."""
    return UnreadableFileError(
        f"'{path.name}' has more than {LARGEST_COLUMNS} columns.", "Export fewer columns."
    )


def _blocks(book: Any, title: str) -> Iterator[Block]:
    """Yield the numbered rows of a sheet; the library reads what no program writes plainly."""
    done = 0
    try:
        with _library().written_sheet(book, title, _cell) as (stream, words):
            for numbers, lines in plain_blocks(stream, words):
                left = LARGEST_ROWS - done
                yield (numbers, lines) if left >= len(lines) else (numbers[:left], lines[:left])
                done = numbers[-1]
                if done >= LARGEST_ROWS:
                    return
    except OddSheetError:
        for row, values in enumerate(_values(book[title]), 1):
            if row > done:
                yield [row], [[_cell(value) for value in values]]


def _values(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Yield the values of a sheet's rows within the limits."""
    sheet.reset_dimensions()
    yield from sheet.iter_rows(max_row=LARGEST_ROWS, values_only=True)


def _is_filled(sheet: Any) -> bool:
    """Return whether a sheet is visible and has anything in its first rows."""
    if getattr(sheet, "sheet_state", "visible") != "visible" or not hasattr(sheet, "iter_rows"):
        return False
    sheet.reset_dimensions()
    rows = sheet.iter_rows(max_row=_ROWS_SEARCHED, values_only=True)
    return any(value not in (None, "") for values in rows for value in values)


def _cell(value: Any) -> Cell:
    """Return a value of the spreadsheet as one of ours."""
    if isinstance(value, str):
        return composed(value)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float, date)):
        return value.date() if isinstance(value, datetime) else value
    return str(value) if isinstance(value, (time, timedelta)) else ""
