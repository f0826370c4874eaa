"""How old the news of a ledger is: the first page asks it, so it reads without the models."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import IMPORT_WARN_AFTER_DAYS
from collector_desktop.queries.earlier_history import DAY, IMPORTED
from collector_desktop.queries.position import ask
from collector_desktop.queries.settings import settings

NEWS = f"""SELECT b.imported_on AS day, b.file_name, b.profile, b.id
    FROM import_batch b JOIN operation o ON o.id = b.operation_id
    WHERE b.kind IN ('items', 'allocations') AND b.imported_on <= :day AND o.undone_by_id IS NULL
      AND b.operation_id NOT IN (
        SELECT m.operation_id FROM earlier_change e JOIN import_batch m ON m.id = e.batch_id
        WHERE e.made_at > '{DAY}' AND e.entity = '{IMPORTED}')
    UNION ALL SELECT substr(made_at, {len(DAY) + 1}), key, operation, id - 1e9 FROM earlier_change
    WHERE made_at > '{DAY}' AND made_at <= '{DAY}' || :day AND entity = '{IMPORTED}'"""
"""The files that brought news about items up to a day; of an export, those that it lists."""

NEWEST = f"SELECT day, file_name, profile FROM ({NEWS}) ORDER BY day DESC, id DESC LIMIT 1"
ALL = f"SELECT day, file_name, profile FROM ({NEWS}) ORDER BY day, id"


@frozen
class LedgerAge:
    """When the newest items came in, from which file and in which layout.

    After more than `warn_after` days the news is old; 0 is never.
    """

    imported_on: date | None = None
    file_name: str = ""
    profile: str = ""
    warn_after: int = 0

    def is_old(self, as_of: date) -> bool:
        """Return whether the news is older than the user wants it to be."""
        days = self.days(as_of)
        return bool(self.warn_after) and days is not None and days > self.warn_after

    def days(self, as_of: date) -> int | None:
        """Return how many days old the news is; None when there was no import."""
        return None if self.imported_on is None else (as_of - self.imported_on).days


def ledger_age(as_of: date) -> LedgerAge:
    """Return which import last brought news about items, up to a day."""
    for day, name, profile in ask(NEWEST, day=as_of.isoformat()):
        warn_after = settings()[IMPORT_WARN_AFTER_DAYS]
        return LedgerAge(date.fromisoformat(day), name, profile, warn_after)
    return LedgerAge()


def news_rows() -> Iterator[tuple[date, str, str]]:
    """Yield day, name and profile of each file that brought news about items, oldest first."""
    for day, name, profile in ask(ALL, day=date.max.isoformat()):
        yield (date.fromisoformat(day), name, profile)
