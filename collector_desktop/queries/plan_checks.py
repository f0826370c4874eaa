"""Proof that plans add up and are of what they name, and that only settlements gave anything up."""

from __future__ import annotations

from collections.abc import Iterator

from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.checks import Problem
from collector_desktop.queries.position import ask

SUMS = """SELECT p.id, p.currency, p.total_minor, p.owed_minor,
    coalesce((SELECT sum(amount_minor) FROM plan_instalment WHERE plan_id = p.id), 0),
    coalesce((SELECT sum(amount_minor) FROM plan_item WHERE plan_id = p.id), 0) FROM plan p"""
FOREIGN = """SELECT p.id, i.number FROM plan p JOIN plan_item x ON x.plan_id = p.id
    JOIN item i ON i.id = x.item_id
    WHERE i.customer_id <> p.customer_id OR i.currency <> p.currency
        OR i.type NOT IN ('invoice', 'refund', 'debit_adjustment')"""
GIVEN = """SELECT p.id, i.number FROM plan_release r JOIN plan p ON p.id = r.plan_id
    JOIN item i ON i.id = r.credit_id
    WHERE p.kind <> 'settlement' OR i.type <> 'credit_adjustment'
        OR i.customer_id <> p.customer_id OR i.currency <> p.currency"""


def plan_problems() -> Iterator[Problem]:
    """Yield plans that do not add up, or name what is not theirs."""
    for plan_id, currency, total, owed, parts, debts in ask(SUMS):
        for stated, found, what in ((total, parts, "instalments"), (owed, debts, "debts")):
            if stated != found:
                wanted = plain_amount(stated, currency)
                detail = f"{what} come to {plain_amount(found, currency)}, not to {wanted}"
                yield Problem("plan-sum", f"plan {plan_id}", detail)
    for plan_id, number in ask(FOREIGN):
        yield Problem("plan-item", f"plan {plan_id}", f"{number} is not a debt of its customer")
    for plan_id, number in ask(GIVEN):
        yield Problem("plan-release", f"plan {plan_id}", f"{number} was not given up by it")
