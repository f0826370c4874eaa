"""Match generated bank lines with open items: how many rightly, and in how many seconds.

    python -m benchmarks.matching [--lines 2000] [--items 5000] [--seed 7]

What is certain is what `bank confirm` would post by itself; one wrong posting makes the exit
status 1. `first` counts the lines whose best proposal is right, certain or not.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.clock import Row
from benchmarks.matching_cases import Books, Case, make_books, make_cases
from collector_desktop.domain.matching import Debtor, Line, OpenEntry, Proposal
from collector_desktop.services.bank_matching import confirm_certain
from collector_desktop.services.bank_proposals import OfferedLine, bank_proposals
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.ledgers import CompanyDraft, close_ledger, create_ledger
from collector_desktop.storage.models import BankAccount, BankLine, Customer, Item
from collector_desktop.storage.operations import operation

TODAY = date(2026, 11, 24)
INVOICED = date(2026, 6, 1)
LINES, ITEMS, SEED = 2_000, 5_000, 7
RUNS = 3
MOST_VALUES = 900


def main() -> int:
    """Measure and print; return 1 if anything would be posted wrongly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=LINES)
    parser.add_argument("--items", type=int, default=ITEMS)
    parser.add_argument("--seed", type=int, default=SEED)
    options = parser.parse_args()
    random = Random(options.seed)
    books = make_books(random, options.items, TODAY)
    cases = make_cases(random, books, options.lines, TODAY)
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "match.collector", books, cases)
        offered, seconds, worked = timed()
        start = time.perf_counter()
        posted = len(confirm_certain(TODAY).value.matched)
        confirming = time.perf_counter() - start
        problems = check_ledger(TODAY)
        close_ledger()
    wrong = report(cases, {each.line.line_id: each for each in offered})
    print(
        f"\n{len(cases):,} lines against {len(books.entries):,} open items of"
        f" {len(books.debtors):,} customers: proposed in {seconds:.2f} s"
        f" (processor {worked:.2f} s); {posted:,} posted in {confirming:.2f} s;"
        f" problems in the ledger: {len(problems)}"
    )
    return 1 if wrong or problems else 0


def matching_rows(folder: Path) -> list[Row]:
    """Goal 11: 2,000 lines and 5,000 items, proposed for by the wall."""
    random = Random(SEED)
    books = make_books(random, ITEMS, TODAY)
    fill(folder / "match.collector", books, make_cases(random, books, LINES, TODAY))
    _, seconds, _ = timed()
    close_ledger()
    what = f"{LINES:,} bank lines against {ITEMS:,} open items"
    return [Row("11", what, seconds, "three seconds", 3.0, 1)]


def fill(ledger: Path, books: Books, cases: list[Case]) -> None:
    """Make a ledger and write the items and the lines as an import would."""
    create_ledger(ledger, CompanyDraft("Bench"), "bench", "0", TODAY)
    with operation("bench", "Fill the ledger", TODAY):
        _write(Customer, [_customer(each) for each in books.debtors])
        _write(Item, [_item(each) for each in books.entries])
        account = BankAccount.create(key="BENCH", name="Current", currency="GBP")
        _write(BankLine, [_line(each.line, account.id) for each in cases])


def _customer(debtor: Debtor) -> dict[str, object]:
    values = {"id": debtor.customer_id, "code": debtor.code, "name": debtor.name}
    return {**values, "currency": "GBP"}


def _item(entry: OpenEntry) -> dict[str, object]:
    return {
        "id": entry.item_id,
        "customer": entry.customer_id,
        "type": "invoice",
        "number": entry.number,
        "number_key": entry.number.lower(),
        "document_on": INVOICED,
        "due_on": entry.due_on,
        "amount_minor": entry.open_minor,
        "open_minor": entry.open_minor,
        "currency": entry.currency,
    }


def _line(line: Line, account_id: int) -> dict[str, object]:
    return {
        "id": line.line_id,
        "account": account_id,
        "line_key": str(line.line_id),
        "booked_on": line.booked_on,
        "amount_minor": line.amount_minor,
        "currency": line.currency,
        "payer": line.payer,
        "reference": line.reference,
        "text": line.text,
    }


def _write(
    model: type[Customer] | type[Item] | type[BankLine], rows: list[dict[str, object]]
) -> None:
    step = MOST_VALUES // len(rows[0])
    for at in range(0, len(rows), step):
        model.insert_many(rows[at : at + step]).execute()


def timed() -> tuple[tuple[OfferedLine, ...], float, float]:
    """Return the proposals, the median seconds to make them, and those of the processor."""
    taken, worked = [], []
    for _ in range(RUNS):
        start, before = time.perf_counter(), time.process_time()
        offered = bank_proposals(TODAY)
        taken.append(time.perf_counter() - start)
        worked.append(time.process_time() - before)
    return offered, statistics.median(taken), statistics.median(worked)


def report(cases: list[Case], offered: dict[int, OfferedLine]) -> int:
    """Print a row for each kind, and return how many certain proposals are wrong."""
    count: Counter[tuple[str, str]] = Counter()
    for case in cases:
        found = offered[case.line.line_id]
        best = found.best.proposal if found.best else None
        right = _is_right(best, case)
        certain = found.is_certain()
        count[case.kind, "lines"] += 1
        count[case.kind, "right"] += certain and right
        count[case.kind, "wrong"] += certain and not right
        count[case.kind, "first"] += right
        if certain and not right:
            print("WRONG", case, found.best)
    kinds = list(dict.fromkeys(case.kind for case in cases))
    print("| kind | lines | certain and right | certain and wrong | first |")
    print("|---|---|---|---|---|")
    for kind in kinds:
        _print_row(kind, [count[kind, each] for each in ("lines", "right", "wrong", "first")])
    sums = [sum(count[k, each] for k in kinds) for each in ("lines", "right", "wrong", "first")]
    _print_row("all", sums)
    posted = sums[1] + sums[2]
    print(
        f"\nPrecision of what is certain: {sums[1] / posted:.2%} of {posted:,};"
        f" certain: {posted / sums[0]:.1%} of all lines; right first: {sums[3] / sums[0]:.1%}"
    )
    return sums[2]


def _print_row(kind: str, figures: list[int]) -> None:
    lines, right, wrong, first = figures
    print(f"| {kind} | {lines:,} | {right / lines:.1%} | {wrong:,} | {first / lines:.1%} |")


def _is_right(best: Proposal | None, case: Case) -> bool:
    if best is None:
        return not case.pays
    return frozenset(best.parts) == case.pays


if __name__ == "__main__":
    sys.exit(main())
