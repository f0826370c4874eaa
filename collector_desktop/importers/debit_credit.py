"""Entries of customers' accounts with debits and credits in columns of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collector_desktop.importers.profile import Making

DEBIT, CREDIT = "debit", "credit"

_FIGURE = re.compile("[1-9]")
_NEGATIVE = ("-", "(", "\u2212")
_BEHIND = ("-", "CR", "H")


def has_sides(columns: Mapping[str, int]) -> bool:
    """Return whether the amounts of a file are in a column of debits and one of credits."""
    return DEBIT in columns and CREDIT in columns and "amount" not in columns


def without_sides(columns: Mapping[str, int]) -> dict[str, int]:
    """Return the columns of a file without these two."""
    return {name: place for name, place in columns.items() if name not in (DEBIT, CREDIT)}


def with_amounts(columns: Mapping[str, int], width: int) -> tuple[dict[str, int], list[Making]]:
    """Return the columns with those that are made of debits and credits, behind the `width` first.

    A line with both is one item of which the credit was paid, as lists of open items print it.
    """
    places = (columns[DEBIT], columns[CREDIT])
    made = without_sides(columns) | {"amount": width}
    if "open" in columns:
        left = (*places, columns["open"])
        return made | {"open": width + 1}, [(places, signed), (left, _open)]
    return made | {"paid": width + 1}, [(places, signed), (places, _paid)]


def signed(debit: str, credit: str) -> str:
    """Return the debit of a line, else its credit with a minus."""
    if _FIGURE.search(debit) or not credit:
        return debit
    return _minus(credit)


def _open(debit: str, credit: str, left: str) -> str:
    """Return what is open of a line, of a credit with a minus."""
    is_credit = not _FIGURE.search(debit) and _FIGURE.search(credit) and _FIGURE.search(left)
    return _minus(left) if is_credit else left


def _minus(amount: str) -> str:
    """Return an amount with a minus, if it has no sign of a credit yet."""
    is_signed = amount.startswith(_NEGATIVE) or amount.upper().endswith(_BEHIND)
    return amount if is_signed else f"-{amount}"


def _paid(debit: str, credit: str) -> str:
    """Return the credit of a line that has a debit as well."""
    return credit if _FIGURE.search(debit) and _FIGURE.search(credit) else ""
