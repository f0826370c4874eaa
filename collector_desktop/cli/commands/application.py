"""`application`: a customer asks for credit; what was asked, suggested and decided."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from collector_desktop.cli.filled_form import form_answer
from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import day_text, done, named_path, shown, spoken_past_day
from collector_desktop.domain.credit_references import ReferenceKind, ReferenceResult
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.credit_decisions import (
    ApplicationRow,
    DecisionRow,
    applications,
    decisions,
    limit_suggestions,
)
from collector_desktop.queries.credit_references import ReferenceRow, references
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.services.credit_decisions import ApplicationDraft, record_application
from collector_desktop.services.credit_references import (
    AnswerDraft,
    ReferenceDraft,
    ask_reference,
    note_answer,
)

HEADINGS = ("basis", "limit", "working")
ASKED = ("id", "kind", "name", "result", "suggested", "note", "asked_on", "answered_on")
DECIDED = ("date", "decision", "limit", "reason", "review_on", "actor")


def configure(parser: ArgumentParser) -> None:
    """Add whose application, and what it says."""
    parser.add_argument("customer", metavar="CODE")
    parser.add_argument("--asked", metavar="AMOUNT", help="the limit asked for; keeps it")
    parser.add_argument(
        "--form", type=named_path, metavar="FILE", help="what a filled-in PDF form says"
    )
    parser.add_argument("--keep", action="store_true", help="keeps what the form says")
    parser.add_argument("--on", metavar="D", help="when it was asked for; else today")
    parser.add_argument("--terms", metavar="T", default="", help="the terms asked for")
    parser.add_argument("--net-worth", metavar="AMOUNT", help="by the latest accounts")
    parser.add_argument("--years", metavar="N", type=int, help="years of trading")
    parser.add_argument("--agency-limit", metavar="AMOUNT", help="what an agency recommends")
    parser.add_argument("--guarantee", metavar="T", default="", help="what secures the debt")
    parser.add_argument("--references", metavar="T", default="", help="who vouches for them")
    parser.add_argument("--ask", metavar="NAME", help="this reference is asked")
    kinds = [each.value for each in ReferenceKind]
    parser.add_argument("--kind", choices=kinds, default=ReferenceKind.TRADE.value)
    parser.add_argument("--answer", metavar="ID", type=int, help="this reference answered")
    results = [each.value for each in ReferenceResult if each is not ReferenceResult.WAITING]
    parser.add_argument("--result", choices=results, help="how it answered")
    parser.add_argument("--suggests", metavar="AMOUNT", help="the credit it speaks for")
    parser.add_argument("--note", metavar="T", default="")


def run(session: Session, options: Namespace) -> Answer:
    """Keep an application, or return what is known with the suggestions for a limit.

    Raises:
        UsageError: a form is to be kept and none is named.
    """
    customer_id = customer_id_of(options.customer)
    currency = customer_facts(customer_id).currency
    if options.keep and options.form is None:
        raise UsageError("--keep needs the form: --form FILE.")
    if options.form is not None:
        return form_answer(session, options, customer_id, currency)
    if options.asked is not None:
        draft = _draft(session, options, customer_id, currency)
        return done(record_application(draft, session.as_of))
    if options.ask is not None:
        wanted = ReferenceDraft(ReferenceKind(options.kind), options.ask)
        return done(ask_reference(customer_id, wanted, session.as_of))
    if options.answer is not None:
        return done(note_answer(_answer(options, customer_id, currency), session.as_of))
    found = [_suggested(each, currency) for each in limit_suggestions(customer_id, session.as_of)]
    decided = [decision_document(each) for each in decisions(session.as_of, customer_id)]
    asked = [_asked(each, currency) for each in applications(customer_id, session.as_of)]
    given = [_reference(each, currency) for each in references(customer_id, session.as_of)]
    document = {
        "applications": asked,
        "references": given,
        "suggestions": found,
        "decisions": decided,
    }
    tables = (
        TextTable(ASKED, [[shown(each[key]) for key in ASKED] for each in given]),
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


def _answer(options: Namespace, customer_id: int, currency: str) -> AnswerDraft:
    if options.result is None:
        raise UsageError("Say how it answered: --result.")
    if options.answer not in {each.reference_id for each in references(customer_id, date.max)}:
        raise RefusedError(
            f"{options.customer} has no reference {options.answer}.", "See its application."
        )
    suggested = None if options.suggests is None else minor_units(options.suggests, currency)
    result = ReferenceResult(options.result)
    return AnswerDraft(options.answer, result, suggested, options.note)


def _asked(row: ApplicationRow, currency: str) -> dict[str, Any]:
    return {
        "received_on": row.received_on.isoformat(),
        "asked": plain_amount(row.asked_minor, currency),
        "terms": row.asked_terms or None,
        "net_worth": _money(row.net_worth_minor, currency),
        "years": row.years_trading,
        "agency_limit": _money(row.agency_minor, currency),
        "guarantee": row.guarantee or None,
        "references": row.trade_references or None,
        "note": row.note or None,
    }


def _reference(row: ReferenceRow, currency: str) -> dict[str, Any]:
    return {
        "id": row.reference_id,
        "kind": row.kind.value,
        "name": row.name,
        "result": row.result.value,
        "suggested": _money(row.suggested_minor, currency),
        "note": row.note or None,
        "asked_on": row.asked_on.isoformat(),
        "answered_on": day_text(row.answered_on),
    }


def _suggested(each: Any, currency: str) -> dict[str, Any]:
    return {
        "basis": each.basis.value,
        "limit": _money(each.minor, currency),
        "working": each.working,
    }


def _money(minor: int | None, currency: str) -> str | None:
    return None if minor is None else plain_amount(minor, currency)
