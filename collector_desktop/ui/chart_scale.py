"""The axis of a chart: round steps, with some room above the highest value."""

from __future__ import annotations

from math import ceil, floor, log10

from collector_desktop.domain.frozen import frozen

HEADROOM, FLAT = 1.12, 0.01
_ROUND = (1, 2, 2.5, 5, 10)


@frozen
class Scale:
    """The values that lines are drawn at, from the lowest to the highest."""

    ticks: tuple[float, ...]

    @property
    def low(self) -> float:
        """Where the axis begins."""
        return self.ticks[0]

    @property
    def high(self) -> float:
        """Where the axis ends."""
        return self.ticks[-1]

    def share(self, value: float) -> float:
        """Return where a value stands, from 0 at the foot to 1 at the head."""
        return (value - self.low) / (self.high - self.low)


def scale_for(highest: float, lowest: float = 0.0, lines: int = 6) -> Scale:
    """Return the scale that shows all from the lowest to the highest value in about so many lines.

    It ends at the first step from an eighth above the highest value on, so that what is written
    above it has room; all lines stand at whole numbers. Values that are all but the same are shown
    from nothing up.
    """
    if highest - lowest <= abs(highest) * FLAT:
        highest, lowest = highest or 1.0, 0.0
    span = (highest - lowest) * HEADROOM
    step = float(ceil(_round_step(max(span / max(lines - 1, 1), 1.0))))
    first = floor(lowest / step)
    last = max(ceil((lowest + span) / step - 1e-9), first + 1)
    return Scale(tuple(number * step for number in range(first, last + 1)))


def _round_step(step: float) -> float:
    power = 10.0 ** floor(log10(step))
    return next(round_ * power for round_ in _ROUND if round_ * power >= step * 0.999)
