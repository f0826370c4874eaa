"""What a plan is drawn up from: the debts it could cover, and the days on which money arrives."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.working_days import Calendar
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.plan_debts import plannable, require_unplanned
from collector_desktop.queries.plans import PlanRow, plan_of
from collector_desktop.queries.position import OpenItem, open_items


@frozen
class PlanOffer:
    """The debts of one currency that a plan would be about; `replaced` is the plan it would end."""

    customer_id: int
    name: str
    currency: str
    debts: tuple[OpenItem, ...]
    is_worked: Calendar
    people: tuple[str, ...] = ()
    replaced: PlanRow | None = None

    @property
    def owed_minor(self) -> int:
        """What is open of the debts."""
        return sum(debt.open_minor for debt in self.debts)

    @property
    def item_ids(self) -> tuple[int, ...]:
        """The debts by their ids."""
        return tuple(debt.item_id for debt in self.debts)


def plan_offer(
    customer_id: int,
    item_ids: tuple[int, ...],
    as_of: date,
    replaced: int | None = None,
) -> PlanOffer:
    """Return what a plan could be about: the debts named, else those of a plan, else all.

    The currency is that of the debts named or of the plan, else that of the customer.

    Raises:
        RefusedError: nothing of it is open, or all of it is in a plan already.
    """
    facts = customer_facts(customer_id)
    old = None if replaced is None else plan_of(replaced, as_of)
    wanted = set(item_ids or (old.item_ids if old else ()))
    for currency in dict.fromkeys(_currencies(old, facts.currency, customer_id, as_of, wanted)):
        free = plannable(as_of, customer_id, currency, replaced)
        debts = tuple(row for row in free if not wanted or row.item_id in wanted)
        if debts:
            _, is_worked = promise_grace()
            people = tuple(person.name for person in facts.people)
            return PlanOffer(customer_id, facts.name, currency, debts, is_worked, people, old)
    require_unplanned(as_of, customer_id, wanted, replaced)
    raise RefusedError("Nothing is open that a new plan could pay.", "See the open items.")


def _currencies(
    old: PlanRow | None, own: str, customer_id: int, as_of: date, wanted: set[int]
) -> list[str]:
    """Return the currencies to look in, the likeliest first."""
    if old is not None:
        return [old.currency]
    if not wanted:
        return [own]
    return [row.currency for row in open_items(as_of, customer_id) if row.item_id in wanted]
