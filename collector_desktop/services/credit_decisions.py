"""Use cases: a customer asks for credit, and somebody decides on it with a reason."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.credit_references import ReferenceKind, names_in
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.domain.tasks import REVIEW_WORDS, TaskKind, conditions_words
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.services.credit_limits import set_limit
from collector_desktop.services.credit_references import ReferenceDraft, keep_reference
from collector_desktop.services.holds import note_on
from collector_desktop.services.money_entries import in_words, the_customer
from collector_desktop.services.tasks import TaskDraft, keep_task
from collector_desktop.services.terms import change_customer_terms
from collector_desktop.storage.models import CreditApplication, CreditDecision, Task
from collector_desktop.storage.operations import operation


class Decided(StrEnum):
    """What is decided on an application, or without one."""

    GRANTED = "granted"
    DEPOSIT = "deposit"
    DECLINED = "declined"


LETTERS = {
    Decided.GRANTED: "credit-granted",
    Decided.DEPOSIT: "credit-granted",
    Decided.DECLINED: "credit-declined",
}


@frozen
class ApplicationDraft:
    """What a customer asks for and says about itself; money in minor units of its currency."""

    customer_id: int
    asked_minor: int
    received_on: date
    asked_terms: str = ""
    net_worth_minor: int | None = None
    years_trading: int | None = None
    agency_minor: int | None = None
    guarantee: str = ""
    trade_references: str = ""
    note: str = ""


@frozen
class DecisionDraft:
    """How much credit a customer has from now on, and why; None is no limit, 0 is cash only.

    A deposit of `deposit_minor` is asked with an order where that was decided. `terms` change
    what holds for the customer; empty ones leave it.
    """

    customer_id: int
    decision: Decided
    limit_minor: int | None
    reason: str
    review_on: date | None = None
    terms: str = ""
    deposit_minor: int | None = None
    conditions: str = ""


def record_application(draft: ApplicationDraft, made_on: date) -> Outcome[int]:
    """Keep what a customer asked for; each of the trade references that it names is to be asked.

    Raises:
        RefusedError: an amount or the day cannot be, or the terms cannot be read.
    """
    customer = the_customer(draft.customer_id)
    for minor in (draft.asked_minor, draft.net_worth_minor, draft.agency_minor):
        _require(minor)
    if draft.received_on > made_on:
        raise RefusedError("This day has not come.", "Write the day on which they asked.")
    terms = str(parse_terms(draft.asked_terms)) if draft.asked_terms.strip() else ""
    asked = in_words(draft.asked_minor, customer.currency)
    with operation("record_application", f"{customer.name} asks for credit", made_on) as current:
        made = CreditApplication.create(
            customer=customer,
            received_on=draft.received_on,
            asked_minor=draft.asked_minor,
            asked_terms=terms,
            net_worth_minor=draft.net_worth_minor,
            years_trading=draft.years_trading,
            agency_minor=draft.agency_minor,
            guarantee=draft.guarantee.strip(),
            trade_references=draft.trade_references.strip(),
            note=draft.note.strip(),
        )
        for name in names_in(draft.trade_references):
            keep_reference(made.id, ReferenceDraft(ReferenceKind.TRADE, name), made_on)
        note_on(customer.id, f"Asks for credit of {asked}", made_on)
    return Outcome(made.id, Change.CUSTOMER | Change.CONTACT, current.id, current.summary)


def decide_credit(draft: DecisionDraft, made_on: date) -> Outcome[int]:
    """Decide on a customer's credit: limit, terms, conditions, and when it is looked at again.

    Raises:
        RefusedError: no reason is given, the day of review has passed, or an amount cannot be.
    """
    customer = the_customer(draft.customer_id)
    _require_sound(draft, made_on)
    before = customer.credit_limit_minor
    limit = 0 if draft.decision is Decided.DECLINED else draft.limit_minor
    summary = f"Decide on the credit of {customer.name}: {_said(draft, limit, customer.currency)}"
    newest = CreditApplication.select().where(CreditApplication.customer == customer)
    asked = newest.order_by(CreditApplication.id.desc()).first()
    with operation("decide_credit", summary, made_on) as current:
        set_limit(customer.id, limit, made_on)
        if draft.terms.strip():
            change_customer_terms(customer.id, draft.terms, made_on)
        made = CreditDecision.create(
            customer=customer,
            application=asked,
            decision=draft.decision.value,
            limit_minor=limit,
            before_minor=before,
            currency=customer.currency,
            terms=str(parse_terms(draft.terms)) if draft.terms.strip() else "",
            deposit_minor=draft.deposit_minor,
            conditions=draft.conditions.strip(),
            reason=draft.reason.strip(),
            made_on=made_on,
            review_on=draft.review_on,
        )
        _plan_work(customer.id, made.conditions, draft, made_on)
        said = _said(draft, limit, customer.currency)
        note_on(customer.id, f"Credit: {said}. {draft.reason.strip()}", made_on)
    return Outcome(made.id, Change.CUSTOMER | Change.CONTACT, current.id, summary)


def _plan_work(customer_id: int, conditions: str, draft: DecisionDraft, made_on: date) -> None:
    """Plan the review, and the look at the conditions; those of an earlier decision are done."""
    earlier = Task.words.in_((REVIEW_WORDS, *_conditions_before(customer_id)))
    Task.update(done_on=made_on, done_why="decided").where(
        Task.customer == customer_id, earlier, Task.done_on.is_null()
    ).execute()
    if draft.review_on is not None:
        keep_task(TaskDraft(customer_id, TaskKind.OTHER, draft.review_on, REVIEW_WORDS), made_on)
    if conditions and draft.decision is not Decided.DECLINED:
        words = conditions_words(conditions)
        keep_task(TaskDraft(customer_id, TaskKind.OTHER, made_on, words), made_on)


def _conditions_before(customer_id: int) -> set[str]:
    """Return the words of the tasks that earlier decisions left."""
    rows = CreditDecision.select(CreditDecision.conditions).where(
        CreditDecision.customer == customer_id, CreditDecision.conditions != ""
    )
    return {conditions_words(row.conditions) for row in rows}


def _require_sound(draft: DecisionDraft, made_on: date) -> None:
    _require(draft.limit_minor)
    if not draft.reason.strip():
        raise RefusedError("A decision on credit needs a reason.", "Say what it rests on.")
    if draft.review_on is not None and draft.review_on <= made_on:
        raise RefusedError("The day of review has passed.", "Choose a later day.")
    if (draft.decision is Decided.DEPOSIT) != bool(draft.deposit_minor):
        raise RefusedError(
            "A deposit goes with credit that is granted with one.", "Say how much it is."
        )


def _require(minor: int | None) -> None:
    if minor is not None and not 0 <= minor <= LARGEST_MINOR:
        raise RefusedError("An amount cannot be below zero.", "Leave it out if it is not known.")


def _said(draft: DecisionDraft, limit: int | None, currency: str) -> str:
    if draft.decision is Decided.DECLINED:
        return "declined, cash only"
    words = "no limit" if limit is None else f"limit {in_words(limit, currency)}"
    if draft.deposit_minor:
        words += f" with a deposit of {in_words(draft.deposit_minor, currency)}"
    return words
