"""Small CSV files with our own columns, such as rates and cheques: line by line, as text."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import CollectorError, UnreadableFileError
from collector_desktop.storage.operations import operation

MOST_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class WrongRow:
    """A row of a file that cannot be used: its line from 1, and why."""

    row: int
    reason: str


@dataclass(frozen=True, slots=True)
class RowsImported:
    """What became of a file: how many rows came in, and which could not."""

    created: int
    wrong: tuple[WrongRow, ...]


@dataclass(frozen=True, slots=True)
class TableImport:
    """How rows of a kind come in: the operation, the columns, and what writes one of them.

    `bring_in` raises ValueError or a CollectorError for a row that cannot come in, before it
    writes anything.
    """

    kind: str
    noun: str
    columns: Sequence[str]
    changed: Change
    bring_in: Callable[[dict[str, str], date], None]


def import_table(path: Path, how: TableImport, made_on: date) -> Outcome[RowsImported]:
    """Bring the rows of a file in, all in one operation, and say which could not.

    Raises:
        UnreadableFileError: the file cannot be read, or has not the columns of an export.
    """
    count, wrong = 0, []
    rows = list(read_table(path, how.columns))
    if not rows:
        return Outcome(RowsImported(0, ()), NOTHING)
    summary = f"Import {how.noun} from {path.name}"
    with operation(how.kind, summary, made_on) as current:
        for line, values in rows:
            try:
                how.bring_in(values, made_on)
                count += 1
            except ValueError as error:
                wrong.append(WrongRow(line, str(error)))
            except CollectorError as error:
                wrong.append(WrongRow(line, f"{error.title} {error.advice}".strip()))
    changed = how.changed if count else NOTHING
    return Outcome(RowsImported(count, tuple(wrong)), changed, current.id, summary)


def read_table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of each line below the headings and the texts of its columns.

    Case and order of the headings do not count, nor do blanks around a text; the apostrophe that
    an export puts before what a spreadsheet would run is taken off.

    Raises:
        UnreadableFileError: the file cannot be read, or has not these columns.
    """
    reader = csv.DictReader(StringIO(_text(path)))
    names = [(name or "").strip().lower() for name in reader.fieldnames or ()]
    missing = [column for column in columns if column not in names]
    if missing:
        raise UnreadableFileError(
            f"{path.name} has not the columns {', '.join(missing)}.",
            f"The first line names them: {', '.join(columns)}.",
        )
    reader.fieldnames = names
    for values in reader:
        yield reader.line_num, {name: _plain(values[name] or "") for name in columns}


def _plain(text: str) -> str:
    text = text.strip()
    if text.startswith("'"):
        text = text[1:].removesuffix("'")
    return text


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFileError(f"{path.name} is too large.", "Split it by year.")
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(
            f"{path.name} cannot be read.", "It must be a CSV file in UTF-8."
        ) from error
