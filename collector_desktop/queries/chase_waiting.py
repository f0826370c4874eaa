"""What a run of today would send, counted, and whose step is a call, for other pages."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.procedures import Channel
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.kept import kept
from collector_desktop.queries.worklist_making import is_large

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

SPOKEN = frozenset({Channel.CALL, Channel.VISIT})


@frozen
class ChaseWaiting:
    """How many messages go by e-mail, by post and otherwise; `due` are calls and visits.

    `due` holds the name of the step by customer.
    """

    emails: int = 0
    letters: int = 0
    tasks: int = 0
    due: Mapping[int, str] = field(default_factory=dict)

    @property
    def messages(self) -> int:
        """All messages of the run."""
        return self.emails + self.letters + self.tasks


def chase_waiting(as_of: date) -> ChaseWaiting | None:
    """Return what a run at a day would send; None in a ledger too large to look at every change."""
    return None if is_large() else kept(_counted, as_of)


def _counted(as_of: date) -> ChaseWaiting:
    messages = chase_view(as_of).messages
    ways = [message.channel for message in messages]
    emails, letters = ways.count(Channel.EMAIL), ways.count(Channel.LETTER)
    due = {each.customer_id: each.step for each in messages if each.channel in SPOKEN}
    return ChaseWaiting(emails, letters, len(ways) - emails - letters, due)
