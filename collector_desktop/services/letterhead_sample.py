"""A sample statement, to see a letterhead before a customer does."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta
from itertools import cycle, islice
from typing import TYPE_CHECKING

from collector_desktop.documents.content import (
    AgeingPart,
    Band,
    HowToPay,
    Section,
    Statement,
    StatementLine,
)
from collector_desktop.documents.fonts import register_fonts
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain import settings as s
from collector_desktop.domain.ageing import days_overdue, parse_buckets
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.settings import ALL_SETTINGS
from collector_desktop.domain.terms import due_date
from collector_desktop.domain.terms_said import terms_said
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.domain.written import column_money, money, paper_day, plain_day
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.services.paper_parts import letterhead
from collector_desktop.services.statement_words import PER_MILLE, ageing_label

if TYPE_CHECKING:
    from pathlib import Path

NAME, CODE = "Sample Trading Ltd", "SAMPLE"
ADDRESS = ("Anna Example", NAME, "1 Sample Street", "Sampleton", "SA1 1AA")
Invoice = tuple[str, int, int]
_INVOICES: tuple[Invoice, ...] = (
    ("INV-1001", 96, 184_000),
    ("INV-1014", 61, 96_050),
    ("INV-1033", 12, 131_275),
)


def sample_statement(
    as_of: date, typed: Mapping[str, str] | None = None, count: int = 3
) -> Statement:
    """Return a statement to nobody, of `count` invoices, with the letterhead as it is set now.

    `typed` are values, by the names of settings, that count instead of those that are kept; one
    that cannot be read is left out.
    """
    stored = _with(settings(), typed or {})
    currency = stored[s.COMPANY_CURRENCY]
    invoices = tuple(islice(cycle(_INVOICES), count))
    lines, overdue = _lines(as_of, currency, stored, invoices)
    total = sum(minor for _, _, minor in invoices)
    pay_by = as_of + timedelta(days=stored[s.STATEMENT_PAY_WITHIN_DAYS])
    return Statement(
        letterhead=letterhead(stored),
        customer=NAME,
        address_lines=ADDRESS,
        sections=(
            Section(
                lines,
                ("Total outstanding", money(total, currency)),
                _ageing(as_of, currency, stored, invoices),
            ),
        ),
        facts=(
            ("Date", plain_day(as_of)),
            ("Customer code", CODE),
            ("Terms", terms_said(stored[s.TERMS_DEFAULT])),
        ),
        bands=(
            Band("Total owed", money(total, currency)),
            Band("Overdue now", money(overdue, currency), overdue > 0),
            Band("Please pay by", plain_day(pay_by)),
        ),
        how_to_pay=_how_to_pay(stored, money(total, currency)),
        slip_rows=(("Customer", NAME), ("Customer code", CODE)),
    )


def sample_pdf(statement: Statement, fonts: Path) -> bytes:
    """Return the sample as PDF; it needs no ledger."""
    register_fonts(fonts)
    return render_statement(statement)


def _with(stored: Settings, typed: Mapping[str, str]) -> Settings:
    """Return settings with what is typed where that makes sense already."""
    values = dict(stored.stored)
    for setting in ALL_SETTINGS:
        if setting.key in typed:
            with suppress(CollectorError):
                setting.read(typed[setting.key])
                values[setting.key] = typed[setting.key]
    return Settings(values)


def _lines(
    as_of: date, currency: str, stored: Settings, invoices: tuple[Invoice, ...]
) -> tuple[tuple[StatementLine, ...], int]:
    terms = parse_terms(stored[s.TERMS_DEFAULT])
    lines, overdue, running = [], 0, 0
    for number, age, minor in invoices:
        document_on = as_of - timedelta(days=age)
        due = due_date(terms, document_on)
        days = days_overdue(due, as_of)
        running += minor
        overdue += minor if days > 0 else 0
        amount = column_money(minor, currency)
        lines.append(
            StatementLine(
                number=number,
                date=paper_day(document_on),
                reference="",
                due=paper_day(due),
                days_late=str(days) if days > 0 else "",
                amount=amount,
                outstanding=amount,
                is_late=days > 0,
                running=column_money(running, currency),
            )
        )
    return tuple(lines), overdue


def _ageing(
    as_of: date, currency: str, stored: Settings, invoices: tuple[Invoice, ...]
) -> tuple[AgeingPart, ...]:
    terms, buckets = parse_terms(stored[s.TERMS_DEFAULT]), parse_buckets(stored[s.AGED_BUCKETS])
    sums = [0] * len(buckets.labels)
    for _, age, minor in invoices:
        due = due_date(terms, as_of - timedelta(days=age))
        sums[buckets.index(days_overdue(due, as_of))] += minor
    return tuple(
        AgeingPart(
            ageing_label(label),
            column_money(minor, currency) if minor else "",
            PER_MILLE * minor // sum(sums),
        )
        for label, minor in zip(buckets.labels, sums, strict=True)
    )


def _how_to_pay(stored: Settings, amount: str) -> HowToPay | None:
    """Return the bank details that are set; the sample is about how they look."""
    rows = (
        ("Sort code", stored[s.BANK_SORT_CODE]),
        ("Account number", stored[s.BANK_ACCOUNT]),
        ("IBAN", stored[s.BANK_IBAN]),
        ("BIC", stored[s.BANK_BIC]),
    )
    known = tuple(row for row in rows if row[1])
    if not known:
        return None
    name = stored[s.BANK_NAME] or stored[s.COMPANY_NAME]
    return HowToPay(name, (*known, ("Reference", CODE), ("Amount", amount)))
