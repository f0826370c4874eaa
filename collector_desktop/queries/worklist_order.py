"""In which order to chase: a small entry for each customer listed, and the list kept in order."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from sys import intern
from typing import Any, NamedTuple

from collector_desktop.domain.ageing import days_overdue
from collector_desktop.domain.priority import (
    Urgency,
    comparable,
    in_minor_units,
    is_urgent,
    other_points,
    reasons,
    total_points,
)
from collector_desktop.domain.settings import CHASE_MIN_GAP_DAYS
from collector_desktop.queries.changed_customers import changed_customers, last_change
from collector_desktop.queries.memory import Memory
from collector_desktop.queries.over_limits import OverLimit, over_limits, sharing_a_limit
from collector_desktop.queries.position import AMONG, ask
from collector_desktop.queries.settings import settings
from collector_desktop.queries.worklist_facts import Facts, all_facts, is_listed
from collector_desktop.storage.database import db

LIMITS = "SELECT id, name, currency, credit_limit_minor FROM customer"

Key = tuple[bool, int, int, str, int]


class Place(NamedTuple):
    """What puts one customer in order; `is_shown` when there is a reason to chase.

    `others` are the points that do not depend on the rest of the list.
    """

    customer_id: int
    currency: str
    overdue_minor: int
    others: int
    is_urgent: bool
    is_booked: bool
    is_shown: bool
    name: str

    @property
    def comparable(self) -> int:
        """What is overdue, by which different currencies compare roughly."""
        return comparable(self.overdue_minor, self.currency)


def listed_facts(as_of: date, customer_ids: Collection[int] | None = None) -> list[Facts]:
    """Return the facts of all, or of some, whom to chase at a day."""
    gap = settings()[CHASE_MIN_GAP_DAYS]
    found = [each for each in all_facts(as_of, customer_ids) if is_listed(each, as_of, gap)]
    over = over_limits(as_of, customer_ids)
    if not over:
        return found
    return [replace(each, over=over.get(each.balance.customer_id)) for each in found]


def urgency_of(facts: Facts, over_minor: int, largest_minor: int, as_of: date) -> Urgency:
    """Return what the score looks at."""
    oldest = facts.balance.oldest_due
    return Urgency(
        overdue_minor=facts.balance.overdue,
        largest_overdue_minor=largest_minor,
        oldest_days=days_overdue(date.fromisoformat(oldest), as_of) if oldest else 0,
        has_broken_promise=facts.broken is not None,
        promise_due_today=facts.due is not None,
        callback_due=facts.follow_up is not None and facts.follow_up.next_on <= as_of,
        over_limit=over_minor > 0,
        silent_days=(as_of - facts.last.made_on).days if facts.last else None,
        hold_ended=facts.hold_ended is not None,
        answer_late=facts.answer_late,
        has_missed_instalment=facts.missed is not None,
        task_due=facts.task is not None,
        too_old_soon=facts.too_old is not None,
        no_reply=facts.unanswered_since is not None,
        in_dispute=facts.stopped.disputed_minor > 0,
    )


def over_limit(facts: Facts, currency: str, limit: int | None) -> OverLimit:
    """Return the limit that is passed; the customer's own one is in its own currency."""
    if facts.over is not None:
        return facts.over
    if limit is None or facts.balance.currency != currency:
        return OverLimit(0, currency)
    return OverLimit(max(0, facts.balance.balance - limit), currency, limit)


def places(
    facts: Iterable[Facts], as_of: date, customer_ids: Collection[int] | None = None
) -> list[Place]:
    """Return the entries of customers with their facts."""
    who = {row[0]: row[1:] for row in _customers(customer_ids)}
    return [_place(each, who[each.balance.customer_id], as_of) for each in facts]


def _customers(customer_ids: Collection[int] | None) -> list[tuple[Any, ...]]:
    if customer_ids is None:
        return ask(LIMITS)
    return ask(f"{LIMITS} WHERE id {AMONG}", customers=str(list(customer_ids)))


