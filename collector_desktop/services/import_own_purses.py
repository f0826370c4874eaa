"""Receipts entered here that are not used up: they pay what a file says was paid."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.same_money import WITHIN_DAYS
from collector_desktop.queries.own_receipts import own_receipts
from collector_desktop.services.import_own_money import OwnReceipt, Purse
from collector_desktop.storage.models import Item

NEAR = timedelta(days=WITHIN_DAYS)


class OwnMoney:
    """What is left of the receipts that are older than an import.

    `kept` is what the file itself says is open of a receipt: it paid nothing else. `notes` says
    in sentences, by the number of the debt, what was taken.
    """

    def __init__(self, before_id: int, kept: dict[int, int]) -> None:
        self._before_id = before_id
        self._kept = kept
        self._purses: dict[Purse, list[OwnReceipt]] | None = None
        self._used: dict[int, int] = {}
        self.notes: list[tuple[str, str]] = []

    def take(
        self, purse: Purse, minor: int, days: tuple[str, str], *, exactly: bool
    ) -> OwnReceipt | None:
        """Return a receipt between two days that pays an amount alone, and use it up by that.

        One of which just this is left goes first, then the oldest; with `exactly` no other does.
        """
        fitting = [
            each
            for each in self._of(purse)
            if days[0] <= each.day <= days[1] and each.left - self._kept.get(each.id, 0) >= minor
        ]
        exact = [each for each in fitting if each.left == minor]
        found = next(iter(exact or (() if exactly else fitting)), None)
        if found is not None:
            found.left -= minor
            self._used[found.id] = self._used.get(found.id, 0) + minor
            Item.update(open_minor=Item.open_minor - minor).where(Item.id == found.id).execute()
        return found

    def used(self, item_id: int) -> int:
        """Return what this import has used of a receipt."""
        return self._used.get(item_id, 0)

    def note(self, number: str, receipt: OwnReceipt, minor: int) -> None:
        """Say that a receipt was taken as what paid a debt."""
        paid = f"{plain_amount(minor, receipt.currency)} {receipt.currency}"
        reason = f"{number} was paid by {paid} of {receipt.number}, which was entered here."
        self.notes.append((number, reason))

    def _of(self, purse: Purse) -> list[OwnReceipt]:
        if self._purses is None:
            self._purses = defaultdict(list)
            for each in (OwnReceipt(*row) for row in own_receipts()):
                if each.left and each.id < self._before_id:
                    self._purses[each.purse].append(each)
        return self._purses.get(purse, [])


def days_around(day: str, *, only_near: bool) -> tuple[str, str]:
    """Return the days on which the money of a settlement may have been entered here.

    It is at most five days later. With `only_near` it is as close on the other side; otherwise
    the file only says that something was settled by its own day.
    """
    middle = date.fromisoformat(day)
    first = (middle - NEAR).isoformat() if only_near else ""
    return first, (middle + NEAR).isoformat()
