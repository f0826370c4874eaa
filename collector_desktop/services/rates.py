"""Use cases about reference rates: those that come with the program, and those added since."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from functools import cache

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.rates import (
    RateSeries,
    half_year_start,
    next_half_year,
    parse_rate,
    read_series,
)
from collector_desktop.integrations.folders import resource
from collector_desktop.storage.models import SettingValue
from collector_desktop.storage.operations import operation

PREFIX = "rates."
FURTHEST = date(2999, 1, 1)


def rate_book() -> dict[str, RateSeries]:
    """Return every series by name, with the figures that this ledger adds to it."""
    added = added_rates()
    return {series.name: series.extended(added[series.name]) for series in _shipped()}


def added_rates() -> dict[str, dict[date, Decimal]]:
    """Return the figures that were added to this ledger, by series and half-year."""
    found: dict[str, dict[date, Decimal]] = defaultdict(dict)
    for row in SettingValue.select().where(SettingValue.key.startswith(PREFIX)):
        name, _, day = row.key.removeprefix(PREFIX).rpartition(".")
        found[name][date.fromisoformat(day)] = parse_rate(row.value)
    return found


def add_rate(name: str, starts_on: date, text: str, made_on: date) -> Outcome[None]:
    """Add the figure of a half-year to a series, or correct it.

    Raises:
        RefusedError: there is no such series, or no half-year begins on that day.
        CollectorError: the figure cannot be read; nothing changed.
    """
    book = rate_book()
    if name not in book:
        raise RefusedError(f"There is no series {name!r}.", f"Use one of {', '.join(book)}.")
    _require_start(starts_on)
    value = parse_rate(text)
    if book[name].rates.get(starts_on) == value:
        return Outcome(None, NOTHING)
    summary = f"Set {name} from {starts_on.isoformat()} to {value}"
    key = f"{PREFIX}{name}.{starts_on.isoformat()}"
    with operation("add_rate", summary, made_on) as current:
        row = SettingValue.get_or_none(SettingValue.key == key)
        if row is None:
            SettingValue.create(key=key, value=str(value))
        else:
            row.value = str(value)
            row.save(only=[SettingValue.value])
    return Outcome(None, Change.SETTING, current.id, summary)


def _require_start(day: date) -> None:
    if day > FURTHEST:
        raise RefusedError(f"{day.isoformat()} is too far away.", "Check the year.")
    start = half_year_start(day)
    if day != start:
        raise RefusedError(
            f"No half-year begins on {day.isoformat()}.",
            f"Give {start.isoformat()} or {next_half_year(day).isoformat()}:"
            " a figure counts for half a year.",
        )


@cache
def _shipped() -> tuple[RateSeries, ...]:
    """Return the series that come with the program; every statement of a run asks for them."""
    paths = sorted(resource("rates").glob("*.json"))
    return tuple(read_series(path.read_text(encoding="utf-8")) for path in paths)
