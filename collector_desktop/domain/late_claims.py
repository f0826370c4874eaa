"""Claims for late payment: what a debt bore, and what of it is neither claimed nor waived yet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field, replace
from datetime import date, timedelta
from fractions import Fraction

from collector_desktop.domain.disputes import Case, disputed_moves
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.interest import (
    Counting,
    Segment,
    Span,
    after,
    at_each_half_year,
    at_one_rate,
    exact_daily,
    interest,
    remainder,
    spans,
    up_to,
)
from collector_desktop.domain.late_payment import Mode, Policy
from collector_desktop.domain.rounding import half_up

Move = tuple[date, int]


@frozen
class Decided:
    """What was claimed or waived of a debt before: interest up to a day, and the fixed sum."""

    until: date | None = None
    interest_minor: int = 0
    has_fixed: bool = False


@frozen
class Debt:
    """An invoice, or a part of one, that may have been owed late.

    `moves` are the dated changes of its balance, the debt itself among them. `whole_minor` is the
    debt by which the fixed sum goes: None is its own, 0 is none as another part bears it.
    `stopped` are the dated changes by which what bears interest differs from the balance: nothing
    runs on what is in dispute.
    """

    due_on: date
    currency: str
    moves: Sequence[Move]
    whole_minor: int | None = None
    decided: Decided = Decided()
    stopped: Sequence[Move] = ()

    @property
    def bearing(self) -> tuple[Move, ...]:
        """The dated changes of what bears interest."""
        return (*self.moves, *self.stopped)


@frozen
class Working:
    """How interest was worked out: segments, how days count, and the limits of a contract.

    `before_minor` was decided earlier; `least` and `most` hold for that and this together.
    `carried` is what the rounding of the days decided on earlier left, a part of a minor unit.
    """

    segments: tuple[Segment, ...]
    counting: Counting = field(default_factory=Counting)
    before_minor: int = 0
    least_minor: int = 0
    most_minor: int | None = None
    carried: Fraction = Fraction(0)

    @property
    def interest_minor(self) -> int:
        """The interest in minor units: rounded once, then kept within the limits."""
        if not self.segments:
            return 0
        whole = self.before_minor + interest(self.segments, self.counting, self.carried)
        whole = max(whole, self.least_minor)
        if self.most_minor is not None:
            whole = min(whole, self.most_minor)
        return max(0, whole - self.before_minor)

    @property
    def is_full(self) -> bool:
        """Whether the most that may be charged is reached."""
        charged = self.before_minor + self.interest_minor
        return self.most_minor is not None and charged >= self.most_minor


@frozen
class Claim:
    """What a debt bore up to a day, with its working, and the rest that can be claimed.

    It runs while something is open and stays as it is from the day on which the debt was paid.
    A fixed sum is None when the law states its sum in another currency. `daily` is what a further
    day adds, in minor units and not rounded.
    """

    working: Working
    daily: Fraction
    fixed_minor: int | None
    open_minor: int
    rest: Working
    rest_fixed_minor: int | None

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The working from the first late day on."""
        return self.working.segments

    @property
    def interest_minor(self) -> int:
        """The interest from the first late day on."""
        return self.working.interest_minor

    @property
    def first(self) -> date:
        """The first day that bears interest."""
        return self.segments[0].first

    @property
    def to(self) -> date:
        """The last day that bears interest."""
        return self.segments[-1].last

    @property
    def daily_minor(self) -> int:
        """What a further day adds, rounded half up."""
        return half_up(self.daily)

    @property
    def claim_minor(self) -> int:
        """Interest and fixed sum together."""
        return self.interest_minor + (self.fixed_minor or 0)

    @property
    def rest_minor(self) -> int:
        """Interest and fixed sum that are neither claimed nor waived."""
        return self.rest.interest_minor + (self.rest_fixed_minor or 0)


def daily_together(claims: Iterable[Claim]) -> int:
    """Return what a further day adds to claims in one currency: summed exactly, rounded once."""
    return half_up(sum((each.daily for each in claims), Fraction(0)))


