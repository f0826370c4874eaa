"""What decides whether a customer may be supplied on credit, as it stands at a day."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from collector_desktop.domain.ageing import days_overdue
from collector_desktop.domain.credit import (
    Answer,
    CreditAccount,
    CreditDecision,
    CreditRules,
    FurtherLimit,
    Ground,
    available,
    decide,
)
from collector_desktop.domain.credit_ways import (
    OverdueDebt,
    Payable,
    after_payment,
    largest,
    smallest,
)
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.exchange import RateTable
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.domain.settings_credit import CREDIT_ASK_DAYS, CREDIT_STOP_DAYS
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.credit_agreed import agreed
from collector_desktop.queries.credit_limits import CreditLimits, credit_limits
from collector_desktop.queries.credit_words import Known, grounds_said, ways_said
from collector_desktop.queries.customers import balances
from collector_desktop.queries.exchange import rate_table
from collector_desktop.queries.plans import running_plans
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.promises import promises
from collector_desktop.queries.settings import settings

STEPS_THAT_STOP = """SELECT DISTINCT i.number FROM message m
    JOIN message_item mi ON mi.message_id = m.id
    JOIN procedure_step s ON s.id = mi.step_id JOIN position i ON i.id = mi.item_id
    WHERE m.customer_id = :customer AND s.hold_supply AND m.made_on <= :day AND i.sign = 1
      AND m.state IN ('handed_over', 'sent', 'printed', 'task', 'unknown', 'queued', 'sending')
    ORDER BY i.due_on, i.id"""

OVERDUE = """SELECT due_on, open_minor FROM position WHERE customer_id = :customer
    AND currency = :currency AND sign = 1 AND due_on < :day"""

_FAILED = {PromiseStatus.BROKEN, PromiseStatus.PARTLY}


@frozen
class CreditCheck:
    """The answer for an order, with what it rests on; money in minor units of `currency`.

    The order and `most_minor` are in `order_currency`, further limits each in their own.

    `why` has a sentence for each ground, or one that says that nothing speaks against it; `ways`
    say what would make it a yes. `most_minor` is the largest order that may go as things stand,
    `payment_minor` what has to be paid first, the oldest debts first and then a deposit, so that
    this one may; None where no such sum would do.
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
    further: tuple[FurtherLimit, ...] = ()
    order_currency: str = ""
    ways: tuple[str, ...] = ()
    most_minor: int | None = None
    payment_minor: int | None = None

    @property
    def available_minor(self) -> int | None:
        """What may still be supplied before this order; None is any amount."""
        return available(self.limit_minor, self.exposure_minor)


@frozen
class _Order:
    """An order, asked about again and again: of another sum, or after a payment."""

    limits: CreditLimits
    currency: str
    rates: RateTable
    rules: CreditRules
    as_of: date

    def decide(self, minor: int, account: CreditAccount) -> CreditDecision:
        """Return the decision on an order of so much, in its own currency."""
        further = tuple(
            replace(each, order_minor=self._under(each, minor)) for each in account.further
        )
        return decide(replace(account, further=further), self.own(minor), self.rules)

    def allows(self, minor: int, account: CreditAccount) -> bool:
        """Return whether an order of so much may go."""
        return self.decide(minor, account).answer is Answer.YES

    def _under(self, limit: FurtherLimit, minor: int) -> int:
        """Return what of the order falls under a further limit, in the limit's currency."""
        if limit.ground is Ground.OVER_SHARED_LIMIT:
            shared = self.rates.between(minor, self.currency, limit.currency, self.as_of)
            return shared or 0
        is_its = limit.ground is Ground.OVER_CURRENCY_LIMIT and limit.currency == self.currency
        return minor if is_its else 0

    def without_rate(self) -> set[str]:
        """Return the currencies of shared limits into which the order cannot be changed."""
        shared = (
            each.currency for each in self.limits.further if each.ground is Ground.OVER_SHARED_LIMIT
        )
        return {
            each
            for each in shared
            if self.rates.between(1, self.currency, each, self.as_of) is None
        }

    def own(self, minor: int) -> int:
        """Return what the order comes to in the customer's currency.

        Raises:
            RefusedError: no rate between the two currencies is known.
        """
        mine = self.limits.currency
        found = self.rates.between(minor, self.currency, mine, self.as_of)
        if found is None:
            raise RefusedError(
                f"No rate between {self.currency} and {mine} is known.",
                "Enter one, or ask in the customer's currency.",
            )
        return found


def credit_rules() -> CreditRules:
    """Return from how many days overdue on to ask, and to supply no more."""
    stored = settings()
    return CreditRules(stored[CREDIT_ASK_DAYS], stored[CREDIT_STOP_DAYS])


