"""The command line, started cold, beside its limits."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

from benchmarks.clock import Row, process


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
