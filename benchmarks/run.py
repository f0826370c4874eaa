"""Measure the goals of speed as ratios to a limit taken in the same run, and print one table.

    python benchmarks/run.py [--scale 0.1] [--write docs/benchmarks.md]

Nothing here fails by a time: machines differ, the ratios are to be read.
"""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent))
sys.path.insert(0, str(Path(__file__).parent.parent))

from measure import command_line_rows, document_rows, import_rows, question_rows
from workload import write

if TYPE_CHECKING:
    from clock import Row

TODAY = date(2026, 11, 24)
SEED = 7


def main() -> int:
    """Measure, print, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", type=float, default=0.1)
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = write(Path(folder), options.scale, SEED, TODAY)
        ledger = Path(folder) / "bench.collector"
        rows = [
            *import_rows(ledger, files, TODAY),
            *question_rows(ledger, Path(folder), TODAY),
            *document_rows(TODAY),
            *command_line_rows(Path(folder), TODAY),
        ]
    text = table(rows, options.scale)
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")
    return 0


def table(rows: list[Row], scale: float) -> str:
    """Return the rows as a Markdown page."""
    lines = [
        "# Benchmarks",
        "",
        (
            f"Scale {scale:g} of 100,000 customers and 1,000,000 invoices; Python"
            f" {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
            f" {platform.system()}. Medians; every ratio is to a limit measured in the same run by"
            " `benchmarks/run.py`."
        ),
        "",
        "| goal | what | ours, s | limit | its s | ratio | at most |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.goal} | {row.what} | {row.ours:.4f} | {row.reference} | {row.theirs:.4f}"
        f" | {row.ratio:.2f} | {row.most:g} |"
        for row in rows
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
