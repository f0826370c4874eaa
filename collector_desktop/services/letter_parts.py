"""Turns the words of a template with its fields into the parts of a letter."""

from __future__ import annotations

from collections.abc import Iterator
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
from collector_desktop.domain.templates import (
    BANK_DETAILS,
    ITEMS,
    ITEMS_WITH_INTEREST,
    PLAN_SCHEDULE,
    SIGNATURE,
    Merged,
    Slot,
)
from collector_desktop.services.merge_events import plan_for
from collector_desktop.services.paper_parts import how_to_pay
from collector_desktop.services.swiss_payment import bill_language

if TYPE_CHECKING:
    from datetime import date

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
    paid = how_to_pay(found.stored, found.customer, found.currency, (total, total))
    if paid is None:
        return None
    said = found.phrases
    labels = {
        "Sort code": said.sort_code,
        "Account number": said.account_number,
        "Reference": said.reference,
    }
    rows = tuple((labels.get(label, label), value) for label, value in paid.rows[:-1])
    caption = found.written.money(total, found.currency) if paid.qr_payload else ""
    language = bill_language(found.customer, found.language) if paid.bill else ""
    return replace(paid, rows=rows, note="", qr_caption=caption, bill_language=language)


def closing(found: Gathered) -> Closing:
    """Return the valediction and who signs."""
    signer = found.stored[s.COMPANY_COLLECTOR]
    said = found.phrases
    if signer:
        return Closing((said.valediction, signer, said.role))
    return Closing((said.valediction, found.stored[s.COMPANY_NAME]))


def items_table(found: Gathered, *, with_claims: bool) -> LetterTable:
    """Return the table of what is asked for, with interest where there is any to claim."""
    return _claims(found) if with_claims and found.claims else _items(found)


def schedule(found: Gathered, as_of: date) -> LetterTable:
    """Return the instalments of the plan in force."""
    plan = plan_for(found.customer.customer_id, as_of)
    rows, running = [], 0
    written, currency = found.written, plan.currency if plan else found.currency
    for each in plan.standing.instalments if plan else ():
        running += each.amount_minor
        cells = (str(each.position), written.day(each.due_on))
        amount = written.column(each.amount_minor, currency)
        rows.append(LetterRow((*cells, amount), written.column(running, currency)))
    total = (found.phrases.total, written.money(running, currency))
    return LetterTable(LetterColumns.INSTALMENTS, tuple(rows), total)


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
    rows, running = [], 0
    written, currency = found.written, found.currency
    for item in found.items:
        running += item.sign * item.open_minor
        cells = (
            item.number,
            written.short_day(item.document_on),
            written.short_day(item.due_on),
            str(item.days) if item.days > 0 and item.sign > 0 else "",
            written.column(item.sign * item.open_minor, currency),
        )
        rows.append(LetterRow(cells, written.column(running, currency)))
    if found.fee_minor:
        running += found.fee_minor
        cells = (found.phrases.fee, "", "", "", written.column(found.fee_minor, currency))
        rows.append(LetterRow(cells, written.column(running, currency)))
    total = (found.phrases.total, written.money(running, currency))
    return LetterTable(LetterColumns.ITEMS, tuple(rows), total)


def _claims(found: Gathered) -> LetterTable:
    """Return number, date, due, amount, interest and fixed sum of each item."""
    rows, running = [], 0
    written, currency = found.written, found.currency
    claims = {row.item_id: row.claim for row in found.claims}
    for item in found.items:
        claim = claims.get(item.item_id)
        interest = claim.rest.interest_minor if claim else 0
        fixed = (claim.rest_fixed_minor or 0) if claim else 0
        running += item.open_minor + interest + fixed
        cells = (
            item.number,
            written.short_day(item.document_on),
            written.short_day(item.due_on),
            *(written.column(minor, currency) for minor in (item.open_minor, interest, fixed)),
        )
        rows.append(LetterRow(cells, written.column(running, currency)))
    if found.fee_minor:
        running += found.fee_minor
        cells = (found.phrases.fee, "", "", written.column(found.fee_minor, currency), "", "")
        rows.append(LetterRow(cells, written.column(running, currency)))
    total = (found.phrases.total_claimed, written.money(running, currency))
    return LetterTable(LetterColumns.CLAIMS, tuple(rows), total)
