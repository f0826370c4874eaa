"""Pairs of customers that may be one, side by side."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money
from collector_desktop.domain.same_customer import Face, Likeness, like_pairs
from collector_desktop.queries.position import ask

if TYPE_CHECKING:
    from collections.abc import Iterable

FACES = """SELECT c.id, c.name, json_group_array(DISTINCT p.email), c.email,
    json_group_array(DISTINCT n.number), c.phone
    FROM customer c LEFT JOIN person p ON p.customer_id = c.id
    LEFT JOIN phone n ON n.person_id = p.id AND NOT n.is_wrong GROUP BY c.id"""

SHARED = """SELECT min(i.customer_id, o.customer_id), max(i.customer_id, o.customer_id), count(*)
    FROM item i JOIN item o ON o.number_key = i.number_key AND o.type = i.type
        AND o.document_on = i.document_on AND o.currency = i.currency
        AND o.customer_id > i.customer_id
    WHERE i.open_minor <> 0 OR o.open_minor <> 0 GROUP BY 1, 2"""

APART = "SELECT first_id, second_id FROM customers_apart"

SIDES = """SELECT c.id, c.code, c.name, c.currency, c.terms, c.credit_limit_minor,
    coalesce(nullif(c.email, ''), (SELECT email FROM person WHERE customer_id = c.id
        AND email <> '' ORDER BY is_main DESC, id LIMIT 1), ''),
    coalesce(nullif(c.phone, ''), (SELECT n.number FROM phone n JOIN person p
        ON p.id = n.person_id WHERE p.customer_id = c.id AND NOT n.is_wrong
        ORDER BY p.is_main DESC, n.id LIMIT 1), ''),
    coalesce((SELECT trim(line1 || ', ' || city || ' ' || postcode, ', ') FROM address
        WHERE customer_id = c.id AND kind = 'billing'), ''),
    (SELECT count(*) FROM contact WHERE customer_id = c.id)
    FROM customer c WHERE c.id IN (SELECT value FROM json_each(:ids))"""

OPEN = """SELECT customer_id, currency, count(*), sum(CASE WHEN type IN
    ('invoice', 'refund', 'debit_adjustment') THEN open_minor ELSE -open_minor END)
    FROM item WHERE open_minor <> 0 AND customer_id IN (SELECT value FROM json_each(:ids))
    GROUP BY customer_id, currency ORDER BY currency"""


@frozen
class MergeSide:
    """One of two customers; `balances` is what is open now, in each currency."""

    customer_id: int
    code: str
    name: str
    currency: str
    terms: str
    credit_limit: Money | None
    email: str
    phone: str
    address: str
    contacts: int
    open_items: int
    balances: tuple[Money, ...]


@frozen
class MergePair:
    """Two customers that may be one, the one that was there first as the old one."""

    old: MergeSide
    new: MergeSide
    why: tuple[str, ...]

    def swapped(self) -> MergePair:
        """Return the same pair with the other one to stay."""
        return MergePair(self.new, self.old, self.why)


def merge_proposals(only: Iterable[int] = ()) -> list[MergePair]:
    """Return the pairs that may be one customer, the surest first.

    `only` names customers of whom one must be in a pair; nobody named means all.
    """
    from rapidfuzz.fuzz import token_set_ratio  # noqa: PLC0415 - costs 35 ms

    shared = {(one, other): count for one, other, count in ask(SHARED)}
    apart = {(one, other) for one, other in ask(APART)}
    pairs = like_pairs([_face(row) for row in ask(FACES)], shared, apart, token_set_ratio)
    wanted = set(only)
    return _side_by_side(
        [each for each in pairs if not wanted or wanted & {each.old_id, each.new_id}]
    )


def _side_by_side(pairs: list[Likeness]) -> list[MergePair]:
    sides = _sides({each for pair in pairs for each in (pair.old_id, pair.new_id)})
    return [MergePair(sides[pair.old_id], sides[pair.new_id], pair.why) for pair in pairs]


def _sides(customers: set[int]) -> dict[int, MergeSide]:
    ids = json.dumps(sorted(customers))
    owed: dict[int, list[Money]] = defaultdict(list)
    items: dict[int, int] = defaultdict(int)
    for customer, currency, count, minor in ask(OPEN, ids=ids):
        owed[customer].append(Money(minor, currency))
        items[customer] += count
    return {row[0]: _side(row, items[row[0]], tuple(owed[row[0]])) for row in ask(SIDES, ids=ids)}


def _side(row: tuple[Any, ...], items: int, balances: tuple[Money, ...]) -> MergeSide:
    customer_id, code, name, currency, terms, minor, email, phone, address, contacts = row
    limit = None if minor is None else Money(minor, currency)
    who = (customer_id, code, name, currency, terms)
    return MergeSide(*who, limit, email, phone, address, contacts, items, balances)


def _face(row: tuple[Any, ...]) -> Face:
    customer_id, name, emails, email, phones, phone = row
    further = [[each for each in json.loads(many) if each] for many in (emails, phones)]
    return Face(customer_id, name, (email, *further[0]), (phone, *further[1]))
