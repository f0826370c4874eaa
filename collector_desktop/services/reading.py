"""Reading a file that is to be imported; only `known_layout` asks the ledger, nothing writes."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.importers.bank.account_name import has_nameless, of_account
from collector_desktop.importers.bank_look import look_at_plain_table, look_at_statement
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.fields import FIELDS
from collector_desktop.importers.inspect import Inspection, inspect
from collector_desktop.importers.mapping import Mapping, Suggestion, suggest_mapping
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.own_tables import ORDER
from collector_desktop.importers.read import open_file, parsed, read_file
from collector_desktop.importers.statuses import StatusSeen, statuses_in
from collector_desktop.importers.whole_look import look_at_whole_format
from collector_desktop.queries.imports import remembered_mapping
from collector_desktop.queries.settings import settings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from typing import Any

    from collector_desktop.importers.base import ParsedFile
    from collector_desktop.importers.one_field import Field
    from collector_desktop.importers.profile import DecimalSign

ROWS_PREVIEWED = 2000


@frozen
class Preview:
    """The first rows of a file as they would come in, and the values of its status column."""

    parsed: ParsedFile
    statuses: tuple[StatusSeen, ...]


@frozen
class KnownLayout:
    """What the ledger knows about a file: its remembered mapping, and the company's currency.

    `in_currency` is what was answered for a known export whose amounts have an unclear sign.
    """

    mapping: Mapping | None
    currency: str
    in_currency: str = ""


def inspect_file(
    path: Path, *, encoding: str = "", delimiter: str = "", header_row: int | None = None
) -> Inspection:
    """Return a first look at a file.

    Raises:
        UnreadableFileError: it cannot be read at all.
    """
    if encoding or delimiter or header_row is not None:
        return inspect(path, encoding=encoding, delimiter=delimiter, header_row=header_row)
    known = look_at_whole_format(path) or look_at_statement(path)
    if known is not None:
        return known
    seen = inspect(path)
    return seen if seen.profile else look_at_plain_table(path) or seen


def in_order(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Return files in the order in which they build on each other: customers before invoices.

    Of one kind those come first about which nothing need be asked; what is unknown is last.
    """
    return tuple(sorted(paths, key=_place))


def names_no_account(parsed: ParsedFile) -> bool:
    """Return whether a bank's file has lines of which it does not say whose account they are."""
    return parsed.kind is FileKind.BANK and has_nameless(parsed)


def as_account(parsed: ParsedFile, name: str) -> ParsedFile:
    """Return a bank's file with the lines of which it does not say it as those of an account."""
    return of_account(parsed, name) if name else parsed


def known_layout(signature: str) -> KnownLayout:
    """Return what the ledger knows about files with these headers."""
    kept = remembered_mapping(signature)
    company = settings()[COMPANY_CURRENCY]
    mapping = None if kept is None else Mapping.from_json(json.loads(kept.mapping))
    if mapping is None or mapping.columns:
        return KnownLayout(mapping, company)
    return KnownLayout(None, company, mapping.currency)


def only_currency(kind: FileKind, code: str) -> str:
    """Return what is kept of a known export: nothing but which currency its amounts are in."""
    return json.dumps(Mapping(kind, {}, currency=code).to_json(), sort_keys=True)


def read_import_file(
    path: Path,
    mapping: Mapping | None = None,
    hints: ReadHints | None = None,
    progress: Callable[[int], None] | None = None,
    in_currency: str = "",
) -> ParsedFile:
    """Return a whole file, read and checked; `progress` gets line numbers and may raise to stop.

    Where it must be asked which currency is meant, `in_currency` is what was answered before; the
    file still says what may be asked, so that the answer can be changed.

    Raises:
        UnreadableFileError: it is no known export and no mapping says what its columns are.
    """
    found = read_file(path, mapping=mapping, hints=hints, progress=progress)
    if not in_currency or not found.currencies_asked:
        return found
    said = replace(hints or ReadHints(), default_currency=in_currency, currency=in_currency)
    answered = read_file(path, mapping=mapping, hints=said, progress=progress)
    return replace(answered, currencies_asked=found.currencies_asked)


def reading_hints(
    currency: str,
    date_order: str = "",
    decimal: str = "",
    *,
    stated_currency: str = "",
    unbalanced: bool = False,
) -> ReadHints:
    """Return what is known about a file's notation from outside it; empty: the file says it.

    `currency` is the company's, `stated_currency` that of amounts for which the file names none.
    `unbalanced` takes a bank statement as it is, though its lines do not come to its balances.
    """
    sign: DecimalSign | None = "," if decimal == "," else "." if decimal else None
    order = DateOrder(date_order) if date_order else None
    return ReadHints(order, sign, stated_currency or currency, unbalanced, stated_currency)


def mapping_from(stated: dict[str, Any]) -> Mapping:
    """Return the mapping that a user's choices, in their JSON form, make.

    Raises:
        UnreadableFileError: there is no such choice.
    """
    return Mapping.from_json(stated)


def fields_of(kind: str) -> tuple[Field, ...]:
    """Return the fields that columns of a file of one kind may go to."""
    return tuple(FIELDS[FileKind(kind)])


def suggestions_for(seen: Inspection, kind: str) -> tuple[Suggestion, ...]:
    """Return what the columns of a file may be, if its rows are of one kind."""
    return suggest_mapping(seen.headers, seen.sample_rows, FileKind(kind))


def preview_import_file(path: Path, mapping: Mapping, hints: ReadHints) -> Preview:
    """Return the first rows of a file as a mapping reads them.

    `rows_in_file` of what is read is 0 if there are more of them than were read.

    Raises:
        UnreadableFileError: the mapping lacks a column, or the file has none of that name.
    """
    if mapping.kind is FileKind.BANK:
        shown = read_file(path, mapping=mapping, hints=replace(hints, unbalanced=True))
        goes_on = len(shown.rows) > ROWS_PREVIEWED
        shown = replace(shown, rows=shown.rows[:ROWS_PREVIEWED])
    else:
        reading = open_file(path, mapping=mapping, hints=hints)
        every = reading.rows()
        shown = parsed(reading, tuple(islice(every, ROWS_PREVIEWED)))
        goes_on = next(every, None) is not None
    shown = replace(shown, rows_in_file=0) if goes_on else shown
    return Preview(shown, statuses_in(path, mapping))


def _place(path: Path) -> tuple[int, bool]:
    try:
        seen = inspect_file(path)
    except UnreadableFileError:
        return len(ORDER), True
    return len(ORDER) if seen.kind is None else ORDER.index(seen.kind), not seen.profile
