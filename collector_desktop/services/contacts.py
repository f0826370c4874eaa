"""Use cases about contacts: log what was said and agreed, skip to another day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.outcomes import ContactKind, next_day, next_minute, outcome
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.written import plain_day
from collector_desktop.services.contact_drafts import ContactDraft, PromiseDraft
from collector_desktop.services.contact_effects import (
    agreed_day,
    apply_effects,
    require_details,
    with_promise,
    worked_days,
)
from collector_desktop.services.money_entries import the_customer
from collector_desktop.services.promises import beyond_open, displace, judge_promises
from collector_desktop.services.promises_before import note_money_before
from collector_desktop.storage.models import (
    Contact,
    ContactItem,
    Item,
    Person,
    Promise,
    PromiseItem,
)
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date

__all__ = ["ContactDraft", "PromiseDraft", "close_follow_ups", "log_contact", "skip_until"]


def log_contact(draft: ContactDraft, made_on: date) -> Outcome[int]:
    """Record a call, e-mail, letter, visit or note, with the promise made in it if any.

    A contact closes the follow-ups that were open. A promise for the same items, or renewed for
    the whole account, takes the place of the one before it, unless that was broken already; both
    stay in the history. What the outcome sets off (a task, a status, a dispute, a number marked as
    wrong) is done in the same operation. The note of the outcome says if less is open of the
    items than was promised.

    Raises:
        RefusedError: the promise's day has passed, its amount is not above zero, an item is
            not a debt of the customer, or the outcome needs a reason and has none.
    """
    customer = the_customer(draft.customer_id)
    kind = _kind(draft.kind)
    _require_sense(draft, made_on)
    items = _items(draft)
    draft = with_promise(draft, items, made_on)
    promised = draft.promise.amount_minor if draft.promise is not None else 0
    note = beyond_open(draft.customer_id, draft.item_ids, promised, made_on)
    summary = _summary(draft, kind, customer.name)
    with operation("log_contact", summary, made_on) as current:
        contact = _write_contact(draft, kind, made_on)
        for item in items:
            ContactItem.create(contact=contact, item=item)
        close_follow_ups(contact)
        changed = Change.CONTACT
        if draft.promise is not None:
            _write_promise(draft, draft.promise, contact, items)
            judge_promises(made_on)
            changed |= Change.PROMISE
        changed |= apply_effects(draft, contact, made_on)
    return Outcome(contact.id, changed, current.id, summary, note)


def skip_until(customer_id: int, until: date, made_on: date, reason: str = "") -> Outcome[int]:
    """Leave a customer alone until a later day, for a reason or to do the others first."""
    note = reason.strip() or OTHERS_FIRST
    draft = ContactDraft(customer_id, ContactKind.NOTE, SKIPPED, note=note, next_on=until)
    return log_contact(draft, made_on)


SKIPPED, OTHERS_FIRST = "SKIPPED", "Others first"
_WORDS = {
    ContactKind.CALL: "Call with",
    ContactKind.EMAIL: "E-mail to",
    ContactKind.LETTER: "Letter to",
    ContactKind.SMS: "Message to",
    ContactKind.VISIT: "Visit to",
    ContactKind.NOTE: "Note about",
}


def _summary(draft: ContactDraft, kind: ContactKind, name: str) -> str:
    """Return what was done in words, as the history and the message bar say it."""
    if draft.outcome == SKIPPED and draft.next_on is not None:
        return f"Skip {name} until {plain_day(draft.next_on)}"
    ending = f": {outcome(draft.outcome).label.lower()}" if draft.outcome else ""
    return f"{_WORDS[kind]} {name}{ending}"


def _kind(text: str) -> ContactKind:
    try:
        return ContactKind(text)
    except ValueError as error:
        kinds = ", ".join(ContactKind)
        raise RefusedError(f"{text!r} is not a kind of contact.", f"Use one of {kinds}.") from error


def _require_sense(draft: ContactDraft, made_on: date) -> None:
    require_details(draft, made_on)
    if draft.next_on is not None and draft.next_on < made_on:
        raise RefusedError("The follow-up lies in the past.", "Choose today or a later day.")
    if draft.promise is None:
        return
    if draft.promise.amount_minor <= 0:
        raise RefusedError("A promise needs an amount above zero.", "Enter what was promised.")
    if draft.promise.pay_by < made_on:
        raise RefusedError("The promised day has passed.", "Choose today or a later day.")


def _items(draft: ContactDraft) -> list[Item]:
    items = list(Item.select().where(Item.id.in_(draft.item_ids)))
    for item in items:
        if item.customer.id != draft.customer_id or item.type not in DEBITS:
            raise RefusedError(
                f"{item.number} is not a debt of this customer.", "Choose one of its own invoices."
            )
        if draft.promise is not None and item.currency != draft.promise.currency:
            raise RefusedError(
                f"{item.number} is in {item.currency}.", "Promise in the currency of the items."
            )
    if len(items) != len(set(draft.item_ids)):
        raise RefusedError("An item is not in the ledger any more.", "Go back to the list.")
    return items


def _write_contact(draft: ContactDraft, kind: ContactKind, made_on: date) -> Contact:
    person = Person.get_or_none(
        (Person.customer == draft.customer_id) & (Person.name == draft.person)
    )
    return Contact.create(
        customer=draft.customer_id,
        kind=kind,
        outcome=outcome(draft.outcome).code if draft.outcome else "",
        person=person if draft.person else None,
        person_name=draft.person,
        note=draft.note.strip(),
        made_on=made_on,
        made_minute=draft.made_minute,
        next_on=_follow_up(draft, made_on),
        next_minute=_next_minute(draft),
    )


def _follow_up(draft: ContactDraft, made_on: date) -> date | None:
    if draft.next_on is not None or draft.no_follow_up or not draft.outcome:
        return draft.next_on
    agreed = agreed_day(draft, made_on)
    return next_day(draft.outcome, made_on, agreed, worked_days(draft.customer_id))


def _next_minute(draft: ContactDraft) -> int | None:
    """Return the time chosen, or when a line that was engaged is tried again today."""
    if draft.next_on is not None or draft.next_minute is not None or not draft.outcome:
        return draft.next_minute
    return None if draft.no_follow_up else next_minute(draft.outcome, draft.made_minute)


def close_follow_ups(contact: Contact) -> None:
    """Close what was to follow before a contact; the caller has opened the operation."""
    if contact.kind == ContactKind.NOTE and contact.next_on is None:
        return
    still_open = (
        (Contact.customer == contact.customer)
        & Contact.closed_by.is_null()
        & Contact.next_on.is_null(False)  # noqa: FBT003 - peewee's own way to say "is not null"
        & (Contact.id != contact.id)
    )
    Contact.update(closed_by=contact).where(still_open).execute()


def _write_promise(
    draft: ContactDraft, promised: PromiseDraft, contact: Contact, items: list[Item]
) -> None:
    judge_promises(contact.made_on, draft.customer_id)
    renewed = _promises_for(items) if items else _renewed_promises(draft, promised, contact)
    promise = Promise.create(
        customer=draft.customer_id,
        contact=contact,
        amount_minor=promised.amount_minor,
        currency=promised.currency,
        taken_on=contact.made_on,
        pay_by=promised.pay_by,
        method=promised.method,
        person_name=draft.person,
    )
    for item in items:
        PromiseItem.create(promise=promise, item=item)
    note_money_before(promise)
    for earlier in renewed:
        displace(earlier, promise, contact.made_on)


def _promises_for(items: list[Item]) -> list[Promise]:
    """Return the open promises that cover one of the items."""
    covering = Promise.select().join(PromiseItem).where(PromiseItem.item.in_(items))
    return list(covering.where(Promise.status == PromiseStatus.OPEN).distinct())


def _renewed_promises(
    draft: ContactDraft, promised: PromiseDraft, contact: Contact
) -> list[Promise]:
    """Return the open promises for the whole account that a new one takes the place of.

    Those that fall due by today, and those of the same amount; any other is beside it.
    """
    of_items = PromiseItem.select(PromiseItem.promise)
    same = (
        (Promise.customer == draft.customer_id)
        & (Promise.currency == promised.currency)
        & (Promise.status == PromiseStatus.OPEN)
        & Promise.id.not_in(of_items)
        & ((Promise.pay_by <= contact.made_on) | (Promise.amount_minor == promised.amount_minor))
    )
    return list(Promise.select().where(same))
