"""E-mails on their way: what waits, what failed, and what nobody knows of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

WAITING = """SELECT id FROM message WHERE state = 'queued' AND channel = 'email' ORDER BY id"""
COUNTS = """SELECT state, count(*) FROM message
    WHERE state IN ('queued', 'sending', 'failed', 'unknown') AND channel = 'email'
    GROUP BY state"""
GONE = "SELECT count(*) FROM message WHERE channel = 'email' AND sent_at > :since"
TROUBLED = """SELECT m.id, m.customer_id, c.code, c.name, m.state, m.address, m.subject, m.error,
    m.attempts, m.made_on FROM message m JOIN customer c ON c.id = m.customer_id
    WHERE m.state IN ('failed', 'unknown') AND m.channel = 'email' ORDER BY m.id"""


@frozen
class OutboxCounts:
    """How many e-mails wait, failed, or may have gone without anybody knowing."""

    queued: int = 0
    sending: int = 0
    failed: int = 0
    unknown: int = 0


@frozen
class TroubledMail:
    """An e-mail to decide about: `state` is failed or unknown, `error` what the server said."""

    message_id: int
    customer_id: int
    code: str
    name: str
    state: str
    address: str
    subject: str
    error: str
    attempts: int
    made_on: date


def waiting_mail() -> list[int]:
    """Return the e-mails that are to be sent, in the order in which they were made."""
    return [row[0] for row in ask(WAITING)]


def mail_gone_since(moment: datetime) -> int:
    """Return how many e-mails this program has sent since then."""
    since = moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="milliseconds")
    return int(ask(GONE, since=since)[0][0])


def outbox_counts() -> OutboxCounts:
    """Return how the outbox stands."""
    return OutboxCounts(**dict(ask(COUNTS)))


def troubled_mail() -> list[TroubledMail]:
    """Return the e-mails that failed or whose fate is unknown."""
    return [_troubled(row) for row in ask(TROUBLED)]


def _troubled(row: tuple[Any, ...]) -> TroubledMail:
    values = list(row)
    values[9] = date.fromisoformat(row[9])
    return TroubledMail(*values)
