"""How one file is laid out: where its header stands, which columns count and by which rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Dictionary
from dataclasses import replace
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.cells import Cell, is_blank, text_of
from collector_desktop.importers.debit_credit import has_sides, with_amounts
from collector_desktop.importers.fields import FIELDS
from collector_desktop.importers.headers import (
    LINES_SEARCHED,
    find_header,
    header_texts,
    names_in_line,
    plain_header,
    signature,
    without_currency,
)

if TYPE_CHECKING:
    from collector_desktop.importers.base import RowProblem
    from collector_desktop.importers.dates import DateOrder
    from collector_desktop.importers.mapping import Mapping
    from collector_desktop.importers.profile import DecimalSign, ItemRules, Making, Match, Profile
    from collector_desktop.importers.sources import Source

NumberedLines = Sequence[tuple[int, list[Cell]]]

MAPPED = "mapped"

# What an account is credited with is mostly money, where no column says what it is.
_ENTRIES = ("invoice", "receipt")
_SIDES = 2

_PAYABLES = re.compile(
    r"\b(?:a/p age?ing|aged (?:payables?|creditors)|(?:bills|accounts) payable|sundry creditors)\b",
    re.IGNORECASE,
)


@frozen
class Layout:
    """Everything about a file that does not depend on the rows below its header."""

    profile: str
    program: str
    kind: FileKind
    header_row: int
    headers: tuple[str, ...]
    columns: Dictionary[str, int]
    rules: ItemRules | None = None
    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    currency: str = ""
    is_open_items_list: bool = False
    notes: tuple[str, ...] = ()
    derived: tuple[Making, ...] = ()
    is_report: bool = False
    names_first: bool = False
    receipts_pay: bool = False
    not_read: str = ""

    @property
    def signature(self) -> str:
        """What every file of this layout has in common."""
        return signature(self.headers)

    def header(self, field: str) -> str:
        """Return how the file itself calls a field, for a list of problems.

        One that is made of two columns, as of debit and credit, has the names of both.
        """
        column = self.columns.get(field, -1)
        made = column - len(self.headers)
        if self.derived and 0 <= made < len(self.derived):
            places = self.derived[made][0]
            if len(places) == _SIDES and max(places) < len(self.headers):
                return " / ".join(self.headers[place] for place in places)
            column = max(places)
        if 0 <= column < len(self.headers) and self.headers[column]:
            return self.headers[column]
        return f"column {column + 1}" if column >= 0 else field.replace("_", " ")

    def under_header(self, problem: RowProblem) -> RowProblem:
        """Return a problem whose column is a field of ours under the name in the file."""
        return replace(problem, column=self.header(problem.column))

    @property
    def width(self) -> int:
        """How many cells a line has with its derived ones; 0 if no header says."""
        return len(self.headers) + len(self.derived) if self.headers else 0


def first_lines(source: Source) -> NumberedLines:
    """Return the lines among which the header must be; refuse a file without any text.

    Raises:
        UnreadableFileError: the file has no text.
    """
    lines = list(islice(source.rows(), LINES_SEARCHED))
    if all(is_blank(cells) for _, cells in lines):
        raise UnreadableFileError(f"'{source.path.name}' is empty.", "Export it again.")
    return lines


def profile_layout(profile: Profile, lines: NumberedLines) -> Layout | None:
    """Return the layout of a known export, None if no line names its columns."""
    if profile.fits is not None:
        filled = [cells for _, cells in lines if not is_blank(cells)]
        match = profile.match(profile.columns) if profile.fits(filled) else None
        return None if match is None else _layout(profile, 0, profile.columns, match)
    above: Sequence[Cell] = ()
    for row, cells in lines:
        for headers in _headers(cells, above if profile.header_lines > 1 else ()):
            match = profile.match(headers)
            if match is not None:
                _refuse_payables(profile, [cells for at, cells in lines if at < row])
                return _layout(profile, row, headers, match)
        above = cells
    return None


def _refuse_payables(profile: Profile, above: Sequence[Sequence[Cell]]) -> None:
    """Refuse a report whose title says that it lists what is owed to suppliers.

    Several programs write it with the same columns as the one that lists what customers owe.
    """
    titles = [text for cells in above for cell in cells if (text := text_of(cell))]
    title = next(filter(_PAYABLES.search, titles), "")
    if title and profile.kind is FileKind.ITEMS:
        raise UnreadableFileError(
            f"The file lists what you owe to suppliers: its title is '{title[:60]}'.",
            "Export what customers owe to you.",
        )


def _headers(cells: Sequence[Cell], above: Sequence[Cell]) -> Iterator[tuple[str, ...]]:
    """Yield the names in a line, and those that it completes in the line above it."""
    yield names_in_line(tuple(cells))
    if above:
        pairs = zip_longest(above, cells, fillvalue="")
        yield header_texts([_stacked(upper, lower) for upper, lower in pairs])


def _stacked(upper: Cell, lower: Cell) -> str:
    """Return a name written over two lines; one that is merged over both is there once."""
    first, second = text_of(upper), text_of(lower)
    return first if first == second else f"{first} {second}"


def _layout(profile: Profile, row: int, headers: tuple[str, ...], match: Match) -> Layout:
    """Return the layout of a known export whose header is in a row."""
    return Layout(
        profile=profile.name,
        program=profile.program,
        kind=profile.kind,
        header_row=row,
        headers=headers,
        columns=match.columns,
        rules=profile.rules,
        date_order=profile.date_order,
        decimal=profile.decimal,
        is_open_items_list=profile.is_open_items_list,
        notes=(*_unused(profile, headers, match.columns), *_doubled(headers, match.columns)),
        not_read=profile.not_read,
        names_first=profile.names_first,
        receipts_pay=profile.receipts_pay,
        derived=match.derived,
        is_report=profile.is_report,
    )


def _unused(
    profile: Profile, headers: Sequence[str], columns: Dictionary[str, int]
) -> tuple[str, ...]:
    """Return a note on columns that our own format neither has nor reads."""
    if not profile.only_own_columns:
        return ()
    known = {plain_header(column) for column in profile.columns}
    known |= {plain_header(headers[at]) for at in columns.values()}
    others = [header for header in headers if header and plain_header(header) not in known]
    return (f"Columns not used: {', '.join(others)}.",) if others else ()


def _doubled(headers: Sequence[str], columns: Dictionary[str, int]) -> tuple[str, ...]:
    """Return a note on each column read that has the same name as another."""
    names = [plain_header(header) for header in headers]
    read = sorted({place for place in columns.values() if 0 <= place < len(names)})
    return tuple(
        f"Several columns are called '{headers[place]}': the one in column {place + 1} was read."
        for place in read
        if names[place] and names.count(names[place]) > 1
    )


def mapped_layout(mapping: Mapping, lines: NumberedLines, rules: ItemRules) -> Layout:
    """Return the layout that a user's mapping describes; refuse one that lacks a needed column."""
    header_row, headers = _mapped_header(mapping, lines)
    columns = mapping.resolve(headers)
    _require(mapping.kind, columns)
    rules = _as_stated(rules, mapping)
    derived: list[Making] = []
    if has_sides(columns):
        headers = headers or ("",) * max(len(cells) for _, cells in lines)
        columns, derived = with_amounts(columns, len(headers))
        rules = rules if "type" in columns else replace(rules, default_sides=_ENTRIES)
    return Layout(
        profile=MAPPED,
        program="",
        kind=mapping.kind,
        header_row=header_row,
        headers=headers,
        columns=columns,
        rules=rules if mapping.kind is FileKind.ITEMS else None,
        date_order=mapping.date_order,
        decimal=mapping.decimal,
        currency=mapping.currency or _named_currency(headers, columns),
        is_open_items_list=mapping.is_open_items_list,
        notes=_doubled(headers, columns),
        derived=tuple(derived),
    )


