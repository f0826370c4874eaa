"""A message of a run as a letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.documents.content import Letter, LetterLine
from collector_desktop.documents.fonts import missing_characters, register_fonts
from collector_desktop.documents.letter import render_letter
from collector_desktop.domain.settings import COMPANY_COLLECTOR, COMPANY_COUNTRY, COMPANY_NAME
from collector_desktop.domain.written import column_money, money, paper_day, plain_day
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.services.chase_phrases import (
    contact_words,
    disputed_words,
    fees_words,
    pay_by_of,
    what_words,
)
from collector_desktop.services.paper_parts import address_lines, how_to_pay, letterhead
from collector_desktop.services.papers import Paper, paper_name

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.queries.chase_shown import ProposedMessage


def chase_letter(
    message: ProposedMessage, as_of: date, fonts: Path, written: tuple[str, str] | None = None
) -> Paper:
    """Return a message as a letter; `written` are the words that the user gave it instead."""
    customer, stored = customer_facts(message.customer_id), settings()
    register_fonts(fonts)
    content = _letter(message, customer, stored, as_of, written)
    return Paper(
        message.customer_id,
        "letter",
        paper_name("letter", message.code, as_of),
        render_letter(content),
        tuple(item.item_id for item in message.items),
        pay_by_of(message, as_of),
        missing_characters(content),
    )


def _letter(
    message: ProposedMessage,
    customer: CustomerFacts,
    stored: Settings,
    as_of: date,
    written: tuple[str, str] | None,
) -> Letter:
    asked = message.total_minor + message.fees_minor
    total = money(asked, message.currency)
    payment = how_to_pay(stored, customer, message.currency, asked, asked)
    signer = stored[COMPANY_COLLECTOR]
    letter = Letter(
        letterhead=letterhead(stored),
        customer=customer.name,
        address_lines=address_lines(customer, stored[COMPANY_COUNTRY]),
        date=plain_day(as_of),
        reference=f"Account {message.code}",
        heading=f"{message.step}: {total} overdue, account {message.code}",
        salutation="Dear Sir or Madam",
        opening=tuple(
            filter(None, (what_words(message), disputed_words(message), fees_words(message)))
        ),
        lines=_lines(message),
        total=("Total overdue", money(message.total_minor, message.currency)),
        request=f"Please pay {total} by {plain_day(pay_by_of(message, as_of))}.",
        paragraphs=(
            f"Please quote {message.code} so that we can match your payment.",
            f"If you have a question, please contact {contact_words(stored)}.",
            "If you have already paid, thank you, and please ignore this letter.",
        ),
        closing=(
            "Yours faithfully",
            *((signer, "Credit control") if signer else (stored[COMPANY_NAME],)),
        ),
        how_to_pay=payment and replace(payment, rows=payment.rows[:-1]),
    )
    if written is None:
        return letter
    heading, body = written
    opening = tuple(each for each in body.split("\n\n") if each.strip())
    return replace(letter, heading=heading, opening=opening, request="", paragraphs=("",))


def _lines(message: ProposedMessage) -> tuple[LetterLine, ...]:
    lines, running = [], 0
    for item in message.items:
        running += item.open_minor
        lines.append(
            LetterLine(
                item.number,
                "",
                paper_day(item.due_on),
                str(max(item.days_overdue, 0)),
                column_money(item.open_minor, message.currency),
                column_money(running, message.currency),
            )
        )
    return tuple(lines)
