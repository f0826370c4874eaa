"""Until when what a customer last said keeps the next step of a procedure waiting.

Who says that it is paid, asked to be called later or agreed to instalments is left alone until
the day on which we meant to go on.
"""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcome_effects import EFFECTS, effects
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.queries.contacts import follow_ups
from collector_desktop.queries.position import ask

PAUSING = ", ".join(f"'{code}'" for code, each in EFFECTS.items() if each.pauses)
# Whose pause counts is known from all that is to follow; nobody has one without such a contact.
PERHAPS = f"""SELECT customer_id FROM contact
    WHERE made_on <= :day AND next_on > :day AND outcome IN ({PAUSING})"""


@frozen
class ContactPause:
    """A customer whom no step asks before `until`, because of what was said on `said_on`."""

    customer_id: int
    until: date
    outcome: str
    label: str
    said_on: date


def contact_pauses(as_of: date) -> dict[int, ContactPause]:
    """Return who is left alone at a day for what was said, until the day to go on."""
    perhaps = {row[0] for row in ask(PERHAPS, day=as_of.isoformat())}
    return {
        customer_id: ContactPause(
            *(customer_id, row.next_on, row.outcome, OUTCOMES[row.outcome].label, row.made_on)
        )
        for customer_id, row in follow_ups(as_of, perhaps).items()
        if row.next_on > as_of and effects(row.outcome).pauses
    }
