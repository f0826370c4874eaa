"""What sending an e-mail writes into the ledger, before it goes and after the server's answer."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from peewee import fn

from collector_desktop.domain import lasting
from collector_desktop.domain.changes import Change
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.letter_templates import OF_COVER
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.integrations.mail.build import Attached, MailFacts, build_mail
from collector_desktop.integrations.mail.headers import ascii_file_name, domain_of, mail_address
from collector_desktop.integrations.mail.replies import Reply, Verdict
from collector_desktop.services.enclosures import record_enclosures
from collector_desktop.storage.models import (
    AddressFault,
    Contact,
    ContactItem,
    Document,
    Message,
    MessageItem,
)
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collector_desktop.services.mail_account import Sender

MOST_ATTEMPTS = 6
TOUCHED = Change.MESSAGE | Change.CONTACT | Change.DOCUMENT
MANY_ANSWERS = 10


@frozen
class MailParts:
    """What goes with the text of a message: its look, and the files attached."""

    html: str = ""
    attached: tuple[Attached, ...] = ()


PartsOf = Callable[[int], MailParts]


@frozen
class Claimed:
    """A message that is marked as being sent, and the bytes that are going to be."""

    message_id: int
    name: str
    recipient: str
    content: bytes
    attached: tuple[Attached, ...] = ()


def plain_parts(_: int) -> MailParts:
    """Attach nothing, and set the text as simple paragraphs."""
    return MailParts()


def claim(
    message_id: int, sender: Sender, parts_of: PartsOf, made_on: date, at: datetime
) -> Claimed | str:
    """Mark a waiting message as being sent, under a Message-ID that is kept before it goes.

    Returns its state instead where it does not wait any more, or cannot be made into an e-mail,
    which is written down as its failure.
    """
    message = Message.get_by_id(message_id)
    if message.state != "queued":
        return str(message.state)
    ref = f"<{secrets.token_hex(16)}.{message_id}@{domain_of(sender.address)}>"
    try:
        facts = _facts(message, sender, parts_of(message_id))
        content = build_mail(facts, ref, at)
        recipient = mail_address(facts.to_address)
    except CollectorError as error:
        _fail(message, str(error), made_on, at, is_bad_address=not _is_address(message.address))
        return str(message.state)
    with operation(lasting.MAIL_CLAIMED, f"Begin to send {message.subject}", made_on):
        message.state, message.message_ref = "sending", ref
        message.attempts += 1
        message.save(only=["state", "message_ref", "attempts"])
    return Claimed(message_id, message.customer.name, recipient, content, facts.attached)


def record(claimed: Claimed, reply: Reply, made_on: date, at: datetime) -> str:
    """Write down what became of a message and return its state from now on."""
    message = Message.get_by_id(claimed.message_id)
    if message.state != "sending":
        return str(message.state)
    if reply.verdict is Verdict.SENT:
        _sent(message, claimed, made_on, at)
    elif reply.verdict is Verdict.REFUSED:
        _fail(message, reply.line, made_on, at, is_bad_address=reply.is_bad_address)
    elif reply.verdict is Verdict.UNKNOWN:
        set_state(message, "unknown", reply.line, lasting.MAIL_UNKNOWN, made_on)
    elif message.attempts >= MOST_ATTEMPTS:
        _fail(message, reply.line, made_on, at, is_bad_address=False)
    else:
        set_state(message, "queued", reply.line, lasting.MAIL_LATER, made_on)
    return str(message.state)


def put_back(claimed: Claimed, line: str, made_on: date) -> None:
    """Let a message wait again that no server was asked to take."""
    message = Message.get_by_id(claimed.message_id)
    message.attempts -= 1
    set_state(message, "queued", line, lasting.MAIL_LATER, made_on)


def set_state(message: Message, state: str, line: str, kind: str, made_on: date) -> int:
    """Write a message's state with what was said about it; return the operation."""
    words = {"queued": "Wait with", "unknown": "Lose sight of", "sent": "Confirm"}.get(
        state, "Keep"
    )
    with operation(kind, f"{words} the e-mail to {message.customer.name}", made_on) as current:
        message.state, message.error = state, line
        message.save(only=["state", "error", "attempts", "sent_on"])
    return current.id


def write_contact(
    message: Message, made_on: date, minute: int | None = None, paper: Document | None = None
) -> Contact:
    """Add an e-mail that went out to the history; the caller has opened the operation.

    It is about the `paper` that is in a file of its own, else about the e-mail itself.
    """
    contact = Contact.create(
        customer=message.customer,
        kind=ContactKind.EMAIL,
        person_name=message.to_name,
        note=message.subject,
        made_on=made_on,
        made_minute=minute,
        document=paper or message.document,
    )
    for row in MessageItem.select().where(MessageItem.message == message):
        ContactItem.create(contact=contact, item=row.item)
    return contact


