"""Fixed sums for the cost of recovering a debt, due once interest runs on it."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen


@frozen
class FixedSums:
    """What a law grants for each debt: `steps` are the least debt and the sum from there on.

    Both are minor units of the law's own currency. `each_part`: every part of an invoice that is
    paid late bears a sum by itself; else the invoice bears one.
    """

    currency: str
    steps: tuple[tuple[int, int], ...]
    each_part: bool = False

    def of(self, debt_minor: int, currency: str) -> int | None:
        """Return the sum for a debt, in minor units; None for a debt in another currency."""
        if currency != self.currency:
            return None
        return max(granted for least, granted in self.steps if debt_minor >= least)


UK_SUMS = FixedSums("GBP", ((0, 4_000), (100_000, 7_000), (1_000_000, 10_000)))
# The Directive grants its sum for each late payment, so for each instalment (CJEU C-78/22;
# paragraph 288 (5) BGB says it in words); French law grants it for each invoice.
IRISH_SUMS = FixedSums("EUR", ((0, 4_000), (100_001, 7_000), (1_000_001, 10_000)), each_part=True)
EUROS_40 = FixedSums("EUR", ((0, 4_000),), each_part=True)
FRENCH_SUM = FixedSums("EUR", ((0, 4_000),))
