"""Holds on accounts and entries, as they stood at the end of any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

HOLDS = """SELECT h.id, h.customer_id, c.code, c.name, h.item_id, i.number, h.kind, h.reason,
    h.made_on, h.until_on, CASE WHEN h.released_on <= :day THEN h.released_on END
    FROM hold h CROSS JOIN customer c ON c.id = h.customer_id LEFT JOIN item i ON i.id = h.item_id
    WHERE h.made_on <= :day {only} ORDER BY h.made_on, h.id"""
OF_CUSTOMER = "AND h.customer_id = :customer"
STANDING = """{hold}.made_on <= :day AND ({hold}.until_on IS NULL OR {hold}.until_on >= :day)
    AND ({hold}.released_on IS NULL OR {hold}.released_on > :day)"""


@frozen
class HoldRow:
    """One hold; without an item it is on the whole account.

    It stands to the end of `until_on`, or until the day before `released_on`.
    """

    hold_id: int
    customer_id: int
    customer_code: str
    customer: str
    item_id: int | None
    number: str | None
    kind: str
    reason: str
    made_on: date
    until_on: date | None
    released_on: date | None

    def stands_at(self, day: date) -> bool:
        """Return whether it holds at the end of a day from `made_on` on."""
        is_past = self.until_on is not None and self.until_on < day
        return self.released_on is None and not is_past


@frozen
class Holds:
    """The holds that stand at a day, by customer and by item."""

    customers: dict[int, tuple[HoldRow, ...]]
    items: dict[int, tuple[HoldRow, ...]]

    def of(self, customer_id: int, item_id: int) -> tuple[HoldRow, ...]:
        """Return what holds an item: the holds on its account, and its own."""
        return (*self.customers.get(customer_id, ()), *self.items.get(item_id, ()))


def holds(as_of: date, customer_id: int | None = None) -> tuple[HoldRow, ...]:
    """Return the holds made up to a day, oldest first, whether they still stand or not."""
    sql = HOLDS.format(only="" if customer_id is None else OF_CUSTOMER)
    return tuple(map(_row, ask(sql, day=as_of.isoformat(), customer=customer_id)))


def standing_holds(as_of: date, customer_id: int | None = None) -> Holds:
    """Return the holds that stand at the end of a day."""
    customers: dict[int, tuple[HoldRow, ...]] = defaultdict(tuple)
    items: dict[int, tuple[HoldRow, ...]] = defaultdict(tuple)
    for row in holds(as_of, customer_id):
        if row.stands_at(as_of):
            if row.item_id is None:
                customers[row.customer_id] += (row,)
            else:
                items[row.item_id] += (row,)
    return Holds(dict(customers), dict(items))


def _row(row: tuple[Any, ...]) -> HoldRow:
    *head, made, until, released = row
    make: Callable[..., HoldRow] = HoldRow
    return make(*head, date.fromisoformat(made), _day(until), _day(released))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
