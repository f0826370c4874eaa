"""How a campaign did beside customers like its own who were not in it.

Money in is what receipts paid, since the first day, of what was overdue on that day. The others are
compared by ageing: for each age of the oldest debt, the share that the others paid is put to what
the campaign's customers of that age owed. The sum is what they would have paid like the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

from collector_desktop.domain.frozen import frozen


@frozen
class Stake:
    """One customer: the ageing bucket of its oldest debt on the first day, owed then, paid since.

    Amounts are minor units of one currency.
    """

    bucket: int
    overdue_minor: int
    paid_minor: int


@frozen
class Comparison:
    """What was overdue and paid in the campaign and by the others, in minor units.

    `expected` is what the campaign's customers would have paid like the others of their age; None
    when nobody is left to compare with. `comparable_minor` is the part of the campaign's overdue
    money of an age that the others have too.
    """

    overdue_minor: int
    paid_minor: int
    others_overdue_minor: int
    others_paid_minor: int
    comparable_minor: int
    expected: Fraction | None

    @property
    def share(self) -> Fraction | None:
        """The share of what was overdue that was paid."""
        return _share(self.paid_minor, self.overdue_minor)

    @property
    def others_share(self) -> Fraction | None:
        """The share that the others would have paid, of the same ages."""
        return None if self.expected is None else _share(self.expected, self.comparable_minor)


def compare(members: Iterable[Stake], others: Iterable[Stake]) -> Comparison:
    """Return how a campaign did, and how the same debts would have done outside it."""
    own, rest = _by_bucket(members), _by_bucket(others)
    comparable, expected = 0, Fraction(0)
    for bucket, (overdue, _) in own.items():
        theirs, paid = rest.get(bucket, (0, 0))
        if theirs > 0:
            comparable += overdue
            expected += Fraction(overdue * paid, theirs)
    return Comparison(
        sum(overdue for overdue, _ in own.values()),
        sum(paid for _, paid in own.values()),
        sum(overdue for overdue, _ in rest.values()),
        sum(paid for _, paid in rest.values()),
        comparable,
        expected if comparable else None,
    )


def _by_bucket(stakes: Iterable[Stake]) -> dict[int, tuple[int, int]]:
    overdue: dict[int, int] = defaultdict(int)
    paid: dict[int, int] = defaultdict(int)
    for stake in stakes:
        overdue[stake.bucket] += stake.overdue_minor
        paid[stake.bucket] += stake.paid_minor
    return {bucket: (overdue[bucket], paid[bucket]) for bucket in sorted(overdue)}


def _share(part: int | Fraction, whole: int) -> Fraction | None:
    return Fraction(part) / whole if whole > 0 else None
