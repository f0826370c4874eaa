"""Make a ledger of size S, M or L, the same from the same seed and day.

    python -m benchmarks.workload --size L --out FILE [--as-of 2026-11-24] [--seed 7]

S is the demo. The others are written as one operation past the use cases, with every trigger,
index and condition as in any other ledger: `check` finds nothing wrong with them.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from random import Random

from benchmarks.sizes import SIZES, TERMS_DAYS, Invoices, Size, customer_name
from collector_desktop.services.demo import DemoDraft, make_demo
from collector_desktop.services.ledgers import CompanyDraft, close_ledger, create_ledger
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.bulk import RowWriter
from collector_desktop.storage.bulk_load import loaded_in_bulk
from collector_desktop.storage.database import db
from collector_desktop.storage.models import (
    Allocation,
    CurrentOperation,
    Customer,
    ImportBatch,
    Item,
    Person,
    Phone,
)
from collector_desktop.storage.operations import operation

TODAY = date(2026, 11, 24)
SEED = 7
AT_ONCE = 5_000
OUTCOMES = ("NO_ANSWER", "WILL_CALL", "VOICEMAIL")
CONTACT = """INSERT INTO contact (customer_id, kind, outcome, person_name, note, made_on,
    made_minute, next_on) VALUES (?, 'call', ?, ?, '', ?, ?, ?)"""
PROMISE = """INSERT INTO promise (customer_id, amount_minor, currency, taken_on, pay_by, method,
    person_name, status, received_minor) VALUES (?, ?, 'GBP', ?, ?, '', '', 'open', 0)"""
COVERED = "INSERT INTO promise_item (promise_id, item_id) VALUES (?, ?)"

Values = tuple[object, ...]


def build(path: Path, size: str, seed: int = SEED, today: date = TODAY) -> None:
    """Make a ledger of a size and close it."""
    if size == "S":
        make_demo(path, DemoDraft(seed=seed), today, "bench", "0")
    else:
        create_ledger(path, CompanyDraft(f"Workload {size}"), "bench", "0", today)
        _fill(SIZES[size], seed, today)
    close_ledger()


def _fill(size: Size, seed: int, today: date) -> None:
    with operation("make_workload", "Fill the workload", today) as current:
        batch = ImportBatch.create(
            operation=current,
            file_name="workload",
            sha256="0" * 64,
            profile="workload",
            kind="workload",
            imported_on=today,
        )
        CurrentOperation.update(batch=batch).execute()
        invoices = Invoices(size, seed, today)
        _add(RowWriter(Customer, batch.id), _customers(size, seed))
        _add(RowWriter(Person, batch.id), _people(size))
        _add(RowWriter(Phone, batch.id), _phones(size))
        items = size.invoices + size.receipts + size.credited
        with loaded_in_bulk(Item, items):
            _add(RowWriter(Item, batch.id), _items(size, invoices))
        with loaded_in_bulk(Allocation, size.settled):
            _add(RowWriter(Allocation, batch.id), _allocations(size, invoices))
        _run(CONTACT, _contacts(size, seed, today))
        _run(PROMISE, _promises(size, invoices, seed, today))
        _run(COVERED, _covered(size, seed))
        judge_promises(today)


def _add(table: RowWriter, rows: Iterable[Values]) -> None:
    for count, row in enumerate(rows):
        table.add(*row)
        if not count % AT_ONCE:
            table.flush()
    table.flush()


def _run(sql: str, rows: Iterator[Values]) -> None:
    while some := list(islice(rows, AT_ONCE)):
        db.connection().executemany(sql, some)


def _customers(size: Size, seed: int) -> Iterator[Values]:
    pick = Random(seed)
    for number in range(1, size.customers + 1):
        name, limit = customer_name(pick, number), pick.randrange(1, 200) * 10_000
        email, phone = f"ap@c{number}.example", f"01632 96{number:06d}"
        yield (
            *(f"C{number:06d}", name, "company", "GBP", "NET 30"),
            *(limit, None, "", email, phone),
        )


def _people(size: Size) -> Iterator[Values]:
    for number in range(1, size.customers + 1):
        yield number, "Accounts", "", f"ap@c{number}.example", 1, 0


def _phones(size: Size) -> Iterator[Values]:
    for number in range(1, size.customers + 1):
        yield number, f"01632 96{number:06d}", "", 0


def _items(size: Size, invoices: Invoices) -> Iterator[Values]:
    """Yield invoices, receipts and credit notes, in the order of their ids."""
    for number in range(size.invoices):
        on, minor = invoices.dated(number), invoices.minors[number]
        owed = 0 if number < size.settled else minor
        due = on + timedelta(days=TERMS_DAYS)
        named = f"INV-{number:07d}"
        days = on.isoformat(), due.isoformat()
        yield _item(invoices.owner(number), "invoice", named, days, (minor, owed))
    for receipt in range(size.receipts):
        day, named = invoices.received(receipt).isoformat(), f"REC-{receipt:07d}"
        money = invoices.received_minor(receipt), invoices.rests[receipt]
        yield _item(invoices.owner(2 * receipt), "receipt", named, (day, day), money)
    for number in range(size.paid, size.settled):
        day, named = invoices.dated(number).isoformat(), f"CN-{number:07d}"
        money = invoices.minors[number], 0
        yield _item(invoices.owner(number), "credit_note", named, (day, day), money)


def _item(
    customer: int, kind: str, number: str, days: Sequence[str], money: Sequence[int]
) -> Values:
    return (customer, kind, number, number.lower(), *days, *money, "GBP", "", "", "", "", None)


def _allocations(size: Size, invoices: Invoices) -> Iterator[Values]:
    """Yield what settled each invoice: its receipt, or its credit note."""
    for number in range(size.settled):
        minor, is_paid = invoices.minors[number], number < size.paid
        day = invoices.received(number // 2) if is_paid else invoices.dated(number)
        rank = number // 2 if is_paid else size.receipts + number - size.paid
        yield size.invoices + 1 + rank, number + 1, minor, day.isoformat()


def _contacts(size: Size, seed: int, today: date) -> Iterator[Values]:
    """Yield contacts; the last ones have an action that is still open."""
    pick = Random(seed + 2)
    for number in range(size.contacts):
        made = today - timedelta(days=pick.randrange(1, 400))
        due = today + timedelta(days=pick.randrange(-20, 40))
        is_open = number >= size.contacts - size.actions
        yield (
            *(number % size.customers + 1, pick.choice(OUTCOMES), "Accounts", made.isoformat()),
            *(pick.randrange(540, 1_020), max(due, made).isoformat() if is_open else None),
        )


def _promised(size: Size, seed: int) -> Iterator[tuple[int, int, int]]:
    """Yield the open invoice that each promise is about, how long it stands and for how long."""
    pick = Random(seed + 3)
    for _ in range(size.promises):
        yield (
            pick.randrange(size.settled, size.invoices),
            pick.randrange(0, 60),
            pick.randrange(1, 30),
        )


def _promises(size: Size, invoices: Invoices, seed: int, today: date) -> Iterator[Values]:
    for number, age, days in _promised(size, seed):
        taken = max(today - timedelta(days=age), invoices.dated(number))
        pay_by = taken + timedelta(days=days)
        minor = invoices.minors[number]
        yield invoices.owner(number), minor, taken.isoformat(), pay_by.isoformat()


def _covered(size: Size, seed: int) -> Iterator[Values]:
    """Yield the invoice of every other promise; the rest are about the whole account."""
    for rank, (number, *_) in enumerate(_promised(size, seed), 1):
        if rank % 2:
            yield rank, number + 1


def main() -> None:
    """Make the ledger that the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=("S", *SIZES), required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--as-of", type=date.fromisoformat, default=TODAY)
    options = parser.parse_args()
    start = time.perf_counter()
    build(options.out, options.size, options.seed, options.as_of)
    print(f"{options.out}: size {options.size}, {time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
