"""Search across customers, people and invoices, for the palette."""

from __future__ import annotations

from dataclasses import dataclass

from collector_desktop.queries.position import ask

CUSTOMERS = """SELECT id, code, name FROM customer
    WHERE name LIKE :inside ESCAPE '\\' OR code LIKE :start ESCAPE '\\'
       OR phone LIKE :inside ESCAPE '\\' OR email LIKE :inside ESCAPE '\\'
    ORDER BY (code LIKE :start ESCAPE '\\' OR name LIKE :start ESCAPE '\\') DESC, name
    LIMIT :most"""

PEOPLE = """SELECT p.customer_id, p.name, c.name FROM person p
    JOIN customer c ON c.id = p.customer_id
    WHERE p.name LIKE :inside ESCAPE '\\' OR p.email LIKE :inside ESCAPE '\\' {or_number}
    ORDER BY p.name LIMIT :most"""
OR_NUMBER = """OR p.id IN (SELECT n.person_id FROM phone n
    WHERE replace(n.number, ' ', '') LIKE :digits ESCAPE '\\')"""

ITEMS = """SELECT i.customer_id, i.number, c.name, i.open_minor, i.currency, i.id FROM item i
    JOIN customer c ON c.id = i.customer_id
    WHERE i.number_key GLOB :prefix ORDER BY i.number_key LIMIT :most"""

NUMBER_TAIL = """SELECT i.customer_id, i.number, c.name, i.open_minor, i.currency, i.id FROM item i
    JOIN customer c ON c.id = i.customer_id
    WHERE i.number_key LIKE :inside ESCAPE '\\' ORDER BY i.number_key LIMIT :most"""

SHORTEST_TAIL = 3


@dataclass(frozen=True, slots=True)
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
    typed = text.strip().lstrip("#")
    if not typed:
        return []
    plain = typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    words = {"start": f"{plain}%", "inside": f"%{plain}%", "most": most}
    hits = [Hit("customer", row[0], row[2], row[1]) for row in ask(CUSTOMERS, **words)]
    has_digit = any(map(str.isdigit, typed))
    people = PEOPLE.format(or_number=OR_NUMBER if has_digit else "")
    digits = f"%{plain.replace(' ', '')}%"
    hits += [
        Hit("person", row[0], row[1], row[2])
        for row in ask(people, inside=words["inside"], digits=digits, most=most)
    ]
    return hits + _items(typed, plain, most, anywhere=has_digit or not hits)


def _items(typed: str, plain: str, most: int, *, anywhere: bool) -> list[Hit]:
    """Return items whose number begins with the text, or else has it `anywhere`."""
    key = "".join(typed.casefold().split())
    safe = "".join(f"[{c}]" if c in "*?[" else c for c in key)
    rows = ask(ITEMS, prefix=f"{safe}*", most=most)
    if anywhere and not rows and len(key) >= SHORTEST_TAIL:
        inside = "%" + "".join(plain.casefold().split()) + "%"
        rows = ask(NUMBER_TAIL, inside=inside, most=most)
    return [Hit("item", row[0], row[1], row[2], row[5], row[3], row[4]) for row in rows]
