"""The worklist: whom to chase today, why, and in what order.

A customer with open debt is listed when a follow-up is due, a promise is due or broken since the
last contact, or something is overdue and nobody spoke to them within the minimum gap. A promise
in force and a follow-up planned for later keep the customer off the list.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta

from collector_desktop.domain.ageing import days_overdue
from collector_desktop.domain.priority import Reason, Urgency, bars, is_urgent, points, reasons
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.settings import CHASE_MIN_GAP_DAYS
from collector_desktop.queries.contacts import (
    LastContact,
    OpenFollowUp,
    follow_ups,
    last_contacts,
)
from collector_desktop.queries.customers import Balance, balances
from collector_desktop.queries.position import ask
from collector_desktop.queries.promises import PromiseRow, promises
from collector_desktop.queries.settings import settings

FACES = """SELECT c.id, c.code, c.name, c.currency, c.credit_limit_minor, coalesce(p.name, ''),
    coalesce((SELECT number FROM phone WHERE person_id = p.id AND NOT is_wrong
              ORDER BY id LIMIT 1), c.phone)
    FROM customer c LEFT JOIN person p ON p.id = (
        SELECT id FROM person WHERE customer_id = c.id ORDER BY is_main DESC, id LIMIT 1)"""


@dataclass(frozen=True, slots=True)
class WorklistRow:
    """One customer to chase, with everything that Today shows in its line; money in minor units.

    `callback_minute` counts from midnight. `over_minor` is what the balance exceeds the limit by.
    """

    rank: int
    customer_id: int
    code: str
    name: str
    person: str
    phone: str
    currency: str
    overdue_minor: int
    overdue_items: int
    balance_minor: int
    oldest_days: int
    over_minor: int
    points: int
    bars: int
    is_urgent: bool
    reasons: tuple[Reason, ...]
    broken: PromiseRow | None
    due: PromiseRow | None
    last_contact: LastContact | None
    follow_up: OpenFollowUp | None
    callback_due: bool


@dataclass(frozen=True, slots=True)
class _Facts:
    """What is known of one customer before it is decided whether to list it."""

    balance: Balance
    broken: PromiseRow | None
    due: PromiseRow | None
    in_force: tuple[PromiseRow, ...]
    last: LastContact | None
    follow_up: OpenFollowUp | None


def worklist(as_of: date) -> list[WorklistRow]:
    """Return whom to chase at a day, most urgent first; every row has a reason."""
    gap = settings()[CHASE_MIN_GAP_DAYS]
    facts = [each for each in _all_facts(as_of) if _is_listed(each, as_of, gap)]
    faces = {row[0]: row for row in ask(FACES)}
    largest: dict[str, int] = defaultdict(int)
    for each in facts:
        currency = each.balance.currency
        largest[currency] = max(largest[currency], each.balance.overdue)
    rows = [_row(each, faces[each.balance.customer_id], largest, as_of) for each in facts]
    rows = [row for row in rows if row.reasons]
    rows.sort(key=lambda r: (not r.is_urgent, -r.points, -r.overdue_minor, r.name.casefold()))
    return [replace(row, rank=rank) for rank, row in enumerate(rows, start=1)]


def _all_facts(as_of: date) -> list[_Facts]:
    by_customer: dict[int, list[PromiseRow]] = defaultdict(list)
    for promise in promises(as_of):
        by_customer[promise.customer_id].append(promise)
    last, next_ = last_contacts(as_of), follow_ups(as_of)
    return [
        _facts(balance, by_customer[customer], last.get(customer), next_.get(customer), as_of)
        for customer, balance in _main_balances(as_of).items()
    ]


def _main_balances(as_of: date) -> dict[int, Balance]:
    """Return one balance for each customer with open debt: the one with most overdue."""
    found: dict[int, Balance] = {}
    for balance in balances(as_of):
        other = found.get(balance.customer_id)
        if balance.balance - balance.unallocated <= 0:
            continue
        if other is None or (balance.overdue, balance.balance) > (other.overdue, other.balance):
            found[balance.customer_id] = balance
    return found


def _facts(
    balance: Balance,
    made: list[PromiseRow],
    last: LastContact | None,
    follow_up: OpenFollowUp | None,
    as_of: date,
) -> _Facts:
    in_force = tuple(p for p in made if p.status is PromiseStatus.OPEN)
    due = next((p for p in in_force if p.pay_by <= as_of), None)
    failed = [p for p in made if p.status in {PromiseStatus.BROKEN, PromiseStatus.PARTLY}]
    newest = max((p.taken_on for p in made), default=as_of)
    broken = max(failed, key=lambda p: (p.decided_on or p.pay_by, p.amount_minor), default=None)
    if broken is not None and newest > broken.pay_by:
        broken = None
    return _Facts(balance, broken, due, in_force, last, follow_up)


def _is_listed(facts: _Facts, as_of: date, gap: int) -> bool:
    spoken_on = facts.last.made_on if facts.last else date.min
    if facts.follow_up is not None and facts.follow_up.next_on <= as_of:
        return True
    if facts.follow_up is not None and facts.follow_up.outcome == "SKIPPED":
        return False
    if facts.due is not None and spoken_on < as_of:
        return True
    if facts.broken is not None and (facts.broken.decided_on or as_of) > spoken_on:
        return True
    if facts.follow_up is not None or spoken_on > as_of - timedelta(days=gap):
        return False
    return facts.balance.overdue > _promised(facts)


def _promised(facts: _Facts) -> int:
    """Return how much of the overdue money promises keep from being chased."""
    if any(not promise.item_ids for promise in facts.in_force):
        return facts.balance.overdue
    return sum(promise.missing_minor for promise in facts.in_force)


def _row(
    facts: _Facts,
    face: tuple[int, str, str, str, int | None, str, str],
    largest: dict[str, int],
    as_of: date,
) -> WorklistRow:
    balance, limit = facts.balance, face[4]
    same = balance.currency == face[3]
    over = max(0, balance.balance - limit) if limit is not None and same else 0
    oldest = (
        days_overdue(date.fromisoformat(balance.oldest_due), as_of) if balance.oldest_due else 0
    )
    callback_due = facts.follow_up is not None and facts.follow_up.next_on <= as_of
    urgency = Urgency(
        balance.overdue,
        largest[balance.currency],
        oldest,
        facts.broken is not None,
        facts.due is not None,
        callback_due,
        over > 0,
        (as_of - facts.last.made_on).days if facts.last else None,
    )
    score = points(urgency)
    return WorklistRow(
        0,
        face[0],
        face[1],
        face[2],
        face[5],
        face[6],
        balance.currency,
        balance.overdue,
        balance.overdue_items,
        balance.balance,
        oldest,
        over,
        score,
        bars(score, urgent=is_urgent(urgency)),
        is_urgent(urgency),
        reasons(urgency),
        facts.broken,
        facts.due,
        facts.last,
        facts.follow_up,
        callback_due,
    )