def claim(debt: Debt, as_of: date, policy: Policy) -> Claim | None:
    """Return the claim on a debt at the end of a day; None when it was never owed late.

    The next claim begins the day after the last one ended, at the rates that the whole has; what
    rounding left of the earlier ones goes with it, so that the parts come to the whole.

    Raises:
        MissingRateError: a rate that counts is not known.
    """
    owed = late_spans(debt, as_of, policy)
    if not owed:
        return None
    most = policy.agreed.most_minor(owed[0].balance_minor, debt.currency)
    counting = replace(policy.counting, anchor=_start(debt, policy))
    whole = Working(
        tuple(_segments(owed, policy)),
        counting,
        least_minor=policy.agreed.least_minor(debt.currency),
        most_minor=most,
    )
    decided = debt.decided
    rest = replace(
        whole,
        segments=after(whole.segments, decided.until),
        before_minor=decided.interest_minor,
        carried=remainder(up_to(whole.segments, decided.until), counting),
    )
    open_minor = sum(minor for day, minor in debt.moves if day <= as_of)
    fixed = _fixed(owed[0].balance_minor, debt, policy)
    rest_fixed = 0 if decided.has_fixed else fixed
    bearing = sum(minor for day, minor in debt.bearing if day <= as_of)
    return Claim(whole, _daily(whole, bearing), fixed, open_minor, rest, rest_fixed)


def claim_on(asked_minor: int, debt: Debt, as_of: date, policy: Policy) -> Claim | None:
    """Return the claim on a debt of which only so much is asked for.

    The rest is promised, planned or the like: who asks for a part asks for the interest on that
    part, and on what was paid late. The fixed sum is that of the whole debt, which the law gives
    once.

    Raises:
        MissingRateError: a rate that counts is not known.
    """
    whole = claim(debt, as_of, policy)
    bearing = sum(minor for day, minor in debt.bearing if day <= as_of)
    if whole is None or asked_minor >= bearing:
        return whole
    waits = disputed_moves(debt.bearing, [Case(bearing - asked_minor, date.min)])
    part = claim(replace(debt, stopped=(*debt.stopped, *waits)), as_of, policy)
    if part is None:
        return None
    return replace(part, fixed_minor=whole.fixed_minor, rest_fixed_minor=whole.rest_fixed_minor)


def late_spans(debt: Debt, as_of: date, policy: Policy) -> list[Span]:
    """Return through which days which balance was owed late, after any days of grace."""
    return spans(_start(debt, policy), as_of, debt.bearing)


def _start(debt: Debt, policy: Policy) -> date:
    """Return the last day that bears nothing."""
    return debt.due_on + timedelta(days=policy.agreed.grace)


def _fixed(own_minor: int, debt: Debt, policy: Policy) -> int | None:
    sums = policy.sums(debt.currency)
    if sums is None or debt.whole_minor == 0:
        return 0
    return sums.of(own_minor if debt.whole_minor is None else debt.whole_minor, debt.currency)


def _daily(whole: Working, open_minor: int) -> Fraction:
    """Return what a further day adds: nothing at the most allowed, or below the least charged."""
    if whole.is_full:
        return Fraction(0)
    further = exact_daily(replace(whole.segments[-1], balance_minor=open_minor), whole.counting)
    so_far = interest(whole.segments, whole.counting)
    is_within_least = so_far + half_up(further) <= whole.least_minor
    return Fraction(0) if is_within_least else further


def _segments(owed: list[Span], policy: Policy) -> list[Segment]:
    """Return the segments of the regime's mode."""
    match policy.regime.mode:
        case Mode.FLOATING:
            return at_each_half_year(owed, policy.rate)
        case Mode.FIXED_AT_START:
            return at_one_rate(owed, policy.rate(owed[0].first))
        case _:
            return at_one_rate(owed, policy.rate(owed[-1].last))
