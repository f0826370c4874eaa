"""Goal 16: what a password costs. The same questions and saves of a plain and a protected copy."""

from __future__ import annotations

import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.clock import Row, by_the_wall, once
from benchmarks.measure_growth import QUESTIONS
from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.kpis import kpis
from collector_desktop.queries.memory import forget_answers
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.search import search_starts
from collector_desktop.queries.worklist import worklist_top
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.ledgers import close_ledger, journalled, open_ledger
from collector_desktop.services.protection import Worker, can_protect, protect
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.storage.models import Item

PASSWORD = "correct horse battery"  # noqa: S105 - of a copy that goes with the run
PAST = timedelta(days=90)
TURNS, SAVES, MINOR = 5, 30, 100

Taken = dict[str, list[float]]

ASKED: dict[str, Callable[[date], object]] = {
    **{name: work for name, (_, work) in QUESTIONS.items()},
    "aged 90 days ago": lambda day: aged_debtors(day - PAST),
    "chase dry run": chase_view,
    "key figures of a month": lambda day: kpis(Period(day.replace(day=1), day, "GBP")),
    "Today's list": lambda day: worklist_top(day, 200),
    "search by name": lambda _: search_starts("harbour foods"),
}


def encrypted_rows(ledger: Path, folder: Path, today: date) -> list[Row]:
    """Ask and save by turns in both copies; nothing where the part that encrypts is missing."""
    if not can_protect():
        print("Goal 16 is left out: the extra 'encryption' is not installed.")
        return []
    copies = {"plain": folder / "unlocked.collector", "protected": folder / "locked.collector"}
    for path in copies.values():
        shutil.copy(ledger, path)
    protect(copies["protected"], PASSWORD, Worker("bench", "0"))
    asked: dict[str, Taken] = {kind: {} for kind in copies}
    saved: dict[str, Taken] = {kind: {} for kind in copies}
    for turn in range(TURNS):
        for kind, path in copies.items():
            with _opened(path, kind):
                _ask(asked[kind], today)
                _save(saved[kind], today, turn)
    return [_row("questions", asked, 1.15), _row("saves", saved, 2.5)]


@contextmanager
def _opened(path: Path, kind: str) -> Iterator[None]:
    open_ledger(path, "bench", "0", "" if kind == "plain" else PASSWORD)
    journalled(path, lambda: path.parent / f"{kind} backups")
    try:
        yield
    finally:
        close_ledger()


def _ask(taken: Taken, today: date) -> None:
    """Ask everything once that does not count, then once that does, with nothing kept in mind."""
    for name, work in ASKED.items():
        work(today)
        forget_answers()
        taken.setdefault(name, []).append(once(partial(work, today)))


def _save(taken: Taken, today: date, turn: int) -> None:
    """Save receipts and contacts, the same ones in both copies, each time of other customers."""
    is_owed = (Item.type == "invoice") & (Item.open_minor > MINOR * 10) & (Item.currency == "GBP")
    owed = Item.select().where(is_owed).order_by(Item.id).limit(SAVES).offset(turn * SAVES)
    for item in list(owed):
        customer: int = item.customer_id
        receipt = ReceiptDraft(customer, MINOR, "GBP", today, allocate=((item.id, MINOR),))
        contact = ContactDraft(customer, "call", "NO_ANSWER")
        for name, work in (
            ("receipt", partial(record_receipt, receipt, today)),
            ("contact", partial(log_contact, contact, today)),
        ):
            taken.setdefault(name, []).append(by_the_wall(work))


def _row(what: str, taken: dict[str, Taken], most: float) -> Row:
    """Return the median of how many times as long each takes under a password."""
    plain, protected = taken["plain"], taken["protected"]
    times = {
        name: statistics.median(protected[name]) / statistics.median(plain[name]) for name in plain
    }
    median = statistics.median(times.values())
    worst = max(times, key=times.__getitem__)
    name = f"{len(times)} {what}, protected, median; the longest is {worst}, {times[worst]:.2f}"
    return Row("16", name, median, "plain, times", 1.0, most)
