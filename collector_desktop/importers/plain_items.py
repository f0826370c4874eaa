"""The short way for a long file of items: a line without anything unusual, read in one go.

Whatever is unusual, and whatever is seen for the first time, is left to the careful reader.
"""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING

from collector_desktop.importers.base import ItemRow
from collector_desktop.importers.money_cells import exponent_of
from collector_desktop.importers.profile import ItemRules, Lines

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from collector_desktop.importers.cells import Cell
    from collector_desktop.importers.item_columns import ItemColumns
    from collector_desktop.importers.profile import Sides

_FIELDS = (
    "type",
    "number",
    "customer_code",
    "document_on",
    "due_on",
    "amount",
    "currency",
    "reference",
    "description",
)
_WRAPPERS = ("=", "'")
_LONGEST_AMOUNT = 13


class PlainItems:
    """Reads plain lines with what the careful reader has learnt from the lines before."""

    def __init__(
        self, at: ItemColumns, types: Mapping[str, Sides], days: Mapping[Cell, date]
    ) -> None:
        self._pick = itemgetter(*(getattr(at, name) for name in _FIELDS))
        self._types = types
        self._days = days
        self._codes: dict[str, str] = {}
        self._exponents: dict[str, int] = {}

    @staticmethod
    def suits(columns: Mapping[str, int], rules: ItemRules) -> bool:
        """Return whether a file has only lines that can be plain."""
        return set(columns) <= set(_FIELDS) and rules.positive_only and rules.lines is Lines.ONE

    def learn(self, cells: list[Cell], item: ItemRow) -> None:
        """Remember customer and currency of a line that was read carefully."""
        _, _, code, _, _, _, currency, _, _ = self._pick(cells)
        self._codes[code] = item.customer_code
        if currency == item.currency and currency:
            self._exponents[currency] = exponent_of(currency)

    def read(
        self, row: int, cells: list[Cell], first_rows: dict[tuple[str, str, str], int]
    ) -> ItemRow | None:
        """Return the item of a line with an empty cell at its end, None if it is not plain."""
        word, number, customer, day, due, amount, currency, reference, text = self._pick(cells)
        try:
            item_type = self._types[word][0]
            code = self._codes[customer]
            document_on = self._days[day]
            due_on = self._days[due] if due else None
            exponent = self._exponents[currency]
        except KeyError:
            return None
        whole, _, part = amount.partition(".")
        digits = whole + part
        if len(part) != exponent or len(digits) > _LONGEST_AMOUNT or not digits.isdigit():
            return None
        if not (number.isascii() and digits.isascii()) or not (minor := int(digits)):
            return None
        if number.split() != [number] or not _are_bare(number, reference, text):
            return None
        if first_rows.setdefault((code, item_type, number.casefold()), row) != row:
            return None
        return ItemRow(
            row,
            item_type,
            number,
            code,
            "",
            document_on,
            due_on,
            minor,
            None,
            currency,
            reference,
            text,
        )


def _are_bare(number: str, reference: str, text: str) -> bool:
    """Return whether texts have neither blanks around them nor a spreadsheet's wrapping."""
    return (
        number[0] not in _WRAPPERS
        and reference.strip() == reference
        and text.strip() == text
        and not reference.startswith(_WRAPPERS)
        and not text.startswith(_WRAPPERS)
    )
