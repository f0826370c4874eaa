"""A known export of an accounting program, described as data."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.headers import plain_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collector_desktop.importers.cells import Cell
    from collector_desktop.importers.dates import DateOrder

DecimalSign: TypeAlias = Literal[".", ","]
Sides: TypeAlias = tuple[str, str]
Making: TypeAlias = tuple[tuple[int, ...], Callable[..., str]]

ITEM_TYPES = (
    "invoice",
    "credit_note",
    "receipt",
    "refund",
    "debit_adjustment",
    "credit_adjustment",
)


class Lines(StrEnum):
    """How many lines of a file one item takes.

    `REPEATED`: its amount is on each of them. `SUMMED`: they add up to it. `NETTED`: its
    debits add up to it, and its credits to what is settled of it.
    """

    ONE = "one"
    REPEATED = "repeated"
    SUMMED = "summed"
    NETTED = "netted"


@frozen
class ItemRules:
    """How the lines of a file of items are to be understood.

    `types` gives for each word of the type column the item type of a positive and of a negative
    amount; with `positive_only` a negative amount is refused instead. `numbered` are the types
    whose number column holds a document number of their own; the others get a number made of
    type, day and what is in that column. With `number_needed` no number is ever made.
    `party` finds code and name of the customer in a line above its items; such a group ends in a
    total without a name. A `summed_report` has the sums of a customer in the line that heads its
    items; this is its name. Of a line with one of the `paid_statuses` nothing is open, if no cell
    says how much is; one of the `part_paid_statuses` is pointed out then. Statuses and the name are
    in small letters.
    """

    types: Mapping[str, Sides]
    default_sides: Sides | None = ("invoice", "credit_note")
    excludes_other_types: bool = False
    excluded_statuses: frozenset[str] = frozenset()
    known_statuses: frozenset[str] = frozenset()
    part_paid_statuses: frozenset[str] = frozenset()
    paid_statuses: frozenset[str] = frozenset()
    positive_only: bool = False
    numbered: frozenset[str] = frozenset(ITEM_TYPES)
    number_needed: bool = False
    lines: Lines = Lines.ONE
    has_groups: bool = False
    amount_is_open: bool = False
    party: Callable[[str], tuple[str, str] | None] | None = None
    summed_report: str = ""


@frozen
class Derived:
    """A field that no column has by itself: the columns it is made of, and how.

    `make` gets the texts of these columns, in this order; that of an absent column is empty. Of
    headers such as `Phone|Mobile` the first counts that a file has.
    """

    headers: tuple[str, ...]
    make: Callable[..., str]


@frozen
class Match:
    """Where a file of a known format has its fields; `derived` are made behind its columns."""

    columns: dict[str, int]
    derived: tuple[Making, ...] = ()


@frozen
class Profile:
    """One export format: how it is recognised and which of its columns is what.

    `fields` gives for each field of ours the headers it may be under, and `derived` what else
    is made of columns; the field `left_out` is the reason for which a line is left out on purpose.
    A file is of this format if every `needed` field is found, and all of the `marks` and none of
    the `absent` headers are there. `is_report` says that a list of customers ends in lines that
    are none. A format without header has its `columns` in a fixed order, and `fits` looks at the
    first lines of a file. `header_lines` of 2 means that the names stand one half over the other.
    With `names_first` the program knows its customers by name, and a code is only an extra.
    With `receipts_pay` the file has all payments and all they may be for, without saying which.
    `not_read` says what the file has that is left alone, for the notes and the documents.
    """

    name: str
    program: str
    kind: FileKind
    columns: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    absent: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    derived: Mapping[str, Derived] = field(default_factory=dict)
    is_report: bool = False
    header_lines: int = 1
    names_first: bool = False
    receipts_pay: bool = False
    not_read: str = ""
    fits: Callable[[Sequence[Sequence[Cell]]], bool] | None = None
    rules: ItemRules | None = None
    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    is_open_items_list: bool = False
    only_own_columns: bool = False

    def match(self, headers: Sequence[str]) -> Match | None:
        """Return the column of each field, None if the headers are not of this format."""
        places = _places(tuple(headers))
        if not self._is_marked(places):
            return None
        found = self._found(places)
        if self.only_own_columns and 2 * len(found) < len(places):
            return None
        derived: list[Making] = []
        for name, made in self.derived.items():
            sources = tuple(_first_place(places, headers) for headers in made.headers)
            if name not in found and max(sources) >= 0:
                found[name] = len(headers) + len(derived)
                derived.append((sources, made.make))
        return Match(found, tuple(derived)) if all(n in found for n in self.needed) else None

    def _found(self, places: Mapping[str, int]) -> dict[str, int]:
        """Return the column of each field that is in one."""
        found: dict[str, int] = {}
        for name, alternatives in self.fields.items():
            for header in alternatives:
                place = places.get(plain_header(header))
                if place is not None:
                    found.setdefault(name, place)
        return found

    def _is_marked(self, places: Mapping[str, int]) -> bool:
        """Return whether this format has the headers that set it apart from others."""
        if any(plain_header(header) in places for header in self.absent):
            return False
        return all(plain_header(header) in places for header in self.marks)


@lru_cache(maxsize=256)
def _places(headers: tuple[str, ...]) -> Mapping[str, int]:
    """Return the column of each header; the second `Phone` is `Phone 2` as well."""
    places: dict[str, int] = {}
    counts: dict[str, int] = {}
    for column, header in enumerate(headers):
        name = plain_header(header)
        counts[name] = counts.get(name, 0) + 1
        places.setdefault(name if counts[name] == 1 else f"{name}{counts[name]}", column)
    return places


def _first_place(places: Mapping[str, int], headers: str) -> int:
    """Return the column of the first of some headers that a file has, -1 if it has none."""
    found = (places.get(plain_header(header), -1) for header in headers.split("|"))
    return next((place for place in found if place >= 0), -1)


def named(**fields: str) -> dict[str, tuple[str, ...]]:
    """Return the headers of each field, which are given as one text: `Customer|Client`."""
    return {name: tuple(headers.split("|")) for name, headers in fields.items()}


def columns(text: str) -> tuple[str, ...]:
    """Return the headers of a file as they stand in its first line."""
    return tuple(text.split(","))
