"""Search across customers, people, invoices and amounts, for the palette."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from collector_desktop.domain.amounts import AmountError, currency_mark, parse_amount
from collector_desktop.domain.composed import composed
from collector_desktop.domain.currency import exponent, is_currency_code
from collector_desktop.domain.currency_signs import currencies_of
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.name_lines import customer_names, find_customers, find_people
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

# What is open of such a sum comes first, then what was of it once.
OF_AMOUNT = """SELECT i.customer_id, i.number, c.name, i.open_minor, i.currency, i.id FROM item i
    JOIN customer c ON c.id = i.customer_id
    WHERE i.currency = :currency AND (i.open_minor = :minor OR i.amount_minor = :minor)
    ORDER BY i.open_minor = :minor DESC, i.open_minor = 0, i.document_on DESC, i.id LIMIT :most"""

SHORTEST_TAIL, SHORTEST_NAME, LEAST_LIKE, MOST_LIKE = 3, 4, 75.0, 5


@frozen
class Hit:
    """One thing found: `kind` is customer, person, item, or near for a name that is like it."""

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
    typed = composed(text).strip().lstrip("#")
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


def search_inside(
    text: str, hits: Sequence[Hit], most: int = 8, *, wants_near: bool = True
) -> list[Hit]:
    """Return items of an amount, or with a text inside their number, where it begins none.

    `hits` are what `search_starts` found. Every item is looked at, so this takes longest. Where
    nothing has the text, customers whose names are like it are returned, if they are wanted.
    """
    typed = composed(text).strip().lstrip("#")
    key = _key(typed)
    found = list(_of_amount(typed, most))
    is_found = bool(found) or any(hit.kind == "item" for hit in hits)
    may_be_a_number = any(map(str.isdigit, typed)) or not hits
    if not is_found and may_be_a_number and len(key) >= SHORTEST_TAIL:
        found += _items(NUMBER_TAIL, inside=f"%{escaped(key)}%", most=most)
    return _near(typed.casefold()) if wants_near and not (found or hits) else found


def _of_amount(typed: str, most: int) -> Iterator[Hit]:
    """Yield items of the sum that a text with a currency sign or code names: `£1,204.50`."""
    for currency in filter(is_currency_code, currencies_of(currency_mark(typed))):
        try:
            minor = parse_amount(typed, exponent(currency))
        except AmountError:
            continue
        yield from _items(OF_AMOUNT, currency=currency, minor=minor, most=most)


def _near(typed: str) -> list[Hit]:
    """Return the customers whose names, or a part of them, are most like a text."""
    if len(typed) < SHORTEST_NAME:
        return []
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - costs 30 ms

    names = dict(customer_names())
    like = process.extract(
        typed, names, scorer=fuzz.partial_ratio, score_cutoff=LEAST_LIKE, limit=MOST_LIKE
    )
    rows = {row[0]: row for row in ask(CUSTOMERS, customers=json.dumps([at for *_, at in like]))}
    return [Hit("near", at, rows[at][2], rows[at][1]) for *_, at in like]


def _begins(customer: tuple[int, str, str], typed: str) -> bool:
    return any(text.casefold().startswith(typed) for text in customer[1:])


def _key(typed: str) -> str:
    return "".join(typed.casefold().split())


def _items(sql: str, **values: object) -> list[Hit]:
    rows = ask(sql, **values)
    return [Hit("item", row[0], row[1], row[2], row[5], row[3], row[4]) for row in rows]
