"""Fields about one event: a promise, a plan, a dispute, a payment, the credit of a customer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain import settings as s
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.letter_phrases import phrases
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.credit_decisions import decisions
from collector_desktop.queries.customers import balances
from collector_desktop.queries.disputes import DisputeRow, disputes
from collector_desktop.queries.letter_facts import Movement, newest, newest_return
from collector_desktop.queries.placements import open_placement
from collector_desktop.queries.plans import PlanRow, running_plans
from collector_desktop.queries.promises import PromiseRow, promises
from collector_desktop.queries.settings import settings
from collector_desktop.services.localised import Written

if TYPE_CHECKING:
    from collector_desktop.queries.customers import CustomerFacts

CREDIT_LETTERS = frozenset({"credit-granted", "credit-declined"})
DECLINED, RETURNED, HANDED_OVER = "declined", "returned-payment", "agency-handover"
BROKEN = frozenset({PromiseStatus.BROKEN, PromiseStatus.PARTLY})


def event_fields(
    customer: CustomerFacts, template: str, currency: str, as_of: date, written: Written
) -> dict[str, str]:
    """Return the fields of the newest events of a customer that a template is about."""
    fields = _account(customer, currency, as_of, written)
    head, _, _ = template.partition("-")
    if head == "promise":
        fields |= _promise(_promise_for(customer.customer_id, template, as_of), written)
    elif head == "plan":
        fields |= _plan(plan_for(customer.customer_id, as_of), written)
    elif head == "dispute":
        fields |= _dispute(customer.customer_id, template, as_of, written)
    elif template in CREDIT_LETTERS:
        fields |= _decided(customer.customer_id, as_of, written)
    elif template == RETURNED:
        fields |= _moved("payment", newest_return(customer.customer_id, as_of), written)
    elif template == HANDED_OVER:
        placed = open_placement(customer.customer_id, as_of)
        fields |= {"agency_name": placed.placed_with} if placed else {}
    elif template == "refund-notice":
        fields |= _moved("refund", newest(customer.customer_id, "refund", as_of), written)
    else:
        fields |= _moved("payment", newest(customer.customer_id, "receipt", as_of), written)
    return fields


def event_due(customer_id: int, template: str, as_of: date) -> tuple[int, str] | None:
    """Return what the event of a template asks for, and its currency; None where it asks nothing.

    It is what is missing of a promise; of a plan what is in arrears, else its next instalment; all
    of a payment that came back.
    """
    if template == RETURNED:
        back = newest_return(customer_id, as_of)
        return (back.amount_minor, back.currency) if back else None
    head, _, _ = template.partition("-")
    if head == "promise":
        promise = _promise_for(customer_id, template, as_of)
        return (promise.missing_minor, promise.currency) if promise else None
    plan = plan_for(customer_id, as_of) if head == "plan" else None
    if plan is None:
        return None
    upcoming = plan.standing.next_due
    minor = plan.standing.arrears_minor or (upcoming.missing_minor if upcoming else 0)
    return minor, plan.currency


def plan_for(customer_id: int, as_of: date) -> PlanRow | None:
    """Return the newest plan of a customer by which money is still to come."""
    found = running_plans(as_of, [customer_id])
    return found[-1] if found else None


def _account(
    customer: CustomerFacts, currency: str, as_of: date, written: Written
) -> dict[str, str]:
    rows = [each for each in balances(as_of, customer.customer_id) if each.currency == currency]
    balance = sum(each.balance for each in rows)
    overdue = sum(each.overdue for each in rows)
    limit = customer.credit_limit_minor
    terms = customer.terms or settings()[s.TERMS_DEFAULT]
    return {
        "balance": written.money(balance, currency) if balance > 0 else "",
        "account_balance": _balance_said(balance, currency, written),
        "overdue": written.money(overdue, currency) if overdue else "",
        "credit_limit": written.money(limit, customer.currency) if limit else "",
        "credit_terms": written.terms(terms),
    }


def _balance_said(minor: int, currency: str, written: Written) -> str:
    """Return a balance as a sentence names it: below zero it is the customer's."""
    said = written.money(abs(minor), currency)
    return phrases(written.language).in_favour.format(amount=said) if minor < 0 else said


def _promise_for(customer_id: int, template: str, as_of: date) -> PromiseRow | None:
    wanted = BROKEN if template == "promise-broken" else {PromiseStatus.OPEN}
    found = [row for row in promises(as_of, customer_id) if row.status in wanted]
    return max(found, key=lambda row: (row.taken_on, row.promise_id), default=None)


def _promise(row: PromiseRow | None, written: Written) -> dict[str, str]:
    if row is None:
        return {}
    return {
        "promise_amount": written.money(row.amount_minor, row.currency),
        "promise_on": written.day(row.pay_by),
        "promise_missing": written.money(row.missing_minor, row.currency),
    }


def _plan(row: PlanRow | None, written: Written) -> dict[str, str]:
    if row is None:
        return {}
    missing = row.standing.arrears_minor
    return {
        "plan_total": written.money(row.total_minor, row.currency),
        "plan_missing": written.money(missing, row.currency) if missing else "",
    }


def _decided(customer_id: int, as_of: date, written: Written) -> dict[str, str]:
    """Return what the newest decision on credit tells the customer, which is not our own reason.

    What was noted as conditions is, of credit that was declined, why.
    """
    row = next(iter(decisions(as_of, customer_id)), None)
    if row is None:
        return {}
    conditions, deposit = row.conditions.strip().rstrip("."), row.deposit_minor
    fields = {"credit_review": written.day(row.review_on) if row.review_on else ""}
    if row.decision == DECLINED:
        return fields | {"credit_reason": conditions}
    return fields | {
        "credit_deposit": written.money(deposit, row.currency) if deposit else "",
        "credit_conditions": conditions,
    }


def _dispute(customer_id: int, template: str, as_of: date, written: Written) -> dict[str, str]:
    is_answer = template == "dispute-outcome"
    rows = [
        row
        for row in disputes(as_of, customer_id)
        if (row.status is not DisputeStatus.OPEN) == is_answer
    ]
    return dispute_fields(rows[-1], written) if rows else {}


def dispute_fields(row: DisputeRow, written: Written) -> dict[str, str]:
    """Return the fields of letters about one dispute."""
    left = row.amount_minor - (row.credit_minor or 0)
    is_owed = row.status in {DisputeStatus.PART, DisputeStatus.REJECTED} and left > 0
    return {
        "dispute_number": row.number,
        "dispute_amount": written.money(row.amount_minor, row.currency),
        "dispute_on": written.day(row.raised_on),
        "answer_by": written.day(row.answer_by) if row.answer_by else "",
        "dispute_outcome": phrases(written.language).outcomes.get(row.status, ""),
        "credit_amount": written.money(row.credit_minor, row.currency) if row.credit_minor else "",
        "dispute_open": written.money(left, row.currency) if is_owed else "",
    }


def _moved(name: str, moved: Movement | None, written: Written) -> dict[str, str]:
    if moved is None:
        return {}
    return {
        f"{name}_amount": written.money(moved.amount_minor, moved.currency),
        f"{name}_on": written.day(moved.on),
    }