def note_fault(message: Message, line: str, made_on: date) -> None:
    """Remember that an address failed, unless it is known; the caller has opened the operation."""
    known = AddressFault.get_or_none(
        (AddressFault.customer == message.customer)
        & (AddressFault.kind == "email")
        & (AddressFault.value == message.address)
        & AddressFault.cleared_on.is_null()
    )
    if known is None:
        AddressFault.create(
            customer=message.customer,
            kind="email",
            value=message.address,
            reason=line,
            noted_on=made_on,
        )


def clear_fault(customer_id: int, address: str, made_on: date) -> None:
    """Trust an address again that had failed; the caller has opened the operation."""
    same = (
        (AddressFault.customer == customer_id)
        & (AddressFault.kind == "email")
        & (fn.lower(AddressFault.value) == address.lower())
        & AddressFault.cleared_on.is_null()
    )
    AddressFault.update(cleared_on=made_on).where(same).execute()


def write_task(message: Message, line: str, made_on: date, at: datetime) -> Contact:
    """Ask for what failed to be looked at today; the caller has opened the operation."""
    note = f"The e-mail to {message.address} was not delivered: {line}"
    return Contact.create(
        customer=message.customer,
        kind=ContactKind.NOTE,
        note=note,
        made_on=made_on,
        made_minute=minute_of(at, made_on),
        next_on=made_on,
    )


def _sent(message: Message, claimed: Claimed, made_on: date, at: datetime) -> None:
    with operation(lasting.MAIL_SENT, f"E-mail to {claimed.name}", made_on):
        paper = _paper_of(message, made_on)
        message.document = Document.create(
            customer=message.customer,
            kind=_kind_of(message, paper),
            file_name=ascii_file_name(f"{message.template or 'e-mail'}_{made_on.isoformat()}.eml"),
            path="",
            sha256=hashlib.sha256(claimed.content).hexdigest(),
            size=len(claimed.content),
            made_on=made_on,
        )
        known = {paper.sha256} if paper is not None else set()
        record_enclosures(message.customer, claimed.attached, made_on, known)
        message.contact = write_contact(message, made_on, minute_of(at, made_on), paper)
        message.state, message.error, message.sent_on = "sent", "", made_on
        message.sent_at = at.replace(tzinfo=None)
        message.save()


def _kind_of(message: Message, paper: Document | None) -> str:
    """Return what an e-mail counts as: as the paper that it brings, else as a letter."""
    if paper is not None:
        return str(paper.kind)
    return "statement" if message.template == OF_COVER else "letter"


def _paper_of(message: Message, made_on: date) -> Document | None:
    """Return the paper that was made before its e-mail went, now as one of the day it went."""
    paper: Document | None = message.document
    if paper is not None and paper.made_on != made_on:
        paper.made_on = made_on
        paper.save(only=["made_on"])
    return paper


def _fail(
    message: Message, line: str, made_on: date, at: datetime, *, is_bad_address: bool
) -> None:
    summary = f"E-mail to {message.customer.name} was not delivered"
    with operation(lasting.MAIL_FAILED, summary, made_on):
        message.state, message.error = "failed", line
        message.save(only=["state", "error"])
        if is_bad_address:
            note_fault(message, line, made_on)
        write_task(message, line, made_on, at)


def _facts(message: Message, sender: Sender, parts: MailParts) -> MailFacts:
    return MailFacts(
        to_name=message.to_name,
        to_address=message.address,
        subject=message.subject,
        text=message.body,
        html=parts.html,
        attached=parts.attached,
        from_name=sender.name,
        from_address=sender.address,
        reply_to=sender.reply_to,
        answers=_answers(message),
    )


def _answers(message: Message) -> tuple[str, ...]:
    """Return the Message-IDs of what was sent to the same address before, oldest first."""
    before = (
        Message.select(Message.message_ref)
        .where(
            Message.customer == message.customer,
            Message.address == message.address,
            Message.state == "sent",
            Message.message_ref != "",
            Message.id < message.id,
        )
        .order_by(Message.id.desc())
        .limit(MANY_ANSWERS)
    )
    return tuple(reversed([row.message_ref for row in before]))


def _is_address(text: str) -> bool:
    try:
        mail_address(text)
    except CollectorError:
        return False
    return True


def minute_of(at: datetime, made_on: date) -> int | None:
    """Return the minute of the day at which it went, where that day is the one worked at."""
    local = at.astimezone()
    return local.hour * 60 + local.minute if local.date() == made_on else None