def _place(facts: Facts, who: tuple[Any, ...], as_of: date) -> Place:
    name, currency, limit = who
    urgency = urgency_of(facts, over_limit(facts, currency, limit).minor, 0, as_of)
    follow_up = facts.follow_up
    return Place(
        facts.balance.customer_id,
        intern(facts.balance.currency),
        facts.balance.overdue,
        other_points(urgency),
        is_urgent(urgency),
        follow_up is not None and follow_up.next_on == as_of and follow_up.next_minute is not None,
        bool(reasons(urgency)),
        name.casefold(),
    )


@dataclass(slots=True)
class Order:
    """The customers on the list at a day, most urgent first.

    `looked_at` keeps what else was found out of some of them, for as long as their entry holds.
    """

    places: dict[int, Place]
    largest: int = 0
    keys: list[Key] = field(default_factory=list)
    sums: Counter[str] = field(default_factory=Counter)
    booked: int = 0
    looked_at: dict[int, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, found: Iterable[Place]) -> Order:
        """Return the entries in order."""
        order = cls({place.customer_id: place for place in found})
        order._sort()
        for place in order.places.values():
            order._count(place, 1)
        return order

    def only(self, customer_ids: Collection[int]) -> Order:
        """Return the entries of some customers as they stand among all, to be looked at only."""
        keys = [key for key in self.keys if key[-1] in customer_ids]
        left = Order(self.places, self.largest, keys, looked_at=self.looked_at)
        for key in keys:
            left._count(self.places[key[-1]], 1)
        return left

    def replace(self, customer_ids: Iterable[int], found: Iterable[Place]) -> None:
        """Put new entries for some customers; who has none now is on the list no more."""
        fresh = {place.customer_id: place for place in found}
        is_largest = False
        for customer_id in customer_ids:
            self.looked_at.pop(customer_id, None)
            old, new = self.places.pop(customer_id, None), fresh.get(customer_id)
            if old is not None and old.is_shown:
                del self.keys[bisect_left(self.keys, self._key(old))]
            if new is not None:
                self.places[customer_id] = new
                if new.is_shown:
                    insort(self.keys, self._key(new))
            for place, sign in ((old, -1), (new, 1)):
                if place is not None:
                    self._count(place, sign)
                    is_largest |= place.comparable >= self.largest
        if is_largest and self.largest != self._largest():
            self._sort()

    def _sort(self) -> None:
        self.largest = self._largest()
        self.keys = sorted(self._key(place) for place in self.places.values() if place.is_shown)

    def _largest(self) -> int:
        return max((place.comparable for place in self.places.values()), default=0)

    def _key(self, place: Place) -> Key:
        largest = in_minor_units(self.largest, place.currency)
        score = total_points(place.overdue_minor, largest, place.others)
        return (not place.is_urgent, -score, -place.overdue_minor, place.name, place.customer_id)

    def _count(self, place: Place, sign: int) -> None:
        if place.is_shown:
            self.sums[place.currency] += sign * place.overdue_minor
            self.booked += sign * place.is_booked


class _Kept(Memory):
    """The order as this thread last asked for it, and the connection, day and change it is of."""

    def begin(self) -> None:
        self.connection: object = None
        self.day = date.min
        self.change = 0
        self.order = Order({})


_kept = _Kept()


def current_order(as_of: date) -> Order:
    """Return the order at a day; what changed since it was last asked for is looked at again.

    It is kept in memory only. In a transaction, which may yet be rolled back, it is not kept.
    """
    if db.in_transaction():
        return Order.of(places(listed_facts(as_of), as_of))
    change, connection = last_change(), db.connection()
    same = _kept.connection is connection and _kept.day == as_of
    changed = changed_customers(_kept.change) if same else None
    if changed is None:
        _kept.order = Order.of(places(listed_facts(as_of), as_of))
    elif changed:
        changed |= sharing_a_limit(changed)
        found = listed_facts(as_of, changed)
        _kept.order.replace(changed, places(found, as_of, changed))
    _kept.connection, _kept.day, _kept.change = connection, as_of, change
    return _kept.order


def is_kept(as_of: date) -> bool:
    """Return whether the order at a day is in memory, but for what changed since."""
    return _kept.connection is db.connection() and _kept.day == as_of


def keep_order(order: Order, as_of: date, change: int) -> None:
    """Keep an order that was made elsewhere; what changed after `change` is looked at again."""
    if not db.in_transaction():
        _kept.order = order
        _kept.connection, _kept.day, _kept.change = db.connection(), as_of, change
