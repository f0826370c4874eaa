"""Small files with our own columns, such as rates and cheques: line by line, as text."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TypeVar

from peewee import IntegrityError

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.errors import CollectorError, UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.usable_days import is_usable
from collector_desktop.importers.cells import text_of
from collector_desktop.importers.sheet_source import open_sheet
from collector_desktop.storage.database import db
from collector_desktop.storage.models import BaseModel
from collector_desktop.storage.operations import operation

HERE = "It is already in the ledger."
NO_MEMBER = " is not a valid "
MOST_BYTES = 20_000_000
LONGEST_ID = 9
_ZIP = b"PK\x03\x04"
RowT = TypeVar("RowT", bound=BaseModel)


@frozen
class WrongRow:
    """A row of a file that cannot be used: its line from 1, and why."""

    row: int
    reason: str


@frozen
class RowsImported:
    """What became of a file: how many rows came in, and which could not."""

    created: int
    wrong: tuple[WrongRow, ...]


class Brought(StrEnum):
    """What became of a row that could be used."""

    CREATED = "created"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@frozen
class TableImport:
    """How rows of a kind come in: the operation, the columns, and what writes one of them.

    `bring_in` raises ValueError or a CollectorError for a row that cannot come in; what it wrote
    of it before is taken back.
    """

    kind: str
    noun: str
    columns: Sequence[str]
    changed: Change
    bring_in: Callable[[dict[str, str], date], Brought]


def import_table(path: Path, how: TableImport, made_on: date) -> Outcome[RowsImported]:
    """Bring the rows of a file in, all in one operation, and say which could not.

    Raises:
        UnreadableFileError: the file cannot be read, or does not have the columns of an export.
    """
    wrong: list[WrongRow] = []
    summary = f"Import {how.noun} from {path.name}"
    with suppress(_NothingNewError), operation(how.kind, summary, made_on) as current:
        count = 0
        for line, values in read_table(path, how.columns):
            found = bring_row(how, values, made_on)
            if isinstance(found, Brought) and found is not Brought.UNCHANGED:
                count += 1
            else:
                wrong.append(WrongRow(line, HERE if found is Brought.UNCHANGED else found))
        if not count:
            raise _NothingNewError
        result = RowsImported(count, tuple(wrong))
        return Outcome(result, how.changed, current.id, summary)
    return Outcome(RowsImported(0, tuple(wrong)), NOTHING)


class _NothingNewError(Exception):
    """Ends an operation that wrote nothing, so that there is nothing to undo."""


def bring_row(how: TableImport, values: dict[str, str], made_on: date) -> Brought | str:
    """Bring one row in within an operation, whole or not at all; return what became of it.

    A row that cannot come in is a sentence that says why.
    """
    try:
        with db.atomic():
            return how.bring_in(values, made_on)
    except CollectorError as error:
        return f"{error.title} {error.advice}".strip()
    except (IntegrityError, OverflowError):
        return "This row breaks a rule of the ledger."
    except ValueError as error:
        said = str(error)
        value, found, _ = said.partition(NO_MEMBER)
        if found:
            return f"{value} is not known here."
        return said if said.endswith(".") else f"A cell of this row cannot be read: {said}."


def read_table(path: Path, columns: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the number of each line below the headings and the texts of its columns.

    Case and order of the headings do not count, nor do blanks around a text; the apostrophe that
    an export puts before what a spreadsheet would run is taken off.

    Raises:
        UnreadableFileError: the file cannot be read, or has not these columns.
    """
    lines = _lines(path)
    _, headings = next(lines, (1, []))
    names = [name.strip().lower() for name in headings]
    missing = [column for column in columns if column not in names]
    if missing:
        raise UnreadableFileError(
            f"{path.name} does not have the columns {', '.join(missing)}.",
            f"Its first line must name them: {', '.join(columns)}.",
        )
    for number, cells in lines:
        if any(cells):
            texts = [*map(_plain, cells), *[""] * len(names)]
            yield number, dict(zip(names, texts, strict=False))


def day(text: str) -> date:
    """Return the day that a text such as 2026-11-24 is.

    Raises:
        ValueError: it cannot be read, or is too far away to count with.
    """
    try:
        found = date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text!r} is not a day such as 2026-11-24.") from None
    if not is_usable(found):
        raise ValueError(f"{text} is too far away.")
    return found


def day_or_none(text: str) -> date | None:
    """Return the day that a text is, None for an empty one."""
    return day(text) if text else None


def minor_units(text: str, currency: str) -> int:
    """Return an amount as an export writes it, in minor units of its currency.

    Raises:
        AmountError: it cannot be read, or has more decimals than the currency.
    """
    return parse_amount(text, exponent(currency), ".", currency)


def kept_id(model: type[BaseModel], text: str) -> dict[str, int]:
    """Return the id that a row had in the ledger it comes from, if it is free here.

    So what people wrote down, such as the number of a case, stays right in a copy.
    """
    return {"id": int(text)} if is_id(text) and model.find(int(text)) is None else {}


def is_id(text: str) -> bool:
    """Return whether a text is a number such as rows of a ledger have."""
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST_ID and int(text) > 0


def is_here(alike: Iterable[BaseModel], model: type[BaseModel], text: str) -> bool:
    """Return whether a row of an export is among those that say the same as it does.

    The id that it had tells it from another that says the same. If that id is another row's here,
    one that says the same is taken for it.
    """
    ids = {row.id for row in alike}
    if not ids or not is_id(text):
        return bool(ids)
    return int(text) in ids or model.find(int(text)) is not None


def that_of(alike: Sequence[RowT], text: str) -> RowT | None:
    """Return the row that had an id, else the first of those that say the same."""
    return next((row for row in alike if str(row.id) == text), alike[0] if alike else None)


def has_semicolons(path: Path) -> bool:
    """Return whether a file of text has semicolons between its columns.

    Programs write so where the comma is the sign before decimals.
    """
    with path.open("rb") as file:
        head = file.readline()
    return not head.startswith(_ZIP) and _separator(head.decode("utf-8-sig")) == ";"


def _separator(headings: str) -> str:
    """Return what is between the columns: our headings hold no other sign."""
    return max(",;\t", key=headings.count)


def _plain(text: str) -> str:
    text = text.strip()
    if text.startswith("'"):
        text = text[1:].removesuffix("'")
    return text


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield each line of a CSV file or row of a workbook with its number, as texts."""
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFileError(f"{path.name} is not a file.", "Choose a file of an export.")
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableFileError(f"{path.name} is too large.", "Split it by year.")
        with path.open("rb") as file:
            is_workbook = file.read(len(_ZIP)) == _ZIP
        text = "" if is_workbook else path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableFileError(
            f"{path.name} cannot be read.", "It must be an XLSX file, or CSV in UTF-8."
        ) from error
    if is_workbook:
        for number, cells in open_sheet(path).rows():
            yield number, [text_of(cell) for cell in cells]
    else:
        yield from _csv_lines(path, text)


def _csv_lines(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text), delimiter=_separator(text.partition("\n")[0]))
    try:
        for texts in reader:
            yield reader.line_num, texts
    except csv.Error as error:
        raise UnreadableFileError(
            f"{path.name} cannot be read: line {reader.line_num} is not a line of CSV ({error}).",
            "Correct that line, or export the file again.",
        ) from error
