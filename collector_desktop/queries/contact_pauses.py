"""Until when what a customer last said keeps the next step of a procedure waiting.

Who says that it is paid, asked to be called later or agreed to instalments is left alone until
the day on which we meant to go on.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcome_effects import effects
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.queries.contacts import follow_ups


@frozen
class ContactPause:
    """A customer whom no step asks before `until`, because of what was said on `said_on`."""

    customer_id: int
    until: date
    outcome: str
    label: str
    said_on: date


def contact_pauses(
    as_of: date, customer_ids: Collection[int] | None = None
) -> dict[int, ContactPause]:
    """Return who is left alone at a day for what was said, until the day to go on."""
    return {
        customer_id: ContactPause(
            *(customer_id, row.next_on, row.outcome, OUTCOMES[row.outcome].label, row.made_on)
        )
        for customer_id, row in follow_ups(as_of, customer_ids).items()
        if row.next_on > as_of and effects(row.outcome).pauses
    }
