"""What a claim should have been, once it is known that less was owed on its days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from collector_desktop.domain.interest import Segment, Span, exact_sum
from collector_desktop.domain.late_claims import Working
from collector_desktop.domain.rounding import half_up


def with_balances(kept: Working, owed: Sequence[Segment | Span]) -> Working:
    """Return a kept working with the balances that are known now; rates and days stay.

    On days on which more turns out to have been owed the kept balance counts: a claim that was
    made never grows.
    """
    return _with(kept, owed, min)


def right_interest(kept: Sequence[Working], owed: Sequence[Sequence[Span]]) -> list[int]:
    """Return what each working on one debt should have come to, in minor units, in their order.

    `owed` are the late days of each with the balances that are known now. As when they were made,
    what rounding leaves of the earlier ones goes with the next, so that together they are the
    exact sum rounded once; where nothing changed before one, it is what it went with then.
    """
    was = now = Fraction(0)
    found = []
    for working, late in zip(kept, owed, strict=True):
        right = with_balances(working, late)
        carried = working.carried if was == now else now - half_up(now)
        found.append(replace(right, carried=carried).interest_minor)
        was += exact_sum(working.segments, working.counting)
        now += exact_sum(right.segments, right.counting)
    return found


def falls_short(kept: Working, owed: Sequence[Segment | Span]) -> int:
    """Return how much more the days of a kept working bear, in minor units, by what is known now.

    Money that came back as of one of them, or a dispute that was wrong, leaves more owed than the
    claim asked interest on.
    """
    as_claimed = _with(kept, owed, lambda was, _: was)
    return max(0, _with(kept, owed, max).interest_minor - as_claimed.interest_minor)


def _with(
    kept: Working, owed: Sequence[Segment | Span], choose: Callable[[int, int], int]
) -> Working:
    segments = tuple(
        Segment(
            max(was.first, now.first),
            min(was.last, now.last),
            choose(was.balance_minor, now.balance_minor),
            was.rate,
        )
        for was in kept.segments
        for now in owed
        if max(was.first, now.first) <= min(was.last, now.last)
    )
    return replace(kept, segments=segments)
