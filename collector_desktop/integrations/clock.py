"""The only place that asks the clock; everything else receives the day as an argument."""

from __future__ import annotations

from datetime import UTC, date, datetime


def today() -> date:
    """Return the calendar day where the user sits."""
    return date.today()  # noqa: DTZ011 - a ledger is kept in the days of its own place


def now_minute() -> int:
    """Return the minutes since local midnight."""
    now = datetime.now()  # noqa: DTZ005 - the wall clock is what a call is noted by
    return now.hour * 60 + now.minute


def now_utc() -> datetime:
    """Return the present instant."""
    return datetime.now(UTC)
