"""`interest`: what may be claimed for late payment, with its working."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import shown
from collector_desktop.domain.interest import Segment
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.rates import percent_text
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.interest import ClaimRow, Claims, Wanted, interest_claims
from collector_desktop.services.rates import rate_book

EXPLANATION = (
    "Two kinds of invoices are listed: those open and overdue, whose claim grows by DAILY every"
    " day, and those paid late, whose claim stays as it was on the day they were paid. Interest is"
    " simple and rounded once. Consumers are left out."
)
HEADINGS = (
    *("item", "customer", "currency", "from", "to", "open", "interest", "daily", "fixed_sum"),
    "total",
)
NUMBERS = frozenset({5, 6, 7, 8, 9})
WORKING = ("item", "from", "to", "days", "balance", "rate")
WORKING_NUMBERS = frozenset({3, 4, 5})


def configure(parser: ArgumentParser) -> None:
    """Add whose invoices."""
    parser.description = EXPLANATION
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--customer", metavar="CODE", help="only on invoices of this one")
    which.add_argument("--item", metavar="NUMBER", help="only on this invoice")


def run(session: Session, options: Namespace) -> Answer:
    """Return the claims as at the end of the day, and how each was worked out."""
    customer_id = customer_id_of(options.customer) if options.customer else None
    wanted = Wanted(customer_id, options.item)
    found = interest_claims(session.as_of, rate_book(), wanted)
    claims = [_claim(row, found.regime) for row in found.rows]
    rows = [[shown(each[key]) for key in HEADINGS] for each in claims]
    working = [
        [each["item"], *(shown(segment[key]) for key in WORKING[1:])]
        for each in claims
        for segment in each["segments"]
    ]
    title = f"{found.regime} at {session.as_of.isoformat()}"
    tables = (
        TextTable(HEADINGS, rows, NUMBERS, title),
        TextTable(WORKING, working, WORKING_NUMBERS, "Working"),
    )
    text = "" if rows else "Nothing can be claimed."
    return Answer({"claims": claims}, tables if rows else (), text, tuple(_notes(found)))


def _claim(row: ClaimRow, regime: str) -> dict[str, Any]:
    claim = row.claim
    fixed = claim.fixed_minor
    return {
        "item": row.number,
        "customer": row.customer_code,
        "currency": row.currency,
        "regime": regime,
        "due_date": row.due_on.isoformat(),
        "from": claim.first.isoformat(),
        "to": claim.to.isoformat(),
        "segments": [_segment(each, row.currency) for each in claim.segments],
        "interest": plain_amount(claim.interest_minor, row.currency),
        "daily": plain_amount(claim.daily_minor, row.currency),
        "fixed_sum": None if fixed is None else plain_amount(fixed, row.currency),
        "claim": plain_amount(claim.claim_minor, row.currency),
        "open": plain_amount(claim.open_minor, row.currency),
        "total": plain_amount(claim.total_minor, row.currency),
    }


def _segment(segment: Segment, currency: str) -> dict[str, Any]:
    return {
        "from": segment.first.isoformat(),
        "to": segment.last.isoformat(),
        "days": segment.days,
        "balance": plain_amount(segment.balance_minor, currency),
        "rate": percent_text(segment.rate),
    }


def _notes(found: Claims) -> list[str]:
    if not found.regime:
        return ["No rule for late payment is in force: see settings interest.regime."]
    notes = []
    if found.consumers:
        notes.append(f"Left out as consumers: {', '.join(found.consumers)}.")
    if any(row.claim.fixed_minor is None for row in found.rows):
        notes.append("No fixed sum is stated where the law has it in another currency.")
    return notes
