"""Dated reference rates: one figure for each half-year, and none is ever guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.json_text import read_json

_VALUE = re.compile(r"-?\d{1,2}(?:\.\d{1,4})?", re.ASCII)
_JULY = 7


class MissingRateError(RefusedError):
    """The figure of a half-year is not known; `series` and `starts_on` say which one."""

    def __init__(self, series: str, meaning: str, starts_on: date) -> None:
        super().__init__(
            f"The figure of {series} from {starts_on.isoformat()} is not known ({meaning}).",
            f"Add it when it is published: rates add {series} {starts_on.isoformat()} VALUE.",
        )
        self.series = series
        self.starts_on = starts_on


@frozen
class RateSeries:
    """A reference rate in per cent a year; `rates` holds it by the first day of each half-year."""

    name: str
    meaning: str
    source: str
    rates: Mapping[date, Decimal]

    def at(self, day: date) -> Decimal:
        """Return the rate that counts for the half-year of a day.

        Raises:
            MissingRateError: that half-year's figure is not known.
        """
        start = half_year_start(day)
        if start not in self.rates:
            raise MissingRateError(self.name, self.meaning, start)
        return self.rates[start]

    def extended(self, more: Mapping[date, Decimal]) -> RateSeries:
        """Return the series with figures added; one for the same half-year takes its place."""
        return replace(self, rates={**self.rates, **more})


def half_year_start(day: date) -> date:
    """Return the 1 January or 1 July that begins the half-year of a day."""
    return date(day.year, _JULY if day.month >= _JULY else 1, 1)


def next_half_year(day: date) -> date:
    """Return the first day of the half-year after that of a day."""
    return date(day.year + 1, 1, 1) if day.month >= _JULY else date(day.year, _JULY, 1)


def parse_rate(text: str) -> Decimal:
    """Return the per cent a year written as a number such as `3.75` or `-0.88 %`.

    Raises:
        CollectorError: it is no such number.
    """
    plain = text.strip().removesuffix("%").rstrip()
    if not _VALUE.fullmatch(plain):
        raise CollectorError(
            f"{text!r} is not a rate.", "Write per cent a year as a number, such as 3.75."
        )
    return Decimal(plain)


def read_series(text: str) -> RateSeries:
    """Return the series that a JSON document describes."""
    document = read_json(text)
    rates = {date.fromisoformat(day): parse_rate(rate) for day, rate in document["rates"].items()}
    return RateSeries(document["name"], document["meaning"], document["source"], rates)


def percent_text(rate: Decimal) -> str:
    """Return a rate as plain text with at least two decimals, such as `11.75`."""
    two = rate.quantize(Decimal("0.01"))
    return f"{two if two == rate else rate.normalize():f}"


def short_percent(rate: Decimal) -> str:
    """Return a rate as plain text without needless decimals, such as `1.5` or `18`."""
    return f"{rate.normalize():f}"
