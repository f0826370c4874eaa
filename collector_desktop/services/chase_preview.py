"""A message of a run as it would go, made to be looked at; nothing is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.documents.mail_content import MailContent
from collector_desktop.documents.mail_html import mail_html
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.legal_letters import LAST_LETTERS
from collector_desktop.domain.procedures import Attach, Channel
from collector_desktop.domain.templates import Paragraph, one_line, parts_of
from collector_desktop.queries.chase_people import RecipientsInTurn
from collector_desktop.queries.chase_ways import Way, way_to
from collector_desktop.queries.invoice_copies import copies_of
from collector_desktop.services.call_brief import call_brief
from collector_desktop.services.chase_texts import (
    SPOKEN,
    MessageWords,
    asked_by,
    letter_of,
    words_of,
)
from collector_desktop.services.mail_words import mail_asked

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from collector_desktop.queries.chase_shown import ProposedMessage

STATEMENTS = frozenset({Attach.STATEMENT, Attach.BOTH})
COPIES = frozenset({Attach.COPIES, Attach.BOTH})
MISSING = {
    Channel.EMAIL: "No e-mail address is known.",
    Channel.LETTER: "No postal address is known.",
    Channel.CALL: "No telephone number is known.",
    Channel.SMS: "No number for texts is known.",
    Channel.VISIT: "No address is known.",
}


@frozen
class Preview:
    """Recipient, subject and text of a message; a letter has `paper`, the bytes of its PDF.

    `attached` are the files that go with an e-mail, `html` is how it or the notes of a
    call look; `missing` are the characters that the font of the paper lacks, `notes` sentences
    about it for the sender.
    """

    to_name: str
    address: str
    subject: str
    text: str
    paper: bytes = b""
    missing: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()
    html: str = ""
    notes: tuple[str, ...] = ()


def preview(
    message: ProposedMessage,
    as_of: date,
    fonts: Path,
    channel: Channel,
    written: tuple[str, str] | None = None,
) -> Preview:
    """Return a message as it would go by a channel, with the words that the user wrote for it.

    Raises:
        RefusedError: the customer cannot be reached in that way.
    """
    way = way_by(message, channel, as_of)
    wanted = message.by(channel, way.to_name, way.address)
    words = None if written is None else MessageWords(*written)
    shown = words or words_of(wanted, as_of)
    made = Preview(way.to_name, way.address, shown.subject, shown.body)
    if channel in SPOKEN and words is None:
        return replace(made, html=call_brief(wanted, asked_by(wanted, as_of)).html)
    if channel is Channel.EMAIL:
        html = _html(wanted, as_of, words)
        return replace(made, html=html, attached=_attached(message))
    if channel is not Channel.LETTER:
        return made
    paper = letter_of(wanted, as_of, fonts, words)
    return replace(made, paper=paper.content, missing=paper.missing, notes=paper.notes)


def _html(message: ProposedMessage, as_of: date, words: MessageWords | None) -> str:
    """Return an e-mail as most mail programs show it, with the words that the user wrote."""
    if words is None:
        return mail_asked(asked_by(message, as_of)).html
    parts = tuple(part for part in parts_of(words.body) if isinstance(part, Paragraph))
    return mail_html(MailContent(one_line(words.subject), parts, message.language))


def _attached(message: ProposedMessage) -> tuple[str, ...]:
    """Return the names of the files that go with an e-mail; an invoice without a copy has none."""
    names = ["Statement.pdf"] if message.rule.attach in STATEMENTS else []
    if message.rule.attach is not Attach.NONE and message.template in LAST_LETTERS:
        names.append("Interest_calculation.pdf")
    if message.rule.attach in COPIES:
        names += [each.file_name for item in message.items for each in copies_of(item.item_id)[:1]]
    return tuple(names)


def way_by(message: ProposedMessage, channel: Channel, as_of: date) -> Way:
    """Return to whom a message goes by a channel.

    Raises:
        RefusedError: the customer cannot be reached in that way.
    """
    if channel is message.channel:
        return Way(channel, message.to_name, message.address)
    who = RecipientsInTurn(as_of).of(message.customer_id)
    found = way_to(replace(message.rule, channel=channel), who)
    if found is None or found.channel is not channel or not found.address:
        raise RefusedError(MISSING[channel], "Add it on the card of the customer, under Details.")
    return found
