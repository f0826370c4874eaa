"""What is to come as agreed for the debts of those who are stated, read once for all of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.cheques import held_cheques
from collector_desktop.queries.covers import Account, account_covers, spoken_for
from collector_desktop.queries.plans import PlanRow, running_plans
from collector_desktop.queries.promises import PromiseRow, open_promises_of
from collector_desktop.services.statement_notes import Agreed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from collector_desktop.domain.chase_cover import Cover
    from collector_desktop.domain.forecast import Pledge


@frozen
class AgreedWith:
    """What is to come, by customer: covers of debts, promises, plans and cheques in hand."""

    covers: Mapping[int, Mapping[Account, list[Cover]]]
    promises: Mapping[int, list[PromiseRow]]
    plans: Mapping[int, list[PlanRow]]
    cheques: Mapping[int, list[tuple[str, Pledge]]]

    @classmethod
    def at(cls, as_of: date, customer_ids: Sequence[int]) -> AgreedWith:
        """Return how it stands at a day for some customers."""
        only = customer_ids[0] if len(customer_ids) == 1 else None
        covers: dict[int, dict[Account, list[Cover]]] = defaultdict(dict)
        for account, its in account_covers(as_of, only).items():
            covers[account[0]][account] = its
        promises: dict[int, list[PromiseRow]] = defaultdict(list)
        for promise in open_promises_of(as_of, [each for each in customer_ids if each in covers]):
            promises[promise.customer_id].append(promise)
        plans: dict[int, list[PlanRow]] = defaultdict(list)
        for plan in running_plans(as_of, customer_ids):
            plans[plan.customer_id].append(plan)
        cheques: dict[int, list[tuple[str, Pledge]]] = defaultdict(list)
        for (owner, currency), held in sorted(held_cheques(as_of).items()):
            cheques[owner] += ((currency, each) for each in held)
        return cls(covers, promises, plans, cheques)

    def of(self, customer_id: int, as_of: date) -> Agreed:
        """Return what is to come for the debts of a customer, and how much that is of each."""
        found = spoken_for(customer_id, as_of, self.covers.get(customer_id, {}))
        return Agreed(
            {item_id: each.minor for item_id, each in found.items()},
            tuple(self.promises.get(customer_id, ())),
            tuple(self.plans.get(customer_id, ())),
            tuple(self.cheques.get(customer_id, ())),
        )
