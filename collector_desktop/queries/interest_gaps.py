"""What a list of claims leaves out as a rate is missing: each missing figure with its invoices."""

from __future__ import annotations

from collections.abc import Iterable

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.interest import Unknown

_NAMED = 5


@frozen
class Gap:
    """A reason for which claims cannot be worked out, with the numbers of their invoices."""

    numbers: tuple[str, ...]
    why: RefusedError

    @property
    def invoices(self) -> str:
        """The invoices in few words: the first five by number, then how many more."""
        more = len(self.numbers) - _NAMED
        named = ", ".join(self.numbers[:_NAMED])
        return f"{named} and {more:,} more" if more > 0 else named

    @property
    def reason(self) -> str:
        """Which figure is missing, and what to do."""
        return f"{self.why.title} {self.why.advice}".strip()


def gaps(unknown: Iterable[Unknown]) -> tuple[Gap, ...]:
    """Return each reason once, in the order of the invoices."""
    found: dict[str, tuple[RefusedError, list[str]]] = {}
    for each in unknown:
        found.setdefault(each.why.title, (each.why, []))[1].append(each.number)
    return tuple(Gap(tuple(numbers), why) for why, numbers in found.values())


def left_out_lines(unknown: Iterable[Unknown]) -> tuple[str, ...]:
    """Return a line for each missing figure: what is not worked out, why, and what to do."""
    return tuple(f"Not worked out: {gap.invoices}. {gap.reason}" for gap in gaps(unknown))
