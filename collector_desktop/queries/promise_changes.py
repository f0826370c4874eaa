"""What became of promises by words: put off to another day, or withdrawn."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

CHANGES = """SELECT c.promise_id, c.how, c.replaced_by_id, c.reason, c.made_on, p.pay_by
    FROM promise_change c JOIN promise p ON p.id = c.promise_id
    WHERE c.made_on <= :day ORDER BY c.id"""


@frozen
class PromiseChangeRow:
    """How a promise was changed; `replaced_by` is the promise in its place."""

    promise_id: int
    how: str
    replaced_by: int | None
    reason: str
    made_on: date
    pay_by: date

    @property
    def counts_as_broken(self) -> bool:
        """Return whether it was put off only after its day, so that it was not kept."""
        return self.replaced_by is not None and self.made_on > self.pay_by


def promise_changes(as_of: date) -> dict[int, PromiseChangeRow]:
    """Return the change of each promise that was put off or withdrawn up to a day."""
    return {
        promise_id: PromiseChangeRow(
            *(promise_id, how, replaced_by, reason),
            *(date.fromisoformat(made_on), date.fromisoformat(pay_by)),
        )
        for promise_id, how, replaced_by, reason, made_on, pay_by in ask(
            CHANGES, day=as_of.isoformat()
        )
    }
