"""Goals 2, 3, 8, 9, 12 and 13: what reads the whole ledger, beside the bare SQL for the answer."""

from __future__ import annotations

import shutil
from contextlib import closing
from datetime import date, timedelta
from functools import partial
from pathlib import Path

from benchmarks.bare_questions import BareLedger
from benchmarks.clock import Row, beside, by_the_wall, median, once
from collector_desktop.integrations.clock import now_utc
from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.chase import chase_view
from collector_desktop.queries.checks import file_problems
from collector_desktop.queries.kpis import kpis
from collector_desktop.queries.memory import forget_answers
from collector_desktop.queries.paid_invoices import Period
from collector_desktop.queries.search import search_starts
from collector_desktop.queries.today import MOST_ROWS, today_view
from collector_desktop.queries.worklist import worklist, worklist_top
from collector_desktop.services.backups import backup
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.ledgers import close_ledger, open_ledger

PAST = timedelta(days=90)
CHANGES = 7


def question_rows(ledger: Path, folder: Path, today: date) -> list[Row]:
    """Ask each question of a copy, by turns with its limit in another."""
    ours_at, bare_at = folder / "asked.collector", folder / "asked-bare.collector"
    shutil.copy(ledger, ours_at)
    shutil.copy(ledger, bare_at)
    open_ledger(ours_at, "bench", "0")
    try:
        with closing(BareLedger(bare_at)) as bare:
            rows = [*_aged_rows(bare, today), _chase_row(bare, today)]
        return [*rows, *_today_rows(today), *_search_rows(), *_proof_rows(bare_at, folder, today)]
    finally:
        close_ledger()


def _aged_rows(bare: BareLedger, today: date) -> list[Row]:
    past = today - PAST
    now = beside(lambda: aged_debtors(today, with_promised=False), bare.aged(today, replayed=False))
    judged = beside(partial(_asked_first, today), bare.aged(today, replayed=False))
    then = beside(lambda: aged_debtors(past), bare.aged(past, replayed=True))
    return [
        Row("8", "aged debtors now", now[0], "bare SQL, fetched", now[1], 1.5),
        Row("8", "the same, promises judged", judged[0], "bare SQL, fetched", judged[1], 1.5),
        Row("8", "aged debtors 90 days ago", then[0], "bare replay, fetched", then[1], 1.5),
    ]


def _asked_first(today: date) -> object:
    """Age debtors with their promises judged again, as what is promised is else kept."""
    forget_answers()
    return aged_debtors(today)


def _chase_row(bare: BareLedger, today: date) -> Row:
    """Look at every account as a run would, beside reading what is open."""
    ours, read = beside(lambda: chase_view(today), bare.open_items())
    return Row("9", "chase dry run", ours, "open items as tuples", read, 6)


def _today_rows(today: date) -> list[Row]:
    """Read Today as its page does: at first, when nothing changed, and after each contact."""
    first = once(lambda: worklist_top(today, MOST_ROWS))
    same = median(lambda: today_view(today))
    after = []
    for _ in range(CHANGES):
        top = worklist_top(today, 1).rows[0]
        log_contact(ContactDraft(top.customer_id, "call", "NO_ANSWER"), today)
        after.append(once(lambda: worklist_top(today, MOST_ROWS)))
    whole = once(lambda: worklist(today))
    return [
        Row("2", "Today's page, nothing changed", same, "five ms", 0.005, 1),
        Row("2", "Today's list after a contact", sorted(after)[CHANGES // 2], "five ms", 0.005, 1),
        Row("2", "Today's list, first of the day", first, "the whole list", whole, 1),
    ]


def _search_rows() -> list[Row]:
    return [
        Row("3", f"palette, {text!r} typed", median(partial(search_starts, text)), "20 ms", 0.02, 1)
        for text in ("har", "harbour foods", "inv-00012")
    ]


def _proof_rows(copy: Path, folder: Path, today: date) -> list[Row]:
    found: list[object] = list(file_problems())
    whole = by_the_wall(lambda: found.extend(file_problems()))
    checked = by_the_wall(lambda: found.extend(check_ledger(today)))
    month = Period(today.replace(day=1), today, "GBP")
    if found:
        raise RuntimeError(found[0])
    saved, copied = beside(
        lambda: backup(folder / "bench.collector-backup", now_utc()),
        lambda: [shutil.copy(copy, folder / name) for name in ("a.copy", "b.copy")],
        timed=by_the_wall,
    )
    return [
        Row("12", "check", checked, "ten seconds", 10.0, 1),
        Row("12", "of it the file: pages, indexes, references", whole, "ten seconds", 10.0, 1),
        Row("12", "key figures of a month", once(partial(kpis, month)), "ten seconds", 10.0, 1),
        Row("13", "backup, verified", saved, "copying twice", copied, 2),
    ]
