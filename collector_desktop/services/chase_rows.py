"""Runs and their messages as rows; the caller has opened the operation."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.procedures import Channel
from collector_desktop.domain.written import money
from collector_desktop.queries.account_status import statuses
from collector_desktop.services.account_status import keep_status
from collector_desktop.storage.models import (
    ChaseRun,
    Contact,
    ContactItem,
    Document,
    Message,
    MessageItem,
)

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.queries.chase_shown import ProposedMessage
    from collector_desktop.services.chase_texts import MessageWords

READY, LEFT_OUT = "ready", "left_out"


@frozen
class Made:
    """A file that was made of a message: where it is, its bytes' hash and their number."""

    path: Path
    sha256: str
    size: int


def keep_message(
    run: ChaseRun,
    proposed: ProposedMessage,
    words: MessageWords,
    *,
    state: str,
) -> Message:
    """Write a message of a run with what it asks for, as it stands then."""
    message = Message.create(
        run=run,
        customer=proposed.customer_id,
        currency=proposed.currency,
        channel=proposed.channel.value,
        procedure_name=proposed.procedure,
        step=proposed.step_id,
        step_name=proposed.step,
        template=proposed.template,
        language=proposed.language,
        state=state,
        to_name=proposed.to_name,
        address=proposed.address,
        subject=words.subject,
        body=words.body,
        reminder_number=proposed.reminder_number,
        total_minor=proposed.total_minor,
        fee_minor=proposed.fee_minor,
        made_on=run.made_on,
        pay_by=_pay_by(run.made_on, proposed.pay_within_days),
    )
    _keep_items(message, proposed)
    return message


def leave_older_open_runs(made_on: date) -> None:
    """End the runs that were prepared and never sent: what they hold is proposed again."""
    older = [row.id for row in ChaseRun.select().where(ChaseRun.state == "open")]
    if older:
        stale = Message.run.in_(older) & (Message.state == READY)
        Message.update(state=LEFT_OUT).where(stale).execute()
        note = f"Not sent; followed by the run of {made_on.isoformat()}"
        ChaseRun.update(state="finished", note=note).where(ChaseRun.id.in_(older)).execute()


def keep_paper(message: Message, made: Made, state: str) -> None:
    """Record that a letter was printed or an e-mail handed over, with the hash of its bytes."""
    document = Document.create(
        customer=message.customer,
        kind="letter",
        file_name=made.path.name,
        path=str(made.path),
        sha256=made.sha256,
        size=made.size,
        made_on=message.made_on,
    )
    kind = ContactKind.EMAIL if message.channel == Channel.EMAIL else ContactKind.LETTER
    contact = Contact.create(
        customer=message.customer,
        kind=kind,
        person_name=message.to_name,
        note=message.subject,
        made_on=message.made_on,
        document=document,
    )
    _about(contact, message)
    message.document, message.contact = document, contact
    message.state, message.sent_on = state, message.made_on
    message.save()


def keep_task(message: Message, on: date) -> None:
    """Let a call, visit or text be done on a day: it is on Today until somebody did it."""
    worth = money(message.total_minor, message.currency)
    words = {Channel.CALL: "Call", Channel.VISIT: "Visit", Channel.SMS: "Text"}
    reach = f" ({message.address})" if message.channel != Channel.VISIT and message.address else ""
    contact = Contact.create(
        customer=message.customer,
        kind=ContactKind.NOTE,
        note=f"{words[Channel(message.channel)]} {message.to_name}{reach} about {worth}:"
        f" {message.step_name}, {message.procedure_name}",
        made_on=message.made_on,
        next_on=on,
    )
    _about(contact, message)
    message.contact, message.state, message.sent_on = contact, "task", message.made_on
    message.save()


def stop_supply(message: Message) -> None:
    """Put the account on stop where the step says so, unless it is already."""
    customer_id = message.id_in("customer") or 0
    standing = statuses(message.made_on, [customer_id]).get(customer_id, ())
    if not any(row.status is AccountStatus.ON_STOP for row in standing):
        reason = f"{message.step_name}, {message.procedure_name}"
        keep_status(customer_id, AccountStatus.ON_STOP, reason, message.made_on)


def _pay_by(made_on: date, within_days: int | None) -> date | None:
    return None if within_days is None else made_on + timedelta(days=within_days)


def _keep_items(message: Message, proposed: ProposedMessage) -> None:
    for item in proposed.items:
        MessageItem.create(
            message=message,
            item=item.item_id,
            step=item.step_id,
            open_minor=item.open_minor,
            disputed_minor=item.disputed_minor,
            days_overdue=item.days_overdue,
            fee_minor=item.fee_minor,
        )


def _about(contact: Contact, message: Message) -> None:
    for row in MessageItem.select().where(MessageItem.message == message):
        ContactItem.create(contact=contact, item=row.id_in("item"))
