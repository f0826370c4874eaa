"""A statement of account on paper: everything open, in words and formatted figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import tee
from typing import TYPE_CHECKING

from collector_desktop.documents.content import (
    AgeingPart,
    Band,
    Section,
    Statement,
    StatementLine,
)
from collector_desktop.documents.drawing import Drawn, draw_statement, draw_statements
from collector_desktop.domain.ageing import days_overdue
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.settings import (
    COMPANY_COUNTRY,
    STATEMENT_PAY_WITHIN_DAYS,
    TERMS_DEFAULT,
)
from collector_desktop.domain.terms_said import terms_said
from collector_desktop.domain.written import column_money, money, paper_day, plain_day
from collector_desktop.queries.customers import CustomerFacts, customer_facts
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.queries.statements import StatementEntry, StatementSection, statement
from collector_desktop.services.paper_parts import address_lines, how_to_pay, letterhead
from collector_desktop.services.papers import Paper, paper_name

if TYPE_CHECKING:
    from pathlib import Path

DISPUTED = "(D)"
PER_MILLE = 1000


@dataclass(frozen=True, slots=True)
class _Stated:
    """A statement in words, and what the record of it needs to know."""

    customer: CustomerFacts
    content: Statement
    pay_by: date


def statement_paper(customer_id: int, as_of: date, fonts: Path) -> Paper:
    """Return the open-item statement of a customer at the end of a day, as PDF.

    Raises:
        RefusedError: nothing is open, so there is nothing to state.
    """
    stated = _stated(customer_id, as_of)
    return _paper(stated, as_of, draw_statement(stated.content, fonts))


def statement_papers(customer_ids: Sequence[int], as_of: date, fonts: Path) -> Iterator[Paper]:
    """Yield the statements of many customers in their order, drawn on all cores.

    Raises:
        RefusedError: nothing is open of one of them.
    """
    stated, drawn_of = tee(_stated(customer_id, as_of) for customer_id in customer_ids)
    contents = (each.content for each in drawn_of)
    drawn = draw_statements(contents, len(customer_ids), fonts)
    return (_paper(each, as_of, pdf) for pdf, each in zip(drawn, stated, strict=True))


def _stated(customer_id: int, as_of: date) -> _Stated:
    """Return the statement of a customer in words."""
    data = statement(customer_id, "open-item", as_of)
    customer, stored = customer_facts(customer_id), settings()
    if not data.sections:
        raise RefusedError(f"{customer.name} owes nothing.", "There is nothing to state.")
    main = _main_section(data.sections, customer.currency)
    pay_by = as_of + timedelta(days=stored[STATEMENT_PAY_WITHIN_DAYS])
    content = Statement(
        letterhead=letterhead(stored),
        customer=customer.name,
        address_lines=address_lines(customer, stored[COMPANY_COUNTRY]),
        sections=tuple(
            _section(each, data.labels, as_of, len(data.sections)) for each in data.sections
        ),
        facts=_facts(customer, stored, as_of),
        bands=_bands(main, pay_by),
        how_to_pay=how_to_pay(
            stored, customer, main.currency, main.overdue_minor, main.closing_minor
        ),
        slip_rows=_slip(customer, main, as_of),
        notes=_notes(data.sections),
    )
    return _Stated(customer, content, pay_by)


def _paper(stated: _Stated, as_of: date, drawn: Drawn) -> Paper:
    """Return a statement that was drawn, with the characters that the font lacks."""
    name = paper_name("statement", stated.customer.code, as_of)
    content, missing = drawn
    return Paper(
        stated.customer.customer_id, "statement", name, content, (), stated.pay_by, missing
    )


def _main_section(sections: tuple[StatementSection, ...], currency: str) -> StatementSection:
    return next((each for each in sections if each.currency == currency), sections[0])


def _facts(customer: CustomerFacts, stored: Settings, as_of: date) -> tuple[tuple[str, str], ...]:
    return (
        ("Date", plain_day(as_of)),
        ("Customer code", customer.code),
        ("Terms", terms_said(customer.terms or stored[TERMS_DEFAULT])),
    )


def _bands(main: StatementSection, pay_by: date) -> tuple[Band, ...]:
    owes = main.closing_minor > 0
    return (
        Band("Total owed", money(main.closing_minor, main.currency)),
        Band("Overdue now", money(main.overdue_minor, main.currency), main.overdue_minor > 0),
        Band("Please pay by", plain_day(pay_by) if owes else "No payment due"),
    )


def _section(
    section: StatementSection, labels: tuple[str, ...], as_of: date, count: int
) -> Section:
    currency = section.currency
    return Section(
        lines=tuple(_line(entry, currency, as_of) for entry in section.entries),
        total=("Total outstanding", money(section.closing_minor, currency)),
        ageing=_ageing(section, labels),
        heading=f"Account in {currency}" if count > 1 else "",
    )


def _line(entry: StatementEntry, currency: str, as_of: date) -> StatementLine:
    days = days_overdue(entry.due_on, as_of)
    is_late = days > 0 and entry.debit_minor > 0
    side = 1 if entry.debit_minor else -1
    return StatementLine(
        number=f"{entry.number} {DISPUTED}" if entry.disputed_minor else entry.number,
        date=paper_day(entry.on),
        reference=entry.reference,
        due=paper_day(entry.due_on) if side > 0 else "",
        days_late=str(days) if is_late else "",
        amount=column_money(side * entry.amount_minor, currency),
        outstanding=column_money(entry.debit_minor - entry.credit_minor, currency),
        is_late=is_late,
        running=column_money(entry.balance_minor, currency),
    )


def _ageing(section: StatementSection, labels: tuple[str, ...]) -> tuple[AgeingPart, ...]:
    whole = sum(section.ageing)
    return tuple(
        AgeingPart(
            ageing_label(label),
            column_money(minor, section.currency) if minor else "",
            PER_MILLE * minor // whole if whole else 0,
        )
        for label, minor in zip(labels, section.ageing, strict=True)
    )


def ageing_label(label: str) -> str:
    """Return the heading of an ageing column as papers word it."""
    if label == "current":
        return "Not due"
    if label.endswith("+"):
        return f"Over {int(label[:-1]) - 1} days"
    return f"{label.replace('-', ' to ')} days"


def _slip(
    customer: CustomerFacts, main: StatementSection, as_of: date
) -> tuple[tuple[str, str], ...]:
    return (
        ("Customer", customer.name),
        ("Customer code", customer.code),
        ("Statement of", plain_day(as_of)),
        ("Total owed", money(main.closing_minor, main.currency)),
    )


def _notes(sections: tuple[StatementSection, ...]) -> tuple[str, ...]:
    credit = [each for each in sections if each.unallocated_minor]
    disputed = [each for each in sections if each.disputed_minor]
    return (
        *(
            f"{money(-each.unallocated_minor, each.currency)} of payments and credits has not been"
            " matched to invoices yet and is taken off the total."
            for each in credit
        ),
        *(
            f"{DISPUTED} marks what is in dispute: {money(each.disputed_minor, each.currency)}."
            for each in disputed
        ),
    )
