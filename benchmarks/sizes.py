"""What the three workloads hold, and what each of their invoices is, the same from the same seed.

The counts are those of the table of workloads. 70 % of the invoices are paid by one allocation
each, two to a receipt, and 2 % of the receipts leave something unallocated. Size M has fewer open
invoices than that leaves, so the rest of them is settled by a credit note each.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

TERMS_DAYS = 30
WITH_REST = 0.02
FIRST = ("Apex", "Birch", "Cedar", "Delta", "Eagle", "Forge", "Grand", "Harbour", "Iron", "Jade")
SECOND = ("Builders", "Catering", "Design", "Electrical", "Foods", "Garage", "Homes", "Joinery")


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows of each kind; `paid` invoices have half as many receipts."""

    customers: int
    invoices: int
    paid: int
    credited: int = 0
    contacts: int = 0
    promises: int = 0
    actions: int = 0

    @property
    def settled(self) -> int:
        """How many invoices have nothing open."""
        return self.paid + self.credited

    @property
    def receipts(self) -> int:
        """How many receipts there are, each for two invoices."""
        return self.paid // 2


SIZES = {
    "M": Size(2_000, 50_000, 35_000, 10_000, 15_000, 2_500, 5_000),
    "L": Size(100_000, 1_000_000, 700_000, 0, 300_000, 50_000, 100_000),
}


def scaled(scale: float) -> Size:
    """Return a part of size L, for files to import."""
    paid = int(SIZES["L"].paid * scale) // 2 * 2
    return Size(max(1, int(SIZES["L"].customers * scale)), int(SIZES["L"].invoices * scale), paid)


class Invoices:
    """The invoices of a size by their number from 0 on; the first ones are settled."""

    def __init__(self, size: Size, seed: int, today: date) -> None:
        pick = Random(seed + 1)
        self._size = size
        self._today = today
        self.minors = array("q")
        self._ages = array("q")
        for number in range(size.invoices):
            self.minors.append(pick.randrange(1_000, 500_000))
            oldest, newest = (1_095, 60) if number < size.settled else (240, 0)
            self._ages.append(pick.randrange(newest, oldest))
        self.rests = array("q")
        for _ in range(size.receipts):
            has_rest = pick.random() < WITH_REST
            self.rests.append(pick.randrange(100, 50_000) if has_rest else 0)

    def owner(self, number: int) -> int:
        """Return the customer of an invoice, counted from 1; pairs have the same one."""
        return number // 2 % self._size.customers + 1

    def dated(self, number: int) -> date:
        """Return the day of an invoice."""
        return self._today - timedelta(days=self._ages[number])

    def received(self, receipt: int) -> date:
        """Return the day of a receipt, some weeks after the later of its two invoices."""
        age = min(self._ages[2 * receipt], self._ages[2 * receipt + 1])
        return self._today - timedelta(days=max(0, age - TERMS_DAYS - 10))

    def received_minor(self, receipt: int) -> int:
        """Return the amount of a receipt in minor units."""
        return sum(self.minors[2 * receipt : 2 * receipt + 2]) + self.rests[receipt]


def customer_name(pick: Random, number: int) -> str:
    """Return the name of a customer, which no other has."""
    return f"{pick.choice(FIRST)} {pick.choice(SECOND)} Ltd {number}"
