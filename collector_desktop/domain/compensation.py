"""Fixed sums for the cost of recovering a debt, due once interest runs on it."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class FixedSums:
    """What a law grants for each debt: `steps` are the least debt and the sum from there on.

    Both are minor units of the law's own currency.
    """

    currency: str
    steps: tuple[tuple[int, int], ...]

    def of(self, debt_minor: int, currency: str) -> int | None:
        """Return the sum for a debt; None when the debt is in another currency than the law."""
        if currency != self.currency:
            return None
        return max(granted for least, granted in self.steps if debt_minor >= least)


UK_SUMS = FixedSums("GBP", ((0, 4_000), (100_000, 7_000), (1_000_000, 10_000)))
IRISH_SUMS = FixedSums("EUR", ((0, 4_000), (100_001, 7_000), (1_000_001, 10_000)))
EUROS_40 = FixedSums("EUR", ((0, 4_000),))
