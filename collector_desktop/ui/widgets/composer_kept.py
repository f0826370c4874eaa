"""What the composer keeps: whom it is about, and what was written about others and not saved."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class Unfinished:
    """What was written about a customer and not saved before another was shown."""

    code: str
    note: str
    promise: tuple[str, str, str]
    follow_up: tuple[str, str]


@frozen
class Subject:
    """Whom the composer is about."""

    customer_id: int
    currency: str
    item_ids: tuple[int, ...] = ()
