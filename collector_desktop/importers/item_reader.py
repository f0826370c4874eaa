"""One line of a file of items becomes one item, or says which of its cells is wrong."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import OtherCurrencyError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.addresses import part_addresses
from collector_desktop.importers.base import CustomerRow, ItemRow, RowProblem
from collector_desktop.importers.cells import Cell, CellError, as_name, shown, text_of
from collector_desktop.importers.item_numbers import ItemNumbers
from collector_desktop.importers.plain_items import CarefulReaders, PlainItems
from collector_desktop.importers.plausible import DASHES

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.importers.dates import DateReader
    from collector_desktop.importers.item_columns import ItemColumns
    from collector_desktop.importers.layout import Layout
    from collector_desktop.importers.money_cells import AmountReader
    from collector_desktop.importers.profile import DecimalSign, ItemRules, Sides

_CURRENCY = re.compile("[A-Z]{3}")
_SIGNS = {"€": "EUR", "£": "GBP"}
_PART_PAID = "A part was paid, but no column says how much: it comes in as open in full."
_OWES_NOTHING = "An amount of zero owes nothing."
_WRAPPED = ("=", "'", *(chr(code) for code in range(0x3001) if chr(code).isspace()))


@frozen
class CellReaders:
    """How the cells of one file are read: its days, its amounts and the currency it leaves out.

    The user stated `stated_currency` for this file; `default_currency` only gives the decimals.
    """

    days: DateReader
    amounts: AmountReader
    default_currency: str
    stated_currency: str = ""


class ItemReader:
    """Reads items line by line; remembers numbers, customers and what was left out."""

    def __init__(self, at: ItemColumns, rules: ItemRules, readers: CellReaders) -> None:
        self._at = at
        self._rules = rules
        self._days = readers.days
        self._amounts = readers.amounts
        self._default_currency = readers.default_currency
        self._numbers = ItemNumbers(rules)
        self.doubtful = self._numbers.doubtful
        self._types: dict[str, Sides] = {}
        self._currencies: dict[str, str] = {"": readers.stated_currency}
        self._texts: dict[str, str] = {}
        self._parties: dict[str, CustomerRow] = {}
        self._filters = bool(rules.excluded_statuses) or rules.excludes_other_types
        self._only_open = 0 <= at.open == at.amount
        self.excluded: Counter[str] = Counter()
        self.incomplete: list[RowProblem] = []
        self._is_part_paid = False
        self.group = ""
        self.group_code = ""

    def plain_items(
        self, layout: Layout, decimal: DecimalSign, size: int | None
    ) -> PlainItems | None:
        """Return the short way for blocks without anything unusual, if the file can have any.

        `size` is that of the file in bytes, None for a sheet.
        """
        if not PlainItems.suits(layout.columns, self._rules):
            return None
        careful = CarefulReaders(
            self._sides,
            self._text,
            self._days,
            self._currency,
            self._amounts,
            decimal,
            self._default_currency,
        )
        most = layout.width or self._at.width
        return PlainItems(self._at, most, careful, self._numbers.first_rows, size)

    def read(self, row: int, cells: list[Cell]) -> ItemRow | None:
        """Return the item of a line; None if it belongs to an earlier one or is left out."""
        self._is_part_paid = False
        try:
            item = self._item(row, cells)
        except CellError as wrong:
            if wrong.reason != _OWES_NOTHING:
                self.spoil(row, cells)
            raise
        if self._is_part_paid and item is not None and item.open_minor is None:
            status = shown(cells[self._at.status])
            self.incomplete.append(RowProblem(row, "status", status, _PART_PAID))
        return self._numbers.take(item) if item is not None else None

    def spoil(self, row: int, cells: list[Cell]) -> None:
        """Note that a line cannot be read, for the item that it may be a part of."""
        at = self._at.number
        self._numbers.spoil(self._text(cells[at]) if 0 <= at < len(cells) else "", row)

    def _item(self, row: int, cells: list[Cell]) -> ItemRow | None:
        """Return what a line says by itself, None if it is left out."""
        cells.append("")
        if len(cells) <= self._at.width:
            cells += [""] * (self._at.width + 1 - len(cells))
        at = self._at
        if self._filters and self._is_excluded(cells):
            return None
        sides = self._sides(cells[at.type])
        code, name = self._customer(cells)
        currency = self._currency(cells[at.currency])
        minor, left = self._money(cells, currency)
        item_type = sides[0] if minor >= 0 else sides[1]
        document_on = self._day(cells, "document_on")
        number = self._numbers.number(item_type, self._text(cells[at.number]), document_on)
        return ItemRow(
            row,
            item_type,
            number.text,
            code,
            name,
            document_on,
            self._day(cells, "due_on") if cells[at.due_on] else None,
            abs(minor),
            None if left is None else abs(left),
            currency,
            self._text(cells[at.reference]) or number.reference,
            self._text(cells[at.description]),
            self._text(cells[at.terms]),
            self._day(cells, "settled_on") if cells[at.settled_on] else None,
            self._party(row, cells, code, name) if at.party else None,
            self._day(cells, "promised_for") if cells[at.promised_for] else None,
            self._only_open,
            self._day(cells, "terms_from") if cells[at.terms_from] else None,
            self._given_up(cells, currency) if cells[at.written_off] else 0,
            self._day(cells, "written_off_on") if cells[at.written_off_on] else None,
        )

    @property
    def repeats(self) -> int:
        """How many lines were part of the item of an earlier line."""
        return self._numbers.repeats

    def finish(self) -> list[ItemRow]:
        """Return the items that took several lines and are now complete; others are noted."""
        complete = []
        for item in self._numbers.summed():
            row = self._numbers.spoilt_by(item)
            if row:
                reason = f"Its line in row {row} cannot be read: without it the amount is wrong."
                self.incomplete.append(RowProblem(item.row, "", item.number, reason))
            else:
                complete.append(item)
        self.incomplete += self.doubtful.values()
        return complete

    def _text(self, cell: Cell) -> str:
        """Return a cell's text without blanks around it."""
        text = cell if isinstance(cell, str) else text_of(cell)
        if text.startswith(_WRAPPED) or text.endswith(_WRAPPED):
            text = text_of(text)
        return text

    def _is_excluded(self, cells: list[Cell]) -> bool:
        """Return whether a line is left out on purpose, and count why."""
        status = text_of(cells[self._at.status]).casefold()
        if status in self._rules.excluded_statuses:
            self.excluded[f"status '{text_of(cells[self._at.status])}'"] += 1
            return True
        if self._rules.known_statuses and status not in self._rules.known_statuses:
            raise CellError("status", shown(cells[self._at.status]), "This status is not known.")
        word = text_of(cells[self._at.type])
        if self._rules.excludes_other_types and word.casefold() not in self._rules.types:
            if word:
                self.excluded[f"type '{shown(word)}'"] += 1
            return bool(word)
        return False

    def _sides(self, cell: Cell) -> Sides:
        """Return what a line is if its amount is positive, and if it is negative."""
        word = text_of(cell)
        sides = self._types.get(word)
        if sides is None:
            sides = self._rules.types.get(word.casefold())
            if not word:
                sides = self._rules.default_sides
            if sides is None:
                reason = f"'{word}' is not a known type." if word else "The type is missing."
                raise CellError("type", word, reason)
            self._types[word] = sides
        return sides

    def _customer(self, cells: list[Cell]) -> tuple[str, str]:
        """Return code and name of the customer, of which one is always there."""
        code = self._text(cells[self._at.customer_code]) or self.group_code
        name = self._text(cells[self._at.customer_name]) or self.group
        if not code and not name:
            field = "customer_code" if self._at.customer_code >= 0 else "customer_name"
            raise CellError(field, "", "The customer is missing.")
        code, name = as_name("customer_code", code), as_name("customer_name", name)
        return self._texts.setdefault(code, code), self._texts.setdefault(name, name)

    def _currency(self, cell: Cell) -> str:
        """Return a currency code in capitals, empty if the file is silent.

        Some programs write its name before it, as in `British Pound - GBP`.
        """
        text = text_of(cell)
        known = self._currencies.get(text)
        if known is None:
            known = _SIGNS.get(text) or text.upper().rpartition(" - ")[2]
            if not _CURRENCY.fullmatch(known):
                raise CellError("currency", text, f"'{text}' is not a currency code.")
            self._currencies[text] = known
        return known

    def _money(self, cells: list[Cell], currency: str) -> tuple[int, int | None]:
        """Return amount and outstanding amount, with the sign that the file gives them."""
        at = self._at
        unit = currency or self._default_currency
        minor = self._amount(cells, "amount", unit)
        if cells[at.tax]:
            minor += self._amount(cells, "tax", unit)
        value = shown(cells[at.amount])
        if minor == 0:
            raise CellError("amount", value, _OWES_NOTHING)
        if minor < 0 and self._rules.positive_only:
            raise CellError("amount", value, "The amount must be positive; the type says the side.")
        field = "paid" if at.open < 0 else "open"
        if not text_of(cells[getattr(at, field)]):
            return minor, self._left_by_status(cells)
        is_nought = text_of(cells[getattr(at, field)]) in DASHES
        left = 0 if is_nought else self._amount(cells, field, unit)
        if field == "paid":
            left = minor - left if minor > 0 else minor + abs(left)
            left = 0 if self._left_by_status(cells) == 0 else left
        if left * minor < 0:
            reason = "This is in credit: what was paid too much comes in as a receipt of its own."
            raise CellError(field, shown(cells[getattr(at, field)]), reason)
        if abs(left) > abs(minor):
            reason = "More is outstanding than the amount itself."
            raise CellError(field, shown(cells[getattr(at, field)]), reason)
        return minor, left

    def _left_by_status(self, cells: list[Cell]) -> int | None:
        """Return that nothing is open if the status says so, None if it says nothing of it."""
        if self._at.status < 0:
            return None
        status = text_of(cells[self._at.status]).casefold()
        self._is_part_paid = status in self._rules.part_paid_statuses
        return 0 if status in self._rules.paid_statuses else None

    def _given_up(self, cells: list[Cell], currency: str) -> int:
        """Return how much of the item was written off."""
        return abs(self._amount(cells, "written_off", currency or self._default_currency))

    def _amount(self, cells: list[Cell], field: str, currency: str) -> int:
        """Return the minor units in a field's cell."""
        cell = cells[getattr(self._at, field)]
        try:
            return self._amounts(cell, currency)
        except OtherCurrencyError as wrong:
            named = bool(text_of(cells[self._at.currency]))
            advice = "Correct one of the two." if named else "Say which currency the file is in."
            raise CellError(field, shown(cell), f"{wrong} {advice}") from None
        except ValueError as wrong:
            missing = not text_of(cell)
            reason = "The amount is missing." if missing else str(wrong)
            raise CellError(field, shown(cell), reason) from None

    def _day(self, cells: list[Cell], field: str) -> date:
        """Return the day in a field's cell."""
        cell = cells[getattr(self._at, field)]
        try:
            return self._days(cell)
        except ValueError as wrong:
            missing = not text_of(cell)
            reason = "The date is missing." if missing else str(wrong)
            raise CellError(field, shown(cell), reason) from None

    def _party(self, row: int, cells: list[Cell], code: str, name: str) -> CustomerRow:
        """Return what the file says about the customer; its first line decides."""
        key = code or name
        known = self._parties.get(key)
        if known is None:
            details = {field: text_of(cells[column]) for field, column in self._at.party}
            part_addresses(details)
            known = CustomerRow(row=row, code=code, name=name, **details)
            self._parties[key] = known
        return known
