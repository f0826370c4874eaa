"""The worklist of a large ledger when it is first asked for: its top at once, the rest in parts.

To put a hundred thousand customers in order takes seconds. Meanwhile the customers who are most
likely to come first are put in order by themselves, and other questions get in between the parts.
"""

from __future__ import annotations

from datetime import date, timedelta

from collector_desktop.domain.settings import CHASE_MIN_GAP_DAYS
from collector_desktop.queries.changed_customers import last_change
from collector_desktop.queries.position import ask, position_at
from collector_desktop.queries.settings import settings
from collector_desktop.queries.worklist import WorklistTop, top_of
from collector_desktop.queries.worklist_order import (
    Order,
    Place,
    keep_order,
    listed_facts,
    places,
)

LARGE = 5_000
PART, LIKELY, LARGEST = 1_000, 600, 50

CUSTOMERS = "SELECT id FROM customer ORDER BY id"
IS_LARGE = "SELECT count(*) FROM (SELECT 1 FROM customer LIMIT :most)"
LIKELY_FIRST = """WITH owed AS MATERIALIZED (
        SELECT customer_id, currency, sum(sign * open_minor) AS balance,
            sum(CASE WHEN sign = 1 AND due_on < :day THEN open_minor ELSE 0 END) AS overdue,
            min(CASE WHEN sign = 1 AND due_on < :day THEN due_on END) AS oldest
        FROM ({position}) GROUP BY customer_id, currency),
    called(id) AS MATERIALIZED (SELECT customer_id FROM contact
        WHERE next_on <= :day AND closed_by_id IS NULL AND made_on <= :day),
    promised(id) AS MATERIALIZED (SELECT p.customer_id FROM promise p
        WHERE p.status IN ('open', 'broken', 'partly') AND p.pay_by <= :day
          AND NOT EXISTS (SELECT 1 FROM promise later
            WHERE later.customer_id = p.customer_id AND later.taken_on > p.pay_by)
        UNION SELECT p.customer_id FROM plan p JOIN plan_instalment n ON n.plan_id = p.id
        WHERE p.state = 'open' AND n.due_on < :day AND EXISTS (SELECT 1 FROM plan_item x
            JOIN item i ON i.id = x.item_id WHERE x.plan_id = p.id AND i.open_minor > 0)),
    known AS (SELECT o.customer_id, o.overdue, o.oldest,
            coalesce(o.balance > c.credit_limit_minor AND o.currency = c.currency, 0) AS is_over,
            o.customer_id IN called AS is_called, o.customer_id IN promised AS is_promised,
            (SELECT max(made_on) FROM contact t WHERE t.customer_id = o.customer_id
                AND t.made_on <= :day AND t.kind <> 'note') AS spoken_on
        FROM owed o JOIN customer c ON c.id = o.customer_id WHERE o.balance > 0)
    SELECT * FROM (SELECT customer_id FROM owed ORDER BY overdue DESC LIMIT :largest)
    UNION ALL SELECT * FROM (SELECT customer_id FROM known
    WHERE is_called OR is_promised OR (overdue > 0 AND coalesce(spoken_on, '') <= :gap)
    ORDER BY is_over OR is_called OR is_promised DESC,
        40.0 * overdue / (SELECT max(1, max(overdue)) FROM owed)
        + min(90, coalesce(julianday(:day) - julianday(oldest), 0)) * 20 / 90
        + 20 * is_promised + 10 * is_over
        + min(21, coalesce(julianday(:day) - julianday(spoken_on), 21)) * 10 / 21 DESC
    LIMIT :most)"""


class OrderMaking:
    """The order of the whole list in the making; `step` does one part of it."""

    def __init__(self, as_of: date) -> None:
        self._as_of = as_of
        self._change = last_change()
        self._left = [row[0] for row in ask(CUSTOMERS)]
        self._places: list[Place] = []

    def step(self) -> bool:
        """Look at some more customers; return whether the order is there and kept."""
        part, self._left = self._left[:PART], self._left[PART:]
        if part:
            self._places += places(listed_facts(self._as_of, part), self._as_of, part)
        if not self._left:
            keep_order(Order.of(self._places), self._as_of, self._change)
        return not self._left


def is_large() -> bool:
    """Return whether there are so many customers that to put them in order takes seconds."""
    return bool(ask(IS_LARGE, most=LARGE + 1)[0][0] > LARGE)


def likely_top(as_of: date, most: int) -> WorklistTop:
    """Return the first rows of the list, chosen among the customers most likely to come first."""
    gap = as_of - timedelta(days=settings()[CHASE_MIN_GAP_DAYS])
    sql = LIKELY_FIRST.format(position=position_at(as_of, whole=True))
    days = {"day": as_of.isoformat(), "gap": gap.isoformat()}
    rows = ask(sql, **days, most=LIKELY, largest=LARGEST)
    among = sorted({row[0] for row in rows})
    order = Order.of(places(listed_facts(as_of, among), as_of, among))
    return top_of(order, most, as_of)
