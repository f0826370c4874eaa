"""Use cases: somebody is asked about a customer that wants credit, and answers."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.credit_references import (
    RESULT_LABELS,
    ReferenceKind,
    ReferenceResult,
)
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.models import CreditApplication, CreditReference
from collector_desktop.storage.operations import operation


@frozen
class ReferenceDraft:
    """Who is asked."""

    kind: ReferenceKind
    name: str


@frozen
class AnswerDraft:
    """What a reference answered; `suggested_minor` is the credit that it speaks for, if it says.

    In minor units of the customer's currency.
    """

    reference_id: int
    result: ReferenceResult
    suggested_minor: int | None = None
    note: str = ""


def ask_reference(customer_id: int, draft: ReferenceDraft, made_on: date) -> Outcome[int]:
    """Note that somebody is asked about a customer's newest application for credit.

    Raises:
        RefusedError: the customer has not asked for credit, or nobody is named.
    """
    customer, name = the_customer(customer_id), " ".join(draft.name.split())
    rows = CreditApplication.select().where(CreditApplication.customer == customer_id)
    application = rows.order_by(CreditApplication.id.desc()).first()
    if application is None:
        raise RefusedError(
            f"{customer.name} has not asked for credit.", "Record the application first."
        )
    if not name:
        raise RefusedError("Nobody is named.", "Say who is asked.")
    with operation("ask_reference", f"Ask {name} about {customer.name}", made_on) as current:
        made_id = keep_reference(application.id, ReferenceDraft(draft.kind, name), made_on)
    return Outcome(made_id, Change.CUSTOMER, current.id, current.summary)


def keep_reference(application_id: int, draft: ReferenceDraft, made_on: date) -> int:
    """Write within an operation that somebody is asked; return the id."""
    made = CreditReference.create(
        application=application_id, kind=draft.kind.value, name=draft.name, asked_on=made_on
    )
    return int(made.id)


def note_answer(draft: AnswerDraft, made_on: date) -> Outcome[int]:
    """Write down what a reference answered; a later answer takes the place of it.

    Raises:
        RefusedError: there is no such reference, nothing was answered, or the amount cannot be.
    """
    stored = CreditReference.find(draft.reference_id)
    if stored is None:
        raise RefusedError("There is no such reference.", "See the customer's application.")
    if draft.result is ReferenceResult.WAITING:
        raise RefusedError("This is not an answer.", "Say how they answered.")
    if draft.suggested_minor is not None and not 0 <= draft.suggested_minor <= LARGEST_MINOR:
        raise RefusedError("An amount cannot be below zero.", "Leave it out if it is not known.")
    wanted = {
        "result": draft.result.value,
        "suggested_minor": draft.suggested_minor,
        "note": draft.note.strip(),
    }
    if all(getattr(stored, name) == value for name, value in wanted.items()):
        return Outcome(stored.id, NOTHING)
    summary = f"{stored.name}: {RESULT_LABELS[draft.result]}"
    with operation("note_answer", summary, made_on) as current:
        CreditReference.update(answered_on=max(made_on, stored.asked_on), **wanted).where(
            CreditReference.id == stored.id
        ).execute()
    return Outcome(stored.id, Change.CUSTOMER, current.id, summary)
