"""`interest`: what may be claimed for late payment, with its working."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from typing import Any

from collector_desktop.cli.late_payment import left_out, left_out_notes
from collector_desktop.cli.papers import send_papers
from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, Session, TextTable
from collector_desktop.cli.words import named_path, shown
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.interest import Segment, exact_interest
from collector_desktop.domain.money import exact_amount, plain_amount
from collector_desktop.domain.rates import percent_text
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.interest import ClaimRow, Claims, Wanted, known_claims
from collector_desktop.queries.interest_blocks import is_done
from collector_desktop.services.interest_notes import floor_doubt, shortfalls
from collector_desktop.services.paper_interest import interest_paper
from collector_desktop.services.rates import rate_book

EXPLANATION = (
    "Two kinds of invoices are listed: those open and overdue, whose claim grows by DAILY every"
    " day, and those paid late, whose claim stays as it was on the day they were paid until it is"
    " claimed or waived. Interest is simple and rounded once. Consumers are left out."
)
HEADINGS = (
    *("item", "customer", "currency", "regime", "open", "interest", "daily", "fixed_sum"),
    *("claimed", "waived", "unclaimed", "total"),
)
NUMBERS = frozenset(range(4, 12))
WORKING = ("item", "from", "to", "days", "balance", "rate", "amount")
WORKING_NUMBERS = frozenset({3, 4, 5, 6})


def configure(parser: ArgumentParser) -> None:
    """Add whose invoices."""
    parser.description = EXPLANATION
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--customer", metavar="CODE", help="only on invoices of this one")
    which.add_argument("--item", metavar="NUMBER", help="only on this invoice")
    parser.add_argument(
        "--out",
        type=named_path,
        metavar="DIR",
        help="write the calculations as PDF and record them",
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return the claims as at the end of the day, and how each was worked out."""
    customer_id = customer_id_of(options.customer) if options.customer else None
    wanted = Wanted(customer_id, options.item)
    found = known_claims(session.as_of, rate_book(), wanted)
    if not found.rows:
        found.of(None)
    status = WITH_PROBLEMS if found.unknown else DONE
    shown_rows = [row for row in found.rows if options.item or not is_done(row)]
    if options.out is not None:
        papers = _papers(session, shown_rows, options)
        return replace(papers, notes=(*papers.notes, *left_out_notes(found.unknown)), status=status)
    claims = [_claim(row) for row in shown_rows]
    rows = [[shown(each[key]) for key in HEADINGS] for each in claims]
    working = [
        (row.number, *(shown(value) for value in _segment(each, row).values()), _exact(each, row))
        for row in shown_rows
        for each in row.claim.segments
    ]
    tables = (
        TextTable(HEADINGS, rows, NUMBERS, f"At {session.as_of.isoformat()}"),
        TextTable(WORKING, working, WORKING_NUMBERS, "Working"),
    )
    text = "" if rows else "Nothing can be claimed."
    document: dict[str, Any] = {"claims": claims}
    document |= left_out(found.unknown)
    return Answer(document, tables if rows else (), text, tuple(_notes(found)), status=status)


def _papers(session: Session, rows: list[ClaimRow], options: Namespace) -> Answer:
    """Write one calculation for each customer with a claim."""
    chosen: dict[int, list[int]] = {}
    for row in rows:
        chosen.setdefault(row.customer_id, []).append(row.item_id)
    if not chosen:
        raise RefusedError("Nothing can be claimed.", "There is nothing to calculate.")
    papers = (
        interest_paper(customer_id, session.as_of, resource("fonts"), item_ids)
        for customer_id, item_ids in chosen.items()
    )
    return send_papers(papers, options.out, session.as_of)


def _claim(row: ClaimRow) -> dict[str, Any]:
    claim, settled = row.claim, row.settled
    fixed = claim.fixed_minor
    return {
        "item": row.number,
        "customer": row.customer_code,
        "currency": row.currency,
        "regime": row.policy.regime.name,
        "due_date": row.due_on.isoformat(),
        "from": claim.first.isoformat(),
        "to": claim.to.isoformat(),
        "segments": [_segment(each, row) for each in claim.segments],
        "interest": plain_amount(claim.interest_minor, row.currency),
        "daily": plain_amount(claim.daily_minor, row.currency),
        "fixed_sum": None if fixed is None else plain_amount(fixed, row.currency),
        "claim": plain_amount(claim.claim_minor, row.currency),
        "claimed": plain_amount(settled.claimed_minor, row.currency),
        "waived": plain_amount(settled.waived_minor, row.currency),
        "unclaimed": plain_amount(claim.rest_minor, row.currency),
        "open": plain_amount(claim.open_minor, row.currency),
        "total": plain_amount(row.total_minor, row.currency),
    }


def _segment(segment: Segment, row: ClaimRow) -> dict[str, Any]:
    return {
        "from": segment.first.isoformat(),
        "to": segment.last.isoformat(),
        "days": segment.days,
        "balance": plain_amount(segment.balance_minor, row.currency),
        "rate": percent_text(segment.rate),
    }


def _exact(segment: Segment, row: ClaimRow) -> str:
    return exact_amount(exact_interest(segment, row.claim.working.counting), row.currency)


def _notes(found: Claims) -> list[str]:
    if not found.has_rule:
        return ["No rule for late payment is in force: see settings interest.regime."]
    notes = list(left_out_notes(found.unknown))
    if found.consumers:
        notes.append(f"Left out as consumers: {', '.join(found.consumers)}.")
    if any(row.claim.fixed_minor is None for row in found.rows):
        notes.append("No fixed sum is stated where the law has it in another currency.")
    notes += [words for row in found.rows for words in shortfalls(row)]
    return [*notes, *dict.fromkeys(filter(None, map(floor_doubt, found.rows)))]
