"""What a claim should have been, once it is known that less was owed on its days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from collector_desktop.domain.interest import Segment, Span
from collector_desktop.domain.late_claims import Working


def with_balances(kept: Working, owed: Sequence[Segment | Span]) -> Working:
    """Return a kept working with the balances that are known now; rates and days stay.

    On days on which more turns out to have been owed the kept balance counts: a claim that was
    made never grows.
    """
    return _with(kept, owed, min)


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
