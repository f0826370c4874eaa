"""What was asked for, decided and is to be looked at again of the credit of customers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction

from collector_desktop.domain.credit import own_risk
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.limit_advice import LimitFacts, Suggestion, suggestions
from collector_desktop.domain.months import add_months
from collector_desktop.domain.rounding import half_up
from collector_desktop.queries.credit_limits import CreditLimits, all_limits
from collector_desktop.queries.customers import customer_facts
from collector_desktop.queries.earlier_history import written_by
from collector_desktop.queries.payment_habits import payment_habits
from collector_desktop.queries.position import ask

YEAR = 12

APPLICATIONS = """SELECT id, received_on, asked_minor, asked_terms, net_worth_minor, years_trading,
    agency_minor, guarantee, trade_references, note FROM credit_application
    WHERE customer_id = :customer AND received_on <= :day ORDER BY received_on DESC, id DESC"""

DECIDED_BY = written_by(
    *("d", "credit_decision", "c.code"),
    {"decision": "d.decision", "reason": "d.reason", "made_on": "d.made_on"},
)
DECISIONS = f"""SELECT d.id, c.code, c.name, d.decision, d.limit_minor, d.before_minor, d.currency,
    d.terms, d.deposit_minor, d.conditions, d.reason, d.made_on, d.review_on, {DECIDED_BY}
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

LINES = """SELECT c.id, c.code, c.name, d.made_on, coalesce(d.reason, ''), d.review_on,
    d.id IS NOT NULL OR v.id IS NOT NULL
    FROM customer c LEFT JOIN credit_cover v ON v.customer_id = c.id
    LEFT JOIN credit_decision d ON d.id = (SELECT id FROM credit_decision
        WHERE customer_id = c.id AND made_on <= :day ORDER BY made_on DESC, id DESC LIMIT 1)
    ORDER BY d.review_on IS NULL, d.review_on, c.name, c.id"""


@frozen
class ApplicationRow:
    """What a customer asked for, in minor units of its currency; None is not stated."""

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


@frozen
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


@frozen
class LimitLine:
    """The credit of one customer: its limits with what is used of them, and the last decision."""

    code: str
    name: str
    limits: CreditLimits
    decided_on: date | None
    reason: str
    review_on: date | None

    @property
    def customer_id(self) -> int:
        """Whose credit it is."""
        return self.limits.customer_id

    @property
    def own_risk_minor(self) -> int | None:
        """What of the limit is not insured; None without a limit."""
        limit = self.limits.limit_minor
        return None if limit is None else own_risk(limit, self.limits.insured_minor or 0)

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
    known = {each.customer_id: each for each in all_limits(as_of)}
    return tuple(
        LimitLine(code, name, known[key], _day(decided), reason, _day(review))
        for key, code, name, decided, reason, review, is_noted in ask(LINES, day=as_of.isoformat())
        if is_noted or known[key].limit_minor is not None or known[key].further
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
