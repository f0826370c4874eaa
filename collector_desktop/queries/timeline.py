"""One customer's story: contacts, promises and money in one stream."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import CHARGE_ORIGINS
from collector_desktop.queries.contacts import ContactRow, history
from collector_desktop.queries.position import ask
from collector_desktop.queries.promises import PromiseRow, promises
from collector_desktop.queries.returns import IS_RETURN, RETURNED, RETURNED_ON

USED_UP = f"""i.origin NOT IN ({", ".join(f"'{each}'" for each in sorted(CHARGE_ORIGINS))})
    AND NOT {IS_RETURN} AND EXISTS (
        SELECT 1 FROM allocation u WHERE u.target_id = i.id AND u.allocated_on = i.document_on)"""

# What a credit is used up by besides debts is shown too: a transfer, or what was written off.
MONEY = f"""SELECT i.id, i.type, i.number, i.amount_minor, i.currency, i.document_on, i.origin,
    coalesce((SELECT group_concat(number, ', ') FROM (
        SELECT t.number FROM allocation a JOIN item t ON t.id = a.target_id
        WHERE a.source_id = i.id AND a.allocated_on <= :day
          AND NOT (t.type = 'debit_adjustment' AND t.reference = '{RETURNED}' || i.number)
        GROUP BY t.id HAVING sum(a.amount_minor) > 0
        ORDER BY min(a.allocated_on), min(a.id))), ''),
    i.description, {RETURNED_ON}
    FROM item i WHERE i.customer_id = :customer AND i.document_on <= :day
      AND i.type <> 'invoice' AND (i.type <> 'debit_adjustment' OR ({USED_UP}))
    ORDER BY i.document_on DESC, i.id DESC LIMIT :most"""


@frozen
class MoneyRow:
    """A receipt, credit note, refund or adjustment, with the numbers it settled.

    `returned_on` is the day on which a receipt was returned.
    """

    item_id: int
    type: str
    number: str
    amount_minor: int
    currency: str
    on: date
    origin: str
    settled: str
    description: str = ""
    returned_on: date | None = None


@frozen
class TimelineEntry:
    """One event: exactly one of the three is there; `promise` may come with its contact.

    Of several promises of one contact the first comes with it, the others by themselves.
    """

    on: date
    minute: int
    contact: ContactRow | None = None
    promise: PromiseRow | None = None
    money: MoneyRow | None = None


def timeline(customer_id: int, as_of: date, most: int = 500) -> list[TimelineEntry]:
    """Return what happened with a customer up to a day, newest first."""
    given: dict[int | None, list[PromiseRow]] = defaultdict(list)
    for promise in promises(as_of, customer_id):
        given[promise.contact_id].append(promise)
    entries = [TimelineEntry(p.taken_on, 0, promise=p) for p in given[None]]
    for c in history(customer_id, as_of, most):
        made, minute = given.get(c.contact_id, []), c.made_minute or 0
        first = made[0] if made else None
        entries.append(TimelineEntry(c.made_on, minute, contact=c, promise=first))
        entries += [TimelineEntry(c.made_on, minute, promise=other) for other in made[1:]]
    entries += [TimelineEntry(m.on, 0, money=m) for m in _money(customer_id, as_of, most)]
    entries.sort(key=lambda entry: (entry.on, entry.minute), reverse=True)
    return entries[:most]


def _money(customer_id: int, as_of: date, most: int) -> list[MoneyRow]:
    rows = ask(MONEY, customer=customer_id, day=as_of.isoformat(), most=most)
    return [_row(*each) for each in rows]


def _row(*read: Any) -> MoneyRow:
    *before, on, origin, settled, description, back = read
    returned_on = date.fromisoformat(back) if back else None
    item_id, type_, number, minor, currency = before
    details = (origin, settled, description, returned_on)
    return MoneyRow(item_id, type_, number, minor, currency, date.fromisoformat(on), *details)
