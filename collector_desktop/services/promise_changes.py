"""Use cases about promises that words change: several at once, or put off to another day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.written import plain_day
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.money_entries import in_words
from collector_desktop.services.promises import (
    RESCHEDULED,
    beyond_open,
    judge_promises,
    judgement_of,
    withdraw,
)
from collector_desktop.services.promises_before import note_money_before
from collector_desktop.storage.models import (
    Contact,
    ContactItem,
    Promise,
    PromiseChange,
    PromiseItem,
)
from collector_desktop.storage.operations import operation

CHANGED = Change.PROMISE | Change.CONTACT


@frozen
class RescheduleDraft:
    """The new day of a promise; without an amount it is what is still missing of it."""

    promise_id: int
    pay_by: date
    amount_minor: int | None = None
    reason: str = ""
    contact_kind: str = ContactKind.NOTE


def promise_several(
    draft: ContactDraft, promised: Sequence[PromiseDraft], made_on: date
) -> Outcome[int]:
    """Record a contact in which several sums were promised for several days; return its id.

    They share the money that comes for them, the earliest day first.

    Raises:
        RefusedError: one of them cannot be, or two are for the same day.
    """
    days = [each.pay_by for each in promised]
    if len(set(days)) < len(days):
        raise RefusedError("Two promises are for the same day.", "Add them to one.")
    first, *others = sorted(promised, key=lambda each: each.pay_by)
    for each in others:
        if each.amount_minor <= 0 or each.currency != first.currency:
            raise RefusedError(
                "Every promise needs an amount above zero in one currency.",
                "Enter what was promised.",
            )
    whole = sum(each.amount_minor for each in promised)
    note = beyond_open(draft.customer_id, draft.item_ids, whole, made_on)
    count = f"{len(promised)} promises" if others else "a promise"
    with operation("log_contact", f"Log {count}", made_on) as current:
        logged = log_contact(replace(draft, promise=first), made_on)
        made = Promise.get(Promise.contact == logged.value)
        for each in others:
            _another(made, each, made_on)
        judge_promises(made_on, draft.customer_id)
    return Outcome(logged.value, logged.changed | CHANGED, current.id, current.summary, note)


def reschedule_promise(draft: RescheduleDraft, made_on: date) -> Outcome[int]:
    """Put a promise off to another day, and return the id of the one in its place.

    One whose day has not passed no longer counts; one put off after its day stays not kept.

    Raises:
        RefusedError: it was kept, withdrawn or put off already, or the new day has passed.
    """
    old = _changeable(draft.promise_id)
    stands = judgement_of(old, made_on)
    if stands.status not in {PromiseStatus.OPEN, PromiseStatus.BROKEN, PromiseStatus.PARTLY}:
        raise RefusedError(f"This promise is {stands.status} already.", "Take a new promise.")
    minor = draft.amount_minor
    minor = old.amount_minor - stands.received_minor if minor is None else minor
    if minor <= 0 or draft.pay_by < made_on:
        raise RefusedError("A promise needs an amount above zero and a day to come.", "Enter both.")
    covered = [each.item.id for each in PromiseItem.select().where(PromiseItem.promise == old)]
    note = beyond_open(old.customer.id, covered, minor, made_on)
    sum_, day = in_words(minor, old.currency), plain_day(draft.pay_by)
    words = f"Promise for {plain_day(old.pay_by)} put off: {sum_} by {day}"
    with operation("reschedule_promise", f"{words}, {old.customer.name}", made_on) as current:
        judge_promises(made_on, old.customer.id)
        contact = _contact(old, draft, words, made_on)
        new = PromiseDraft(minor, old.currency, draft.pay_by, old.method)
        made = _another(old, new, made_on, contact)
        if stands.status is PromiseStatus.OPEN:
            withdraw(old, made_on)
        PromiseChange.create(
            promise=old,
            how=RESCHEDULED,
            replaced_by=made,
            reason=draft.reason.strip(),
            made_on=made_on,
        )
        judge_promises(made_on, old.customer.id)
    return Outcome(made.id, CHANGED, current.id, current.summary, note)


def _changeable(promise_id: int) -> Promise:
    promise = Promise.find(promise_id)
    if promise is None:
        raise RefusedError(f"There is no promise {promise_id}.", "See the list of promises.")
    if PromiseChange.get_or_none(PromiseChange.promise == promise_id) is not None:
        raise RefusedError(
            "This promise was put off or withdrawn already.", "Change the one in its place."
        )
    return promise


def _contact(old: Promise, draft: RescheduleDraft, words: str, made_on: date) -> Contact:
    said = f"{words}. {draft.reason.strip()}" if draft.reason.strip() else words
    contact = Contact.create(
        customer=old.customer,
        kind=draft.contact_kind,
        outcome="PTP",
        person_name=old.person_name,
        note=said,
        made_on=made_on,
        next_on=draft.pay_by,
    )
    for covered in PromiseItem.select().where(PromiseItem.promise == old):
        ContactItem.create(contact=contact, item=covered.id_in("item"))
    Contact.update(closed_by=contact).where(
        (Contact.id == old.id_in("contact")) & Contact.closed_by.is_null()
    ).execute()
    return contact


def _another(
    like: Promise, promised: PromiseDraft, made_on: date, contact: Contact | None = None
) -> Promise:
    """Write a promise for the same items as another."""
    made = Promise.create(
        customer=like.customer,
        contact=contact or like.contact,
        amount_minor=promised.amount_minor,
        currency=promised.currency,
        taken_on=made_on,
        pay_by=promised.pay_by,
        method=promised.method,
        person_name=like.person_name,
    )
    for covered in PromiseItem.select().where(PromiseItem.promise == like):
        PromiseItem.create(promise=made, item=covered.id_in("item"))
    note_money_before(made)
    return made
