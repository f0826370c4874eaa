"""`application`: a customer asks for credit; what was asked, suggested and decided."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import day_text, done, shown, spoken_past_day
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.credit_decisions import (
    DecisionRow,
    applications,
    decisions,
    limit_suggestions,
)
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.services.credit_decisions import ApplicationDraft, record_application

HEADINGS = ("basis", "limit", "working")
DECIDED = ("date", "decision", "limit", "reason", "review_on", "actor")


def configure(parser: ArgumentParser) -> None:
    """Add whose application, and what it says."""
    parser.add_argument("customer", metavar="CODE")
    parser.add_argument("--asked", metavar="AMOUNT", help="the limit asked for; keeps it")
    parser.add_argument("--on", metavar="D", help="when it was asked for; else today")
    parser.add_argument("--terms", metavar="T", default="", help="the terms asked for")
    parser.add_argument("--net-worth", metavar="AMOUNT", help="by the latest accounts")
    parser.add_argument("--years", metavar="N", type=int, help="years of trading")
    parser.add_argument("--agency-limit", metavar="AMOUNT", help="what an agency recommends")
    parser.add_argument("--guarantee", metavar="T", default="", help="what secures the debt")
    parser.add_argument("--references", metavar="T", default="", help="who vouches for them")
    parser.add_argument("--note", metavar="T", default="")


def run(session: Session, options: Namespace) -> Answer:
    """Keep an application, or return what is known with the suggestions for a limit."""
    customer_id = customer_id_of(options.customer)
    currency = customer_facts(customer_id).currency
    if options.asked is not None:
        draft = _draft(session, options, customer_id, currency)
        return done(record_application(draft, session.as_of))
    found = [_suggested(each, currency) for each in limit_suggestions(customer_id, session.as_of)]
    decided = [decision_document(each) for each in decisions(session.as_of, customer_id)]
    asked = [
        {
            "received_on": each.received_on.isoformat(),
            "asked": plain_amount(each.asked_minor, currency),
            "terms": each.asked_terms or None,
            "net_worth": _money(each.net_worth_minor, currency),
            "years": each.years_trading,
            "agency_limit": _money(each.agency_minor, currency),
            "guarantee": each.guarantee or None,
            "references": each.trade_references or None,
            "note": each.note or None,
        }
        for each in applications(customer_id, session.as_of)
    ]
    document = {"applications": asked, "suggestions": found, "decisions": decided}
    tables = (
        TextTable(HEADINGS, [[shown(each[key]) for key in HEADINGS] for each in found]),
        TextTable(DECIDED, [[shown(each[key]) for key in DECIDED] for each in decided]),
    )
    return Answer(document, tuple(table for table in tables if table.rows))


def decision_document(row: DecisionRow) -> dict[str, Any]:
    """Return a decision on credit; a limit of null is none."""
    return {
        "date": row.made_on.isoformat(),
        "customer": row.code,
        "decision": row.decision,
        "limit": _money(row.limit_minor, row.currency),
        "before": _money(row.before_minor, row.currency),
        "currency": row.currency,
        "terms": row.terms or None,
        "deposit": _money(row.deposit_minor, row.currency),
        "conditions": row.conditions or None,
        "reason": row.reason,
        "review_on": day_text(row.review_on),
        "actor": row.actor,
    }


def _draft(session: Session, options: Namespace, customer: int, currency: str) -> ApplicationDraft:
    def minor(text: str | None) -> int | None:
        return None if text is None else minor_units(text, currency)

    day = spoken_past_day(options.on, session.as_of) if options.on else session.as_of
    return ApplicationDraft(
        customer,
        minor_units(options.asked, currency),
        day,
        options.terms,
        minor(options.net_worth),
        options.years,
        minor(options.agency_limit),
        options.guarantee,
        options.references,
        options.note,
    )


def _suggested(each: Any, currency: str) -> dict[str, Any]:
    return {
        "basis": each.basis.value,
        "limit": _money(each.minor, currency),
        "working": each.working,
    }


def _money(minor: int | None, currency: str) -> str | None:
    return None if minor is None else plain_amount(minor, currency)
