"""What matching is to know: the open lines of the bank, and what the ledger knows for them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from json import dumps
from typing import Any

from collector_desktop.domain.belgian_references import belgian_reference
from collector_desktop.domain.matching import Debtor, Facts, Line, OpenEntry, Receipt, Rule
from collector_desktop.domain.numbers import number_key
from collector_desktop.domain.settings import TERMS_DEFAULT
from collector_desktop.domain.terms import Discount
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.queries.discounts import offered
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.returns import RETURNED_ON
from collector_desktop.queries.settings import settings

_CHUNK = re.compile(r"[^\s,;|]+")

LINES = """SELECT id, booked_on, amount_minor, currency, payer, payer_account, reference, text,
    is_return FROM bank_line WHERE status = 'open' AND booked_on <= :day
    ORDER BY booked_on, id"""

ENTRIES = """SELECT p.id, p.customer_id, p.number, p.document_on, p.due_on, p.open_minor,
    p.amount_minor, p.currency, p.type, p.sign, p.reference,
    p.terms, c.terms, g.terms
    FROM position p JOIN customer c ON c.id = p.customer_id
    LEFT JOIN customer_group g ON g.id = c.group_id
    WHERE p.type <> 'refund' AND p.currency IN (
        SELECT currency FROM bank_line WHERE status = 'open' AND booked_on <= :day)"""

RECEIPTS = f"""SELECT i.id, i.customer_id, i.number, i.document_on, i.amount_minor, i.currency,
    i.reference, EXISTS (SELECT 1 FROM bank_posting b WHERE b.item_id = i.id), {RETURNED_ON}
    FROM item i WHERE i.type = 'receipt' AND i.document_on <= :day AND i.amount_minor IN (
        SELECT abs(amount_minor) FROM bank_line WHERE status = 'open' AND booked_on <= :day)"""

PAYS = """SELECT a.source_id, t.number FROM allocation a JOIN item t ON t.id = a.target_id
    WHERE a.source_id IN (SELECT value FROM json_each(:receipts)) AND a.allocated_on <= :day
    GROUP BY a.source_id, t.id HAVING sum(a.amount_minor) > 0 ORDER BY t.id"""

DEBTORS = "SELECT id, code, name FROM customer ORDER BY id"
FORMER = "SELECT customer_id, code, name FROM customer_alias ORDER BY id"
RULES = "SELECT kind, pattern, customer_id, is_learned FROM bank_rule ORDER BY id"

PAID = """SELECT id, customer_id, number, due_on, currency FROM item
    WHERE number_key IN (SELECT value FROM json_each(:keys)) AND open_minor = 0
      AND type = 'invoice' AND document_on <= :day"""


def open_lines(day: date) -> list[Line]:
    """Return the lines up to a day that nobody has matched or ignored, the oldest first."""
    make: Callable[..., Line] = Line
    return [
        make(number, date.fromisoformat(on), *rest, bool(is_return))
        for number, on, *rest, is_return in ask(LINES, day=day.isoformat())
    ]


def bank_facts(day: date, lines: Iterable[Line]) -> Facts:
    """Return what the ledger knows at the end of a day that may help to identify lines."""
    if not (listed := list(lines)):
        return Facts((), ())
    make_debtor: Callable[..., Debtor] = Debtor
    return Facts(
        tuple(make_debtor(*row) for row in ask(DEBTORS)),
        _entries(day),
        _receipts(day.isoformat()),
        tuple(Rule(kind, text, who, bool(learned)) for kind, text, who, learned in ask(RULES)),
        _paid(day.isoformat(), listed),
        tuple(make_debtor(*row) for row in ask(FORMER)),
    )


def _entries(day: date) -> tuple[OpenEntry, ...]:
    company = settings()[TERMS_DEFAULT]
    discounts: dict[str, Discount | None] = {}
    found = []
    for row in ask(with_position(day) + ENTRIES, day=day.isoformat()):
        number, customer, name, made, due, left, amount, currency, kind, sign, said, *terms_of = row
        terms = next(filter(None, terms_of), company)
        if terms not in discounts:
            discounts[terms] = parse_terms(terms).discount
        offer = discounts[terms] if kind == "invoice" and left == amount else None
        less, until = offered(terms, offer, date.fromisoformat(made), amount)
        on = date.fromisoformat(due)
        entry = OpenEntry(
            *(number, customer, name, on, left, currency, sign < 0, less, until),
            belgian_reference(said),
        )
        found.append(entry)
    return tuple(found)


def _receipts(day: str) -> tuple[Receipt, ...]:
    rows = [row for row in ask(RECEIPTS, day=day) if row[-1] is None]
    pays: dict[int, list[str]] = defaultdict(list)
    for source, number in ask(PAYS, day=day, receipts=dumps([row[0] for row in rows])):
        pays[source].append(number)
    make: Callable[..., Receipt] = Receipt
    return tuple(
        make(*head, date.fromisoformat(on), *rest, tuple(pays[head[0]]), bool(is_matched))
        for *head, on, amount, currency, reference, is_matched, _ in rows
        for rest in ((amount, currency, reference),)
    )


def _paid(day: str, lines: Iterable[Line]) -> tuple[OpenEntry, ...]:
    """Return paid invoices whose numbers stand in the lines as the ledger has them."""
    keys: set[str] = set()
    for line in lines:
        chunks = _CHUNK.findall(line.all_text)
        keys.update(number_key(chunk) for chunk in chunks)
        keys.update(
            number_key(f"{one}{joint}{two}")
            for one, two in pairwise(chunks)
            for joint in ("", "-")
            if two[0].isdigit()
        )
    rows: list[tuple[Any, ...]] = ask(PAID, day=day, keys=dumps(sorted(keys)))
    return tuple(
        OpenEntry(number, customer, name, date.fromisoformat(due), 0, currency)
        for number, customer, name, due, currency in rows
    )
