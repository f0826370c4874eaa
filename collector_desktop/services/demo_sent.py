"""The runs that sent the reminders of the demo: what each asked for, as it stood on its day."""

from __future__ import annotations

from datetime import date
from itertools import groupby

from collector_desktop.domain.errors import CollectorError
from collector_desktop.queries.position import OpenItem, open_items
from collector_desktop.queries.procedures import procedures
from collector_desktop.services.demo_stories import REMINDER_1, REMINDER_2
from collector_desktop.services.mail_words import mail_from_template
from collector_desktop.storage.models import (
    ChaseRun,
    Contact,
    ContactItem,
    Customer,
    Message,
    MessageItem,
    Person,
    ProcedureStep,
)

FIRST, SECOND, FINAL = "Reminder 1", "Reminder 2", "Final notice"
STEPS = {
    REMINDER_1: FIRST,
    "First letter posted.": FIRST,
    REMINDER_2: SECOND,
    "Second letter posted.": SECOND,
    "Second letter posted, no reply so far.": SECOND,
    "Final demand posted.": FINAL,
}


def write_runs(as_of: date) -> None:
    """Write a run for each day on which reminders went out; the caller has an operation."""
    usual = next(each for each in procedures() if each.is_default)
    steps = {step.name: ProcedureStep.get_by_id(step.step_id) for step in usual.steps}
    chased = Contact.select().where(Contact.note.in_(list(STEPS)), Contact.made_on < as_of)
    for day, contacts in groupby(list(chased.order_by(Contact.made_on, Contact.id)), _day):
        run = ChaseRun.create(made_on=day, state="finished")
        for contact in contacts:
            _message(run, contact, steps[STEPS[contact.note]], usual.name)


def _day(contact: Contact) -> date:
    day: date = contact.made_on
    return day


def _message(run: ChaseRun, contact: Contact, step: ProcedureStep, procedure: str) -> None:
    customer: Customer = contact.customer
    items = _overdue(customer, contact.made_on)
    if not items:
        return
    person = Person.get_or_none(Person.customer == customer)
    subject, body = _words(customer, step, [item.item_id for item in items], contact.made_on)
    message = Message.create(
        run=run,
        customer=customer,
        currency=customer.currency,
        channel=contact.kind,
        procedure_name=procedure,
        step=step,
        step_name=step.name,
        template=step.template,
        state="sent" if contact.kind == "email" else "printed",
        to_name=person.name if person else customer.name,
        address=customer.email if contact.kind == "email" else "",
        subject=subject,
        body=body,
        total_minor=sum(item.open_minor for item in items),
        made_on=contact.made_on,
        sent_on=contact.made_on,
        contact=contact,
    )
    for item in items:
        ContactItem.create(contact=contact, item=item.item_id)
        MessageItem.create(
            message=message,
            item=item.item_id,
            step=step,
            open_minor=item.open_minor,
            days_overdue=(contact.made_on - item.due_on).days,
        )


def _words(
    customer: Customer, step: ProcedureStep, item_ids: list[int], day: date
) -> tuple[str, str]:
    """Return what was written; nothing is known of it where the day's interest rate is not."""
    try:
        words = mail_from_template(customer.id, step.template, item_ids, day)
    except CollectorError:
        return "", ""
    return words.subject, words.text


def _overdue(customer: Customer, day: date) -> list[OpenItem]:
    return [
        item
        for item in open_items(day, customer.id)
        if item.sign > 0 and item.due_on < day and item.currency == customer.currency
    ]