def credit_check(
    customer_id: int, order_minor: int, as_of: date, currency: str = ""
) -> CreditCheck:
    """Return whether an order may be supplied on credit at a day.

    `currency` is that of the order, else the customer's.

    Raises:
        RefusedError: the order is in a currency without a rate.
    """
    limits = credit_limits(customer_id, as_of)
    wanted = currency or limits.currency
    order = _Order(limits, wanted, rate_table(), credit_rules(), as_of)
    missing = {*limits.missing, *order.without_rate()}
    limits = replace(limits, missing=tuple(sorted(missing)))
    known, account, payable = _known(limits, as_of)
    decision = order.decide(order_minor, account)
    known = replace(known, order_minor=order_minor, order_currency=wanted)
    most, payment = _mending(order, order_minor, account, payable)
    return CreditCheck(
        customer_id,
        known.name,
        limits.currency,
        order_minor,
        decision.answer,
        decision.grounds,
        grounds_said(decision.grounds, known),
        limits.exposure_minor,
        limits.limit_minor,
        limits.group,
        limits.insured_minor,
        limits.further,
        wanted,
        ways_said(decision.grounds, known, most, payment),
        most,
        payment,
    )


def _mending(
    order: _Order, minor: int, account: CreditAccount, payable: Payable
) -> tuple[int | None, int | None]:
    """Return the largest order that may go, and the payment after which this one may."""
    if order.allows(minor, account):
        return None, None
    owed = max(0, account.exposure_minor) + sum(each.open_minor for each in payable.debts)
    every = owed + order.own(minor) + account.missing_deposit_minor
    most = largest(lambda less: order.allows(less, account), minor)
    return most, smallest(
        lambda paid: order.allows(minor, after_payment(account, payable, paid)), every
    )


def _known(limits: CreditLimits, as_of: date) -> tuple[Known, CreditAccount, Payable]:
    customer_id, currency = limits.customer_id, limits.currency
    owed = balances(as_of, customer_id)
    days = {each.currency: _days(each.oldest_due, as_of) for each in owed}
    stopped = _stopped_by(customer_id, as_of)
    broken, is_beyond = _broken(limits, {each.currency for each in owed if each.overdue}, as_of)
    values = {"customer": customer_id, "day": as_of.isoformat(), "currency": currency}
    debts = [
        OverdueDebt(_days(due_on, as_of), minor)
        for due_on, minor in ask(with_position(as_of) + OVERDUE, **values)
    ]
    others = max((late for each, late in days.items() if each != currency), default=0)
    granted = agreed(customer_id, as_of)
    account = CreditAccount(
        limits.exposure_minor,
        limits.limit_minor,
        max(days.values(), default=0),
        bool(stopped),
        bool(broken),
        limits.insured_minor,
        bool(limits.missing),
        limits.further,
        granted.missing_minor,
        bool(granted.conditions),
        granted.review_on is not None,
    )
    oldest_in = max(days, key=lambda each: (days[each], each == currency), default="")
    name = ask("SELECT name FROM customer WHERE id = :customer", **values)[0][0]
    known = Known(name, limits, account.oldest_days, oldest_in, stopped, broken, granted)
    return known, account, Payable(currency, debts, others, is_beyond)


def _days(due_on: str | None, as_of: date) -> int:
    return days_overdue(date.fromisoformat(due_on), as_of) if due_on else 0


def _stopped_by(customer_id: int, as_of: date) -> tuple[str, ...]:
    """Return what stops supply: a status of the account, or a step of a procedure reached."""
    set_ = statuses(as_of, [customer_id]).get(customer_id, ())
    said = [f"{row.rule.label}: {row.reason}" for row in set_ if row.rule.stops_supply]
    steps = ask(with_position(as_of) + STEPS_THAT_STOP, customer=customer_id, day=as_of.isoformat())
    numbers = ", ".join(row[0] for row in steps)
    return (*said, *((f"Chased to the step that stops supply: {numbers}",) if numbers else ()))


def _broken(
    limits: CreditLimits, owing: Collection[str], as_of: date
) -> tuple[tuple[str, ...], bool]:
    """Return the promises and plans that were not kept and that no later one took the place of.

    The second says whether one is among them that a payment of what is overdue does not mend.
    """
    made = promises(as_of, limits.customer_id)
    agreed = running_plans(as_of, [limits.customer_id])
    words = [each.taken_on for each in made] + [plan.made_on for plan in agreed]
    newest = max(words, default=as_of)
    failed = [
        each
        for each in made
        if each.status in _FAILED and newest <= each.pay_by and each.currency in owing
    ]
    said = [
        f"Promised {money(each.amount_minor, each.currency)} for {plain_day(each.pay_by)}, not kept"
        for each in failed
    ]
    late = [plan for plan in agreed if plan.standing.missed]
    said += [
        f"{money(plan.standing.arrears_minor, plan.currency)} of a plan is in arrears"
        for plan in late
    ]
    is_beyond = bool(late) or any(each.currency != limits.currency for each in failed)
    return tuple(said), is_beyond
