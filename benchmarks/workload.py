"""A ledger of any size, the same from the same seed: customers, invoices, receipts, allocations.

Scale 1 is 100,000 customers with 1,000,000 invoices, of which 70 % are paid by one allocation
each, two to a receipt; 2 % of the receipts leave something unallocated.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

CUSTOMERS, INVOICES, PAID = 100_000, 1_000_000, 700_000
ITEM_HEAD = [
    *("type", "number", "customer", "date", "due_date"),
    *("amount", "currency", "reference", "description"),
]
CUSTOMER_HEAD = [
    *("code", "name", "kind", "email", "phone", "address1", "address2", "city", "region"),
    *("postcode", "country", "currency", "terms", "credit_limit", "procedure", "group"),
]
FIRST = ("Apex", "Birch", "Cedar", "Delta", "Eagle", "Forge", "Grand", "Harbour", "Iron", "Jade")
SECOND = ("Builders", "Catering", "Design", "Electrical", "Foods", "Garage", "Homes", "Joinery")


def amount(minor: int) -> str:
    """Return minor units as plain decimal text."""
    return f"{minor // 100}.{minor % 100:02d}"


def customers(scale: float, seed: int) -> Iterator[list[str]]:
    """Yield the rows of the customers file."""
    pick = Random(seed)
    for number in range(1, int(CUSTOMERS * scale) + 1):
        name = f"{pick.choice(FIRST)} {pick.choice(SECOND)} Ltd {number}"
        code = f"C{number:06d}"
        limit = str(pick.randrange(1, 200) * 100)
        yield [
            *(code, name, "company", f"ap{number}@{code.lower()}.example", f"01632 96{number:06d}"),
            *("1 Mill Lane", "", "Bristol", "", "BS1 0XX", "GB", "GBP", "NET 30", limit, "", ""),
        ]


def items(scale: float, seed: int, today: date) -> Iterator[list[str]]:
    """Yield the rows of the items file: the invoices, then the receipts of the paid ones."""
    pick = Random(seed + 1)
    count, owners = int(INVOICES * scale), max(1, int(CUSTOMERS * scale))
    paid = int(PAID * scale)
    minors, days = [], []
    for number in range(count):
        minor = pick.randrange(1_000, 500_000)
        age = pick.randrange(60, 1_095) if number < paid else pick.randrange(0, 240)
        minors.append(minor)
        days.append(age)
        on = today - timedelta(days=age)
        due = on + timedelta(days=30)
        yield [
            *("invoice", f"INV-{number:07d}", f"C{(number // 2) % owners + 1:06d}"),
            *(on.isoformat(), due.isoformat(), amount(minor), "GBP", f"PO{number}", ""),
        ]
    for first in range(0, paid - 1, 2):
        on = today - timedelta(days=max(0, min(days[first], days[first + 1]) - 40))
        rest = pick.randrange(100, 50_000) if pick.random() < 0.02 else 0
        total = minors[first] + minors[first + 1] + rest
        yield [
            *("receipt", f"REC-{first // 2:07d}", f"C{(first // 2) % owners + 1:06d}"),
            *(on.isoformat(), on.isoformat(), amount(total), "GBP", "BACS", ""),
        ]


def allocations(scale: float, seed: int, today: date) -> Iterator[list[str]]:
    """Yield the rows of the allocations file, dated like their receipts."""
    paid = int(PAID * scale)
    invoices: list[str] = []
    receipts: dict[str, str] = {}
    for row in items(scale, seed, today):
        if row[0] == "receipt":
            receipts[row[1]] = row[3]
        elif len(invoices) < paid:
            invoices.append(row[5])
    for number in range(paid - paid % 2):
        receipt = f"REC-{number // 2:07d}"
        yield [receipt, f"INV-{number:07d}", receipts[receipt], invoices[number]]


def write(folder: Path, scale: float, seed: int, today: date) -> tuple[Path, Path, Path]:
    """Write the three native files and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    files = (
        ("customers.csv", CUSTOMER_HEAD, customers(scale, seed)),
        ("items.csv", ITEM_HEAD, items(scale, seed, today)),
        ("allocations.csv", ["from", "to", "date", "amount"], allocations(scale, seed, today)),
    )
    for name, head, rows in files:
        with (folder / name).open("w", newline="", encoding="utf-8") as stream:
            writer = csv.writer(stream)
            writer.writerow(head)
            writer.writerows(rows)
    return (folder / files[0][0], folder / files[1][0], folder / files[2][0])
