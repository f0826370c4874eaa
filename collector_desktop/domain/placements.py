"""Debts in the hands of others: to whom they go, and what comes back and costs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from collector_desktop.domain.account_status import AccountStatus


class PlacementKind(StrEnum):
    """To whom debts are passed."""

    AGENCY = "agency"
    LEGAL = "legal"
    COURT = "court"


class EntryKind(StrEnum):
    """What is noted of a placement: money that came in, and what it costs."""

    RECOVERED = "recovered"
    COMMISSION = "commission"
    COST = "cost"


STATUS_OF = {
    PlacementKind.AGENCY: AccountStatus.AGENCY,
    PlacementKind.LEGAL: AccountStatus.LEGAL,
    PlacementKind.COURT: AccountStatus.LEGAL,
}


@dataclass(frozen=True, slots=True)
class PlacementSums:
    """What a placement came to so far, in minor units of its currency."""

    placed_minor: int
    recovered_minor: int = 0
    commission_minor: int = 0
    cost_minor: int = 0

    @property
    def net_minor(self) -> int:
        """What is left of what came in after commission and costs; it may be below nothing."""
        return self.recovered_minor - self.commission_minor - self.cost_minor

    @property
    def left_minor(self) -> int:
        """What of the sum placed has not come in."""
        return max(0, self.placed_minor - self.recovered_minor)

    @property
    def rate(self) -> int:
        """The share that came in, in whole per cent, rounded half up."""
        if self.placed_minor <= 0:
            return 0
        return (200 * self.recovered_minor + self.placed_minor) // (2 * self.placed_minor)