def _as_stated(rules: ItemRules, mapping: Mapping) -> ItemRules:
    """Return the rules with the statuses that the user leaves out; none without such a column."""
    if "status" not in mapping.columns:
        return replace(rules, excluded_statuses=frozenset())
    said = {word.casefold(): comes_in for word, comes_in in mapping.statuses.items()}
    out = {word for word, comes_in in said.items() if not comes_in}
    return replace(rules, excluded_statuses=rules.excluded_statuses - said.keys() | out)


def _named_currency(headers: Sequence[str], columns: Dictionary[str, int]) -> str:
    """Return the currency in the name of a column of money, empty if a column of its own has it."""
    if "currency" in columns:
        return ""
    places = [columns[name] for name in ("amount", "open", "paid") if name in columns]
    named = (without_currency(headers[place])[1] for place in places if place < len(headers))
    return next(filter(None, named), "")


def _mapped_header(mapping: Mapping, lines: NumberedLines) -> tuple[int, tuple[str, ...]]:
    """Return the header line: the one stated, else the first with all mapped names."""
    if mapping.header_row == 0:
        return 0, ()
    if mapping.header_row is not None:
        stated = [header_texts(cells) for row, cells in lines if row == mapping.header_row]
        return mapping.header_row, stated[0] if stated else ()
    wanted = {plain_header(name) for name in mapping.columns.values() if isinstance(name, str)}
    for row, cells in lines:
        headers = header_texts(cells)
        if wanted and wanted <= {plain_header(header) for header in headers}:
            return row, headers
    found = find_header(lines)
    return (found.row, found.headers) if found else (0, ())


def _require(kind: FileKind, columns: Dictionary[str, int]) -> None:
    """Refuse a mapping without the columns that no row can do without."""
    for field in FIELDS[kind]:
        stands_in = {"amount": "open", "name": "code"}.get(field.name, field.name)
        if field.name == "amount" and has_sides(columns):
            continue
        if field.needed and field.name not in columns and stands_in not in columns:
            raise UnreadableFileError(
                f"No column is mapped to '{field.label}'.", "Choose the column that has it."
            )
