"""What is to come at a day for debts: from promises, running plans, and cheques in hand."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from collector_desktop.domain.chase_cover import Cover, Covered, cover_debts
from collector_desktop.domain.cheques import less_cheques
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.domain.promises import deadline
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.cheques import held_cheques
from collector_desktop.queries.items import items
from collector_desktop.queries.plans import plans_in_force
from collector_desktop.queries.promised import pledges_by_account

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from collector_desktop.domain.forecast import Pledge

Account = tuple[int, str]


def account_covers(as_of: date, customer_id: int | None = None) -> dict[Account, list[Cover]]:
    """Return what is to come at the end of a day, by customer and currency."""
    found: dict[Account, list[Cover]] = defaultdict(list)
    for account, cover in (*_plans(as_of, customer_id), *_pledged(as_of, customer_id)):
        found[account].append(cover)
    return found


def spoken_for(
    customer_id: int, as_of: date, known: Mapping[Account, list[Cover]] | None = None
) -> dict[int, Covered]:
    """Return how much of each open debt of a customer is to come, the oldest covered first.

    As a run does it: what is in dispute or on hold is nothing that a promise speaks for; a hold on
    the whole account is no such thing, as money that is to come stays so while we wait. `known` is
    what is to come of the customer, where many are asked about.
    """
    covers = account_covers(as_of, customer_id) if known is None else known
    if not covers:
        return {}
    rows = [
        row
        for row in items(as_of, "open", customer_id)
        if row.sign > 0
        if all(hold.item_id is None for hold in row.holds)
    ]
    rows.sort(key=lambda row: (row.due_on, row.item_id))
    found: dict[int, Covered] = {}
    for (_, currency), its in covers.items():
        owed = [
            (r.item_id, r.open_minor - r.disputed_minor) for r in rows if r.currency == currency
        ]
        found |= cover_debts(owed, its)
    return found


def _pledged(as_of: date, customer_id: int | None) -> Iterator[tuple[Account, Cover]]:
    """Yield the cheques in hand, and what is promised beside them."""
    cheques, grace = held_cheques(as_of), promise_grace()
    if customer_id is not None:
        cheques = {account: held for account, held in cheques.items() if account[0] == customer_id}
    by_day = cache(lambda pay_by: (plain_day(pay_by), deadline(pay_by, *grace)))
    for account, pledges in pledges_by_account(as_of, customer_id).items():
        for pledge in less_cheques(pledges, cheques.get(account, ())):
            day, until = by_day(pledge.pay_by)
            text = f"Promised {money(pledge.minor, account[1])} by {day}."
            yield account, _cover(HoldReason.PROMISE, pledge, text, until)
    for account, pledges in cheques.items():
        for pledge in pledges:
            worth, day = money(pledge.minor, account[1]), plain_day(pledge.pay_by)
            is_late = pledge.pay_by < as_of
            text = f"A cheque of {worth} dated {day} is in hand{': bank it' if is_late else ''}."
            yield (
                account,
                _cover(HoldReason.CHEQUE, pledge, text, None if is_late else pledge.pay_by),
            )


def _cover(reason: HoldReason, pledge: Pledge, text: str, until: date | None) -> Cover:
    """Return what is to come, and until when it holds back: never a day that has passed."""
    return Cover(reason, pledge.minor, until, text, set(pledge.item_ids))


def _plans(as_of: date, customer_id: int | None) -> Iterator[tuple[Account, Cover]]:
    whose = None if customer_id is None else {customer_id}
    for plan in plans_in_force(as_of, whose):
        due = plan.standing.next_due
        text = "A plan of instalments is kept."
        if due is not None:
            worth, day = money(due.missing_minor, plan.currency), plain_day(due.due_on)
            text = f"A plan of instalments is kept; the next is {worth} by {day}."
        minor = sum(debt.open_minor for debt in plan.debts)
        until = due.due_on if due is not None else None
        account = (plan.customer_id, plan.currency)
        yield account, Cover(HoldReason.PLAN, minor, until, text, set(plan.item_ids))
