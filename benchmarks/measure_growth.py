"""Goal 15: one customer's screens do not grow with the ledger, reports of all of it only so."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.clock import Row, median
from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.customer_card import customer_card
from collector_desktop.queries.customer_list import customer_list
from collector_desktop.queries.figures import figures
from collector_desktop.queries.forecast import forecast
from collector_desktop.queries.promise_list import promise_list
from collector_desktop.queries.search import search_starts
from collector_desktop.queries.statements import statement
from collector_desktop.queries.today import customer_preview
from collector_desktop.services.ledgers import close_ledger, open_ledger

CUSTOMER = 77
WEEKS = 13
SAME, LINEAR = 1.3, 22

Questions = dict[str, tuple[float, Callable[[date], object]]]

QUESTIONS: Questions = {
    "customer's card": (SAME, lambda day: customer_card(CUSTOMER, day)),
    "customer's preview": (SAME, lambda day: customer_preview(CUSTOMER, day)),
    "customer's statement": (SAME, lambda day: statement(CUSTOMER, "open-item", day)),
    "customer's aged row": (SAME, lambda day: aged_debtors(day, None, CUSTOMER)),
    "search by number": (SAME, lambda _: search_starts("inv-00012")),
    "aged debtors": (LINEAR, aged_debtors),
    "figures": (LINEAR, figures),
    "list of customers": (LINEAR, customer_list),
    "promises": (LINEAR, promise_list),
    "forecast": (LINEAR, lambda day: forecast(day, WEEKS, "GBP")),
}


def growth_rows(ledgers: dict[str, Path], folder: Path, today: date) -> list[Row]:
    """Ask the same of size M and size L."""
    taken = {size: _ask(ledgers[size], folder, today) for size in ("M", "L")}
    return [
        Row("15", f"{name}, size L", taken["L"][name], "size M", taken["M"][name], most)
        for name, (most, _) in QUESTIONS.items()
    ]


def _ask(ledger: Path, folder: Path, today: date) -> dict[str, float]:
    copy = folder / "grown.collector"
    shutil.copy(ledger, copy)
    open_ledger(copy, "bench", "0")
    try:
        return {name: median(partial(work, today)) for name, (_, work) in QUESTIONS.items()}
    finally:
        close_ledger()
