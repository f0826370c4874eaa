"""What decides whether a customer may be supplied on credit, as it stands at a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from collector_desktop.domain.ageing import days_overdue
from collector_desktop.domain.credit import (
    Answer,
    CreditAccount,
    CreditRules,
    Ground,
    available,
    decide,
)
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.settings_credit import CREDIT_ASK_DAYS, CREDIT_STOP_DAYS
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.customers import balances
from collector_desktop.queries.exchange import base_worth
from collector_desktop.queries.plans import running_plans
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.promises import promises
from collector_desktop.queries.settings import settings

LIMITS = """SELECT c.name, c.currency, c.credit_limit_minor, g.name, l.limit_minor,
    CASE WHEN v.until_on IS NULL OR v.until_on >= :day THEN v.insured_minor END, v.insurer
    FROM customer c LEFT JOIN customer_group g ON g.id = c.group_id
    LEFT JOIN group_limit l ON l.group_id = g.id AND l.currency = c.currency
    LEFT JOIN credit_cover v ON v.customer_id = c.id WHERE c.id = :customer"""

STEPS_THAT_STOP = """SELECT DISTINCT i.number FROM message m
    JOIN message_item mi ON mi.message_id = m.id
    JOIN procedure_step s ON s.id = mi.step_id JOIN position i ON i.id = mi.item_id
    WHERE m.customer_id = :customer AND s.hold_supply AND m.made_on <= :day AND i.sign = 1
      AND m.state IN ('handed_over', 'sent', 'printed', 'task', 'unknown', 'queued', 'sending')
    ORDER BY i.due_on, i.id"""

_FAILED = {PromiseStatus.BROKEN, PromiseStatus.PARTLY}


@dataclass(frozen=True, slots=True)
class CreditCheck:
    """The answer for an order, with what it rests on; money in minor units of `currency`.

    `why` has a sentence for each ground, or one that says that nothing speaks against it.
    """

    customer_id: int
    name: str
    currency: str
    order_minor: int
    answer: Answer
    grounds: tuple[Ground, ...]
    why: tuple[str, ...]
    exposure_minor: int
    limit_minor: int | None
    group: str
    insured_minor: int | None

    @property
    def available_minor(self) -> int | None:
        """What may still be supplied before this order; None is any amount."""
        return available(self.limit_minor, self.exposure_minor)


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found out about a customer, in words where it speaks against an order."""

    name: str
    currency: str
    limit_minor: int | None
    group: str
    insured_minor: int | None
    insurer: str
    exposure_minor: int
    oldest_days: int
    stopped_by: tuple[str, ...]
    broken: tuple[str, ...]
    missing: tuple[str, ...]


def credit_rules() -> CreditRules:
    """Return from how many days overdue on to ask, and to supply no more."""
    stored = settings()
    return CreditRules(stored[CREDIT_ASK_DAYS], stored[CREDIT_STOP_DAYS])


def credit_check(customer_id: int, order_minor: int, as_of: date) -> CreditCheck:
    """Return whether an order in the customer's currency may be supplied on credit at a day."""
    known = _known(customer_id, as_of)
    account = CreditAccount(
        known.exposure_minor,
        known.limit_minor,
        known.oldest_days,
        bool(known.stopped_by),
        bool(known.broken),
        known.insured_minor,
        bool(known.missing),
    )
    decision = decide(account, order_minor, credit_rules())
    why = tuple(_sentence(ground, known, order_minor) for ground in decision.grounds)
    return CreditCheck(
        customer_id,
        known.name,
        known.currency,
        order_minor,
        decision.answer,
        decision.grounds,
        why or (_nothing_against(known),),
        known.exposure_minor,
        known.limit_minor,
        known.group,
        known.insured_minor,
    )


