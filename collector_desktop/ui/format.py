"""Figures, days and counts in the words of the desk, beside those of `domain.written`."""

from __future__ import annotations

import re
from datetime import date

from collector_desktop.domain.currency import exponent, is_currency_code
from collector_desktop.domain.written import (
    MINUS,
    MONTHS,
    column_money,
    currency_mark,
    initials,
    minus,
    money,
    month,
    plain_day,
)

__all__ = [
    "MINUS",
    "as_written",
    "brief_money",
    "column_money",
    "currency_mark",
    "days_late",
    "initials",
    "long_day",
    "money",
    "month",
    "near_day",
    "percent",
    "plural",
    "short_day",
    "week_day",
    "whole_money",
]

_PLAIN_SUM = re.compile(r"(?<![\w.,-])(-?)(\d+)(?:\.(\d+))? ([A-Z]{3})\b")
# No part of a number or of a file's name, and no day that is to be typed in a command.
_PLAIN_DAY = re.compile(r"(?<![\w./=-])(\d{4}-\d\d-\d\d)(?![\w/-]|\.\w| VALUE)")
# Papers and the law put a space before the sign, the desk does not.
_SPACED_PERCENT = re.compile(r"(?<=\d)[ \u00a0]%")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def whole_money(minor: int, currency: str) -> str:
    """Return an amount as the large figures show it: `£1,235`."""
    unit = 10 ** exponent(currency)
    whole = (abs(minor) + unit // 2) // unit
    return f"{minus(minor) if whole else ''}{currency_mark(currency)}{whole:,}"


def brief_money(minor: int, currency: str) -> str:
    """Return an amount of a million and more to the tenth of it, `£1.2m`; others are whole."""
    unit = 10 ** exponent(currency)
    for size, letter in ((10**9, "bn"), (10**6, "m")):
        if abs(minor) >= size * unit:
            tenths = (abs(minor) * 20 + size * unit) // (2 * size * unit)
            number = f"{tenths // 10:,}.{tenths % 10}".removesuffix(".0")
            return f"{minus(minor)}{currency_mark(currency)}{number}{letter}"
    return whole_money(minor, currency)


def as_written(sentence: str) -> str:
    """Return a sentence of the inner layers with its sums, days and shares as the desk has them.

    They name them plainly, as the command line and the history do: `1000.00 GBP` becomes
    `£1,000.00`, `2026-12-05` becomes `5 December 2026`, and `5 %` becomes `5%`. Figures that
    have not the decimals of their currency, and what is no day, stay as they are.
    """
    shown = _PLAIN_DAY.sub(_written_day, _PLAIN_SUM.sub(_written_sum, sentence))
    return _SPACED_PERCENT.sub("%", shown)


def _written_day(found: re.Match[str]) -> str:
    try:
        return plain_day(date.fromisoformat(found[1]))
    except ValueError:
        return found[0]


def _written_sum(found: re.Match[str]) -> str:
    sign, whole, rest, currency = found.groups(default="")
    if not is_currency_code(currency) or len(rest) != exponent(currency):
        return found[0]
    return money(int(f"{sign}{whole}{rest}"), currency)


def short_day(on: date, today: date) -> str:
    """Return a day as lists show it: `24 Nov`, with the year if it is another one."""
    text = f"{on.day} {MONTHS[on.month - 1][:3]}"
    return text if on.year == today.year else f"{text} {on.year}"


def span(first: date, last: date) -> str:
    """Return days from one to another, as lists show them: `1 Nov \N{EN DASH} 24 Nov 2026`."""
    return f"{short_day(first, last)} \N{EN DASH} {short_day(last, date.min)}"


def week_day(on: date, today: date) -> str:
    """Return a day with its weekday: `Tue 24 Nov`."""
    return f"{_WEEKDAYS[on.weekday()][:3]} {short_day(on, today)}"


def near_day(on: date, today: date) -> str:
    """Return `today`, `yesterday` or `tomorrow`, and any other day with its weekday."""
    words = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    return words.get((on - today).days) or week_day(on, today)


def long_day(on: date) -> str:
    """Return a day in full: `Tuesday 24 November 2026`."""
    return f"{_WEEKDAYS[on.weekday()]} {on.day} {month(on)}"


def plural(number: int, one: str, many: str = "") -> str:
    """Return a count with its noun: `1 invoice`, `1,204 invoices`."""
    noun = one if abs(number) == 1 else many or f"{one}s"
    return f"{minus(number)}{abs(number):,} {noun}"


def days_late(days: int) -> str:
    """Return how late something is: `47 days late`, `due today`, `due in 9 days`."""
    if days > 0:
        return f"{plural(days, 'day')} late"
    return "due today" if days == 0 else f"due in {plural(-days, 'day')}"


def percent(part: int, whole: int) -> str:
    """Return a share in whole per cent, or a dash of nothing."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole > 0 else "\N{EN DASH}"
