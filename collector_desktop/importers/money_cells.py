"""Amounts in cells: text in the file's own notation, or numbers that a spreadsheet knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent
from collector_desktop.importers.cells import Cell, text_of

if TYPE_CHECKING:
    from collector_desktop.importers.profile import DecimalSign

_WRAPPERS = ("=", "'")

exponent_of = lru_cache(maxsize=256)(exponent)


class AmountReader:
    """Reads the amounts of one file into minor units of the currency given with each."""

    __slots__ = ("_decimal",)

    def __init__(self, decimal: DecimalSign = ".") -> None:
        self._decimal = decimal

    def __call__(self, cell: Cell, currency: str) -> int:
        """Return the minor units in a cell, or raise AmountError."""
        if isinstance(cell, str):
            text = text_of(cell) if cell.startswith(_WRAPPERS) else cell
            return parse_amount(text, exponent_of(currency), self._decimal, currency)
        if isinstance(cell, (int, float)):
            return parse_amount(text_of(cell), exponent_of(currency), ".", currency)
        raise AmountError(f"'{text_of(cell)}' is not an amount.")

    def whatever_its_sign(self, cell: Cell, currency: str) -> int:
        """Return the minor units in a cell that may have the sign of another currency."""
        if not isinstance(cell, str):
            return self(cell, currency)
        return parse_amount(text_of(cell), exponent_of(currency), self._decimal)
