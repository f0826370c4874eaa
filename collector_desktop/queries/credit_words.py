"""What is said about an order on credit: why not, and what would make it a yes."""

from __future__ import annotations

from collections.abc import Collection

from collector_desktop.domain.credit import FurtherLimit, Ground
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.written import money
from collector_desktop.queries.credit_agreed import Agreed
from collector_desktop.queries.credit_limits import CreditLimits


@frozen
class Known:
    """What was found out about a customer, in words where it speaks against an order."""

    name: str
    limits: CreditLimits
    oldest_days: int
    oldest_in: str
    stopped_by: tuple[str, ...]
    broken: tuple[str, ...]
    agreed: Agreed
    order_minor: int = 0
    order_currency: str = ""

    @property
    def after(self) -> str:
        """What would be owed with the order; the two apart where their currencies differ."""
        limits = self.limits
        if self.order_currency == limits.currency:
            return money(limits.exposure_minor + self.order_minor, limits.currency)
        owed = money(limits.exposure_minor, limits.currency)
        return f"{owed} and {money(self.order_minor, self.order_currency)}"

    @property
    def elsewhere(self) -> str:
        """Which currency the oldest debt is in, where it is not the customer's own."""
        own = self.limits.currency
        return f", in {self.oldest_in}," if self.oldest_in not in ("", own) else ""

    @property
    def limit(self) -> str:
        """The limit in words, and whose it is."""
        of_group = f" of the group {self.limits.group}" if self.limits.group else ""
        return f"limit{of_group} of {money(self.limits.limit_minor or 0, self.limits.currency)}"


def grounds_said(grounds: Collection[Ground], known: Known) -> tuple[str, ...]:
    """Return a sentence for each ground, or that nothing speaks against an order.

    A deposit that is there is mentioned too: the order may go because of it.
    """
    said = tuple(sentence for ground in grounds for sentence in _sentences(ground, known))
    has_deposit = known.agreed.deposit_minor and not known.agreed.missing_minor
    there = (known.agreed.deposit_said,) if has_deposit else ()
    return (*(said or (_nothing_against(known.limits),)), *there)


def ways_said(
    grounds: Collection[Ground], known: Known, most: int | None, payment: int | None
) -> tuple[str, ...]:
    """Return what would make it a yes, the easiest first; nothing where it is one."""
    said = []
    if grounds and most:
        said.append(f"An order of up to {money(most, known.order_currency)} may go now.")
    if grounds and payment:
        sum_ = money(payment, known.limits.currency)
        and_then = " and the deposit after them" if known.agreed.missing_minor else ""
        said.append(f"Once {sum_} is paid, the oldest debts first{and_then}, this one may go.")
    ways = [way for ground in grounds for way in _ways(ground, known)]
    return (*said, *dict.fromkeys(ways))


def further_words(limit: FurtherLimit) -> str:
    """Return what a further limit limits, such as `in EUR`."""
    return {
        Ground.OVER_CURRENCY_LIMIT: f"in {limit.currency}",
        Ground.OVER_OVERDUE_LIMIT: f"overdue in {limit.currency}",
        Ground.OVER_SHARED_LIMIT: f"shared by {limit.group}",
    }[limit.ground]


def _sentences(ground: Ground, known: Known) -> tuple[str, ...]:
    insured = money(known.limits.insured_minor or 0, known.limits.currency)
    of_group = f" of the group {known.limits.group}" if known.limits.group else ""
    oldest = f"The oldest debt{known.elsewhere} is {known.oldest_days} days overdue."
    missing = ", ".join(known.limits.missing)
    said = {
        Ground.SUPPLY_STOPPED: "; ".join(known.stopped_by) + ".",
        Ground.CASH_ONLY: f"Cash only: the credit limit{of_group} is zero.",
        Ground.OVER_LIMIT: f"With it {known.after} would be owed, over the {known.limit}.",
        Ground.LONG_OVERDUE: oldest,
        Ground.OVERDUE: oldest,
        Ground.WORD_BROKEN: "; ".join(known.broken) + ".",
        Ground.NOT_INSURED: f"With it {known.after} would be owed, of which {insured} is insured.",
        Ground.NO_RATE: f"No rate is known for {missing}: not all can be added up.",
        Ground.DEPOSIT_MISSING: known.agreed.deposit_said,
        Ground.CONDITIONS: f"Granted on conditions: {known.agreed.conditions.rstrip('.')}.",
        Ground.REVIEW_OVERDUE: known.agreed.review_said,
    }
    if ground in said:
        return (said[ground],)
    return tuple(_over(each) for each in known.limits.further if each.ground is ground)


def _over(limit: FurtherLimit) -> str:
    used, most = (money(each, limit.currency) for each in (limit.used_minor, limit.limit_minor))
    if limit.ground is Ground.OVER_OVERDUE_LIMIT:
        return f"{used} is overdue, over the limit of {most} for that."
    if limit.ground is Ground.OVER_SHARED_LIMIT:
        return f"The group {limit.group} owes {used} of the {most} that it shares, before this."
    return f"{used} is owed of the {most} allowed in {limit.currency}, before this."


def _ways(ground: Ground, known: Known) -> tuple[str, ...]:
    enough = f"a limit of at least {known.after}."
    said = {
        Ground.SUPPLY_STOPPED: "End what stops supply.",
        Ground.CASH_ONLY: f"Take the money with the order, or decide on {enough}",
        Ground.OVER_LIMIT: f"Decide on {enough}",
        Ground.OVER_SHARED_LIMIT: "Another customer of the group pays, or its limit is raised.",
        Ground.OVER_CURRENCY_LIMIT: "Raise the limit of that currency.",
        Ground.NOT_INSURED: "Have the insurer cover more, or agree to carry the rest.",
        Ground.NO_RATE: "Enter the rates that are missing.",
        Ground.DEPOSIT_MISSING: "Take the deposit on account, or decide anew without one.",
        Ground.CONDITIONS: "See that the conditions are met, and tick that off among the tasks.",
        Ground.REVIEW_OVERDUE: "Look at the credit again, and decide on it.",
    }
    return (said[ground],) if ground in said else ()


def _nothing_against(limits: CreditLimits) -> str:
    if limits.limit_minor is None and not limits.further:
        return "No credit limit is set, and nothing speaks against it."
    return "It is within the credit limit, and nothing speaks against it."
