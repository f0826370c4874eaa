"""A letter on paper in the words of a template and the customer's language."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.documents.content import Closing, Enclosure, Letter, LetterPart
from collector_desktop.documents.fonts import missing_characters
from collector_desktop.documents.letter import render_letter
from collector_desktop.domain import letter_templates
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.letter_templates import (
    CHASING,
    ENCLOSURES,
    OF_TRACING,
    template_kind,
)
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.domain.settings import COMPANY_COUNTRY
from collector_desktop.domain.templates import Merged, Paragraph, Run, merge
from collector_desktop.domain.written import money
from collector_desktop.queries.bank_changes import account_changed_on
from collector_desktop.queries.customers import balances, customer_facts
from collector_desktop.queries.items import items_among
from collector_desktop.services.contact_guard import forbidden
from collector_desktop.services.default_wording import default_wording
from collector_desktop.services.fraud_note import fraud_note
from collector_desktop.services.letter_figures import letter_data
from collector_desktop.services.letter_parts import letter_parts, payment
from collector_desktop.services.merge_fields import Gathered, LetterAsked, gather
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import address_lines, letterhead, notes_on
from collector_desktop.services.papers import Paper, paper_name

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = tuple(each.name for each in letter_templates.TEMPLATES.values() if each.is_letter)
KIND = "letter"


def letter_paper(customer_id: int, template: str, as_of: date, fonts: Path) -> Paper:
    """Return a letter about what its template is about in the customer's main currency, as PDF.

    Its notes mention money and credits that are not allocated, which it asks for anyway. In a
    letter that is not sent to chase, such as one that the law asks for, they also say what the
    customer wished about being written to.

    Raises:
        RefusedError: there is no such template, nothing to write about, or it would chase somebody
            who is not to be written to.
    """
    stops = _wishes(customer_id, as_of)
    if stops and template in CHASING:
        raise RefusedError(stops[0], "End what they asked for on their card, or write nothing.")
    paper = letter_from_template(customer_id, template, None, as_of, fonts)
    return replace(paper, notes=(*paper.notes, *stops, *_unallocated(paper, as_of)))


def _wishes(customer_id: int, as_of: date) -> tuple[str, ...]:
    """Return why the main person at a customer is not to be written to."""
    people = customer_facts(customer_id).people
    main = next((each.name for each in people if each.is_main), "")
    return forbidden(customer_id, ContactKind.LETTER, main, as_of)


def _unallocated(paper: Paper, as_of: date) -> Iterator[str]:
    """Yield a sentence for what a customer paid or was credited and a letter does not take off."""
    rows = items_among(as_of, paper.item_ids)
    if not rows or any(row.sign < 0 for row in rows):
        return
    for each in balances(as_of, paper.customer_id):
        if each.currency == rows[0].currency and each.unallocated < 0:
            spare = money(-each.unallocated, each.currency)
            yield f"{spare} is not allocated yet, and is asked for too: allocate it first."


def letter_from_template(  # noqa: PLR0913 - what a letter needs to know, each used alone
    customer_id: int,
    template: str,
    item_ids: Collection[int] | None,
    as_of: date,
    fonts: Path,
    extra: Mapping[str, str] | None = None,
    *,
    pay_by: date | None = None,
) -> Paper:
    """Return a letter about some items, or about what its template is about, as PDF.

    `extra` are fields that only the caller knows, already in words.

    Raises:
        RefusedError: there is no such template, nothing to write about, or a field is missing.
    """
    chosen = None if item_ids is None else tuple(item_ids)
    return letter_asked(LetterAsked(customer_id, template, as_of, chosen, pay_by, 0, extra), fonts)


def letter_asked(asked: LetterAsked, fonts: Path, merged: Merged | None = None) -> Paper:
    """Return what is asked for as PDF; `merged` are words that were edited before sending.

    Raises:
        RefusedError: as `letter_from_template`.
    """
    if not template_kind(asked.template).is_letter:
        raise RefusedError(f"{asked.template!r} is not a letter.", f"Use {', '.join(TEMPLATES)}.")
    found = gather(asked)
    ready_fonts(fonts)
    content = letter_content(found, asked.as_of, merged)
    title = template_kind(found.template).title
    return Paper(
        asked.customer_id,
        KIND,
        paper_name(KIND, found.customer, asked.as_of, title),
        render_letter(content),
        tuple(item.item_id for item in found.items),
        found.pay_by,
        missing_characters(content),
        title,
        notes_on(content.how_to_pay),
        content.heading,
    )


def letter_content(found: Gathered, as_of: date, merged: Merged | None = None) -> Letter:
    """Return all that a letter shows, in words."""
    if merged is None:
        merged = merge(found.wording.template, found.fields)
    pay = payment(merged, found)
    body = letter_parts(merged, found, as_of)
    return Letter(
        letterhead=letterhead(found.stored),
        customer=found.customer.name,
        address_lines=address_lines(found.customer, found.stored[COMPANY_COUNTRY]),
        date=found.written.day(as_of),
        reference=_account(found),
        heading=merged.subject,
        body=_with_note(body, found, as_of) if pay else body,
        how_to_pay=pay,
        language=found.language,
        enclosures=tuple(_enclosure(name, found) for name in ENCLOSURES.get(found.template, ())),
        data=letter_data(merged, found, as_of),
    )


def _with_note(
    body: tuple[LetterPart, ...], found: Gathered, as_of: date
) -> tuple[LetterPart, ...]:
    """Return a letter that names our account with the note against fraud as its last words."""
    note = fraud_note(found.written, account_changed_on(as_of), on_paper=True)
    if not note:
        return body
    at = next((at for at, part in enumerate(body) if isinstance(part, Closing)), len(body))
    return (*body[:at], Paragraph(((Run(note),),)), *body[at:])


def _account(found: Gathered) -> str:
    """Return the account of a letter; a stranger who opens one learns of none."""
    if found.template == OF_TRACING:
        return ""
    return found.phrases.account.format(code=found.customer.code)


def _enclosure(name: str, found: Gathered) -> Enclosure:
    merged = merge(default_wording(name, found.language), found.fields)
    parts = (part for part in merged.parts if isinstance(part, Paragraph))
    return Enclosure(merged.subject, tuple(parts))
