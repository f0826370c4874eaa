"""Items as lists show them: open, overdue or all, at the end of a day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date
from typing import Any

from collector_desktop.domain.ageing import Buckets, days_overdue, parse_buckets
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.plans import PlanState
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.settings import AGED_BUCKETS
from collector_desktop.queries.disputed import disputed_parts
from collector_desktop.queries.holds import HoldRow, standing_holds
from collector_desktop.queries.plans import running_plans
from collector_desktop.queries.position import REPLAY, ask, position_at
from collector_desktop.queries.promises import PromiseRow, promises, promises_of
from collector_desktop.queries.settings import settings

LIST = """SELECT p.id, p.customer_id, c.code, c.name, p.type, p.number, p.document_on, p.due_on,
    p.amount_minor, p.open_minor, p.currency, p.reference, p.description, p.sign, p.terms
    FROM ({position}) p JOIN customer c ON c.id = p.customer_id
    WHERE 1 {only}
    ORDER BY p.due_on, p.document_on, p.id"""

OVERDUE = "AND p.sign = 1 AND p.due_on < :day"
ITEMS = "AND {each} IN (SELECT value FROM json_each(:ids))"
OF_CUSTOMER = "AND {each}.customer_id = :customer"
MANY = 1000
EVERYTHING = REPLAY.replace("WHERE open_minor <> 0", "")

LETTERS = """SELECT ci.item_id, max(c.made_on) FROM contact_item ci
    JOIN contact c ON c.id = ci.contact_id LEFT JOIN document d ON d.id = c.document_id
    WHERE c.kind IN ('letter', 'email') AND c.outcome = '' AND coalesce(d.kind, 'letter') = 'letter'
    AND c.made_on <= :day {only} GROUP BY ci.item_id"""


@frozen
class ItemRow:
    """One item; `sign` is 1 for a debit, `days` counts past the due date and may be negative.

    `promise` is the status of the newest promise that names the item, `letter_on` the day of the
    last letter or e-mail written about it; a statement is none. `disputed_minor` is what is in
    dispute of what is open, `holds` are those on the item and on its account, `plan` is how the
    running plan stands that covers it. `terms` are those of this one invoice, if it has any.
    """

    item_id: int
    customer_id: int
    customer_code: str
    customer_name: str
    type: str
    number: str
    document_on: date
    due_on: date
    amount_minor: int
    open_minor: int
    currency: str
    reference: str
    description: str
    sign: int
    days: int
    bucket: int
    promise: PromiseStatus | None
    promised_for: date | None
    letter_on: date | None
    terms: str = ""
    disputed_minor: int = 0
    holds: tuple[HoldRow, ...] = ()
    plan: PlanState | None = None

    @property
    def status(self) -> str:
        """Return open, part or settled, by what is left of the amount, or disputed if any is."""
        if self.open_minor == 0:
            return "settled"
        if self.disputed_minor:
            return "disputed"
        return "open" if self.open_minor == self.amount_minor else "part"

    @property
    def is_overdue(self) -> bool:
        """Return whether it is a debit past its due date with something open."""
        return self.sign > 0 and self.days > 0 and self.open_minor > 0


def items(as_of: date, which: str = "open", customer_id: int | None = None) -> list[ItemRow]:
    """Return items at the end of a day; `which` is open, overdue or all."""
    position = position_at(as_of, whole=customer_id is None)
    if which == "all":
        position = EVERYTHING
    whose = "" if customer_id is None else OF_CUSTOMER
    only = whose.format(each="p") + " " + (OVERDUE if which == "overdue" else "")
    values = {"day": as_of.isoformat(), "customer": customer_id}
    records = ask(LIST.format(position=position, only=only), **values)
    named = newest_by_item(promises(as_of, customer_id))
    letters = LETTERS.format(only=whose.format(each="c"))
    return _rows(records, as_of, named, ask(letters, **values))


def items_among(as_of: date, item_ids: Collection[int]) -> list[ItemRow]:
    """Return some items, settled ones too, as they stand at the end of a day."""
    values = {"day": as_of.isoformat(), "ids": json.dumps(list(item_ids))}
    records = ask(LIST.format(position=EVERYTHING, only=ITEMS.format(each="p.id")), **values)
    named = newest_by_item(promises_of(as_of, {record[1] for record in records}))
    letters = LETTERS.format(only=ITEMS.format(each="ci.item_id"))
    return _rows(records, as_of, named, ask(letters, **values))


def newest_by_item(made: Iterable[PromiseRow]) -> dict[int, tuple[PromiseStatus, date]]:
    """Return the status and the day of the newest promise that names each item."""
    found: dict[int, tuple[PromiseStatus, date]] = {}
    taken: dict[int, date] = defaultdict(lambda: date.min)
    for promise in made:
        for item_id in promise.item_ids:
            if promise.taken_on >= taken[item_id]:
                taken[item_id] = promise.taken_on
                found[item_id] = (promise.status, promise.pay_by)
    return found


def _rows(
    records: list[tuple[Any, ...]],
    as_of: date,
    named: dict[int, tuple[PromiseStatus, date]],
    letters: list[tuple[Any, ...]],
) -> list[ItemRow]:
    letter_on = {row[0]: date.fromisoformat(row[1]) for row in letters}
    buckets = parse_buckets(settings()[AGED_BUCKETS])
    return _marked([_row(record, as_of, buckets, named, letter_on) for record in records], as_of)


def _marked(rows: list[ItemRow], as_of: date) -> list[ItemRow]:
    """Return rows with what is in dispute of them, what holds them and their plan, if any."""
    whose = {row.customer_id for row in rows} if len(rows) < MANY else None
    disputed = {part.item_id: part.minor for part in disputed_parts(as_of, whose)}
    held = standing_holds(as_of)
    planned = {
        debt.item_id: plan.state for plan in running_plans(as_of, whose) for debt in plan.debts
    }
    if not (disputed or held.customers or held.items or planned):
        return rows
    found = []
    for row in rows:
        minor, holds = disputed.get(row.item_id, 0), held.of(row.customer_id, row.item_id)
        plan = planned.get(row.item_id)
        is_plain = not (minor or holds or plan)
        found.append(
            row if is_plain else replace(row, disputed_minor=minor, holds=holds, plan=plan)
        )
    return found


def _row(
    record: tuple[Any, ...],
    as_of: date,
    buckets: Buckets,
    named: dict[int, tuple[PromiseStatus, date]],
    letters: dict[int, date],
) -> ItemRow:
    values = list(record[:-1])
    values[6], values[7] = date.fromisoformat(record[6]), date.fromisoformat(record[7])
    days = days_overdue(values[7], as_of)
    status, promised_for = named.get(record[0], (None, None))
    values += [days, buckets.index(days), status, promised_for, letters.get(record[0])]
    values.append(record[-1] or "")
    return ItemRow(*values)
