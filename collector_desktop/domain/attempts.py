"""How often a customer was called without an answer, and the best time of day to try again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import OUTCOMES, ContactKind

NOON = 12 * 60
ENOUGH = 2


class HalfDay(StrEnum):
    """A half of the working day."""

    MORNING = "morning"
    AFTERNOON = "afternoon"


@frozen
class Try:
    """One call: when it was and how it ended; the minute where it is known."""

    on: date
    minute: int | None
    outcome: str

    @property
    def was_in_vain(self) -> bool:
        """Return whether the right person was not reached."""
        known = OUTCOMES.get(self.outcome)
        return known is not None and known.right_person is False


@frozen
class Tries:
    """The calls in vain since the right person was last reached, and the half of day to try now."""

    count: int
    since: date | None
    better: HalfDay | None


def tries(kinds_and_calls: Sequence[tuple[str, Try]]) -> Tries:
    """Return how often somebody rang in vain; contacts come newest first.

    When at least two tries were in one half of the day and none in the other, the other is better.
    """
    vain: list[Try] = []
    for kind, call in kinds_and_calls:
        if kind != ContactKind.CALL:
            continue
        if not call.was_in_vain:
            break
        vain.append(call)
    mornings = sum(call.minute is not None and call.minute < NOON for call in vain)
    afternoons = sum(call.minute is not None and call.minute >= NOON for call in vain)
    better = None
    if mornings >= ENOUGH and not afternoons:
        better = HalfDay.AFTERNOON
    elif afternoons >= ENOUGH and not mornings:
        better = HalfDay.MORNING
    return Tries(len(vain), vain[-1].on if vain else None, better)
