"""`credit`: may an order be supplied on credit, and why not."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.limits_shown import further_document
from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.session import WITH_PROBLEMS, Answer, Session
from collector_desktop.domain.credit import Answer as Decided
from collector_desktop.domain.credit import available_percent, own_risk
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.credit import CreditCheck, credit_check
from collector_desktop.queries.customers import customer_facts, customer_id_of


def configure(parser: ArgumentParser) -> None:
    """Add whose order it is and what it comes to."""
    parser.add_argument("customer", metavar="CODE")
    parser.add_argument("amount", metavar="AMOUNT", help="what the order comes to")
    parser.add_argument("--currency", metavar="CUR", help="of the order, else the customer's")


def run(session: Session, options: Namespace) -> Answer:
    """Return the answer; the status is 0 for yes only.

    Raises:
        RefusedError: the order is below zero.
    """
    customer_id = customer_id_of(options.customer)
    currency = (options.currency or customer_facts(customer_id).currency).upper()
    order = minor_units(options.amount, require_currency(currency))
    if order < 0:
        raise RefusedError("An order cannot be below zero.", "Write what it comes to.")
    found = credit_check(customer_id, order, session.as_of, currency)
    document = _document(found, options.customer)
    status = 0 if found.answer is Decided.YES else WITH_PROBLEMS
    text = "\n".join([f"{found.answer.value}: {' '.join(found.why)}", *found.ways])
    return Answer(document, text=text, status=status)


def _own_risk(found: CreditCheck) -> int | None:
    """Return how much of the limit is not insured; nothing is known without both."""
    if found.limit_minor is None or found.insured_minor is None:
        return None
    return own_risk(found.limit_minor, found.insured_minor)


def _document(found: CreditCheck, code: str) -> dict[str, Any]:
    def money(minor: int | None) -> str | None:
        return None if minor is None else plain_amount(minor, found.currency)

    return {
        "answer": found.answer.value,
        "why": list(found.why),
        "grounds": [ground.value for ground in found.grounds],
        "customer": code,
        "order": plain_amount(found.order_minor, found.order_currency),
        "order_currency": found.order_currency,
        "currency": found.currency,
        "exposure": money(found.exposure_minor),
        "credit_limit": money(found.limit_minor),
        "available": money(found.available_minor),
        "available_percent": available_percent(found.limit_minor, found.exposure_minor),
        "insured": money(found.insured_minor),
        "own_risk": money(_own_risk(found)),
        "further_limits": [further_document(each) for each in found.further],
        "ways": list(found.ways),
        "largest_order": None
        if found.most_minor is None
        else plain_amount(found.most_minor, found.order_currency),
        "payment": money(found.payment_minor),
    }
