"""Plans, changes of promises and the work on disputes, as rows that leave the ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from collector_desktop.domain.money import Money, plain_amount
from collector_desktop.queries.exports import Row
from collector_desktop.queries.plans import PlanRow, plans
from collector_desktop.queries.position import ask

NUMBERS = "SELECT id, number FROM item WHERE id IN (SELECT credit_id FROM plan_release)"

PUT_OFF = """SELECT c.code, p.amount_minor, p.currency, p.pay_by, p.taken_on, x.how, x.made_on,
    x.reason, n.amount_minor, n.pay_by, n.taken_on, p.id, n.id
    FROM promise_change x JOIN promise p ON p.id = x.promise_id
    JOIN customer c ON c.id = p.customer_id LEFT JOIN promise n ON n.id = x.replaced_by_id
    WHERE x.made_on <= :day ORDER BY x.id"""

A_DISPUTE = """c.code, i.number, d.amount_minor, i.currency, d.reason, d.raised_on"""
OF_A_DISPUTE = """JOIN dispute d ON d.id = x.dispute_id JOIN item i ON i.id = d.item_id
    JOIN customer c ON c.id = i.customer_id WHERE d.raised_on <= :day ORDER BY x.id"""
CASES = f"""SELECT {A_DISPUTE}, x.owner, x.waiting_for, x.raised_by, x.root_cause, x.outcome_note,
    x.credit_number, x.channel, x.interest, d.id FROM dispute_case x {OF_A_DISPUTE}"""
STEPS = f"""SELECT {A_DISPUTE}, x.position, x.name, x.due_on, x.done_on, d.id
    FROM dispute_step x {OF_A_DISPUTE}"""
NOTES = f"SELECT {A_DISPUTE}, x.made_on, x.author, x.text, d.id FROM dispute_note x {OF_A_DISPUTE}"


def plan_rows(until: date) -> Iterator[Row]:
    """Yield the plans made up to a day, with what they cover and their instalments as texts."""
    numbers = dict(ask(NUMBERS))
    for plan in plans(until):
        yield (
            plan.customer_code,
            plan.kind.value,
            Money(plan.total_minor, plan.currency),
            plan.currency,
            plan.made_on,
            plan.every,
            plan.method,
            plan.person_name,
            plan.note,
            plan.state.value if plan.ended_on else "",
            plan.ended_on,
            plan.replaces_id or "",
            _debts(plan),
            "; ".join(
                f"{each.due_on.isoformat()}={plain_amount(each.amount_minor, plan.currency)}"
                for each in plan.standing.instalments
            ),
            "; ".join(numbers[key] for key in plan.released),
            plan.plan_id,
            plan.contact_id,
        )


def _debts(plan: PlanRow) -> str:
    """Return the debts with what is covered of each and what was paid on the day before it."""
    return "; ".join(
        f"{debt.number}={plain_amount(debt.amount_minor, plan.currency)}"
        f"={plain_amount(debt.paid_before_minor, plan.currency)}"
        for debt in plan.debts
    )


def promise_change_rows(until: date) -> Iterator[Row]:
    """Yield the promises that were put off or withdrawn, and the one in the place of each."""
    for code, minor, currency, pay_by, taken, how, on, reason, *new in _ask(PUT_OFF, until):
        new_minor, new_day, new_taken, promise_id, new_id = new
        yield (
            *(code, Money(minor, currency), currency, _day(pay_by), _day(taken), how),
            *(_day(on), reason),
            Money(new_minor, currency) if new_minor else "",
            *(_day(new_day), _day(new_taken), promise_id, new_id),
        )


def case_rows(until: date) -> Iterator[Row]:
    """Yield how disputes are worked."""
    return _disputes(CASES, until)


def step_rows(until: date) -> Iterator[Row]:
    """Yield the steps of disputes."""
    for *head, position, name, due_on, done_on, own in _disputes(STEPS, until):
        yield (*head, position, name, _day(due_on), _day(done_on), own)


def dispute_note_rows(until: date) -> Iterator[Row]:
    """Yield what was said about disputes."""
    for *head, on, author, text, own in _disputes(NOTES, until):
        yield (*head, _day(on), author, text, own)


def _disputes(sql: str, until: date) -> Iterator[tuple[Any, ...]]:
    for code, number, minor, currency, reason, raised_on, *rest in _ask(sql, until):
        yield (code, number, Money(minor, currency), currency, reason, _day(raised_on), *rest)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _ask(sql: str, until: date) -> list[tuple[Any, ...]]:
    return ask(sql, day=until.isoformat())
