"""A message of a run as it would go, made to be looked at; nothing is kept."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.procedures import Attach, Channel
from collector_desktop.queries.chase_people import recipients
from collector_desktop.queries.chase_ways import Way, way_to
from collector_desktop.queries.invoice_copies import copies_of
from collector_desktop.services.chase_texts import MessageWords, letter_of, words_of

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


@dataclass(frozen=True, slots=True)
class Preview:
    """Recipient, subject and text of a message; a letter has `paper`, the bytes of its PDF.

    `attached` are the files that go with an e-mail; `missing` the characters that the font of the
    paper lacks.
    """

    to_name: str
    address: str
    subject: str
    text: str
    paper: bytes = b""
    missing: tuple[str, ...] = ()
    attached: tuple[str, ...] = ()


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
    wanted = replace(message, channel=channel, to_name=way.to_name, address=way.address)
    words = None if written is None else MessageWords(*written)
    shown = words or words_of(wanted, as_of)
    if channel is not Channel.LETTER:
        attached = _attached(message) if channel is Channel.EMAIL else ()
        words_ = (shown.subject, shown.body)
        return Preview(way.to_name, way.address, *words_, attached=attached)
    paper = letter_of(wanted, as_of, fonts, words)
    return Preview(
        way.to_name, way.address, shown.subject, shown.body, paper.content, paper.missing
    )


def _attached(message: ProposedMessage) -> tuple[str, ...]:
    """Return the names of the files that go with an e-mail; an invoice without a copy has none."""
    names = ["Statement.pdf"] if message.rule.attach in STATEMENTS else []
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
    who = recipients(as_of)[message.customer_id]
    found = way_to(replace(message.rule, channel=channel), who)
    if found is None or found.channel is not channel or not found.address:
        raise RefusedError(MISSING[channel], "Add it on the card of the customer, under Details.")
    return found
