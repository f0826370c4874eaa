"""When a receipt in a file is money that the ledger has already: same sum, days close together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

WITHIN_DAYS = 5


class Pairing(NamedTuple):
    """A receipt of the file and the receipt of the ledger that it is, by their places.

    `others` are the receipts of the ledger that it might have been as well.
    """

    theirs: int
    ours: int
    others: tuple[int, ...]


def same_money(theirs: Sequence[date], ours: Sequence[date]) -> list[Pairing]:
    """Pair the days of receipts of one customer, currency and amount, each at most once.

    `theirs` are those of the file, `ours` those of the ledger.

    Those of the same day go first, then the oldest with the oldest, as long as their days lie at
    most five days apart: a bank books a payment on another day than a bookkeeper enters it.
    """
    free = sorted(range(len(ours)), key=lambda place: (ours[place], place))
    waiting = sorted(range(len(theirs)), key=lambda place: (theirs[place], place))
    found = []
    for most in (0, WITHIN_DAYS):
        for place in list(waiting):
            near = [each for each in free if abs((ours[each] - theirs[place]).days) <= most]
            if near:
                found.append(Pairing(place, near[0], tuple(near[1:])))
                free.remove(near[0])
                waiting.remove(place)
    return sorted(found)
