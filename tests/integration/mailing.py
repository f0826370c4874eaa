"""What the tests of sending share: messages that wait, and a transport told what to say."""

from __future__ import annotations

from collections import deque
from datetime import UTC, datetime, timedelta

from collector_desktop.integrations.mail.replies import Reply, Verdict
from collector_desktop.services.mail_account import Sender
from collector_desktop.services.outbox import Carrier, Watch, send_queued
from collector_desktop.storage.models import Customer, Message, MessageItem
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY

SENDER = Sender("Priya Shah", "accounts@vale.example", "collections@vale.example")
OK = Reply(Verdict.SENT, 250, "250 OK")
GONE = Reply(Verdict.REFUSED, 550, "550 5.1.1 no such user", is_bad_address=True)
SPAM = Reply(Verdict.REFUSED, 554, "554 5.6.0 looks like spam")
LATER = Reply(Verdict.LATER, 450, "450 4.2.1 try again")
LOST = Reply(Verdict.UNKNOWN, 0, "The connection was lost")


def queue(customer, address="tom@ouse.example", subject="Invoice INV-1 is overdue", **more):
    """Write one e-mail that waits, as a finished run leaves it."""
    with operation("test", "Queue an e-mail", TODAY):
        message = Message.create(
            customer=customer,
            currency="GBP",
            channel="email",
            template=more.pop("template", "reminder-1"),
            state=more.pop("state", "queued"),
            to_name="Tom Hartley",
            address=address,
            subject=subject,
            body="Dear Tom,\n\nplease pay.",
            made_on=TODAY,
            **more,
        )
        for item in customer.item_set:
            MessageItem.create(
                message=message, item=item, open_minor=item.open_minor, days_overdue=54
            )
    return message.id


def queue_many(count):
    """Write many customers with an e-mail each, and return their addresses."""
    addresses = [f"buyer{number}@ouse.example" for number in range(count)]
    with operation("test", "Many customers", TODAY):
        customers = [
            Customer.create(code=f"C{number}", name=f"Customer {number}", currency="GBP")
            for number in range(count)
        ]
    for customer, address in zip(customers, addresses, strict=True):
        queue(customer, address, subject=f"To {address}")
    return addresses


class ScriptedTransport:
    """A transport that gives the scripted replies in turn, and keeps what it was given."""

    def __init__(self, *replies):
        self.replies = deque(replies)
        self.given = []
        self.opened = self.closed = 0

    def open(self):
        self.opened += 1

    def send(self, content, recipient):
        reply = self.replies.popleft() if self.replies else OK
        if isinstance(reply, BaseException):
            raise reply
        self.given.append((recipient, content))
        return reply

    def close(self):
        self.closed += 1


class Clock:
    """A clock that goes on only by waiting, and knows what was waited."""

    def __init__(self):
        self.at = datetime(2026, 11, 24, 9, 14, tzinfo=UTC)
        self.waits = []

    def now(self):
        return self.at

    def wait(self, seconds):
        self.waits.append(seconds)
        self.at += timedelta(seconds=seconds)

    def watch(self, **more):
        return Watch(self.now, self.wait, **more)


def carrier(transport, **more):
    return Carrier(transport, SENDER, **more)


def send(transport, today, **more):
    """Send what waits, and return what became of it."""
    return send_queued(carrier(transport), today, Clock().watch(**more)).value


def state(message_id):
    """Return what became of a message."""
    return Message.get_by_id(message_id).state
