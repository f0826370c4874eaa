"""`limits`: the credit limits with what is used, insured and at our risk, and their review."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.limits_shown import further_document, further_text
from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import day_text, shown
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.credit_decisions import LimitLine, limit_lines

HEADINGS = (
    *("customer", "currency", "limit", "exposure", "available", "insured", "own_risk"),
    *("group", "further", "decided_on", "review_on", "reason"),
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
        and (not options.over or row.limits.is_exceeded)
    ]
    found = [_document(row, session) for row in rows]
    lines = [[shown(each[key]) for key in HEADINGS] for each in found]
    tables = (TextTable(HEADINGS, lines, frozenset(range(2, 7))),) if lines else ()
    return Answer({"limits": found}, tables, "" if lines else "There is no such limit.")


def _document(row: LimitLine, session: Session) -> dict[str, Any]:
    limits = row.limits

    def money(minor: int | None) -> str | None:
        return None if minor is None else plain_amount(minor, limits.currency)

    return {
        "customer": row.code,
        "name": row.name,
        "currency": limits.currency,
        "limit": money(limits.limit_minor),
        "exposure": money(limits.exposure_minor),
        "available": money(limits.available_minor),
        "insured": money(limits.insured_minor),
        "own_risk": money(row.own_risk_minor),
        "group": limits.group or None,
        "further": "; ".join(map(further_text, limits.further)) or None,
        "further_limits": [further_document(each) for each in limits.further],
        "exceeded": limits.is_exceeded,
        "decided_on": day_text(row.decided_on),
        "reason": row.reason or None,
        "review_on": day_text(row.review_on),
        "review_due": row.is_due(session.as_of),
    }
