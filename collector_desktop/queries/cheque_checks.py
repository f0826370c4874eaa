"""Proof that every cheque that was banked is the receipt that it became."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desktop.queries.checks import Problem
from collector_desktop.queries.position import ask

BANKED_WRONG = """SELECT h.id, h.number, i.number FROM cheque h JOIN item i ON i.id = h.receipt_id
    WHERE i.type <> 'receipt' OR i.customer_id <> h.customer_id OR i.currency <> h.currency
        OR i.amount_minor <> h.amount_minor OR i.document_on < h.dated_on"""
BANKED_TWICE = """SELECT i.number, group_concat(h.number, ', ') FROM cheque h
    JOIN item i ON i.id = h.receipt_id GROUP BY i.id HAVING count(*) > 1"""
PLANNED_WRONG = """SELECT h.id, h.number, i.number FROM cheque_item p
    JOIN cheque h ON h.id = p.cheque_id JOIN item i ON i.id = p.item_id
    WHERE i.customer_id <> h.customer_id OR i.currency <> h.currency"""


def cheque_problems() -> Iterator[Problem]:
    """Yield cheques that are not what they became, or are meant for what they cannot pay."""
    for cheque_id, number, receipt in ask(BANKED_WRONG):
        detail = f"number {number}, banked as {receipt}: payer, amount or day differ"
        yield Problem("cheque-receipt", f"cheque {cheque_id}", detail)
    for receipt, numbers in ask(BANKED_TWICE):
        yield Problem("cheque-banked-twice", receipt, f"cheques {numbers}")
    for cheque_id, number, item in ask(PLANNED_WRONG):
        detail = f"number {number} is meant for {item} of another account"
        yield Problem("cheque-plan", f"cheque {cheque_id}", detail)
