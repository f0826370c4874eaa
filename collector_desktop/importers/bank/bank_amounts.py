"""Amounts in a bank's table, where a credit is money that came in."""

from __future__ import annotations

import re

from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.money_cells import AmountReader

_MARK = re.compile(r"(?<![A-Za-z])(?:CR|DR|Cr|Dr|S|H)$")


class BankAmountReader(AmountReader):
    """Reads amounts as a bank means them: `CR` and `H` (Haben) are money in, `DR` and `S` out.

    In a ledger of debtors the same marks stand for the opposite, which is how amounts are read
    elsewhere.
    """

    __slots__ = ()

    def __call__(self, cell: Cell, currency: str) -> int:
        """Return the minor units in a cell, below zero for money out, or raise AmountError."""
        minor = super().__call__(cell, currency)
        return -minor if isinstance(cell, str) and _MARK.search(text_of(cell)) else minor
