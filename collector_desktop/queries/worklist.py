"""The worklist: whom to chase today, why, and in what order.

A customer with open debt is listed when a follow-up is due, a promise is due or broken since the
last contact, or something is overdue and nobody spoke to them within the minimum gap. A promise
in force and a follow-up planned for later keep the customer off the list.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.priority import (
    Reason,
    bars,
    in_minor_units,
    is_urgent,
    points,
    reasons,
)
from collector_desktop.queries.contacts import LastContact, OpenFollowUp
from collector_desktop.queries.old_debts import TooOldSoon
from collector_desktop.queries.over_limits import OverLimit
from collector_desktop.queries.plans import PlanRow
from collector_desktop.queries.position import AMONG, ask
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.queries.tasks import TaskRow
from collector_desktop.queries.worklist_facts import Facts
from collector_desktop.queries.worklist_order import (
    Order,
    current_order,
    listed_facts,
    over_limit,
    places,
    urgency_of,
)

Face = tuple[int, str, str, str, int | None, str, str]

FACES = """SELECT c.id, c.code, c.name, c.currency, c.credit_limit_minor, coalesce(p.name, ''),
    coalesce((SELECT number FROM phone WHERE person_id = p.id AND NOT is_wrong
              ORDER BY id LIMIT 1), c.phone)
    FROM customer c LEFT JOIN person p ON p.id = (
        SELECT id FROM person WHERE customer_id = c.id ORDER BY is_main DESC, id LIMIT 1)"""


@frozen
class WorklistRow:
    """One customer to chase, with everything that Today shows in its line; money in minor units.

    `callback_minute` counts from midnight. `over` is the limit that is passed, if any is.
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
    over: OverLimit
    points: int
    bars: int
    is_urgent: bool
    reasons: tuple[Reason, ...]
    broken: PromiseRow | None
    due: PromiseRow | None
    last_contact: LastContact | None
    follow_up: OpenFollowUp | None
    callback_due: bool
    disputed_minor: int = 0
    hold_ended: date | None = None
    missed: PlanRow | None = None
    unanswered_since: date | None = None
    task: TaskRow | None = None
    too_old: TooOldSoon | None = None


@frozen
class WorklistTop:
    """The first rows of the list, with how many there are in all, what they owe and who is booked.

    `overdue` is by currency; `booked` counts those who asked to be called today at a time.
    """

    rows: tuple[WorklistRow, ...]
    count: int
    overdue: dict[str, int]
    booked: int


def worklist(as_of: date) -> list[WorklistRow]:
    """Return whom to chase at a day, most urgent first; every row has a reason."""
    facts = {each.balance.customer_id: each for each in listed_facts(as_of)}
    faces = {face[0]: face for face in ask(FACES)}
    order = Order.of(places(facts.values(), as_of))
    ids = (key[-1] for key in order.keys)
    return _rows(order, ((facts[each], faces[each]) for each in ids), as_of)


def worklist_top(as_of: date, most: int) -> WorklistTop:
    """Return the first so many rows of `worklist`, from the order as it is kept."""
    return top_of(current_order(as_of), most, as_of)


def worklist_among(as_of: date, customer_ids: Collection[int], most: int) -> WorklistTop:
    """Return the first so many rows of `worklist` that are of some customers, ranked among them."""
    return top_of(current_order(as_of).only(customer_ids), most, as_of)


def top_of(order: Order, most: int, as_of: date) -> WorklistTop:
    """Return the first so many rows of an order; who was looked at before is not read again."""
    ids = [key[-1] for key in order.keys[:most]]
    new = [customer_id for customer_id in ids if customer_id not in order.looked_at]
    if new:
        faces = {face[0]: face for face in ask(f"{FACES} WHERE c.id {AMONG}", customers=str(new))}
        for facts in listed_facts(as_of, new):
            customer_id = facts.balance.customer_id
            order.looked_at[customer_id] = facts, faces[customer_id]
    rows = _rows(order, [order.looked_at[customer_id] for customer_id in ids], as_of)
    sums = {currency: minor for currency, minor in order.sums.items() if minor}
    return WorklistTop(tuple(rows), len(order.keys), sums, order.booked)


def _rows(order: Order, known: Iterable[tuple[Facts, Face]], as_of: date) -> list[WorklistRow]:
    """Return the rows of customers, who are given as they stand in an order."""
    rows: list[WorklistRow] = []
    for facts, face in known:
        largest = in_minor_units(order.largest, order.places[face[0]].currency)
        rows.append(_row((len(rows) + 1, largest), facts, face, as_of))
    return rows


def _row(ranked: tuple[int, int], facts: Facts, face: Face, as_of: date) -> WorklistRow:
    rank, largest = ranked
    over = over_limit(facts, face[3], face[4])
    urgency = urgency_of(facts, over.minor, largest, as_of)
    score = points(urgency)
    return WorklistRow(
        rank=rank,
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
        over=over,
        points=score,
        bars=bars(score, urgent=is_urgent(urgency)),
        is_urgent=is_urgent(urgency),
        reasons=reasons(urgency),
        broken=facts.broken,
        due=facts.due,
        last_contact=facts.last,
        follow_up=facts.follow_up,
        callback_due=urgency.callback_due,
        disputed_minor=facts.stopped.disputed_minor,
        hold_ended=facts.hold_ended,
        missed=facts.missed,
        unanswered_since=facts.unanswered_since,
        task=facts.task,
        too_old=facts.too_old,
    )
