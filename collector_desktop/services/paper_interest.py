"""The calculation of late-payment interest on paper: each segment, and what is due."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.documents.content import Band, Pair
from collector_desktop.documents.fonts import missing_characters
from collector_desktop.documents.interest_content import (
    InterestSheet,
    LateInvoice,
    WorkingLine,
    WorkingPart,
)
from collector_desktop.documents.interest_sheet import render_interest_sheet
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.interest import DailyRounding, exact_interest
from collector_desktop.domain.rates import percent_text
from collector_desktop.domain.settings import COMPANY_COUNTRY, STATEMENT_PAY_WITHIN_DAYS
from collector_desktop.domain.written import column_exact, column_money, money, paper_day, plain_day
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.interest import ClaimRow, Wanted, interest_claims
from collector_desktop.queries.interest_blocks import (
    Block,
    blocks,
    due_minor,
    is_done,
    paid_minor,
)
from collector_desktop.queries.interest_decisions import CLAIMED
from collector_desktop.queries.settings import Settings, settings
from collector_desktop.services.interest_notes import notes
from collector_desktop.services.paper_fonts import ready_fonts
from collector_desktop.services.paper_parts import address_lines, how_to_pay, letterhead
from collector_desktop.services.papers import Paper, paper_name
from collector_desktop.services.rates import rate_book

if TYPE_CHECKING:
    from pathlib import Path

    from collector_desktop.queries.customers import CustomerFacts

KIND = "interest"


def interest_paper(
    customer_id: int, as_of: date, fonts: Path, item_ids: Collection[int] | None = None
) -> Paper:
    """Return the calculation for a customer at the end of a day, on some invoices or all, as PDF.

    Raises:
        RefusedError: nothing accrued, or a rate is missing.
    """
    customer, stored = customer_facts(customer_id), settings()
    found = interest_claims(as_of, rate_book(), Wanted(customer_id)).rows
    rows = [
        row
        for row in found
        if (row.item_id in item_ids if item_ids is not None else not is_done(row))
    ]
    if not rows:
        raise RefusedError(
            f"{customer.name} owes nothing for late payment.", "There is nothing to calculate."
        )
    ready_fonts(fonts)
    pay_by = as_of + timedelta(days=stored[STATEMENT_PAY_WITHIN_DAYS])
    content = _sheet(customer, stored, rows, as_of)
    return Paper(
        customer_id,
        KIND,
        paper_name(KIND, customer, as_of),
        render_interest_sheet(content),
        (),
        pay_by,
        missing_characters(content),
    )


def _sheet(
    customer: CustomerFacts, stored: Settings, rows: Sequence[ClaimRow], as_of: date
) -> InterestSheet:
    sums = _by_currency(rows)
    main = customer.currency if customer.currency in sums else next(iter(sums))
    due = sums[main]
    return InterestSheet(
        letterhead=letterhead(stored),
        customer=customer.name,
        address_lines=address_lines(customer, stored[COMPANY_COUNTRY]),
        invoices=tuple(_invoice(row) for row in rows),
        totals=tuple(
            ("Due for late payment in all", money(minor, currency))
            for currency, minor in sums.items()
        ),
        facts=(("Up to", plain_day(as_of)), ("Customer code", customer.code)),
        bands=_bands([row for row in rows if row.currency == main], due),
        notes=notes(rows, as_of),
        how_to_pay=how_to_pay(stored, customer, main, (0, due)) if due else None,
    )


def _by_currency(rows: Sequence[ClaimRow]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for row in rows:
        sums[row.currency] = sums.get(row.currency, 0) + due_minor(row)
    return sums


def _bands(rows: Sequence[ClaimRow], due: int) -> tuple[Band, ...]:
    currency = rows[0].currency
    daily = sum(row.claim.daily_minor for row in rows)
    owed = sum(row.claim.open_minor for row in rows)
    return (
        Band("Due for late payment", money(due, currency), due > 0),
        Band("Grows each day by", money(daily, currency)),
        Band("Invoices still to pay", money(owed, currency)),
    )


def _invoice(row: ClaimRow) -> LateInvoice:
    claim = row.claim
    dates = f"Dated {paper_day(row.document_on)}, due {paper_day(row.due_on)}."
    amounts = (money(minor, row.currency) for minor in (row.amount_minor, claim.open_minor))
    facts = "{} Amount {}, of which {} is open.".format(dates, *amounts)
    parts = [_part(block, row) for block in blocks(row)]
    paid = paid_minor(row)
    if paid:
        parts.append(WorkingPart("", (), (("Paid of the claims", _less(paid, row.currency)),)))
    due = (f"Due for late payment of {row.number}", column_money(due_minor(row), row.currency))
    return LateInvoice(f"Invoice {row.number}", facts, tuple(parts), due)


def _part(block: Block, row: ClaimRow) -> WorkingPart:
    currency = row.currency
    sums: list[Pair] = []
    if block.working.segments:
        days = sum(each.days for each in block.working.segments)
        exact = block.working.counting.daily is DailyRounding.EXACT
        label = f"Interest of {days} days" + (", rounded once" if exact else "")
        sums.append((label, column_money(block.interest_minor, currency)))
    if block.fixed_minor:
        label = "Compensation, once for the invoice"
        sums.append((label, column_money(block.fixed_minor, currency)))
    if block.again_minor:
        sums.append(("Waived", _less(block.again_minor, currency)))
    return WorkingPart(_title(block), _lines(block, currency), tuple(sums))


def _title(block: Block) -> str:
    if block.on is None:
        return "Not claimed before"
    if block.kind == CLAIMED:
        return f"Claimed on {paper_day(block.on)} as {block.number}"
    return f"Waived on {paper_day(block.on)}, not due: {block.reason}"


def _lines(block: Block, currency: str) -> tuple[WorkingLine, ...]:
    working = block.working
    return tuple(
        WorkingLine(
            paper_day(each.first),
            paper_day(each.last),
            str(each.days),
            column_money(each.balance_minor, currency),
            f"{percent_text(each.rate)} %",
            column_exact(exact_interest(each, working.counting), currency),
        )
        for each in working.segments
    )


def _less(minor: int, currency: str) -> str:
    return column_money(-minor, currency)
