"""The words of a run's messages: the text of an e-mail, and a letter as PDF.

Both come from the template of the step in the customer's language. What the user edited goes as it
is; in a letter the tables and the bank details keep the places that their names have in the text.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.letter_templates import OF_EVENTS, TEMPLATES
from collector_desktop.domain.procedures import Channel
from collector_desktop.domain.settings import STATEMENT_PAY_WITHIN_DAYS
from collector_desktop.domain.templates import Merged, as_text, merge, parts_of
from collector_desktop.queries.settings import settings
from collector_desktop.services.merge_fields import LetterAsked, gather

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.queries.chase_shown import ProposedMessage
    from collector_desktop.services.papers import Paper

USUAL = "reminder-1"
SPOKEN = frozenset({Channel.CALL, Channel.VISIT})


@frozen
class MessageWords:
    """What a message says: its subject, and its paragraphs with the request among them."""

    subject: str
    body: str


def words_of(message: ProposedMessage, as_of: date) -> MessageWords:
    """Return the words that a message has before anybody edits them.

    Of a call or visit they are what it is about: a letter is not read out.
    """
    from collector_desktop.services.call_brief import call_brief  # noqa: PLC0415 - 80 ms
    from collector_desktop.services.mail_words import mail_content  # noqa: PLC0415 - 80 ms

    if message.channel in SPOKEN:
        brief = call_brief(message, asked_by(message, as_of))
        return MessageWords(brief.subject, brief.text)
    found = gather(asked_by(message, as_of))
    merged = merge(found.wording.template, found.fields)
    if message.channel is Channel.LETTER:
        return MessageWords(merged.subject, as_text(merged.parts))
    mail = mail_content(merged, found, as_of)
    return MessageWords(mail.subject, mail.text)


def letter_of(
    message: ProposedMessage, as_of: date, fonts: Path, written: MessageWords | None = None
) -> Paper:
    """Return a message as a letter; `written` are the words that the user gave it instead."""
    from collector_desktop.services.paper_letter import letter_asked  # noqa: PLC0415 - 80 ms

    merged = None if written is None else Merged(written.subject, parts_of(written.body))
    return letter_asked(asked_by(message, as_of), fonts, merged)


def asked_by(message: ProposedMessage, as_of: date) -> LetterAsked:
    """Return what a message asks for, in the terms of its template; an unknown one is the usual.

    So is one that asks for the sum of an event: a run asks for invoices, all of them once a plan
    is in default, and its words name no other sum than it shows.
    """
    is_fit = message.template in TEMPLATES and message.template not in OF_EVENTS
    return LetterAsked(
        message.customer_id,
        message.template if is_fit else USUAL,
        as_of,
        tuple(item.item_id for item in message.items),
        pay_by_of(message, as_of),
        message.fees_minor,
        asked={item.item_id: item.open_minor for item in message.items},
    )


def pay_by_of(message: ProposedMessage, as_of: date) -> date:
    """Return the day by which a message asks for payment."""
    days = message.pay_within_days
    usual = settings()[STATEMENT_PAY_WITHIN_DAYS] if days is None else days
    return as_of + timedelta(days=usual)
