"""The figures in the tables of a letter, for the page and for the data inside the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.letter_templates import OFFER as OF_OFFER
from collector_desktop.domain.money import Money
from collector_desktop.domain.templates import (
    ITEMS,
    ITEMS_WITH_INTEREST,
    PLAN_SCHEDULE,
    Paragraph,
    Slot,
)
from collector_desktop.services.merge_events import plan_for
from collector_desktop.services.paper_data import DATE, INT, MONEY, TEXT, paper_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from collector_desktop.documents.data_file import DataFile
    from collector_desktop.domain.templates import Merged
    from collector_desktop.exporters.table import Cell
    from collector_desktop.services.merge_fields import Gathered

FEE, INSTALMENT, OFFER = "reminder_fee", "instalment", "offer"
_COLUMNS = (
    ("customer", TEXT),
    ("letter", TEXT),
    ("as_of", DATE),
    ("pay_by", DATE),
    ("currency", TEXT),
    ("type", TEXT),
    ("number", TEXT),
    ("reference", TEXT),
    ("date", DATE),
    ("due", DATE),
    ("days_late", INT),
    ("amount", MONEY),
    ("interest", MONEY),
    ("compensation", MONEY),
    ("balance", MONEY),
)


@frozen
class LetterFigure:
    """One line: what is asked for, signed, in minor units, and the sum down to here.

    A fee for the reminder has neither number nor days; an instalment has its place as its number.
    `days` are those after the due date, 0 or fewer where it is not late.
    """

    type: str
    minor: int
    balance_minor: int
    number: str = ""
    reference: str = ""
    document_on: date | None = None
    due_on: date | None = None
    days: int = 0
    interest_minor: int = 0
    fixed_minor: int = 0


def item_figures(found: Gathered) -> list[LetterFigure]:
    """Return what is open of each item, credits below zero, and the fee."""
    figures, running = [], 0
    for item in found.items:
        minor = item.sign * item.open_minor
        running += minor
        days = item.days if item.sign > 0 else 0
        shared = (item.number, item.reference, item.document_on, item.due_on, days)
        figures.append(LetterFigure(item.type, minor, running, *shared))
    return figures + _fee(found, running)


def claim_figures(found: Gathered) -> list[LetterFigure]:
    """Return what is open of each item, with the interest and the fixed sum on it, and the fee."""
    figures, running = [], 0
    claims = {row.item_id: row.claim for row in found.claims}
    for item in found.items:
        claim = claims.get(item.item_id)
        interest = claim.rest.interest_minor if claim else 0
        fixed = (claim.rest_fixed_minor or 0) if claim else 0
        running += item.open_minor + interest + fixed
        shared = (item.number, item.reference, item.document_on, item.due_on, item.days)
        sums = (interest, fixed)
        figures.append(LetterFigure(item.type, item.open_minor, running, *shared, *sums))
    return figures + _fee(found, running)


def plan_figures(found: Gathered, as_of: date) -> tuple[str, list[LetterFigure]]:
    """Return the currency of the plan in force, and what each of its instalments is."""
    plan = plan_for(found.customer.customer_id, as_of)
    figures, running = [], 0
    for each in plan.standing.instalments if plan else ():
        running += each.amount_minor
        number = str(each.position)
        figures.append(
            LetterFigure(INSTALMENT, each.amount_minor, running, number, due_on=each.due_on)
        )
    return plan.currency if plan else found.currency, figures


def letter_data(merged: Merged, found: Gathered, as_of: date) -> DataFile | None:
    """Return the lines of a letter's tables as CSV; None where it has no table."""
    rows = (*_rows(merged, found, as_of, _day_asked(merged, found)), *_offer(found, as_of))
    code = found.customer.code
    return paper_data(found.template, code, as_of, _COLUMNS, rows) if rows else None


def _day_asked(merged: Merged, found: Gathered) -> date | None:
    """Return the day to pay by, if the letter says it: many a letter asks for nothing."""
    said = found.written.day(found.pay_by)
    texts = (part.text for part in merged.parts if isinstance(part, Paragraph))
    return found.pay_by if any(said in text for text in (merged.subject, *texts)) else None


def _rows(
    merged: Merged, found: Gathered, as_of: date, pay_by: date | None
) -> Iterator[tuple[Cell, ...]]:
    for part in merged.parts:
        if not isinstance(part, Slot):
            continue
        currency = found.currency
        figures: list[LetterFigure] = []
        if part.name == PLAN_SCHEDULE:
            currency, figures = plan_figures(found, as_of)
        elif part.name == ITEMS_WITH_INTEREST and found.claims:
            figures = claim_figures(found)
        elif part.name in {ITEMS, ITEMS_WITH_INTEREST}:
            figures = item_figures(found)
        for figure in figures:
            head = (found.customer.code, found.template, as_of, pay_by, currency)
            yield (*head, *_cells(figure, currency))


def _offer(found: Gathered, as_of: date) -> Iterator[tuple[Cell, ...]]:
    """Yield what is taken in full settlement: it is no further debt, so no sum runs on to it."""
    if found.template == OF_OFFER and found.due_minor is not None:
        head = (found.customer.code, found.template, as_of, found.pay_by, found.currency)
        offered = Money(found.due_minor, found.currency)
        yield (*head, OFFER, "", "", None, found.pay_by, None, offered, None, None, None)


def _cells(figure: LetterFigure, currency: str) -> tuple[Cell, ...]:
    sums = (figure.minor, figure.interest_minor, figure.fixed_minor, figure.balance_minor)
    return (
        figure.type,
        figure.number,
        figure.reference,
        figure.document_on,
        figure.due_on,
        max(figure.days, 0),
        *(Money(minor, currency) for minor in sums),
    )


def _fee(found: Gathered, running: int) -> list[LetterFigure]:
    minor = found.fee_minor
    return [LetterFigure(FEE, minor, running + minor)] if minor else []
