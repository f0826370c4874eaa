"""Closes the follow-ups of a payment that a customer announced once the money is there.

It is looked at wherever promises are judged, in the operation that brought the money: undoing that
brings the callback back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.tasks import TaskKind
from collector_desktop.queries.announced_payments import AnnouncedPayment, payments_that_came
from collector_desktop.storage.models import Contact, Task
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date

CAME = "The payment that they announced has come."


def settle_announced_payments(as_of: date, customer_id: int | None = None) -> Outcome[int]:
    """Close the callback and the task about each payment that has come; return how many.

    Nothing is written where none has.
    """
    came = payments_that_came(as_of, customer_id)
    if not came:
        return Outcome(0, NOTHING)
    with operation("settle_announced_payments", "Tick off payments that came", as_of) as current:
        for each in came:
            _settle(each, as_of)
    return Outcome(len(came), Change.CONTACT, current.id, current.summary)


def _settle(payment: AnnouncedPayment, as_of: date) -> None:
    follow_up = (Contact.id == payment.contact_id) & Contact.closed_by.is_null()
    has_callback = Contact.next_on.is_null(False)  # noqa: FBT003 - peewee's own way to say it
    if Contact.select().where(follow_up & has_callback).exists():
        note = Contact.create(
            customer=payment.customer_id, kind=ContactKind.NOTE, note=CAME, made_on=as_of
        )
        Contact.update(closed_by=note).where(follow_up).execute()
    Task.update(done_on=as_of, done_why=CAME).where(
        Task.contact == payment.contact_id,
        Task.kind == TaskKind.CHECK_PAYMENT,
        Task.done_on.is_null(),
    ).execute()
