"""Questions, documents and the command line, each beside its limit."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from benchmarks.clock import Row, median, once, process
from collector_desktop.integrations.clock import now_utc
from collector_desktop.queries.aged import aged_debtors
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.backups import backup
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.services.ledgers import open_ledger as open_it
from collector_desktop.services.paper_statement import statement_paper

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
BARE_AGED = """SELECT customer_id, currency, sum(CASE WHEN due_on >= :d THEN open_minor END),
    sum(CASE WHEN due_on < :d THEN open_minor END), sum(open_minor)
    FROM item WHERE open_minor <> 0 GROUP BY customer_id, currency"""
STATEMENTS = 50


def question_rows(ledger: Path, folder: Path, today: date) -> list[Row]:
    """Ask the questions that read the whole ledger."""
    with closing(sqlite3.connect(ledger)) as bare:
        aged_limit = median(lambda: bare.execute(BARE_AGED, {"d": today.isoformat()}).fetchall())
    copies = median(lambda: [shutil.copy(ledger, folder / name) for name in ("a.copy", "b.copy")])
    open_it(ledger, "bench", "0")
    past = today - timedelta(days=90)
    rows = [
        Row(
            "8",
            "aged debtors now",
            median(lambda: aged_debtors(today)),
            "bare SQL",
            aged_limit,
            1.5,
        ),
        Row(
            "8",
            "aged debtors 90 days ago",
            median(lambda: aged_debtors(past), 3),
            "bare SQL, now",
            aged_limit,
            5,
        ),
        Row(
            "2", "Today's list", median(lambda: worklist(today), 3), "bare SQL aged", aged_limit, 5
        ),
        Row("12", "check", once(lambda: check_ledger(today)), "ten seconds", 10.0, 1),
    ]
    saved = once(lambda: backup(folder / "bench.collector-backup", now_utc()))
    return [*rows, Row("13", "backup, verified", saved, "copying twice", copies, 2)]


def document_rows(today: date) -> list[Row]:
    """Draw statements, data included, against a bare canvas of the same number of strings."""
    owing = [row.customer_id for row in worklist(today)[:STATEMENTS]]
    pages = [statement_paper(customer, today, FONTS) for customer in owing]
    ours = median(lambda: [statement_paper(customer, today, FONTS) for customer in owing], 3)
    bare = median(lambda: [_bare_page() for _ in pages], 3)
    close_ledger()
    return [Row("10", f"{len(pages)} statements, data included", ours, "bare canvas", bare, 1.5)]


def _bare_page() -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.setFont("CollectorSans-Regular", 10)
    for line in range(45):
        for column in range(7):
            canvas.drawString(50 + column * 70, 780 - line * 16, f"INV-{line:05d}")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def command_line_rows(folder: Path, today: date) -> list[Row]:
    """Start the command line cold on the demo ledger, and the bare window against ours."""
    demo = str(folder / "demo.collector")
    run = ["-m", "collector_desktop", "--ledger", demo, "--as-of", today.isoformat(), "--json"]
    subprocess.run([sys.executable, *run, "demo"], check=True, capture_output=True)  # noqa: S603
    bare = process(["-c", "import peewee"])
    return [
        Row(
            "14",
            "aged --json on the demo, cold",
            process([*run, "aged"]),
            "import peewee",
            bare,
            2.5,
        ),
        Row("17", "--version", process([*run[:2], "--version"]), "sixty ms", 0.06, 1),
    ]
