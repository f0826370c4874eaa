"""The worklist: whom to chase today, why, and in what order.

A customer with open debt is listed when a follow-up is due, a promise is due or broken since the
last contact, or something is overdue and nobody spoke to them within the minimum gap. A promise
in force and a follow-up planned for later keep the customer off the list.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from collector_desktop.domain.ageing import days_overdue
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.priority import Reason, Urgency, bars, is_urgent, points, reasons
from collector_desktop.domain.settings import CHASE_MIN_GAP_DAYS
from collector_desktop.queries.contacts import LastContact, OpenFollowUp
from collector_desktop.queries.customers import Balance
from collector_desktop.queries.position import ask
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.queries.settings import settings
from collector_desktop.queries.worklist_facts import Facts, all_facts, is_listed

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


def worklist(as_of: date) -> list[WorklistRow]:
    """Return whom to chase at a day, most urgent first; every row has a reason."""
    gap = settings()[CHASE_MIN_GAP_DAYS]
    facts = [each for each in all_facts(as_of) if is_listed(each, as_of, gap)]
    faces = {row[0]: row for row in ask(FACES)}
    largest = max((_units(each.balance) for each in facts), default=Fraction(0))
    rows = [_row(each, faces[each.balance.customer_id], largest, as_of) for each in facts]
    rows = [row for row in rows if row.reasons]
    rows.sort(key=lambda r: (not r.is_urgent, -r.points, -r.overdue_minor, r.name.casefold()))
    return [replace(row, rank=rank) for rank, row in enumerate(rows, start=1)]


def _row(
    facts: Facts,
    face: tuple[int, str, str, str, int | None, str, str],
    largest: Fraction,
    as_of: date,
) -> WorklistRow:
    over = _over_limit(facts.balance, face[3], face[4])
    urgency = _urgency(facts, largest, over, as_of)
    score = points(urgency)
    return WorklistRow(
        rank=0,
        customer_id=face[0],
        code=face[1],
        name=face[2],
        person=face[5],
        phone=face[6],
        currency=facts.balance.currency,
        overdue_minor=facts.balance.overdue,
        overdue_items=facts.balance.overdue_items,
        balance_minor=facts.balance.balance,
        oldest_days=urgency.oldest_days,
        over_minor=over,
        points=score,
        bars=bars(score, urgent=is_urgent(urgency)),
        is_urgent=is_urgent(urgency),
        reasons=reasons(urgency),
        broken=facts.broken,
        due=facts.due,
        last_contact=facts.last,
        follow_up=facts.follow_up,
        callback_due=urgency.callback_due,
    )


def _over_limit(balance: Balance, currency: str, limit: int | None) -> int:
    """Return what the balance exceeds the limit by; a limit is in the customer's own currency."""
    if limit is None or balance.currency != currency:
        return 0
    return max(0, balance.balance - limit)


def _units(balance: Balance) -> Fraction:
    """Return what is overdue in whole units, by which different currencies compare roughly."""
    return Fraction(balance.overdue, 10 ** exponent(balance.currency))


def _urgency(facts: Facts, largest: Fraction, over: int, as_of: date) -> Urgency:
    oldest = facts.balance.oldest_due
    minor_units = 10 ** exponent(facts.balance.currency)
    return Urgency(
        overdue_minor=facts.balance.overdue,
        largest_overdue_minor=int(largest * minor_units),
        oldest_days=days_overdue(date.fromisoformat(oldest), as_of) if oldest else 0,
        has_broken_promise=facts.broken is not None,
        promise_due_today=facts.due is not None,
        callback_due=facts.follow_up is not None and facts.follow_up.next_on <= as_of,
        over_limit=over > 0,
        silent_days=(as_of - facts.last.made_on).days if facts.last else None,
    )
