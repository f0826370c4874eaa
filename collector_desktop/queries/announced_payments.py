"""Payments that customers announced on the telephone, and that have come since."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.disputed import disputed_by_item
from collector_desktop.queries.position import ask, open_items
from collector_desktop.queries.returns import RETURNED_ON

if TYPE_CHECKING:
    from collections.abc import Iterator

PAID = "PAID"
# Days are given roughly, and the bank has its own; a mere word is no reference.
DAYS_BEFORE, LEAST_REFERENCE = 14, 4

SINCE = f"date(coalesce(f.paid_on, c.made_on), '-{DAYS_BEFORE} days')"
# Of one customer there are few contacts to look at; of all of them, the follow-ups are fewer.
WAITS_OF_ONE = """c.customer_id = :customer AND (c.next_on IS NOT NULL AND c.closed_by_id IS NULL
    OR EXISTS (SELECT 1 FROM task t
        WHERE t.contact_id = c.id AND t.done_on IS NULL AND t.kind = 'check_payment'))"""
WAITS_OF_ALL = """c.id IN (SELECT id FROM contact WHERE next_on IS NOT NULL AND closed_by_id IS NULL
    UNION SELECT contact_id FROM task WHERE done_on IS NULL AND kind = 'check_payment')"""
WAITING = f"""SELECT c.id, c.customer_id, c.made_on, coalesce(f.paid_reference, ''), {SINCE}
    FROM contact c LEFT JOIN contact_fact f ON f.contact_id = c.id
    WHERE {{waits}} AND c.outcome = '{PAID}' AND c.made_on <= :day
      AND EXISTS (SELECT 1 FROM item i WHERE i.customer_id = c.customer_id AND i.type = 'receipt'
          AND i.document_on BETWEEN {SINCE} AND :day)
    ORDER BY c.id"""
NAMED = "SELECT item_id FROM contact_item WHERE contact_id = :contact"
CAME = f"""SELECT i.reference FROM item i WHERE i.customer_id = :customer
    AND i.type = 'receipt' AND i.document_on BETWEEN :since AND :day AND {RETURNED_ON} IS NULL"""


@frozen
class AnnouncedPayment:
    """A payment that a customer announced: who, when, and in which contact."""

    contact_id: int
    customer_id: int
    made_on: date


def payments_that_came(as_of: date, customer_id: int | None = None) -> tuple[AnnouncedPayment, ...]:
    """Return whose payment has come at the end of a day, of those that are still waited for.

    It has when money came, and nothing undisputed is open of the invoices that they named, or where
    they named none, of what was overdue on the day of the call; or when it came under the reference
    that they mentioned, and was not returned.
    """
    waits = WAITS_OF_ALL if customer_id is None else WAITS_OF_ONE
    found = ask(WAITING.format(waits=waits), day=as_of.isoformat(), customer=customer_id)
    by_customer: dict[int, list[tuple[int, date, str, str]]] = defaultdict(list)
    for contact_id, whose, made_on, *announced in found:
        by_customer[whose].append((contact_id, date.fromisoformat(made_on), *announced))
    return tuple(
        each for whose, announced in by_customer.items() for each in _came(whose, announced, as_of)
    )


def _came(
    customer_id: int, announced: list[tuple[int, date, str, str]], as_of: date
) -> Iterator[AnnouncedPayment]:
    disputed = disputed_by_item(as_of, customer_id)
    owed = {
        row.item_id: row.due_on
        for row in open_items(as_of, customer_id)
        if row.sign > 0 and row.open_minor > disputed.get(row.item_id, 0)
    }
    for contact_id, made_on, reference, since in announced:
        references = ask(CAME, customer=customer_id, since=since, day=as_of.isoformat())
        named = {row[0] for row in ask(NAMED, contact=contact_id)}
        left = named & owed.keys() if named else {k for k, due in owed.items() if due < made_on}
        if not left or any(_says(text, reference) for (text,) in references):
            yield AnnouncedPayment(contact_id, customer_id, made_on)


def _says(text: str, reference: str) -> bool:
    """Return whether a payment came under a reference, however it is spaced."""
    wanted = "".join(reference.split()).casefold()
    return len(wanted) >= LEAST_REFERENCE and wanted in "".join(text.split()).casefold()
