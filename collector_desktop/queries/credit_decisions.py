"""What was asked for, decided and is to be looked at again of the credit of customers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from collector_desktop.domain.credit import available, own_risk
from collector_desktop.domain.interest import half_up
from collector_desktop.domain.limit_advice import LimitFacts, Suggestion, suggestions
from collector_desktop.domain.months import add_months
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.payment_habits import payment_habits
from collector_desktop.queries.position import ask, with_position

YEAR = 12

APPLICATIONS = """SELECT id, received_on, asked_minor, asked_terms, net_worth_minor, years_trading,
    agency_minor, guarantee, trade_references, note FROM credit_application
    WHERE customer_id = :customer AND received_on <= :day ORDER BY received_on DESC, id DESC"""

DECISIONS = """SELECT d.id, c.code, c.name, d.decision, d.limit_minor, d.before_minor, d.currency,
    d.terms, d.deposit_minor, d.conditions, d.reason, d.made_on, d.review_on, coalesce((
        SELECT o.actor FROM audit_change a JOIN operation o ON o.id = a.operation_id
        WHERE a.table_name = 'credit_decision' AND a.row_id = d.id AND a.action = 'insert'), '')
    FROM credit_decision d JOIN customer c ON c.id = d.customer_id
    WHERE d.made_on <= :day AND (:customer IS NULL OR d.customer_id = :customer)
    ORDER BY d.made_on DESC, d.id DESC"""

BOUGHT = """SELECT coalesce(sum(amount_minor), 0),
    sum((julianday(due_on) - julianday(document_on)) * amount_minor) FROM item
    WHERE type = 'invoice' AND customer_id = :customer AND currency = :currency
      AND document_on > :first AND document_on <= :day"""

SOLD = """SELECT coalesce(sum(CASE WHEN type = 'invoice' THEN amount_minor
    ELSE -amount_minor END), 0) FROM item WHERE type IN ('invoice', 'credit_note')
    AND currency = :currency AND document_on > :first AND document_on <= :day"""

LINES = """SELECT c.id, c.code, c.name, c.currency,
    coalesce(c.credit_limit_minor, l.limit_minor), c.credit_limit_minor IS NULL AND
    l.limit_minor IS NOT NULL, coalesce(g.name, ''),
    CASE WHEN v.until_on IS NULL OR v.until_on >= :day THEN v.insured_minor END,
    coalesce((SELECT sum(p.sign * p.open_minor) FROM position p
        WHERE p.customer_id = c.id AND p.currency = c.currency), 0),
    d.made_on, d.reason, d.review_on
    FROM customer c LEFT JOIN customer_group g ON g.id = c.group_id
    LEFT JOIN group_limit l ON l.group_id = g.id AND l.currency = c.currency
    LEFT JOIN credit_cover v ON v.customer_id = c.id
    LEFT JOIN credit_decision d ON d.id = (SELECT id FROM credit_decision
        WHERE customer_id = c.id AND made_on <= :day ORDER BY made_on DESC, id DESC LIMIT 1)
    WHERE c.credit_limit_minor IS NOT NULL OR l.limit_minor IS NOT NULL OR d.id IS NOT NULL
        OR v.id IS NOT NULL
    ORDER BY d.review_on IS NULL, d.review_on, c.name, c.id"""


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """What a customer asked for, in minor units of its currency; None is not told."""

    application_id: int
    received_on: date
    asked_minor: int
    asked_terms: str
    net_worth_minor: int | None
    years_trading: int | None
    agency_minor: int | None
    guarantee: str
    trade_references: str
    note: str


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One decision on credit; `limit_minor` None is no limit, `actor` who took it."""

    decision_id: int
    code: str
    name: str
    decision: str
    limit_minor: int | None
    before_minor: int | None
    currency: str
    terms: str
    deposit_minor: int | None
    conditions: str
    reason: str
    made_on: date
    review_on: date | None
    actor: str


@dataclass(frozen=True, slots=True)
class LimitLine:
    """The credit of one customer: its exposure against the limit, its own or its group's."""

    customer_id: int
    code: str
    name: str
    currency: str
    limit_minor: int | None
    is_of_group: bool
    group: str
    insured_minor: int | None
    exposure_minor: int
    decided_on: date | None
    reason: str
    review_on: date | None

    @property
    def available_minor(self) -> int | None:
        """What may still be supplied, below nothing when over; None is any amount."""
        return available(self.limit_minor, self.exposure_minor)

    @property
    def own_risk_minor(self) -> int | None:
        """What of the limit is not insured; None without a limit."""
        limit = self.limit_minor
        return None if limit is None else own_risk(limit, self.insured_minor or 0)

    def is_due(self, day: date) -> bool:
        """Return whether the limit is to be looked at again by a day."""
        return self.review_on is not None and self.review_on <= day


def applications(customer_id: int, as_of: date) -> tuple[ApplicationRow, ...]:
    """Return what a customer asked for up to a day, the newest first."""
    rows = ask(APPLICATIONS, customer=customer_id, day=as_of.isoformat())
    return tuple(ApplicationRow(row[0], date.fromisoformat(row[1]), *row[2:]) for row in rows)


def decisions(as_of: date, customer_id: int | None = None) -> tuple[DecisionRow, ...]:
    """Return what was decided up to a day, of everybody or of one, the newest first."""
    rows = ask(DECISIONS, customer=customer_id, day=as_of.isoformat())
    make: Callable[..., DecisionRow] = DecisionRow
    return tuple(
        make(*head, date.fromisoformat(made), _day(review), actor)
        for *head, made, review, actor in rows
    )


def limit_suggestions(customer_id: int, as_of: date) -> tuple[Suggestion, ...]:
    """Return the suggestions for a customer's limit from what is known at a day."""
    facts = customer_facts(customer_id)
    asked = next(iter(applications(customer_id, as_of)), None)
    values = {
        "customer": customer_id,
        "currency": facts.currency,
        "first": add_months(as_of, -YEAR).isoformat(),
        "day": as_of.isoformat(),
    }
    bought, weighted = ask(BOUGHT, **values)[0]
    delay = payment_habits(customer_id, facts.currency, as_of).pay.delay
    return suggestions(
        LimitFacts(
            facts.currency,
            asked.asked_minor if asked else None,
            asked.net_worth_minor if asked else None,
            max(0, ask(SOLD, **values)[0][0]),
            bought,
            half_up(Fraction(round(weighted), bought)) if bought and weighted >= 0 else None,
            None if delay is None else half_up(max(Fraction(0), delay)),
            asked.years_trading if asked else None,
            bool(asked and asked.guarantee),
            asked.agency_minor if asked else None,
        )
    )


def limit_lines(as_of: date) -> tuple[LimitLine, ...]:
    """Return everybody with a limit, a cover or a decision, what is due for review first."""
    rows = ask(with_position(as_of) + LINES, day=as_of.isoformat())
    return tuple(_line(row) for row in rows)


def _line(row: tuple[Any, ...]) -> LimitLine:
    *head, decided, reason, review = row
    head[5] = bool(head[5])
    make: Callable[..., LimitLine] = LimitLine
    return make(*head, _day(decided), reason or "", _day(review))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
