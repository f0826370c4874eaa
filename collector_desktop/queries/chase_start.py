"""The step at which a debt without any reminder enters its procedure, and the alternative.

An old debt enters at the highest step whose day has passed, so that the first letter about it may
be a final notice. Otherwise no step is skipped, and the letters before are a proof; so each
message says so, and it can begin with the first step instead.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collector_desktop.domain.chase_accounts import Demand
    from collector_desktop.queries.chase_debts import Debt
    from collector_desktop.queries.chase_entries import Entries
    from collector_desktop.queries.chase_past import SentBefore


class Everybody:
    """Stands for all customers where some are asked for."""

    def __contains__(self, customer_id: object) -> bool:
        return True


EVERYBODY = Everybody()
NOBODY: frozenset[int] = frozenset()


def from_the_start(
    debts: Sequence[Debt], before: SentBefore, reached: date | None, entries: Entries
) -> list[Debt]:
    """Return debts so that those nobody was reminded of begin with the first of their steps."""
    return [
        debt._replace(steps=_upwards(debt, entries)) if _is_new(debt, before, reached) else debt
        for debt in debts
    ]


def earlier_start(
    demand: Demand,
    debts: dict[int, Debt],
    currency: str,
    told: tuple[SentBefore, date | None],
    entries: Entries,
) -> str:
    """Return the step with which a message could begin that skips it; nothing where it skips none.

    Only what was never reminded of skips steps, and only if nothing else asks for the same step.
    `told` is what was sent, and the day on which the customer was last reached in any way.
    """
    if not demand.index:
        return ""
    driving = None
    for item_id, _, step in demand.items:
        if step == demand.index:
            debt = debts[item_id]
            if not _is_new(debt, *told):
                return ""
            driving = driving or debt
    steps = demand.procedure.steps
    for index in _upwards(driving, entries) if driving else ():
        least = steps[index].least(currency)
        if least is not None and demand.total_minor >= least:
            return steps[index].name if index < demand.index else ""
    return ""


def _is_new(debt: Debt, before: SentBefore, reached: date | None) -> bool:
    # Whoever was called or written to once a debt was late, by hand too, has heard of it.
    if not debt.steps or debt.is_set or (reached is not None and reached > debt.due_on):
        return False
    return not (debt.item_id in before.past or before.mentions.get(debt.item_id))


def _upwards(debt: Debt, entries: Entries) -> tuple[int, ...]:
    if debt.procedure is None:
        return debt.steps
    return entries.of(debt.procedure)[debt.due_on][::-1]
