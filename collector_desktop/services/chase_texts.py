"""The words of a run's messages: the text of an e-mail, and a letter as PDF."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.documents.content import Letter, LetterLine
from collector_desktop.documents.fonts import missing_characters, register_fonts
from collector_desktop.documents.letter import render_letter
from collector_desktop.domain.procedure_words import days_words
from collector_desktop.domain.settings import (
    COMPANY_COLLECTOR,
    COMPANY_COUNTRY,
    COMPANY_EMAIL,
    COMPANY_NAME,
    COMPANY_PHONE,
    STATEMENT_PAY_WITHIN_DAYS,
)
from collector_desktop.domain.written import column_money, money, paper_day, plain_day
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.services.paper_parts import address_lines, how_to_pay, letterhead
from collector_desktop.services.papers import Paper, paper_name

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.queries.chase_shown import ProposedMessage


@dataclass(frozen=True, slots=True)
class MessageWords:
    """What a message says: its subject, and its paragraphs with the request among them."""

    subject: str
    body: str


def pay_by_of(message: ProposedMessage, as_of: date) -> date:
    """Return the day by which a message asks for payment."""
    days = message.pay_within_days
    usual = settings()[STATEMENT_PAY_WITHIN_DAYS] if days is None else days
    return as_of + timedelta(days=usual)


def words_of(message: ProposedMessage, as_of: date) -> MessageWords:
    """Return the words that a message has before anybody edits them."""
    stored = settings()
    total = money(message.total_minor + message.fees_minor, message.currency)
    pay_by = plain_day(pay_by_of(message, as_of))
    subject = f"[Account {message.code}] {message.step}: {total} to pay"
    parts = (
        f"Dear {message.to_name}",
        _what(message),
        _listed(message),
        _disputed(message),
        f"Please pay {total} by {pay_by} and quote {message.code}.",
        f"If you have a question about it, please contact {_contact(stored)}.",
        "If you have already paid, thank you, and please ignore this message.",
        "\n".join(filter(None, (stored[COMPANY_COLLECTOR], stored[COMPANY_NAME]))),
    )
    return MessageWords(subject, "\n\n".join(filter(None, parts)))


def letter_of(
    message: ProposedMessage, as_of: date, fonts: Path, written: MessageWords | None = None
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
    written: MessageWords | None,
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
        opening=tuple(filter(None, (_what(message), _disputed(message), _fees(message)))),
        lines=_lines(message),
        total=("Total overdue", money(message.total_minor, message.currency)),
        request=f"Please pay {total} by {plain_day(pay_by_of(message, as_of))}.",
        paragraphs=(
            f"Please quote {message.code} so that we can match your payment.",
            f"If you have a question, please contact {_contact(stored)}.",
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
    opening = tuple(each for each in written.body.split("\n\n") if each.strip())
    return replace(letter, heading=written.subject, opening=opening, request="", paragraphs=("",))


def _what(message: ProposedMessage) -> str:
    """Return what the message is about, in one sentence."""
    late = max(item.days_overdue for item in message.items)
    if late <= 0:
        return "This is a note about what falls due soon."
    one = len(message.items) == 1
    about = "the invoice below is" if one else "the invoices below are"
    oldest = "" if one else ", the oldest"
    return f"According to our books {about} past due{oldest} by {days_words(late)}."


def _disputed(message: ProposedMessage) -> str:
    disputed = sum(item.disputed_minor for item in message.items)
    if not disputed:
        return ""
    return f"{money(disputed, message.currency)} that you dispute is left out."


def _fees(message: ProposedMessage) -> str:
    if not message.fees_minor:
        return ""
    return f"Fees of {money(message.fees_minor, message.currency)} for our reminders are added."


def _listed(message: ProposedMessage) -> str:
    """Return the items as lines of text."""
    lines = [
        f"{item.number}, due {plain_day(item.due_on)}: {money(item.open_minor, message.currency)}"
        for item in message.items
    ]
    return "\n".join([*lines, *filter(None, [_fees(message)])])


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


def _contact(stored: Settings) -> str:
    who = stored[COMPANY_COLLECTOR] or "us"
    reach = " or ".join(text for text in (stored[COMPANY_EMAIL], stored[COMPANY_PHONE]) if text)
    return f"{who} ({reach})" if reach else who
