"""A known export of an accounting program, described as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, TypeAlias

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.headers import plain_header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from collector_desktop.importers.dates import DateOrder

DecimalSign: TypeAlias = Literal[".", ","]
Sides: TypeAlias = tuple[str, str]

ITEM_TYPES = (
    "invoice",
    "credit_note",
    "receipt",
    "refund",
    "debit_adjustment",
    "credit_adjustment",
)


class Lines(StrEnum):
    """How many lines of a file one item takes."""

    ONE = "one"
    REPEATED = "repeated"
    SUMMED = "summed"


@dataclass(frozen=True, slots=True)
class ItemRules:
    """How the lines of a file of items are to be understood.

    `types` gives for each word of the type column the item type of a positive and of a negative
    amount; with `positive_only` a negative amount is refused instead. `numbered` are the types
    whose number column holds a document number of their own; the others get a number made of
    type, day and what stands in that column. With `number_needed` no number is ever made.
    """

    types: Mapping[str, Sides]
    default_sides: Sides | None = ("invoice", "credit_note")
    excludes_other_types: bool = False
    excluded_statuses: frozenset[str] = frozenset()
    known_statuses: frozenset[str] = frozenset()
    positive_only: bool = False
    numbered: frozenset[str] = frozenset(ITEM_TYPES)
    number_needed: bool = False
    lines: Lines = Lines.ONE
    has_groups: bool = False
    amount_is_open: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """One export format: how it is recognised and which of its columns is what.

    `fields` gives for each field of ours the headers it may stand under; a file is of this
    format if every `needed` field is found and none of the `absent` headers is.
    """

    name: str
    program: str
    kind: FileKind
    columns: tuple[str, ...]
    fields: Mapping[str, tuple[str, ...]]
    needed: tuple[str, ...]
    absent: tuple[str, ...] = ()
    rules: ItemRules | None = None
    date_order: DateOrder | None = None
    decimal: DecimalSign | None = None
    is_open_items_list: bool = False
    only_own_columns: bool = False

    def match(self, headers: Sequence[str]) -> dict[str, int] | None:
        """Return the column of each field, None if the headers are not of this format."""
        places: dict[str, int] = {}
        for column, header in enumerate(headers):
            places.setdefault(plain_header(header), column)
        if any(plain_header(header) in places for header in self.absent):
            return None
        found: dict[str, int] = {}
        for name, alternatives in self.fields.items():
            for header in alternatives:
                place = places.get(plain_header(header))
                if place is not None:
                    found.setdefault(name, place)
        if any(name not in found for name in self.needed):
            return None
        if self.only_own_columns and 2 * len(found) < len(places):
            return None
        return found
