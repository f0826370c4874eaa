"""`advice`: what may follow when chasing does not help, with reasons; decide on it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.late_payment import left_out, left_out_notes
from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, Session, TextTable
from collector_desktop.cli.words import done
from collector_desktop.domain.escalation import Step
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.escalation import NextStepRow, OldDebt
from collector_desktop.services.escalation import (
    LABELS,
    NextStepAdvice,
    StepDraft,
    decide_next_step,
    next_step_advice,
)

HEADINGS = ("step", "possible", "advised", "reasons")
DEBTS = ("item", "open", "days_overdue", "too_old_on", "vat_relief_from", "vat_relief_until")


def configure(parser: ArgumentParser) -> None:
    """Add whose advice, and what is decided."""
    parser.add_argument("customer", metavar="CODE")
    steps = [step.value for step in Step]
    parser.add_argument("--decide", metavar="STEP", choices=steps, help=", ".join(steps))
    parser.add_argument("--reason", metavar="T", default="", help="why; it is kept")


def run(session: Session, options: Namespace) -> Answer:
    """Return the advice at the day, or decide."""
    customer_id = customer_id_of(options.customer)
    if options.decide is not None:
        draft = StepDraft(customer_id, Step(options.decide), options.reason)
        return done(decide_next_step(draft, session.as_of))
    found = next_step_advice(customer_id, session.as_of)
    document = _document(found, session)
    rows = [
        (
            LABELS[each.step],
            _yes(answer=each.is_open),
            _yes(answer=each.is_advised),
            "; ".join(each.reasons),
        )
        for each in found.options
    ]
    debts = [[str(each[key] or "") for key in DEBTS] for each in document["debts"]]
    step = found.suggested
    text = f"Suggested now: {LABELS[step]}." if step else "There is nothing to decide now."
    tables = (TextTable(HEADINGS, rows), TextTable(DEBTS, debts, frozenset({1, 2})))
    unknown = found.claim.unknown
    shown = tuple(table for table in tables if table.rows)
    status = WITH_PROBLEMS if unknown else DONE
    return Answer(document | left_out(unknown), shown, text, left_out_notes(unknown), status)


def _document(found: NextStepAdvice, session: Session) -> dict[str, Any]:
    facts, claim = found.situation.facts, found.claim

    def money(minor: int | None) -> str | None:
        return None if minor is None else plain_amount(minor, facts.currency)

    return {
        "customer": found.situation.customer.code,
        "suggested": found.suggested.value if found.suggested else None,
        "facts": {
            "currency": facts.currency,
            "overdue": money(facts.overdue_minor),
            "undisputed": money(facts.undisputed_minor),
            "disputed": money(sum(each.disputed_minor for each in found.situation.debts)),
            "oldest_days": facts.oldest_days,
            "chased": facts.chased,
            "promises_kept": facts.promises_kept,
            "promises_judged": facts.promises_judged,
            "letter_before_action_until": _text(facts.letter_until),
        },
        "options": [
            {
                "step": each.step.value,
                "possible": each.is_open,
                "advised": each.is_advised,
                "suggested": each.step is found.suggested,
                "reasons": list(each.reasons),
            }
            for each in found.options
        ],
        "claim": {
            "principal": money(claim.principal_minor),
            "interest": money(claim.interest_minor),
            "compensation": money(claim.compensation_minor),
            "total": money(claim.total_minor),
            "court_fee": money(claim.fee_minor),
        },
        "debts": [_debt(each, facts.currency, session) for each in found.situation.debts],
        "decisions": [_decision(each) for each in found.situation.decided],
    }


def _debt(debt: OldDebt, currency: str, session: Session) -> dict[str, Any]:
    limit, relief, day = debt.limitation, debt.relief, session.as_of
    state = None
    if limit is not None:
        state = "past" if limit.is_past(day) else "near" if limit.is_near(day) else "ok"
    return {
        "item": debt.number,
        "open": plain_amount(debt.open_minor, currency),
        "due_date": debt.due_on.isoformat(),
        "days_overdue": debt.days,
        "too_old_on": _text(limit and limit.on),
        "began_anew": _text(limit and limit.began_anew),
        "limitation": state,
        "vat_relief_from": _text(relief and relief.first),
        "vat_relief_until": _text(relief and relief.last),
    }


def _decision(row: NextStepRow) -> dict[str, Any]:
    return {
        "date": row.made_on.isoformat(),
        "step": row.step.value,
        "suggested": row.suggested or None,
        "reason": row.reason,
        "actor": row.actor,
    }


def _text(day: Any) -> str | None:
    return day.isoformat() if day else None


def _yes(*, answer: bool) -> str:
    return "yes" if answer else "no"
