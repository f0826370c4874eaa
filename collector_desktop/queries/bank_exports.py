"""Bank lines, the rules for payers and the program's numbers of receipts, as plain rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.money import Money
from collector_desktop.queries.exports import Row
from collector_desktop.queries.position import ask

LINES = """SELECT a.key, a.name, coalesce(b.profile, ''), l.line_key, l.booked_on, l.value_on,
    l.amount_minor, l.currency, l.payer, l.payer_account, l.reference, l.text, l.bank_type,
    l.is_return, l.status,
    coalesce((SELECT CASE WHEN count(DISTINCT c.id) = 1 THEN min(c.code) END
        FROM bank_posting p JOIN item i ON i.id = p.item_id
        JOIN customer c ON c.id = i.customer_id WHERE p.line_id = l.id), ''),
    coalesce((SELECT group_concat(number, '; ') FROM (
        SELECT i.number FROM bank_posting p JOIN item i ON i.id = p.item_id
        WHERE p.line_id = l.id ORDER BY p.id)), ''), l.id
    FROM bank_line l JOIN bank_account a ON a.id = l.account_id
    LEFT JOIN import_batch b ON b.id = l.batch_id
    WHERE l.booked_on <= :until ORDER BY l.booked_on, l.id"""

RULES = """SELECT r.kind, r.pattern, c.code, r.hits, r.is_learned, r.id
    FROM bank_rule r JOIN customer c ON c.id = r.customer_id ORDER BY r.id"""

NUMBERS = """SELECT i.number, c.code, n.number FROM source_number n
    JOIN item i ON i.id = n.item_id JOIN customer c ON c.id = i.customer_id
    WHERE i.document_on <= :until ORDER BY i.id"""


def line_rows(until: date) -> Iterator[Row]:
    """Yield account, format, key, days, amount, words and state of each line, and its entries."""
    for row in ask(LINES, until=until.isoformat()):
        booked, value, minor, currency = row[4:8]
        days = (date.fromisoformat(booked), date.fromisoformat(value) if value else None)
        yield (*row[:4], *days, Money(minor, currency), currency, *row[8:])


def rule_rows() -> Iterator[Row]:
    """Yield kind, pattern, customer, how often it held and whether it was learned."""
    yield from ask(RULES)


def number_rows(until: date) -> Iterator[Row]:
    """Yield a receipt of ours, whose it is and what the accounting program calls it."""
    yield from ask(NUMBERS, until=until.isoformat())
