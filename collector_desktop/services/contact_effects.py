"""What an outcome sets off, written in the operation that logs the contact."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.changes import NOTHING, Change
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.outcome_effects import CHEQUE_IN_POST, ENDINGS, effects
from collector_desktop.domain.outcomes import ContactKind, next_day, outcome
from collector_desktop.domain.tasks import FORBEARANCE, TaskKind
from collector_desktop.queries.calendars import customer_calendar
from collector_desktop.queries.customers import balances_of
from collector_desktop.queries.position import open_items
from collector_desktop.queries.settings import settings
from collector_desktop.services.account_status import keep_status
from collector_desktop.services.contact_drafts import ContactDraft, PromiseDraft
from collector_desktop.services.contact_guard import forbidden
from collector_desktop.services.customers import PersonDraft, save_person
from collector_desktop.services.disputes import raise_dispute
from collector_desktop.services.tasks import TaskDraft, keep_task
from collector_desktop.storage.models import (
    Address,
    Contact,
    ContactFact,
    ContactLimit,
    Customer,
    Item,
    Person,
    Phone,
)

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.working_days import Calendar

COURTESY = "GOODWILL"
CHEQUE = "CHQ_POST"
REPRESENTATIVE = "Solicitor or agent"


def require_details(draft: ContactDraft, made_on: date) -> None:
    """Refuse an outcome without what it cannot do without.

    Raises:
        RefusedError: the reason is missing, the status is not one of insolvency, or the
            person asked not to be contacted so.
    """
    if draft.kind != ContactKind.NOTE:
        _require_allowed(draft, made_on)
    if not draft.outcome:
        return
    label = outcome(draft.outcome).label
    if effects(outcome(draft.outcome).code).needs_reason and not draft.note.strip():
        raise RefusedError(f"{label}: a reason is needed.", "Write it in the note.")
    if draft.status is not None and (
        effects(outcome(draft.outcome).code).status is not AccountStatus.INSOLVENT
        or draft.status not in ENDINGS
    ):
        raise RefusedError(
            f"{label}: it does not lead to this status.", "Set the status on its own."
        )


def _require_allowed(draft: ContactDraft, made_on: date) -> None:
    """Refuse what the person does not want; it is no matter of a reason."""
    kind = ContactKind(draft.kind)
    stops = forbidden(draft.customer_id, kind, draft.person, made_on)
    if stops:
        who = f"{draft.person}: " if draft.person else ""
        raise RefusedError(f"{who}{stops[0]}", "If they came to you, write a note instead.")


def with_promise(draft: ContactDraft, items: list[Item], made_on: date) -> ContactDraft:
    """Return the draft with the promise that an outcome implies.

    A cheque in the post is a promise of what is overdue, or open on the items; a method that the
    outcome implies goes with the promise.
    """
    code = outcome(draft.outcome).code if draft.outcome else ""
    found = effects(code)
    promise = draft.promise
    if promise is None and code == CHEQUE:
        promise = _cheque(draft, items, made_on)
    if promise is None or not found.method or promise.method:
        return replace(draft, promise=promise)
    return replace(draft, promise=replace(promise, method=found.method))


def agreed_day(draft: ContactDraft, made_on: date) -> date | None:
    """Return the day from which the next one counts: that of the promise, or of the next debt."""
    if draft.promise is not None:
        return draft.promise.pay_by
    if not draft.outcome or outcome(draft.outcome).code != COURTESY:
        return None
    due = [row.due_on for row in open_items(made_on, draft.customer_id) if row.sign > 0]
    return min((day for day in due if day >= made_on), default=None)


def worked_days(customer_id: int) -> Calendar:
    """Return the working days where a customer is."""
    place = Address.get_or_none((Address.customer == customer_id) & (Address.kind == "billing"))
    country, region = (place.country, place.region) if place else ("", "")
    return customer_calendar(settings(), country, region)


def apply_effects(draft: ContactDraft, contact: Contact, made_on: date) -> Change:
    """Write what follows from a contact; the caller has opened the operation."""
    changed = NOTHING
    if not draft.facts.is_empty():
        ContactFact.create(contact=contact, **asdict(draft.facts))
    if draft.dispute is not None:
        answer_by = draft.dispute.answer_by or contact.next_on
        changed |= raise_dispute(replace(draft.dispute, answer_by=answer_by), made_on).changed
    if not contact.outcome:
        return changed
    found = effects(contact.outcome)
    if found.marks_number and draft.wrong_number and _mark_wrong(draft):
        changed |= Change.CUSTOMER
    if found.status is not None:
        status = draft.status or found.status
        keep_status(draft.customer_id, status, draft.note, made_on)
        changed |= Change.CUSTOMER
    if found.status is AccountStatus.REPRESENTED:
        _refer(draft, made_on)
    if found.task is not None:
        _plan_task(draft, contact, found.task, made_on, waits=found.task_waits)
    return changed


def _cheque(draft: ContactDraft, items: list[Item], made_on: date) -> PromiseDraft | None:
    """Return the promise that a cheque in the post is, unless nothing is owed."""
    pay_by = next_day(CHEQUE, made_on, is_worked=worked_days(draft.customer_id))
    if pay_by is None:
        return None
    if items:
        chosen = {item.id for item in items}
        open_rows = open_items(made_on, draft.customer_id)
        minor = sum(row.open_minor for row in open_rows if row.item_id in chosen)
        currency = items[0].currency
    else:
        owed = balances_of(made_on, [draft.customer_id])
        main = max(owed, key=lambda each: each.overdue, default=None)
        minor, currency = (main.overdue, main.currency) if main else (0, "")
    return PromiseDraft(minor, currency, pay_by, CHEQUE_IN_POST) if minor > 0 else None


def _refer(draft: ContactDraft, made_on: date) -> None:
    """Let nobody at the customer be asked any more but who represents them."""
    people = Person.select().where(Person.customer == draft.customer_id)
    named = [person for person in people if person.name == draft.person]
    for person in named or people:
        ContactLimit.create(
            customer=draft.customer_id,
            person=person,
            kind="represented",
            reason=draft.note.strip(),
            made_on=made_on,
        )
    who = draft.representative
    if who is not None:
        phones = (who.phone,) if who.phone.strip() else ()
        save_person(
            PersonDraft(
                draft.customer_id,
                who.name,
                role=REPRESENTATIVE,
                email=who.email,
                phones=phones,
                is_main=True,
            ),
            made_on,
        )


def _plan_task(
    draft: ContactDraft, contact: Contact, kind: TaskKind, made_on: date, *, waits: bool
) -> None:
    due_on = contact.next_on if waits and contact.next_on is not None else made_on
    customer = Customer.get_by_id(draft.customer_id)
    is_private = kind is TaskKind.OFFER_PLAN and customer.kind == "consumer"
    words = FORBEARANCE if is_private else ""
    for item_id in draft.item_ids or (None,):
        keep_task(TaskDraft(customer.id, kind, due_on, words, item_id), made_on, contact.id)


def _mark_wrong(draft: ContactDraft) -> int:
    people = Person.select(Person.id).where(Person.customer == draft.customer_id)
    same = (Phone.person.in_(people)) & (Phone.number == draft.wrong_number)
    marked = int(Phone.update(is_wrong=True).where(same).execute())
    own = (Customer.id == draft.customer_id) & (Customer.phone == draft.wrong_number)
    return marked + int(Customer.update(phone="").where(own).execute())
