"""Use case: after a crash, mark what was being sent as possibly sent.

Apart from the sending itself, so that opening a ledger imports nothing of e-mail.
"""

from __future__ import annotations

from datetime import date

from collector_desktop.domain import lasting
from collector_desktop.storage.models import Message
from collector_desktop.storage.operations import operation

INTERRUPTED = "The program ended while this was being sent."


def recover_outbox(made_on: date) -> int:
    """Mark as unknown what was being sent when the program ended; return how many."""
    lost = list(Message.select().where(Message.state == "sending"))
    for message in lost:
        summary = f"Mark the e-mail to {message.customer.name} as perhaps sent"
        with operation(lasting.MAIL_UNKNOWN, summary, made_on):
            message.state, message.error = "unknown", INTERRUPTED
            message.save(only=["state", "error"])
    return len(lost)
