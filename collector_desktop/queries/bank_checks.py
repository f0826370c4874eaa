"""Proof that every bank line that was matched is the money that it became, and no other line is."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.checks import Problem
from collector_desktop.queries.position import ask

POSTED = """SELECT p.line_id, i.currency, i.customer_id, i.amount_minor,
    l.amount_minor AS line_minor, CASE WHEN l.amount_minor > 0 THEN i.type = 'receipt'
        ELSE i.type = 'debit_adjustment' END AS is_money
    FROM bank_posting p JOIN item i ON i.id = p.item_id JOIN bank_line l ON l.id = p.line_id"""

WRONG_SUM = f"""SELECT line_id, currency, sum(amount_minor * is_money), abs(line_minor)
    FROM ({POSTED}) GROUP BY line_id
    HAVING sum(amount_minor * is_money) <> abs(line_minor) ORDER BY line_id"""

WRONG_STATUS = """SELECT l.id, l.status FROM bank_line l WHERE (l.status = 'matched') <> EXISTS (
    SELECT 1 FROM bank_posting p WHERE p.line_id = l.id) ORDER BY l.id"""

WRONG_ACCOUNT = """SELECT p.line_id, i.number, l.currency, i.currency
    FROM bank_posting p JOIN bank_line l ON l.id = p.line_id JOIN item i ON i.id = p.item_id
    WHERE i.currency <> l.currency ORDER BY p.line_id, p.id"""

NO_MONEY = f"""SELECT line_id FROM ({POSTED}) GROUP BY line_id, customer_id
    HAVING sum(is_money) = 0 ORDER BY line_id"""

NAMED_TWICE = """SELECT i.number, i.type, n.number
    FROM source_number n JOIN item i ON i.id = n.item_id
    WHERE i.type <> 'receipt' OR EXISTS (SELECT 1 FROM item other
        WHERE other.customer_id = i.customer_id AND other.type = 'receipt'
            AND other.number_key = n.number_key) ORDER BY i.id"""


def bank_problems() -> Iterator[Problem]:
    """Yield bank lines that are not what they became, and receipts that may be doubled."""
    for line_id, currency, posted, line in ask(WRONG_SUM):
        detail = f"line {plain_amount(line, currency)}, entries {plain_amount(posted, currency)}"
        yield Problem("bank-sum", f"bank line {line_id}", f"{detail} {currency}")
    for line_id, status in ask(WRONG_STATUS):
        detail = "matched, but with nothing" if status == "matched" else f"{status}, but matched"
        yield Problem("bank-status", f"bank line {line_id}", detail)
    for line_id, number, mine, other in ask(WRONG_ACCOUNT):
        yield Problem("bank-currency", f"bank line {line_id}", f"in {mine}, {number} in {other}")
    for (line_id,) in ask(NO_MONEY):
        detail = "one of its entries belongs to a customer who has no share of it"
        yield Problem("bank-customers", f"bank line {line_id}", detail)
    for number, kind, other in ask(NAMED_TWICE):
        why = "is a receipt too" if kind == "receipt" else "is no receipt"
        yield Problem("source-number", number, f"known as {other}, which {why}")
