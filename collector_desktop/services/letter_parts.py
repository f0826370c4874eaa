"""Turns the words of a template with its fields into the parts of a letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from collector_desktop.documents.content import (
    Closing,
    HowToPay,
    LetterColumns,
    LetterPart,
    LetterRow,
    LetterTable,
)
from collector_desktop.domain import settings as s
from collector_desktop.domain.legal_letters import LAST_LETTERS
from collector_desktop.domain.letter_templates import OF_TRACING
from collector_desktop.domain.statement_phrases import statement_phrases
from collector_desktop.domain.templates import (
    BANK_DETAILS,
    ITEMS,
    ITEMS_WITH_INTEREST,
    PLAN_SCHEDULE,
    SIGNATURE,
    Merged,
    Slot,
)
from collector_desktop.services.letter_figures import (
    FEE,
    LetterFigure,
    claim_figures,
    item_figures,
    plan_figures,
)
from collector_desktop.services.paper_parts import how_to_pay
from collector_desktop.services.swiss_payment import bill_language

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.domain.letter_phrases import Phrases
    from collector_desktop.queries.settings import Settings
    from collector_desktop.services.merge_fields import Gathered


def letter_parts(merged: Merged, found: Gathered, as_of: date) -> tuple[LetterPart, ...]:
    """Return the paragraphs, tables and closing of a letter in their order."""
    return tuple(_parts(merged, found, as_of))


def payment(merged: Merged, found: Gathered) -> HowToPay | None:
    """Return the bank details in the letter's language, if its words give them a place.

    The code to scan pays what the letter asks for: with interest in the last one before court.
    """
    if not merged.has(BANK_DETAILS):
        return None
    total = found.due_minor
    if total is None:
        total = sum(row.sign * row.open_minor for row in found.items) + found.fee_minor
    if found.template in LAST_LETTERS:
        total += sum(row.claim.rest_minor for row in found.claims)
    references = [row.reference for row in found.items if row.sign > 0]
    sums = (total, total)
    paid = how_to_pay(found.stored, found.customer, found.currency, sums, asked=references)
    if paid is None:
        return None
    said = found.phrases
    labels = {
        "Sort code": said.sort_code,
        "Account number": said.account_number,
        "Reference": said.reference,
    }
    rows = [(labels.get(label, label), value) for label, value in paid.rows[:-1]]
    asked = statement_phrases(found.language)
    amount = found.written.money(total, found.currency)
    rows += [(asked.amount, amount)] if paid.qr_payload else []
    caption = asked.scan.format(amount=amount) if paid.qr_payload else ""
    language = bill_language(found.customer, found.language) if paid.bill else ""
    return replace(paid, rows=tuple(rows), note="", qr_caption=caption, bill_language=language)


def closing(found: Gathered) -> Closing:
    """Return the valediction, as the salutation asks for it, and who signs.

    A tracing letter may be opened by a stranger, who is not to learn from whom of the business it
    comes: credit control writes to people who owe.
    """
    has_role = found.template != OF_TRACING
    return signed(found.stored, found.phrases, found.fields["contact_name"], has_role=has_role)


def signed(stored: Settings, said: Phrases, name: str, *, has_role: bool = True) -> Closing:
    """Return how a letter to somebody of a name, or of none that is known, is closed."""
    signer = stored[s.COMPANY_COLLECTOR]
    named = name or not said.valediction_unknown
    valediction = said.valediction if named else said.valediction_unknown
    if not signer:
        return Closing((valediction, stored[s.COMPANY_NAME]))
    return Closing((valediction, signer, *([said.role] if has_role else [])))


def items_table(found: Gathered, *, with_claims: bool) -> LetterTable:
    """Return the table of what is asked for, with interest where there is any to claim."""
    return _claims(found) if with_claims and found.claims else _items(found)


def schedule(found: Gathered, as_of: date) -> LetterTable:
    """Return the instalments of the plan in force."""
    currency, figures = plan_figures(found, as_of)
    written = found.written
    rows = [
        LetterRow(
            (
                each.number,
                written.day(each.due_on) if each.due_on else "",
                written.column(each.minor, currency),
            ),
            written.column(each.balance_minor, currency),
        )
        for each in figures
    ]
    return _table(LetterColumns.INSTALMENTS, found.phrases.total, rows, figures, found, currency)


def _parts(merged: Merged, found: Gathered, as_of: date) -> Iterator[LetterPart]:
    for part in merged.parts:
        if not isinstance(part, Slot):
            yield part
        elif part.name in {ITEMS, ITEMS_WITH_INTEREST}:
            yield items_table(found, with_claims=part.name == ITEMS_WITH_INTEREST)
        elif part.name == PLAN_SCHEDULE:
            yield schedule(found, as_of)
        elif part.name == SIGNATURE:
            yield closing(found)


def _items(found: Gathered) -> LetterTable:
    figures, written, currency = item_figures(found), found.written, found.currency
    rows = [
        LetterRow(
            (
                *_named(each, found),
                str(each.days) if each.days > 0 else "",
                written.column(each.minor, currency),
            ),
            written.column(each.balance_minor, currency),
        )
        for each in figures
    ]
    return _table(LetterColumns.ITEMS, found.phrases.total, rows, figures, found)


def _claims(found: Gathered) -> LetterTable:
    """Return number, date, due, amount and interest of each item, and what is fixed if any is.

    Who need not pay a fixed sum, such as a consumer, reads nothing of one.
    """
    figures, written, currency = claim_figures(found), found.written, found.currency
    has_fixed = any(each.fixed_minor for each in figures)
    rows = []
    for each in figures:
        sums = (each.minor, each.interest_minor, *([each.fixed_minor] if has_fixed else []))
        columns = [written.column(minor, currency) for minor in sums]
        if each.type == FEE:
            columns[1:] = [""] * len(columns[1:])
        cells = (*_named(each, found), *columns)
        rows.append(LetterRow(cells, written.column(each.balance_minor, currency)))
    if not has_fixed:
        return _table(LetterColumns.INTEREST, found.phrases.total_interest, rows, figures, found)
    return _table(LetterColumns.CLAIMS, found.phrases.total_claimed, rows, figures, found)


def _named(each: LetterFigure, found: Gathered) -> tuple[str, str, str]:
    """Return the first cells of a line: number, date and due date, or that it is the fee."""
    if each.document_on is None or each.due_on is None:
        return found.phrases.fee, "", ""
    short_day = found.written.short_day
    return each.number, short_day(each.document_on), short_day(each.due_on)


def _table(
    columns: LetterColumns,
    label: str,
    rows: Sequence[LetterRow],
    figures: Sequence[LetterFigure],
    found: Gathered,
    currency: str = "",
) -> LetterTable:
    """Return a table with its sum, which is that of the last line."""
    balance = figures[-1].balance_minor if figures else 0
    total = (label, found.written.money(balance, currency or found.currency))
    return LetterTable(columns, tuple(rows), total)
