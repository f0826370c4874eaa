"""One line of a list of customers becomes one customer, or says which of its cells is wrong."""

from __future__ import annotations

import re
from collections.abc import Mapping

from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.addresses import part_addresses
from collector_desktop.importers.base import CustomerRow
from collector_desktop.importers.cells import Cell, CellError, as_name, shown, text_of
from collector_desktop.importers.money_cells import AmountReader

_CURRENCY = re.compile("[A-Z]{3}")
_KINDS = {
    "": "",
    "company": "company",
    "business": "company",
    "sole_trader": "sole_trader",
    "sole trader": "sole_trader",
    "consumer": "consumer",
    "individual": "consumer",
}


class CustomerReader:
    """Reads customers line by line; remembers who was there already."""

    def __init__(
        self,
        columns: Mapping[str, int],
        amounts: AmountReader,
        default_currency: str,
        stated_currency: str = "",
    ) -> None:
        self._columns = {name: at for name, at in columns.items() if name != "left_out"}
        self._amounts = amounts
        self._default_currency = default_currency
        self._stated_currency = stated_currency
        self._first_rows: dict[str, int] = {}

    def read(self, row: int, cells: list[Cell]) -> CustomerRow:
        """Return the customer of a line."""
        texts = {
            name: text_of(cells[column]) if column < len(cells) else ""
            for name, column in self._columns.items()
        }
        code, name = (as_name(each, texts.pop(each, "")) for each in ("code", "name"))
        if not code and not name:
            raise CellError("name", "", "Code and name are missing.")
        texts["kind"] = _kind(texts.get("kind", ""))
        texts["currency"] = _currency(texts.get("currency", "")) or self._stated_currency
        texts["credit_limit"] = self._limit(texts)
        part_addresses(texts)
        customer = CustomerRow(row=row, code=code, name=name or code, **texts)
        field, key = ("code", code) if code else ("name", name)
        first = self._first_rows.setdefault(key.casefold(), row)
        if first != row:
            raise CellError(field, key, f"This customer is in row {first} already.")
        return customer

    def finish(self) -> list[CustomerRow]:
        """Return nothing: a customer takes one line."""
        return []

    def _limit(self, texts: Mapping[str, str]) -> str:
        """Return the credit limit as plain decimal text; empty means without limit."""
        text = texts.get("credit_limit", "")
        if not text:
            return ""
        currency = texts["currency"] or self._default_currency
        try:
            minor = self._amounts(text, currency)
        except ValueError as wrong:
            raise CellError("credit_limit", shown(text), str(wrong)) from None
        if minor < 0:
            raise CellError("credit_limit", shown(text), "A credit limit cannot be below zero.")
        return plain_amount(minor, currency)


def _kind(text: str) -> str:
    """Return our word for a legal kind."""
    kind = _KINDS.get(text.casefold())
    if kind is None:
        reason = f"'{shown(text)}' is not one of company, sole_trader and consumer."
        raise CellError("kind", shown(text), reason)
    return kind


def _currency(text: str) -> str:
    """Return a currency code in capitals."""
    code = text.upper()
    if code and not _CURRENCY.fullmatch(code):
        raise CellError("currency", shown(text), f"'{shown(text)}' is not a currency code.")
    return code
