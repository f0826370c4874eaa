"""The people, contacts and promises of our own export, which no other program writes."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.currency import exponent, require_currency
from collector_desktop.domain.errors import CollectorError
from collector_desktop.importers.base import (
    ContactNote,
    FileKind,
    ParsedFile,
    PersonNote,
    PromiseNote,
    RowProblem,
)
from collector_desktop.importers.cells import CellError, text_of
from collector_desktop.importers.headers import signature
from collector_desktop.importers.whole_file import read_whole

PROFILE = "collector"
PROGRAM = "Collector Desktop"
LARGEST = 200 << 20
YES = "yes"
CONTACTS = (
    *("customer", "date", "time", "kind", "outcome", "person", "note", "next_date", "next_time"),
    *("items", "document"),
)
PEOPLE = ("customer", "name", "role", "email", "phones", "wrong_phones", "is_main", "do_not_call")
PROMISES = (
    *("customer", "amount", "currency", "promised_for", "taken_on", "status", "received"),
    *("decided_on", "person", "method", "items"),
)
Texts = dict[str, str]


@dataclass(frozen=True, slots=True)
class _Layout:
    kind: FileKind
    columns: tuple[str, ...]
    row: Callable[[int, Texts], Any]


def has_contacts(start: bytes) -> str:
    """Return the name of the layout if a file starts as our contacts do, else an empty text."""
    return PROFILE if _headers(start) == CONTACTS else ""


def has_promises(start: bytes) -> str:
    """Return the name of the layout if a file starts as our promises do, else an empty text."""
    return PROFILE if _headers(start) == PROMISES else ""


def read_contacts(path: Path) -> ParsedFile:
    """Return the contacts of our export.

    Raises:
        UnreadableFileError: the file cannot be opened, or is too large.
    """
    return _read(path, _Layout(FileKind.CONTACTS, CONTACTS, _contact))


def read_promises(path: Path) -> ParsedFile:
    """Return the promises of our export.

    Raises:
        UnreadableFileError: the file cannot be opened, or is too large.
    """
    return _read(path, _Layout(FileKind.PROMISES, PROMISES, _promise))


def has_people(start: bytes) -> str:
    """Return the name of the layout if a file starts as our people do, else an empty text."""
    return PROFILE if _headers(start) == PEOPLE else ""


def read_people(path: Path) -> ParsedFile:
    """Return the people of our export.

    Raises:
        UnreadableFileError: the file cannot be opened, or is too large.
    """
    return _read(path, _Layout(FileKind.PEOPLE, PEOPLE, _person))


def _headers(start: bytes) -> tuple[str, ...]:
    line = start.partition(b"\n")[0]
    text = line.decode("utf-8-sig", "replace").strip()
    return tuple(cell.strip().strip('"') for cell in text.split(","))


def _read(path: Path, layout: _Layout) -> ParsedFile:
    data, sha256 = read_whole(path, LARGEST, "Export a smaller ledger.")
    lines = csv.reader(io.StringIO(data.decode("utf-8-sig", "replace"), newline=""))
    next(lines)
    rows, problems, number = [], [], 1
    for cells in lines:
        number, at = lines.line_num, number + 1
        texts = dict(zip(layout.columns, map(text_of, cells), strict=False))
        try:
            rows.append(layout.row(at, dict.fromkeys(layout.columns, "") | texts))
        except CellError as wrong:
            problems.append(RowProblem(at, wrong.field, wrong.value, wrong.reason))
    return ParsedFile(
        name=path.name,
        sha256=sha256,
        kind=layout.kind,
        profile=PROFILE,
        program=PROGRAM,
        signature=signature(layout.columns),
        rows=tuple(rows),
        problems=tuple(problems),
        rows_in_file=number,
    )


def _contact(row: int, texts: Texts) -> ContactNote:
    return ContactNote(
        row,
        _needed(texts, "customer"),
        _day(texts, "date"),
        _minute(texts, "time"),
        _needed(texts, "kind"),
        texts["outcome"],
        texts["person"],
        texts["note"],
        _day(texts, "next_date") if texts["next_date"] else None,
        _minute(texts, "next_time"),
        texts["items"],
        bool(texts["document"]),
    )


def _person(row: int, texts: Texts) -> PersonNote:
    return PersonNote(
        row,
        _needed(texts, "customer"),
        _needed(texts, "name"),
        texts["role"],
        texts["email"],
        tuple(filter(None, texts["phones"].split("; "))),
        tuple(filter(None, texts["wrong_phones"].split("; "))),
        texts["is_main"] == YES,
        texts["do_not_call"] == YES,
    )


def _promise(row: int, texts: Texts) -> PromiseNote:
    try:
        currency = require_currency(_needed(texts, "currency"))
        minor = parse_amount(_needed(texts, "amount"), exponent(currency))
    except (ValueError, CollectorError) as wrong:
        raise CellError("amount", texts["amount"], str(wrong)) from None
    if minor <= 0:
        raise CellError("amount", texts["amount"], "The amount must be above zero.")
    return PromiseNote(
        row,
        _needed(texts, "customer"),
        minor,
        currency,
        _day(texts, "promised_for"),
        _day(texts, "taken_on"),
        texts["status"],
        _day(texts, "decided_on") if texts["decided_on"] else None,
        texts["person"],
        texts["method"],
        texts["items"],
    )


def _needed(texts: Texts, field: str) -> str:
    if not texts[field]:
        raise CellError(field, "", "This cell is empty.")
    return texts[field]


def _day(texts: Texts, field: str) -> date:
    try:
        return date.fromisoformat(texts[field])
    except ValueError:
        raise CellError(field, texts[field], "This is no day such as 2026-11-24.") from None


def _minute(texts: Texts, field: str) -> int | None:
    """Return minutes from midnight of a time such as 09:30; None if there is none."""
    if not texts[field]:
        return None
    hours, _, minutes = texts[field].partition(":")
    if not (hours.isdecimal() and minutes.isdecimal() and int(hours) < 24 and int(minutes) < 60):
        raise CellError(field, texts[field], "This is no time such as 09:30.")
    return int(hours) * 60 + int(minutes)
