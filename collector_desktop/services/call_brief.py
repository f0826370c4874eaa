"""What a call or a visit of a run is about, for the one who makes it; nobody else reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.documents.mail_content import MailContent, MailText
from collector_desktop.documents.mail_html import mail_html
from collector_desktop.documents.mail_text import mail_text
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.domain.procedures import Channel
from collector_desktop.domain.templates import Line, Paragraph, Run
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.contacts import ContactRow, history
from collector_desktop.services.letter_parts import items_table
from collector_desktop.services.merge_fields import LetterAsked, gather

if TYPE_CHECKING:
    from collector_desktop.queries.chase_shown import ProposedMessage

USUAL = "en-GB"
CONTACTS = 3
MADE = {Channel.CALL: "Call", Channel.VISIT: "Visit"}


def call_brief(message: ProposedMessage, asked: LetterAsked) -> MailText:
    """Return what is owed, what was last said, and what to ask for, in the words of the desk."""
    language = message.language if message.language.startswith("en") else USUAL
    found = gather(replace(asked, language=language))
    late = max(item.days_overdue for item in message.items)
    subject = f"{MADE[message.channel]} about {money(message.total_minor, message.currency)}"
    oldest = _line(f"The oldest is {late:,} {'day' if late == 1 else 'days'} late.", is_strong=True)
    request = _line("Ask how much will be paid, on which day, and how.")
    parts = (
        Paragraph((oldest, request)),
        items_table(found, with_claims=False),
        Paragraph((_line("Last contacts", is_strong=True), *_contacts(message, asked.as_of))),
    )
    content = MailContent(subject, parts, language)
    return MailText(subject, mail_text(content), mail_html(content))


def _contacts(message: ProposedMessage, as_of: date) -> tuple[Line, ...]:
    rows = history(message.customer_id, as_of, CONTACTS)
    return tuple(_line(_said(row)) for row in rows) or (_line("None yet."),)


def _said(row: ContactRow) -> str:
    """Return one contact: `16 November 2026, promised to pay, Dawn Whitlock: in this run`."""
    outcome = OUTCOMES.get(row.outcome)
    what = outcome.label if outcome else row.kind.capitalize()
    head = ", ".join(part for part in (plain_day(row.made_on), what, row.person_name) if part)
    return f"{head}: {row.note}" if row.note else head


def _line(words: str, *, is_strong: bool = False) -> Line:
    return (Run(" ".join(words.split()), is_strong),)