def _known(customer_id: int, as_of: date) -> _Known:
    rows = ask(LIMITS, customer=customer_id, day=as_of.isoformat())
    name, currency, own, group, shared, insured, insurer = rows[0]
    owed = balances(as_of, customer_id)
    mine = next((each.balance for each in owed if each.currency == currency), 0)
    others = {each.currency: each.balance for each in owed if each.currency != currency}
    exposure, missing = _exposure(mine, currency, others, as_of)
    oldest = min((each.oldest_due for each in owed if each.oldest_due), default=None)
    return _Known(
        name,
        currency,
        shared if own is None else own,
        group if own is None and shared is not None else "",
        insured,
        insurer or "",
        exposure,
        days_overdue(date.fromisoformat(oldest), as_of) if oldest else 0,
        _stopped_by(customer_id, as_of),
        _broken(customer_id, as_of),
        missing,
    )


def _exposure(
    mine: int, currency: str, others: dict[str, int], as_of: date
) -> tuple[int, tuple[str, ...]]:
    """Return what is owed in all, and the currencies that cannot be added to it."""
    if not others:
        return mine, ()
    worth = base_worth({currency: mine, **others}, as_of)
    if worth.base == currency and worth.minor is not None:
        return worth.minor, ()
    return mine, tuple(sorted(worth.missing or others))


def _stopped_by(customer_id: int, as_of: date) -> tuple[str, ...]:
    """Return what stops supply: a status of the account, or a step of a procedure reached."""
    set_ = statuses(as_of, [customer_id]).get(customer_id, ())
    said = [f"{row.rule.label}: {row.reason}" for row in set_ if row.rule.stops_supply]
    steps = ask(with_position(as_of) + STEPS_THAT_STOP, customer=customer_id, day=as_of.isoformat())
    numbers = ", ".join(row[0] for row in steps)
    return (*said, *((f"Chased to the step that stops supply: {numbers}",) if numbers else ()))


def _broken(customer_id: int, as_of: date) -> tuple[str, ...]:
    """Return the promise or plan that was not kept and that no later one took the place of."""
    made = promises(as_of, customer_id)
    newest = max((each.taken_on for each in made), default=as_of)
    owing = {each.currency for each in balances(as_of, customer_id) if each.overdue}
    said = [
        f"Promised {_sum(each.amount_minor, each.currency)} for {each.pay_by}, not kept"
        for each in made
        if each.status in _FAILED and newest <= each.pay_by and each.currency in owing
    ]
    said += [
        f"{_sum(plan.standing.arrears_minor, plan.currency)} of a plan is in arrears"
        for plan in running_plans(as_of, [customer_id])
        if plan.standing.missed
    ]
    return tuple(said)


def _sentence(ground: Ground, known: _Known, order_minor: int) -> str:
    after = _sum(known.exposure_minor + order_minor, known.currency)
    limit = _sum(known.limit_minor or 0, known.currency)
    of_group = f" of the group {known.group}" if known.group else ""
    insured = _sum(known.insured_minor or 0, known.currency)
    return {
        Ground.SUPPLY_STOPPED: "; ".join(known.stopped_by) + ".",
        Ground.CASH_ONLY: f"Cash only: the credit limit{of_group} is nothing.",
        Ground.OVER_LIMIT: f"With it {after} would be owed, over the limit{of_group} of {limit}.",
        Ground.LONG_OVERDUE: f"The oldest debt is {known.oldest_days} days overdue.",
        Ground.OVERDUE: f"The oldest debt is {known.oldest_days} days overdue.",
        Ground.WORD_BROKEN: "; ".join(known.broken) + ".",
        Ground.NOT_INSURED: f"With it {after} would be owed, of which {insured} is insured.",
        Ground.NO_RATE: f"Also owes in {', '.join(known.missing)}, for which no rate is known.",
    }[ground]


def _nothing_against(known: _Known) -> str:
    if known.limit_minor is None:
        return "No credit limit is set, and nothing speaks against it."
    return "It is within the credit limit, and nothing speaks against it."


def _sum(minor: int, currency: str) -> str:
    return f"{plain_amount(minor, currency)} {currency}"
