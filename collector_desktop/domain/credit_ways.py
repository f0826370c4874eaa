"""What would allow an order that is refused: a smaller one, or a payment first.

Both are found by asking the same question again, about another order or an account that paid.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from collector_desktop.domain.credit import CreditAccount, Ground
from collector_desktop.domain.frozen import frozen


@frozen
class OverdueDebt:
    """A debt overdue by `days`, of which so much is open, in the customer's own currency."""

    days: int
    open_minor: int


@frozen
class Payable:
    """What a payment in a customer's own currency changes of its account.

    `debts` are overdue in that currency. `other_days` is how long the oldest debt in
    another currency is overdue, which the payment does not touch; `breaks_beyond` says that a word
    was broken for which nothing that is overdue here has to be paid.
    """

    currency: str
    debts: Sequence[OverdueDebt] = ()
    other_days: int = 0
    breaks_beyond: bool = False


def after_payment(account: CreditAccount, payable: Payable, paid_minor: int) -> CreditAccount:
    """Return an account when so much was paid today on the debts that are overdue the longest.

    What is left of it is on account, where a deposit waits for it. A promise that was not kept
    counts no more once nothing is overdue.
    """
    rest, left = [], paid_minor
    for debt in sorted(payable.debts, key=lambda each: -each.days):
        taken = min(left, debt.open_minor)
        left -= taken
        if taken < debt.open_minor:
            rest.append(debt.days)
    sums = {Ground.OVER_OVERDUE_LIMIT: paid_minor - left}
    return replace(
        account,
        exposure_minor=account.exposure_minor - paid_minor,
        oldest_days=max([*rest, payable.other_days]),
        missing_deposit_minor=max(0, account.missing_deposit_minor - left),
        broke_its_word=account.broke_its_word and (payable.breaks_beyond or bool(rest)),
        further=tuple(
            replace(each, used_minor=each.used_minor - sums.get(each.ground, paid_minor))
            if each.currency == payable.currency
            else each
            for each in account.further
        ),
    )


def largest(fits: Callable[[int], bool], most: int) -> int | None:
    """Return the largest count up to `most` that fits, where all smaller ones do; None if none."""
    if not fits(0):
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def smallest(fits: Callable[[int], bool], most: int) -> int | None:
    """Return the smallest count up to `most` that fits, where all larger ones do; None if none."""
    if not fits(most):
        return None
    low, high = 0, most
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if fits(middle) else (middle + 1, high)
    return low
