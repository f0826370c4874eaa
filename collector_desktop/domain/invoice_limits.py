"""What narrows a list of invoices: how much is open, when it is due, and how late it is."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from collector_desktop.domain.currency import exponent
from collector_desktop.domain.frozen import frozen

_PLACES = 4


@frozen
class InvoiceLimits:
    """Limits of which None sets none; every one that is set must hold.

    `least` and `most` bound what is open, in ten-thousandths of whichever currency the invoice is
    in: 250 pounds and 250 euros pass or fail alike. `least_days` and `most_days` count from the due
    date; only what is open is late.
    """

    least: int | None = None
    most: int | None = None
    due_from: date | None = None
    due_to: date | None = None
    least_days: int | None = None
    most_days: int | None = None

    def passes(self, open_minor: int, currency: str, due_on: date, days: int) -> bool:
        """Return whether an invoice, due on a day and so many days past it, is within all."""
        asks_days = self.least_days is not None or self.most_days is not None
        return (
            _within(in_parts(open_minor, currency), self.least, self.most)
            and (self.due_from is None or due_on >= self.due_from)
            and (self.due_to is None or due_on <= self.due_to)
            and (not asks_days or open_minor > 0)
            and _within(days, self.least_days, self.most_days)
        )

    def stored(self) -> dict[str, int | str]:
        """Return the limits that are set in plain JSON types, as `read_limits` takes them."""
        values = ((each.name, getattr(self, each.name)) for each in fields(self))
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in values
            if value is not None
        }


NO_LIMITS = InvoiceLimits()


def read_limits(stored: dict[str, Any]) -> InvoiceLimits:
    """Return limits that were stored; the days are ISO dates.

    Raises:
        ValueError: a day cannot be read.
        TypeError: there is a limit of another name.
    """
    days = {
        name: date.fromisoformat(stored[name]) for name in ("due_from", "due_to") & stored.keys()
    }
    return InvoiceLimits(**(stored | days))


def in_parts(minor: int, currency: str) -> int:
    """Return minor units of a currency in ten-thousandths of the currency."""
    return minor * places_factor(currency)


def in_minor(parts: int, currency: str) -> int:
    """Return ten-thousandths of a currency in its minor units, rounded down."""
    return parts // places_factor(currency)


def places_factor(currency: str) -> int:
    """Return how many ten-thousandths of a currency its minor unit is."""
    return int(10 ** (_PLACES - exponent(currency)))


def _within(value: int, least: int | None, most: int | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)
