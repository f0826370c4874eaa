"""Debts in the hands of others: to whom they go, and what comes back and costs."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.frozen import frozen


class PlacementKind(StrEnum):
    """To whom debts are passed."""

    AGENCY = "agency"
    LEGAL = "legal"
    COURT = "court"


def takes_evidence(kind: PlacementKind) -> bool:
    """Return whether evidence usually goes along: it may speak of other people.

    A solicitor and a court need it for the claim; to an agency goes what is chosen: no
    more than is needed (GDPR, Article 5(1)(c)).
    """
    return kind is not PlacementKind.AGENCY


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


class Noted(NamedTuple):
    """What was noted of a placement on a day; `fell_on` is when the payment of it came back."""

    kind: EntryKind
    amount_minor: int
    on: date
    fell_on: date | None = None


@frozen
class PlacementSums:
    """What a placement came to so far, in minor units of its currency.

    What came in and was returned since is in `returned_minor` only.
    """

    placed_minor: int
    recovered_minor: int = 0
    commission_minor: int = 0
    cost_minor: int = 0
    returned_minor: int = 0

    @property
    def net_minor(self) -> int:
        """What is left of what came in after commission and costs; it may be below zero."""
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


def add_up(placed_minor: int, noted: Iterable[Noted]) -> PlacementSums:
    """Return what a placement came to, given all that was noted of it in its order.

    A commission is on what came in since the commission before it. When a payment of that is
    returned afterwards, its share of the commission is earned no longer, rounded half up; a
    commission that was noted after the return stands.
    """
    came: list[Noted] = []
    earlier: list[Noted] = []
    sums = dict.fromkeys(EntryKind, 0)
    returned = 0
    for each in noted:
        minor = each.amount_minor
        if each.kind is EntryKind.RECOVERED:
            came.append(each)
            if each.fell_on is not None:
                returned += minor
                minor = 0
        elif each.kind is EntryKind.COMMISSION:
            earlier, came = came or earlier, []
            minor = _earned(each, earlier)
        sums[each.kind] += minor
    return PlacementSums(
        placed_minor,
        sums[EntryKind.RECOVERED],
        sums[EntryKind.COMMISSION],
        sums[EntryKind.COST],
        returned,
    )


def _earned(commission: Noted, came: Iterable[Noted]) -> int:
    """Return what of a commission is still earned by the money that it was for."""
    standing = [each for each in came if each.fell_on is None or each.fell_on >= commission.on]
    whole = sum(each.amount_minor for each in standing)
    fell = sum(each.amount_minor for each in standing if each.fell_on is not None)
    if not fell:
        return commission.amount_minor
    return (2 * commission.amount_minor * (whole - fell) + whole) // (2 * whole)
