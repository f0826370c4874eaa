"""`worklist`: whom to chase, in what order and why."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import count, day_text, listed, shown
from collector_desktop.domain.credit import Ground
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.domain.priority import Reason
from collector_desktop.queries.old_debts import TooOldSoon
from collector_desktop.queries.over_limits import OverLimit
from collector_desktop.queries.plans import PlanRow
from collector_desktop.queries.promises import PromiseRow
from collector_desktop.queries.worklist import WorklistRow, worklist

HEADINGS = (
    *("rank", "customer", "name", "priority", "overdue", "currency", "oldest_days"),
    *("last_contact", "next_action", "next_date", "reasons"),
)
NUMBERS = frozenset({0, 3, 4, 6})


def configure(parser: ArgumentParser) -> None:
    """Add how many rows."""
    parser.add_argument("--limit", type=count, metavar="N", help="only the first N")


def run(session: Session, options: Namespace) -> Answer:
    """Return the customers to chase at the day, most urgent first."""
    found = [_row(row) for row in worklist(session.as_of)[: options.limit]]
    rows = []
    for row in found:
        reasons = listed(reason["text"] for reason in row["reasons"])
        rows.append([*(shown(row[key]) for key in HEADINGS[:-1]), reasons])
    text = "" if found else "There is nobody to chase."
    return Answer({"rows": found}, (TextTable(HEADINGS, rows, NUMBERS),) if found else (), text)


def _row(row: WorklistRow) -> dict[str, Any]:
    follow_up = row.follow_up
    return {
        "rank": row.rank,
        "customer": row.code,
        "name": row.name,
        "priority": row.points,
        "reasons": [{"code": each.value, "text": _words(each, row)} for each in row.reasons],
        "overdue": plain_amount(row.overdue_minor, row.currency),
        "currency": row.currency,
        "oldest_days": row.oldest_days,
        "last_contact": day_text(row.last_contact.made_on if row.last_contact else None),
        "next_action": _next_action(row),
        "next_date": day_text(follow_up.next_on if follow_up else None),
        "balance": plain_amount(row.balance_minor, row.currency),
        "is_urgent": row.is_urgent,
        "disputed": plain_amount(row.disputed_minor, row.currency),
    }


def _next_action(row: WorklistRow) -> str | None:
    """Return what the open follow-up is about; none is open when nothing was agreed."""
    if row.follow_up is None:
        return None
    outcome = OUTCOMES.get(row.follow_up.outcome)
    return f"Follow up: {outcome.label}" if outcome else row.follow_up.note or "Follow up"


def _words(reason: Reason, row: WorklistRow) -> str:
    days = f"{row.oldest_days} days" if row.oldest_days != 1 else "1 day"
    return {
        Reason.BROKEN_PROMISE: f"broken promise{_promised(row.broken)}",
        Reason.MISSED_INSTALMENT: f"missed instalment{_missed(row.missed)}",
        Reason.PROMISE_DUE: f"promise due{_promised(row.due)}",
        Reason.CALLBACK_DUE: "follow-up due",
        Reason.TASK_DUE: f"to do: {row.task.words if row.task else ''}",
        Reason.NO_REPLY: f"no reply since {day_text(row.unanswered_since)}",
        Reason.TOO_OLD_SOON: f"too old for a court soon{_too_old(row.too_old)}",
        Reason.OVER_LIMIT: _over(row.over),
        Reason.HOLD_ENDED: f"hold ended on {day_text(row.hold_ended)}",
        Reason.ANSWER_LATE: "our answer on a dispute is late",
        Reason.IN_DISPUTE: f"in dispute: {plain_amount(row.disputed_minor, row.currency)}",
        Reason.NEWLY_OVERDUE: f"newly overdue, {days}",
        Reason.LONG_SILENCE: "long silence",
        Reason.OVERDUE: f"overdue {days}",
    }[reason]


def _over(over: OverLimit) -> str:
    """Return which limit is passed, and by how much."""
    sum_ = plain_amount(over.minor, over.currency)
    return {
        Ground.OVER_LIMIT: f"over limit by {sum_}",
        Ground.OVER_CURRENCY_LIMIT: f"over the limit in {over.currency} by {sum_}",
        Ground.OVER_OVERDUE_LIMIT: f"over the limit of what may be overdue by {sum_}",
        Ground.OVER_SHARED_LIMIT: f"over the limit that the group shares by {sum_}",
        Ground.NOT_INSURED: f"over what is insured by {sum_}",
    }[over.ground]


def _too_old(debt: TooOldSoon | None) -> str:
    return "" if debt is None else f": {debt.number} from {debt.on.isoformat()}"


def _missed(plan: PlanRow | None) -> str:
    if plan is None:
        return ""
    arrears = plain_amount(plan.standing.arrears_minor, plan.currency)
    return f": {plan.currency} {arrears} in arrears"


def _promised(promise: PromiseRow | None) -> str:
    if promise is None:
        return ""
    amount = plain_amount(promise.amount_minor, promise.currency)
    return f": {promise.currency} {amount} for {promise.pay_by.isoformat()}"
