"""Whether this computer's clock can be trusted: it must not be before the last operation."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from collector_desktop.domain.errors import RefusedError
from collector_desktop.storage.database import db

NEWEST = """SELECT max(made_at) FROM (SELECT made_at FROM operation ORDER BY id DESC LIMIT 20)"""
TOLERATED = timedelta(hours=24)


def utc_now() -> datetime:
    """Return the moment, as operations are stamped with it: UTC, without saying so."""
    return datetime.now(UTC).replace(tzinfo=None)


def behind() -> timedelta:
    """Return how far the clock is before the newest operations, if more than is tolerated.

    Only the last few count, so that one made while the clock was ahead does not matter for ever.
    """
    newest = db.execute_sql(NEWEST).fetchone()[0]
    if newest is None:
        return timedelta(0)
    late = datetime.fromisoformat(newest) - utc_now()
    return late if late > TOLERATED else timedelta(0)


def require_clock() -> None:
    """Refuse to send anything by a clock that is before what was done last.

    Raises:
        RefusedError: it is, by more than a day.
    """
    if late := behind():
        raise RefusedError(
            f"The clock of this computer is {late.days} days before the last change to the ledger.",
            "Set it right, then send again. Nothing was sent.",
        )
