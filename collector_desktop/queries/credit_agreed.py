"""What the last decision on a customer's credit depends on, and whether that is so at a day."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.tasks import conditions_words
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.credit_decisions import DecisionRow, decisions
from collector_desktop.queries.position import ask, with_position

ON_ACCOUNT = """SELECT coalesce(sum(open_minor), 0) FROM position
    WHERE customer_id = :customer AND currency = :currency AND type = 'receipt'"""

IS_TICKED_OFF = """SELECT coalesce(done_on <= :day, 0) FROM task
    WHERE customer_id = :customer AND words = :words AND made_on BETWEEN :since AND :day
    ORDER BY id DESC LIMIT 1"""


@frozen
class Agreed:
    """A deposit in minor units of `currency` and what of it is on account, conditions, a review.

    A deposit is there while so much received money is allocated to nothing. Conditions are those
    that are not met: their task was not ticked off since the decision. The review is overdue
    from the day after its own; `review_on` is empty before that.
    """

    currency: str = ""
    deposit_minor: int = 0
    on_account_minor: int = 0
    conditions: str = ""
    review_on: date | None = None

    @property
    def missing_minor(self) -> int:
        """What is not on account of the deposit."""
        return max(0, self.deposit_minor - self.on_account_minor)

    @property
    def deposit_said(self) -> str:
        """The deposit, and how much of it is there."""
        sum_ = money(self.deposit_minor, self.currency)
        if not self.missing_minor:
            return f"The deposit of {sum_} is on account."
        there = money(self.on_account_minor, self.currency) if self.on_account_minor else "nothing"
        return f"A deposit of {sum_} was agreed, and {there} is on account."

    @property
    def review_said(self) -> str:
        """When the credit was to be looked at again."""
        day = plain_day(self.review_on) if self.review_on else ""
        return f"The credit was to be looked at again by {day}."


def agreed(customer_id: int, as_of: date) -> Agreed:
    """Return what the last decision on a customer's credit depends on at the end of a day."""
    last = next(iter(decisions(as_of, customer_id)), None)
    if last is None:
        return Agreed()
    there = 0
    if last.deposit_minor:
        values = {"customer": customer_id, "currency": last.currency}
        there = ask(with_position(as_of) + ON_ACCOUNT, day=as_of.isoformat(), **values)[0][0]
    is_overdue = last.review_on is not None and last.review_on < as_of
    return Agreed(
        last.currency,
        last.deposit_minor or 0,
        there,
        "" if _are_met(customer_id, last, as_of) else last.conditions,
        last.review_on if is_overdue else None,
    )


def _are_met(customer_id: int, last: DecisionRow, as_of: date) -> bool:
    """Return whether somebody ticked off that the conditions of a decision are met."""
    rows = ask(
        IS_TICKED_OFF,
        customer=customer_id,
        words=conditions_words(last.conditions),
        since=last.made_on.isoformat(),
        day=as_of.isoformat(),
    )
    return bool(rows and rows[0][0])
