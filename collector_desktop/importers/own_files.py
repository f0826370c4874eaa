"""Files that only our own export writes, as CSV or as a workbook: known by their headings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind, ParsedFile, RowProblem
from collector_desktop.importers.cells import CellError, is_blank, text_of
from collector_desktop.importers.headers import signature
from collector_desktop.importers.native_notes import contact_note, person_note, promise_note
from collector_desktop.importers.own_rows import OwnRow
from collector_desktop.importers.own_tables import COLUMNS, needed
from collector_desktop.importers.sheet_safety import is_other_archive
from collector_desktop.importers.sources import Source, open_source

PROFILE = "collector"
PROGRAM = "Collector Desktop"
PROBLEM = "problem"
ZIP = b"PK\x03\x04"
BY_PROFILES = frozenset({FileKind.CUSTOMERS, FileKind.ITEMS, FileKind.ALLOCATIONS})
Texts = dict[str, str]


@frozen
class OwnFile:
    """A kind of file of our own export, and what makes a row of its texts."""

    kind: FileKind
    row: Callable[[int, Texts], Any]


NOTES = {
    FileKind.PEOPLE: person_note,
    FileKind.CONTACTS: contact_note,
    FileKind.PROMISES: promise_note,
}
OWN_FILES = {
    kind: OwnFile(kind, NOTES.get(kind, OwnRow)) for kind in COLUMNS if kind not in BY_PROFILES
}


def own_file(path: Path, start: bytes) -> OwnFile | None:
    """Return which file of our export this is, by its headings, None if it is none.

    Raises:
        UnreadableFileError: it is a workbook, and damaged or unsafe.
    """
    if not start.startswith(ZIP):
        line = start.partition(b"\n")[0].decode("utf-8-sig", "replace")
        return _headed(cell.strip().strip('"') for cell in line.split(","))
    if is_other_archive(path):
        return None
    first = next(open_source(path).rows(), None)
    return _headed(text_of(cell) for cell in first[1]) if first else None


def read_own_file(path: Path, how: OwnFile) -> ParsedFile:
    """Return a file of our export, row by row; a row that cannot be used is a problem.

    Raises:
        UnreadableFileError: it cannot be opened, is too large or damaged.
    """
    source = open_source(path) if _is_workbook(path) else open_source(path, delimiter=",")
    rows, problems = [], []
    for number, texts in _texts(source, how.kind):
        try:
            rows.append(how.row(number, texts))
        except CellError as wrong:
            problems.append(RowProblem(number, wrong.field, wrong.value, wrong.reason))
    return ParsedFile(
        name=path.name,
        sha256=source.sha256,
        kind=how.kind,
        profile=PROFILE,
        program=PROGRAM,
        signature=signature(COLUMNS[how.kind]),
        rows=tuple(rows),
        problems=tuple(problems),
        rows_in_file=len(rows) + len(problems) + 1,
        notes=source.notes,
    )


def own_headings(path: Path) -> tuple[str, ...]:
    """Return the headings of a file of our export as they stand in it."""
    source = open_source(path) if _is_workbook(path) else open_source(path, delimiter=",")
    first = next(source.rows(), None)
    return tuple(text_of(cell) for cell in first[1]) if first else ()


def _headed(headings: Iterable[str]) -> OwnFile | None:
    """Return the file that has just these columns; those of a later version may be missing.

    Rejected rows that were saved and mended have the column of what was wrong as well.
    """
    found = {text.strip().lower() for text in headings} - {PROBLEM, ""}
    for kind, how in OWN_FILES.items():
        if set(needed(kind)) <= found <= set(COLUMNS[kind]):
            return how
    return None


def _texts(source: Source, kind: FileKind) -> Iterator[tuple[int, Texts]]:
    """Yield the number of each row below the headings and its texts, of every column one."""
    headings: Sequence[str] = ()
    blank = dict.fromkeys(COLUMNS[kind], "")
    for number, cells in source.rows():
        if not headings:
            headings = [text_of(cell).lower() for cell in cells]
        elif not is_blank(cells):
            yield number, blank | dict(zip(headings, map(text_of, cells), strict=False))


def _is_workbook(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(ZIP)) == ZIP
