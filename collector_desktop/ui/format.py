"""Figures, days and counts in the words of the desk.

Amounts are minor units. Texts are British: comma for thousands, point for decimals, day before
month, and the true minus sign.
"""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.currency import exponent

MINUS = "\N{MINUS SIGN}"
_SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def column_money(minor: int, currency: str) -> str:
    """Return an amount as columns show it: `1,234.50`, without its currency."""
    places = exponent(currency)
    whole, rest = divmod(abs(minor), 10**places)
    decimals = f".{rest:0{places}d}" if places else ""
    return f"{_sign(minor)}{whole:,}{decimals}"


def money(minor: int, currency: str) -> str:
    """Return a single amount with its currency: `£1,234.50` or `CHF 1,234.50`."""
    return f"{_sign(minor)}{_mark(currency)}{column_money(abs(minor), currency)}"


def whole_money(minor: int, currency: str) -> str:
    """Return an amount as the large figures show it: `£1,235`."""
    unit = 10 ** exponent(currency)
    whole = (abs(minor) + unit // 2) // unit
    return f"{_sign(minor) if whole else ''}{_mark(currency)}{whole:,}"


def short_day(on: date, today: date) -> str:
    """Return a day as lists show it: `24 Nov`, with the year if it is another one."""
    text = f"{on.day} {_MONTHS[on.month - 1][:3]}"
    return text if on.year == today.year else f"{text} {on.year}"


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


def month(on: date) -> str:
    """Return the month of a day: `November 2026`."""
    return f"{_MONTHS[on.month - 1]} {on.year}"


def plural(number: int, one: str, many: str = "") -> str:
    """Return a count with its noun: `1 invoice`, `1,204 invoices`."""
    noun = one if abs(number) == 1 else many or f"{one}s"
    return f"{_sign(number)}{abs(number):,} {noun}"


def days_late(days: int) -> str:
    """Return how late something is: `47 days late`, `due today`, `due in 9 days`."""
    if days > 0:
        return f"{plural(days, 'day')} late"
    return "due today" if days == 0 else f"due in {plural(-days, 'day')}"


def percent(part: int, whole: int) -> str:
    """Return a share in whole per cent, or a dash of nothing."""
    return f"{(200 * part + whole) // (2 * whole)}%" if whole > 0 else "\N{EN DASH}"


def initials(name: str) -> str:
    """Return up to two capitals that stand for a name."""
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:2].upper()


def _sign(minor: int) -> str:
    return MINUS if minor < 0 else ""


def _mark(currency: str) -> str:
    return _SYMBOLS.get(currency) or f"{currency} "
