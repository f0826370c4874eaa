"""Use case: send the waiting e-mails; none twice and none lost, whenever the program ends.

A message is marked as being sent, with its Message-ID, before it goes; the server's answer is
written down as soon as it comes. What a crash leaves marked may have gone: it becomes unknown and
waits for the user to decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import partial
from typing import Protocol, TypeVar

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.integrations.mail.problems import MailServerError, Trouble
from collector_desktop.integrations.mail.replies import Reply
from collector_desktop.queries.outbox import mail_gone_since, waiting_mail
from collector_desktop.services.mail_account import Sender
from collector_desktop.services.outbox_recovery import recover_outbox
from collector_desktop.services.outbox_rows import (
    TOUCHED,
    Claimed,
    PartsOf,
    claim,
    clear_fault,
    plain_parts,
    put_back,
    record,
    write_contact,
)
from collector_desktop.services.same_ledger import OnLedger, SameLedger
from collector_desktop.storage.clock_trust import require_clock
from collector_desktop.storage.models import Message
from collector_desktop.storage.operations import operation

T = TypeVar("T")
SECONDS_OF_MINUTE = 60
PAUSES = (5, 30, 120)
LOGIN_PAUSES = (0, 5, 30)
LOGIN_REFUSED = "The server refused the sign-in."


class Transport(Protocol):
    """What carries a message away: a mail server's connection."""

    def open(self) -> None:
        """Connect and sign in, unless that is done."""

    def send(self, content: bytes, recipient: str) -> Reply:
        """Hand a message over and say what became of it."""

    def close(self) -> None:
        """End the connection."""


@frozen
class Carrier:
    """How messages go: by what, from whom, at most how many a minute, with what attached.

    `daily` is the most within 24 hours: a provider that is asked for more blocks the account.
    """

    transport: Transport
    sender: Sender
    rate: int = 20
    parts_of: PartsOf = plain_parts
    daily: int | None = None


def _at_once(work: Callable[[], T]) -> T:
    return work()


def _say_nothing(done: int, total: int, name: str) -> None:
    """Report to nobody."""


@frozen
class Watch:
    """Who watches: the clock, how to wait, whom to tell, and on which thread the ledger lives.

    `tell` may raise to stop; it is asked only between two messages.
    """

    now: Callable[[], datetime]
    wait: Callable[[float], None]
    tell: Callable[[int, int, str], None] = _say_nothing
    on_ledger: OnLedger = _at_once


@dataclass(slots=True)
class Sent:
    """What became of how many, by state: sent, failed, unknown, or queued for another time.

    `over_limit` wait because as many went within 24 hours as the settings allow. Where whoever
    watches stopped it, the ledger alone knows how far it came.
    """

    states: Counter[str] = field(default_factory=Counter)
    done: int = 0
    was_stopped: bool = False
    over_limit: int = 0


def send_queued(carrier: Carrier, made_on: date, watch: Watch) -> Outcome[Sent]:
    """Send every e-mail that waits and return what became of them.

    A server that puts one off is asked again a few times, with longer and longer pauses.

    Raises:
        RefusedError: this computer's clock is before what was done last, or as many went within 24
            hours as the settings allow; nothing was sent.
        MailServerError: the server cannot be used; what was not sent waits on.
    """
    ledger = SameLedger(watch.on_ledger)
    ledger.ask(require_clock)
    ledger.ask(partial(recover_outbox, made_on))
    left = ledger.ask(waiting_mail)
    if not left:
        return Outcome(Sent(), Change(0))
    now_left = left[: ledger.ask(partial(_room, carrier.daily, watch.now(), len(left)))]
    batch = _Batch(carrier, made_on, watch, len(now_left), ledger)
    batch.sent.over_limit = len(left) - len(now_left)
    try:
        carrier.transport.open()
        batch.send(now_left)
    finally:
        carrier.transport.close()
    words = f"Send {batch.sent.states['sent']} of {batch.total} e-mails"
    return Outcome(batch.sent, TOUCHED, None, words)


