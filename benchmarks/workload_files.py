"""A part of workload L as three native files, to be imported."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random

from benchmarks.sizes import TERMS_DAYS, Invoices, Size, customer_name

ITEM_HEAD = [
    *("type", "number", "customer", "date", "due_date"),
    *("amount", "currency", "reference", "description"),
]
CUSTOMER_HEAD = [
    *("code", "name", "kind", "email", "phone", "address1", "address2", "city", "region"),
    *("postcode", "country", "currency", "terms", "credit_limit", "procedure", "group"),
]
ALLOCATION_HEAD = ["from", "to", "date", "amount"]


def amount(minor: int) -> str:
    """Return minor units as plain decimal text."""
    return f"{minor // 100}.{minor % 100:02d}"


def customer_rows(size: Size, seed: int) -> Iterator[list[str]]:
    """Yield the rows of the customers file."""
    pick = Random(seed)
    for number in range(1, size.customers + 1):
        name, code = customer_name(pick, number), f"C{number:06d}"
        limit = str(pick.randrange(1, 200) * 100)
        yield [
            *(code, name, "company", f"ap{number}@{code.lower()}.example", f"01632 96{number:06d}"),
            *("1 Mill Lane", "", "Bristol", "", "BS1 0XX", "GB", "GBP", "NET 30", limit, "", ""),
        ]


def item_rows(size: Size, invoices: Invoices) -> Iterator[list[str]]:
    """Yield the rows of the items file: the invoices, then the receipts of the paid ones."""
    for number in range(size.invoices):
        on = invoices.dated(number)
        due = on + timedelta(days=TERMS_DAYS)
        yield [
            *("invoice", f"INV-{number:07d}", f"C{invoices.owner(number):06d}", on.isoformat()),
            *(due.isoformat(), amount(invoices.minors[number]), "GBP", f"PO{number}", ""),
        ]
    for receipt in range(size.receipts):
        day = invoices.received(receipt).isoformat()
        yield [
            *("receipt", f"REC-{receipt:07d}", f"C{invoices.owner(2 * receipt):06d}", day, day),
            *(amount(invoices.received_minor(receipt)), "GBP", "BACS", ""),
        ]


def allocation_rows(size: Size, invoices: Invoices) -> Iterator[list[str]]:
    """Yield the rows of the allocations file, dated like their receipts."""
    for number in range(size.paid):
        day = invoices.received(number // 2).isoformat()
        paid = amount(invoices.minors[number])
        yield [f"REC-{number // 2:07d}", f"INV-{number:07d}", day, paid]


def write_files(folder: Path, size: Size, seed: int, today: date) -> tuple[Path, Path, Path]:
    """Write the files of customers, items and allocations, and return their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    invoices = Invoices(size, seed, today)
    return (
        _write(folder / "customers.csv", CUSTOMER_HEAD, customer_rows(size, seed)),
        _write(folder / "items.csv", ITEM_HEAD, item_rows(size, invoices)),
        _write(folder / "allocations.csv", ALLOCATION_HEAD, allocation_rows(size, invoices)),
    )


def _write(path: Path, head: list[str], rows: Iterable[list[str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(head)
        writer.writerows(rows)
    return path
