"""What a claim should have been, once it is known that less was owed on its days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from collector_desktop.domain.interest import Segment
from collector_desktop.domain.late_claims import Working


def with_balances(kept: Working, owed: Sequence[Segment]) -> Working:
    """Return a kept working with the balances that are known now; rates and days stay.

    On days on which more turns out to have been owed the kept balance counts: a claim that was
    made never grows.
    """
    segments = tuple(
        Segment(
            max(was.first, now.first),
            min(was.last, now.last),
            min(was.balance_minor, now.balance_minor),
            was.rate,
        )
        for was in kept.segments
        for now in owed
        if max(was.first, now.first) <= min(was.last, now.last)
    )
    return replace(kept, segments=segments)