def _room(daily: int | None, now: datetime, wanted: int) -> int:
    """Return how many of the waiting e-mails may go now.

    Raises:
        RefusedError: none may.
    """
    if daily is None:
        return wanted
    room = daily - mail_gone_since(now - timedelta(days=1))
    if room <= 0:
        raise RefusedError(
            f"The settings allow no more e-mails within 24 hours than the {daily:,} that went.",
            "Send the rest tomorrow, or allow more in Settings, E-mail account.",
        )
    return room


def confirm_gone(message_id: int, made_on: date) -> Outcome[int]:
    """Say of an e-mail that was drafted, or whose fate is unknown, that it has gone.

    Raises:
        RefusedError: there is nothing to decide about it.
    """
    message = _undecided(message_id, "unknown", "handed_over")
    summary = f"The e-mail to {message.customer.name} has gone"
    with operation("confirm_mail", summary, made_on) as current:
        if message.id_in("contact") is None:
            message.contact = write_contact(message, made_on)
        message.state, message.error, message.sent_on = "sent", "", made_on
        message.save()
    return Outcome(message_id, TOUCHED, current.id, summary)


def send_again(message_id: int, made_on: date) -> Outcome[int]:
    """Let an e-mail wait once more that failed, or that has not gone as far as the user knows.

    Its address is trusted again, until it fails again.

    Raises:
        RefusedError: it did not fail.
    """
    message = _undecided(message_id, "unknown", "failed")
    summary = f"Send the e-mail to {message.customer.name} again"
    with operation("retry_mail", summary, made_on) as current:
        message.state, message.error, message.attempts = "queued", "", 0
        message.save(only=["state", "error", "attempts"])
        clear_fault(message.id_in("customer") or 0, message.address, made_on)
    return Outcome(message_id, TOUCHED, current.id, summary)


def _undecided(message_id: int, *states: str) -> Message:
    message = Message.find(message_id)
    if message is None or message.channel != "email" or message.state not in states:
        raise RefusedError("There is nothing to decide about this e-mail.", "See its run.")
    return message


@dataclass(slots=True)
class _Batch:
    """One turn at the outbox, and how far it is."""

    carrier: Carrier
    made_on: date
    watch: Watch
    total: int
    ledger: SameLedger
    sent: Sent = field(default_factory=Sent)

    def send(self, left: list[int]) -> None:
        """Try each, and those that the server puts off again after a pause."""
        for pause in PAUSES:
            left = [each for each in left if self._try(each) == "queued"]
            if not left:
                return
            self.watch.wait(pause)
        left = [each for each in left if self._try(each) == "queued"]
        self.sent.states["queued"] += len(left)

    def _try(self, message_id: int) -> str:
        """Send one e-mail and return its state from now on."""
        watch, carrier = self.watch, self.carrier
        watch.tell(self.sent.done, self.total, "")
        now = watch.now()
        work = partial(claim, message_id, carrier.sender, carrier.parts_of, self.made_on, now)
        claimed = self.ledger.ask(work)
        if isinstance(claimed, str):
            return self._count(claimed)
        reply = self._carry(claimed)
        state = self.ledger.ask(partial(record, claimed, reply, self.made_on, watch.now()))
        watch.wait(SECONDS_OF_MINUTE / carrier.rate)
        return state if state == "queued" else self._count(state)

    def _carry(self, claimed: Claimed) -> Reply:
        """Hand one over; a server that does not let us in again is asked a few times more."""
        for pause in LOGIN_PAUSES:
            try:
                if pause:
                    self.watch.wait(pause)
            except BaseException:
                self._put_back(claimed, LOGIN_REFUSED)
                raise
            try:
                return self.carrier.transport.send(claimed.content, claimed.recipient)
            except MailServerError as error:
                if error.trouble is not Trouble.LOGIN or pause == LOGIN_PAUSES[-1]:
                    self._put_back(claimed, error.line or str(error))
                    raise
        raise AssertionError(LOGIN_REFUSED)

    def _put_back(self, claimed: Claimed, line: str) -> None:
        self.ledger.ask(partial(put_back, claimed, line, self.made_on))

    def _count(self, state: str) -> str:
        self.sent.states[state] += 1
        self.sent.done += 1
        return state
