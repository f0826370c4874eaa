"""Discounts for early payment, as e-invoices write them for machines.

XRechnung writes lines in the terms, CII and UBL have elements. A discount on a part of an invoice
is none of the whole, and is not taken for one.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.einvoice.paths import Syntax
from collector_desktop.importers.xml_tree import Node

# XRechnung, BT-20: "#SKONTO#TAGE=14#PROZENT=2.25#", and behind it the base, if it is not the whole.
_SKONTO = re.compile(
    r"#SKONTO#TAGE=(?P<days>\d{1,3})#PROZENT=(?P<percent>\d{1,2}\.\d{2})#"
    r"(?:BASISBETRAG=(?P<base>-?[\d.]{1,20})#)?"
)
_PERCENT = re.compile(r"\d{1,2}(?:\.\d{1,4})?")
_COUNT = re.compile(r"(\d{1,3})(?:\.0+)?")
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_DAYS = frozenset({"", "DAY", "DAYS", "D"})
_FINE = 6
_MOST_DAYS = 999


@frozen
class Level:
    """So many per cent off the whole if it is paid within so many days of the invoice."""

    percent: str
    days: int


def levels(root: Node, syntax: Syntax, issued: date, whole: str) -> tuple[Level, ...]:
    """Return the discounts of an invoice over `whole`, the highest first, each once."""
    found = [
        Level(said["percent"], int(said["days"]))
        for path in syntax.terms
        for node in root.all(path)
        for said in _SKONTO.finditer("".join(node.text.split()))
        if not said["base"] or _is_same(said["base"], whole)
    ]
    for node in (node for path in syntax.discounts for node in root.all(path)):
        level = _level(node, issued, whole)
        found += [level] if level else []
    given = {(-Decimal(each.percent), each.days): each for each in reversed(found)}
    return tuple(given[key] for key in sorted(given) if key[0])


def _level(node: Node, issued: date, whole: str) -> Level | None:
    """Return the discount of an element; None if it has none, or none of the whole."""
    percent = node.value("CalculationPercent", "SettlementDiscountPercent")
    base = node.value("BasisAmount")
    days = _days(node, issued)
    if days is None or not _PERCENT.fullmatch(percent) or (base and not _is_same(base, whole)):
        return None
    return Level(percent, days)


def _days(node: Node, issued: date) -> int | None:
    """Return how many days after the invoice a discount ends, None if nothing tells."""
    end = _day(node.value("SettlementPeriod/EndDate"))
    measure = node.first("BasisPeriodMeasure", "SettlementPeriod/DurationMeasure")
    days = (end - issued).days if end else None
    if end is None and measure is not None:
        count = _COUNT.fullmatch(measure.text.strip())
        begin = _day(node.value("BasisDateTime/DateTimeString")) or issued
        if count and measure.attributes.get("unitCode", "").upper() in _DAYS:
            days = (begin - issued).days + int(count[1])
    return days if days is not None and 0 <= days <= _MOST_DAYS else None


def _day(text: str) -> date | None:
    found = _DAY.match(text)
    try:
        return date.fromisoformat("-".join(found.groups())) if found else None
    except ValueError:
        return None


def _is_same(base: str, whole: str) -> bool:
    try:
        return parse_amount(base, _FINE) == parse_amount(whole, _FINE)
    except AmountError:
        return False
