"""Documents and the command line, each beside its limit."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from io import BytesIO
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from benchmarks.clock import Row, beside, once, process
from collector_desktop.queries.worklist import worklist_top
from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.services.paper_statement import statement_paper, statement_papers

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
STATEMENTS = 200
LONG_RUN = 1_000


def document_rows(ledger: Path, today: date) -> list[Row]:
    """Draw statements, data included, against a bare canvas of the same number of strings."""
    open_ledger(ledger, "bench", "0")
    try:
        many = [row.customer_id for row in worklist_top(today, LONG_RUN).rows]
        owing = many[:STATEMENTS]
        ours, bare = beside(
            lambda: [statement_paper(customer, today, FONTS) for customer in owing],
            lambda: [_bare_page() for _ in owing],
        )
        shared = once(lambda: list(statement_papers(many, today, FONTS)))
        alone = bare * len(many) / len(owing)
    finally:
        close_ledger()
    what = "statements, data included"
    return [
        Row("10", f"{len(owing)} {what}, one process", ours, "bare canvas", bare, 1.5),
        Row("10", f"{len(many):,} {what}, all cores", shared, "bare, one process", alone, 1.5),
    ]


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
