"""The words of a run's messages: the text of an e-mail, and a letter as PDF."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.settings import COMPANY_COLLECTOR, COMPANY_NAME
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.settings import settings
from collector_desktop.services.chase_phrases import (
    contact_words,
    disputed_words,
    fees_words,
    pay_by_of,
    what_words,
)

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.queries.chase_shown import ProposedMessage
    from collector_desktop.services.papers import Paper


@dataclass(frozen=True, slots=True)
class MessageWords:
    """What a message says: its subject, and its paragraphs with the request among them."""

    subject: str
    body: str


def words_of(message: ProposedMessage, as_of: date) -> MessageWords:
    """Return the words that a message has before anybody edits them."""
    stored = settings()
    total = money(message.total_minor + message.fees_minor, message.currency)
    pay_by = plain_day(pay_by_of(message, as_of))
    subject = f"[Account {message.code}] {message.step}: {total} to pay"
    parts = (
        f"Dear {message.to_name}",
        what_words(message),
        _listed(message),
        disputed_words(message),
        f"Please pay {total} by {pay_by} and quote {message.code}.",
        f"If you have a question about it, please contact {contact_words(stored)}.",
        "If you have already paid, thank you, and please ignore this message.",
        "\n".join(filter(None, (stored[COMPANY_COLLECTOR], stored[COMPANY_NAME]))),
    )
    return MessageWords(subject, "\n\n".join(filter(None, parts)))


def letter_of(
    message: ProposedMessage, as_of: date, fonts: Path, written: MessageWords | None = None
) -> Paper:
    """Return a message as a letter; `written` are the words that the user gave it instead."""
    from collector_desktop.services.chase_letters import chase_letter  # noqa: PLC0415 - 80 ms

    return chase_letter(
        message, as_of, fonts, None if written is None else (written.subject, written.body)
    )


def _listed(message: ProposedMessage) -> str:
    """Return the items as lines of text."""
    lines = [
        f"{item.number}, due {plain_day(item.due_on)}: {money(item.open_minor, message.currency)}"
        for item in message.items
    ]
    return "\n".join([*lines, *filter(None, [fees_words(message)])])
