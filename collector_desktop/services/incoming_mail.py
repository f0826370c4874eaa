"""Use cases about e-mail that comes in: file answers and bounces, and say that one was read.

Only what answers a message of ours, comes from a customer's address or reports a failure is taken
out of the mailbox; of everything else no more than the head is looked at, and none of it kept.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime
from functools import partial
from typing import TYPE_CHECKING

from collector_desktop.domain import lasting
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.integrations.mail.incoming import (
    IncomingHead,
    IncomingKind,
    IncomingMail,
    read_head,
    read_mail,
    received_at,
)
from collector_desktop.queries.incoming import (
    answered_message,
    customer_marked,
    customer_writing,
    last_message_to,
)
from collector_desktop.services.outbox_rows import (
    clear_fault,
    minute_of,
    note_fault,
    write_task,
)
from collector_desktop.services.same_ledger import SameLedger
from collector_desktop.storage.models import Contact, IncomingMessage, MailboxMark, Message
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from collector_desktop.integrations.mail.bounces import Bounced
    from collector_desktop.integrations.mail.imap import Fetched, Mailbox
    from collector_desktop.services.outbox import Watch

LONGEST_NOTE = 2_000
TOUCHED = Change.MESSAGE | Change.CONTACT
_WORDS = {
    IncomingKind.REPLY: "Reply from",
    IncomingKind.AUTO_REPLY: "Automatic answer from",
    IncomingKind.BOUNCE: "Report from",
}


@frozen
class Whose:
    """What an e-mail that came in belongs to: a customer, and the message that it answers."""

    customer_id: int | None = None
    message_id: int | None = None

    @property
    def is_known(self) -> bool:
        """Return whether it is about anybody of ours."""
        return self.customer_id is not None


def fetch_mail(box: Mailbox, name: str, made_on: date, watch: Watch) -> Outcome[Counter[str]]:
    """Take what is new and ours out of a mailbox; return how many of which kind.

    `name` says which mailbox it is. What was taken is not taken again.

    Raises:
        MailServerError: the connection was lost; what was filed stays, the rest comes next time.
    """
    ledger = SameLedger(watch.on_ledger)
    after = newest = ledger.ask(partial(_mark, name, box.validity))
    filed: Counter[str] = Counter()
    try:
        for fetched in box.heads(newest, made_on):
            watch.tell(sum(filed.values()), 0, "")
            kind = _take(box, fetched, _Reading(name, made_on, watch, ledger))
            filed.update([kind] if kind else ())
            newest = max(newest, fetched.uid)
    finally:
        if newest != after:
            ledger.ask(partial(_keep_mark, name, box.validity, newest, made_on))
    return Outcome(filed, TOUCHED if filed else Change(0))


def file_mail(
    mail: IncomingMail, server_key: str, at: datetime, made_on: date
) -> Outcome[int | None]:
    """File an e-mail with the customer and the message that it is about; None if with nobody.

    An answer waits to be read and pauses the chase. A lasting bounce marks the address and asks
    today for a better one.
    """
    whose = _whose_mail(mail)
    if not whose.is_known or IncomingMessage.get_or_none(IncomingMessage.server_key == server_key):
        return Outcome(None, Change(0))
    head = mail.head
    summary = f"{_WORDS[head.kind]} {head.from_address or 'nobody named'}"
    with operation(lasting.MAIL_RECEIVED, summary, made_on) as current:
        contact = None
        if head.kind is not IncomingKind.BOUNCE:
            contact = _write_note(whose, summary, mail, made_on, at)
        row = IncomingMessage.create(
            customer=whose.customer_id,
            answers=whose.message_id,
            kind=head.kind,
            from_address=head.from_address,
            subject=head.subject,
            text=mail.text,
            received_at=at.replace(tzinfo=None),
            made_on=made_on,
            server_key=server_key,
            read_on=None if head.kind is IncomingKind.REPLY else made_on,
            contact=contact,
        )
        if head.kind is not IncomingKind.BOUNCE:
            clear_fault(whose.customer_id or 0, head.from_address, made_on)
        if whose.message_id is not None and mail.bounced:
            _bounce(Message.get_by_id(whose.message_id), mail.bounced[0], made_on, at)
    return Outcome(row.id, TOUCHED, current.id, summary)


def mark_read(incoming_id: int, made_on: date) -> Outcome[int]:
    """Say that an answer was read; the chase may go on.

    Raises:
        RefusedError: it was read already.
    """
    row = IncomingMessage.find(incoming_id)
    if row is None or row.read_on is not None:
        raise RefusedError("This e-mail was read already.")
    summary = f"Read the e-mail from {row.from_address}"
    with operation("read_mail", summary, made_on) as current:
        row.read_on = made_on
        row.save(only=["read_on"])
    return Outcome(incoming_id, TOUCHED, current.id, summary)


@frozen
class _Reading:
    """One look into a mailbox, by its name."""

    name: str
    made_on: date
    watch: Watch
    ledger: SameLedger


def _take(box: Mailbox, fetched: Fetched, reading: _Reading) -> str:
    """File one e-mail if its head says that it is ours; return its kind, or nothing."""
    head = read_head(fetched.raw)
    is_ours = head.kind is IncomingKind.BOUNCE or reading.ledger.ask(
        lambda: _whose_head(head).is_known
    )
    whole = box.whole(fetched.uid) if is_ours else None
    if whole is None:
        return ""
    mail, key = read_mail(whole.raw), f"{reading.name} {box.validity} {fetched.uid}"
    at = received_at(whole.internal_date, reading.watch.now())
    filed = reading.ledger.ask(lambda: file_mail(mail, key, at, reading.made_on).value)
    return str(mail.head.kind) if filed is not None else ""


def _whose_mail(mail: IncomingMail) -> Whose:
    if mail.head.kind is not IncomingKind.BOUNCE:
        return _whose_head(mail.head)
    found = answered_message(mail.head.refs)
    for each in mail.bounced:
        found = found or last_message_to(each.address)
    return Whose(found[1], found[0]) if found else Whose()


def _whose_head(head: IncomingHead) -> Whose:
    found = answered_message(head.refs)
    if found:
        return Whose(found[1], found[0])
    return Whose(customer_writing(head.from_address) or customer_marked(head.subject))


def _write_note(
    whose: Whose, words: str, mail: IncomingMail, made_on: date, at: datetime
) -> Contact:
    text = f"{words}: {mail.head.subject}\n{mail.text}".strip()
    return Contact.create(
        customer=whose.customer_id,
        kind=ContactKind.NOTE,
        note=text[:LONGEST_NOTE],
        made_on=made_on,
        made_minute=minute_of(at, made_on),
    )


def _bounce(message: Message, bounced: Bounced, made_on: date, at: datetime) -> None:
    """Note that a message did not arrive, if that is for good; the caller opened the operation."""
    if not bounced.is_lasting or message.state == "failed":
        return
    message.state, message.error = "failed", bounced.line
    message.save(only=["state", "error"])
    if bounced.is_bad_address:
        note_fault(message, bounced.line, made_on)
    write_task(message, bounced.line, made_on, at)


def _mark(name: str, validity: int) -> int:
    """Return the last number that was read; nothing of it holds once the server counts again."""
    mark = MailboxMark.get_or_none(MailboxMark.mailbox == name)
    return mark.last_uid if mark is not None and mark.validity == validity else 0


def _keep_mark(name: str, validity: int, last_uid: int, made_on: date) -> None:
    with operation(lasting.MAIL_RECEIVED, "Read the mailbox", made_on):
        mark = MailboxMark.get_or_none(MailboxMark.mailbox == name)
        if mark is None:
            MailboxMark.create(mailbox=name, validity=validity, last_uid=last_uid)
        else:
            mark.validity, mark.last_uid = validity, last_uid
            mark.save()
