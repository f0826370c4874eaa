"""The values of Tally: amounts below zero are debits, days in several forms, periods of credit."""

from __future__ import annotations

import re
from datetime import date, timedelta

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.importers.cells import CellError, shown
from collector_desktop.importers.dates import DateTextError, parse_day
from collector_desktop.importers.xml_tree import Node

LONGEST = 300

_SIDE = re.compile(r"\s*\b(Dr|Cr)\.?$", re.IGNORECASE)
_DAYS = re.compile(r"([0-9]{1,4}) ?(?:Days?)?", re.IGNORECASE)


def words(node: Node, *paths: str) -> str:
    """Return the first text at the paths that is not empty, in one line."""
    return " ".join(node.value(*paths).split())[:LONGEST]


def slim(node: Node, kept: frozenset[str]) -> Node:
    """Return an element with those of its parts that are read, and of theirs; vouchers are long."""
    node.parts = [slim(part, kept) for part in node.parts if part.name in kept]
    return node


def said_yes(node: Node, name: str) -> bool:
    """Return whether an element says yes."""
    return words(node, name).casefold() in ("yes", "true")


def debit(text: str) -> int:
    """Return an amount in minor units, a debit above zero; Tally writes debits below.

    Of an amount in another currency, as `-$ 10.00 @ ₹ 70/$ = -₹ 700.00`, the last one counts.

    Raises:
        CellError: it is no amount.
    """
    last = text.rpartition("=")[2].strip()
    side = _SIDE.search(last)
    try:
        minor = parse_amount(_SIDE.sub("", last).replace("(-)", "-"))
    except AmountError as wrong:
        raise CellError("amount", shown(text), str(wrong)) from None
    if side is None:
        return -minor
    return abs(minor) if side[1].casefold() == "dr" else -abs(minor)


def day(text: str, field: str = "date") -> date:
    """Return a day such as `20260401` or `1-Apr-26`.

    Raises:
        CellError: it is missing or cannot be read.
    """
    try:
        return parse_day(text)
    except DateTextError:
        reason = f"'{shown(text)}' is not a day." if text else "The date is missing."
        raise CellError(field, shown(text), reason) from None


def due_after(issued: date, period: str) -> date | None:
    """Return the day on which a period of credit ends, which may be stated as that day itself."""
    counted = _DAYS.fullmatch(period.strip())
    if counted:
        return issued + timedelta(days=int(counted[1]))
    try:
        return parse_day(period)
    except DateTextError:
        return None
