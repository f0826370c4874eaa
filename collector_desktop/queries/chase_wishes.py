"""What people asked for, as a run has to respect it: whom it may not write to, and how."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.contact_limits import LimitKind, hard_stops
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.queries.contact_limits import LimitRow, contact_limits, limits_of

BY_ONES_OWN = "Somebody there is vulnerable: look at it yourself."


@frozen
class Wishes:
    """The limits of contact at a day, by customer."""

    limits: dict[int, tuple[LimitRow, ...]]

    def allow(self, customer_id: int, channel: ContactKind, person: str = "") -> bool:
        """Return whether a person, or without a name the customer, may be reached by a channel."""
        rows = self.limits.get(customer_id)
        return not rows or not hard_stops(limits_of(rows, person), channel)

    def why_not(self, customer_id: int) -> str:
        """Return why no run may write to a customer in any way, or nothing."""
        rows = self.limits.get(customer_id)
        if not rows:
            return ""
        if any(row.limit.kind is LimitKind.VULNERABLE for row in rows):
            return BY_ONES_OWN
        in_general = [each for each in limits_of(rows) if each.kind is not LimitKind.NO_CHANNEL]
        return " ".join(hard_stops(in_general, ContactKind.LETTER))


def wishes(as_of: date) -> Wishes:
    """Return what everybody asked for at a day."""
    return Wishes(contact_limits(as_of))
