"""`limits`: the credit limits with what is used, insured and at our risk, and their review."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import day_text, shown
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.credit_decisions import LimitLine, limit_lines

HEADINGS = (
    *("customer", "currency", "limit", "exposure", "available", "insured", "own_risk"),
    *("group", "decided_on", "review_on", "reason"),
)


def configure(parser: ArgumentParser) -> None:
    """Add which of them."""
    parser.add_argument("--due", action="store_true", help="only those to be looked at again")
    parser.add_argument("--over", action="store_true", help="only those that are exceeded")


def run(session: Session, options: Namespace) -> Answer:
    """Return the limits at the end of the day, those due for review first."""
    rows = [
        row
        for row in limit_lines(session.as_of)
        if (not options.due or row.is_due(session.as_of))
        and (not options.over or (row.available_minor or 0) < 0)
    ]
    found = [_document(row, session) for row in rows]
    lines = [[shown(each[key]) for key in HEADINGS] for each in found]
    tables = (TextTable(HEADINGS, lines, frozenset(range(2, 7))),) if lines else ()
    return Answer({"limits": found}, tables, "" if lines else "There is no such limit.")


def _document(row: LimitLine, session: Session) -> dict[str, Any]:
    def money(minor: int | None) -> str | None:
        return None if minor is None else plain_amount(minor, row.currency)

    return {
        "customer": row.code,
        "name": row.name,
        "currency": row.currency,
        "limit": money(row.limit_minor),
        "exposure": money(row.exposure_minor),
        "available": money(row.available_minor),
        "insured": money(row.insured_minor),
        "own_risk": money(row.own_risk_minor),
        "group": row.group if row.is_of_group else None,
        "decided_on": day_text(row.decided_on),
        "reason": row.reason or None,
        "review_on": day_text(row.review_on),
        "review_due": row.is_due(session.as_of),
    }
