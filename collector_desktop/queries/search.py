"""Search across customers, people and invoices, for the palette."""

from __future__ import annotations

import json
from collections.abc import Sequence

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.name_lines import find_customers, find_people
from collector_desktop.queries.position import AMONG, ask
from collector_desktop.queries.typed_words import escaped

CUSTOMERS = f"SELECT id, code, name FROM customer WHERE id {AMONG}"

PEOPLE = f"""SELECT p.customer_id, p.name, c.name FROM person p
    JOIN customer c ON c.id = p.customer_id WHERE p.id {AMONG} ORDER BY p.name LIMIT :most"""

ITEMS = """SELECT i.customer_id, i.number, c.name, i.open_minor, i.currency, i.id FROM item i
    JOIN customer c ON c.id = i.customer_id
    WHERE i.number_key GLOB :prefix ORDER BY i.number_key LIMIT :most"""

NUMBER_TAIL = """SELECT i.customer_id, i.number, c.name, i.open_minor, i.currency, i.id FROM item i
    JOIN customer c ON c.id = i.customer_id
    WHERE i.number_key LIKE :inside ESCAPE '\\' ORDER BY i.number_key LIMIT :most"""

SHORTEST_TAIL = 3


@frozen
class Hit:
    """One thing found: `kind` is customer, person or item."""

    kind: str
    customer_id: int
    title: str
    detail: str
    item_id: int | None = None
    open_minor: int = 0
    currency: str = ""


def search(text: str, most: int = 8) -> list[Hit]:
    """Return what a typed text may mean: customers first, then people, then items."""
    hits = search_starts(text, most)
    return hits + search_inside(text, hits, most)


def search_starts(text: str, most: int = 8) -> list[Hit]:
    """Return customers and people with a text, and items whose number begins with it."""
    typed = text.strip().lstrip("#")
    if not typed:
        return []
    customers = ask(CUSTOMERS, customers=json.dumps(find_customers(typed, most)))
    customers.sort(key=lambda row: (not _begins(row, typed.casefold()), row[2]))
    people = ask(PEOPLE, customers=json.dumps(find_people(typed, most)), most=most)
    key = _key(typed)
    safe = "".join(f"[{c}]" if c in "*?[" else c for c in key)
    return [
        *(Hit("customer", row[0], row[2], row[1]) for row in customers[:most]),
        *(Hit("person", *row) for row in people),
        *_items(ITEMS, prefix=f"{safe}*", most=most),
    ]


def search_inside(text: str, hits: Sequence[Hit], most: int = 8) -> list[Hit]:
    """Return items with a text inside their number, where it begins none.

    `hits` are what `search_starts` found. Every number is looked at, so this takes longest.
    """
    typed = text.strip().lstrip("#")
    key = _key(typed)
    is_found = any(hit.kind == "item" for hit in hits)
    may_be_a_number = any(map(str.isdigit, typed)) or not hits
    if is_found or not may_be_a_number or len(key) < SHORTEST_TAIL:
        return []
    return _items(NUMBER_TAIL, inside=f"%{escaped(key)}%", most=most)


def _begins(customer: tuple[int, str, str], typed: str) -> bool:
    return any(text.casefold().startswith(typed) for text in customer[1:])


def _key(typed: str) -> str:
    return "".join(typed.casefold().split())


def _items(sql: str, **values: object) -> list[Hit]:
    rows = ask(sql, **values)
    return [Hit("item", row[0], row[1], row[2], row[5], row[3], row[4]) for row in rows]
