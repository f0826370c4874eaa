"""A reminder letter on paper: the overdue items and one request."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.documents.content import HowToPay, Letter, LetterLine
from collector_desktop.documents.fonts import missing_characters, register_fonts
from collector_desktop.documents.letter import render_letter
from collector_desktop.documents.wording import ReminderFacts, reminder_1
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.settings import (
    COMPANY_COLLECTOR,
    COMPANY_COUNTRY,
    COMPANY_EMAIL,
    COMPANY_NAME,
    COMPANY_PHONE,
    STATEMENT_PAY_WITHIN_DAYS,
)
from collector_desktop.domain.written import column_money, money, paper_day, plain_day
from collector_desktop.queries.customers import CustomerFacts, balances, customer_facts
from collector_desktop.queries.items import ItemRow, items
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.services.paper_parts import address_lines, how_to_pay, letterhead
from collector_desktop.services.papers import Paper, paper_name

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = ("reminder-1",)


def letter_paper(customer_id: int, template: str, as_of: date, fonts: Path) -> Paper:
    """Return a letter about what is overdue in the customer's main currency, as PDF.

    What is on hold is left out, and so is the part of an item that is in dispute.

    Raises:
        RefusedError: there is no such template, nothing is overdue, all of it is on hold or in
            dispute, or unallocated money covers it.
    """
    if template not in TEMPLATES:
        raise RefusedError(
            f"There is no letter called {template!r}.", f"Use {', '.join(TEMPLATES)}."
        )
    customer, stored = customer_facts(customer_id), settings()
    overdue = _asked_for(_overdue(customer, as_of))
    if not overdue:
        raise _nothing_to_ask(customer, as_of)
    if _is_covered(overdue, customer_id, as_of):
        raise RefusedError(
            f"{customer.name} has paid what is overdue: the money is not allocated yet.",
            "Allocate it first.",
        )
    register_fonts(fonts)
    pay_by = as_of + timedelta(days=stored[STATEMENT_PAY_WITHIN_DAYS])
    content = _letter(customer, stored, overdue, as_of, pay_by)
    return Paper(
        customer_id,
        "letter",
        paper_name("letter", customer.code, as_of),
        render_letter(content),
        tuple(item.item_id for item in overdue),
        pay_by,
        missing_characters(content),
    )


def _overdue(customer: CustomerFacts, as_of: date) -> list[ItemRow]:
    rows = items(as_of, "overdue", customer.customer_id)
    own = [row for row in rows if row.currency == customer.currency]
    if own or not rows:
        return own
    return [row for row in rows if row.currency == rows[0].currency]


def _asked_for(overdue: list[ItemRow]) -> list[ItemRow]:
    """Return the items that may be chased, each with what is open of it and not in dispute."""
    free = [
        replace(row, open_minor=row.open_minor - row.disputed_minor)
        for row in overdue
        if not row.holds
    ]
    return [row for row in free if row.open_minor]


def _nothing_to_ask(customer: CustomerFacts, as_of: date) -> RefusedError:
    if not _overdue(customer, as_of):
        return RefusedError(f"{customer.name} has nothing overdue.", "No reminder is needed.")
    return RefusedError(
        f"All that {customer.name} has overdue is on hold or in dispute.",
        "Release it or decide the dispute first.",
    )


def _is_covered(overdue: list[ItemRow], customer_id: int, as_of: date) -> bool:
    """Return whether unallocated payments and credits make up for everything overdue."""
    currency = overdue[0].currency
    waiting = sum(
        each.unallocated for each in balances(as_of, customer_id) if each.currency == currency
    )
    return sum(item.open_minor for item in overdue) + waiting <= 0


def _letter(
    customer: CustomerFacts, stored: Settings, overdue: list[ItemRow], as_of: date, pay_by: date
) -> Letter:
    currency = overdue[0].currency
    total = sum(item.open_minor for item in overdue)
    disputed = sum(item.disputed_minor for item in overdue)
    payment = how_to_pay(stored, customer, currency, total, total)
    words = reminder_1(
        ReminderFacts(
            amount=money(total, currency),
            pay_by=plain_day(pay_by),
            reference=customer.code,
            contact=_contact(stored),
            invoices=len(overdue),
            has_bank_details=payment is not None,
            disputed=money(disputed, currency) if disputed else "",
        )
    )
    return Letter(
        letterhead=letterhead(stored),
        customer=customer.name,
        address_lines=address_lines(customer, stored[COMPANY_COUNTRY]),
        date=plain_day(as_of),
        reference=f"Account {customer.code}",
        heading=words.heading,
        salutation=_salutation(customer),
        opening=words.opening,
        lines=_lines(overdue),
        total=("Total overdue", money(total, currency)),
        request=words.request,
        paragraphs=words.paragraphs,
        closing=_closing(stored),
        how_to_pay=_without_amount(payment),
    )


def _without_amount(payment: HowToPay | None) -> HowToPay | None:
    """Return the bank details alone: the letter has asked for the amount in its own words."""
    return None if payment is None else replace(payment, rows=payment.rows[:-1])


def _lines(overdue: list[ItemRow]) -> tuple[LetterLine, ...]:
    lines, running = [], 0
    for item in overdue:
        running += item.open_minor
        lines.append(
            LetterLine(
                item.number,
                paper_day(item.document_on),
                paper_day(item.due_on),
                str(item.days),
                column_money(item.open_minor, item.currency),
                column_money(running, item.currency),
            )
        )
    return tuple(lines)


def _salutation(customer: CustomerFacts) -> str:
    person = customer.main_person
    return f"Dear {person.name}" if person and person.name else "Dear Sir or Madam"


def _contact(stored: Settings) -> str:
    who = stored[COMPANY_COLLECTOR] or "us"
    reach = " or ".join(text for text in (stored[COMPANY_EMAIL], stored[COMPANY_PHONE]) if text)
    return f"{who} ({reach})" if reach else who


def _closing(stored: Settings) -> tuple[str, ...]:
    signer = stored[COMPANY_COLLECTOR]
    return (
        ("Yours sincerely", signer, "Credit control")
        if signer
        else (
            "Yours sincerely",
            stored[COMPANY_NAME],
        )
    )
