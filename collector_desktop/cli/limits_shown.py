"""How limits beside that of a customer are shown."""

from __future__ import annotations

from typing import Any

from collector_desktop.domain.credit import FurtherLimit, Ground
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.credit_words import further_words

PARTS = {
    Ground.OVER_CURRENCY_LIMIT: "owed",
    Ground.OVER_OVERDUE_LIMIT: "overdue",
    Ground.OVER_SHARED_LIMIT: "shared",
}


def further_document(limit: FurtherLimit) -> dict[str, Any]:
    """Return a limit beside that of the customer: what it limits, and what is left of it."""
    return {
        "limits": PARTS[limit.ground],
        "group": limit.group or None,
        "currency": limit.currency,
        "limit": plain_amount(limit.limit_minor, limit.currency),
        "used": plain_amount(limit.used_minor, limit.currency),
        "available": plain_amount(limit.available_minor, limit.currency),
    }


def further_text(limit: FurtherLimit) -> str:
    """Return what is used of a further limit, such as `in EUR 1200.00 of 5000.00`."""
    sums = (limit.used_minor, limit.limit_minor)
    used, most = (plain_amount(each, limit.currency) for each in sums)
    return f"{further_words(limit)} {used} of {most}"
