"""Goals 5, 6 and 15 of imports: a first import, the same file again, and the memory of both."""

from __future__ import annotations

import re
import shutil
import statistics
import subprocess
import sys
from datetime import date
from itertools import islice
from pathlib import Path

from benchmarks.clock import Row, once
from benchmarks.limits import bare_import
from benchmarks.sizes import scaled
from benchmarks.workload_files import write_files
from collector_desktop.importers.read import read_file
from collector_desktop.services.imports import apply_import
from collector_desktop.services.ledgers import CompanyDraft, close_ledger, create_ledger
from collector_desktop.storage.ledger_file import remove_ledger

SCALES = {"S": 0.001, "M": 0.037, "L": 0.7405}
TENTH = 100_000
RUNS = 3
PEAK = """
import resource, sys
from datetime import date
from pathlib import Path
from collector_desktop.importers.read import read_file
from collector_desktop.services.imports import apply_import
from collector_desktop.services.ledgers import CompanyDraft, close_ledger, create_ledger
today = date.fromisoformat(sys.argv[3])
create_ledger(Path(sys.argv[1]), CompanyDraft("Bench"), "bench", "0", today)
for name in ("customers.csv", "items.csv"):
    apply_import(read_file(Path(sys.argv[2]) / name), today)
close_ledger()
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def import_rows(folder: Path, size: str, seed: int, today: date) -> list[Row]:
    """Import a file of items, everything that settles them, and the items again."""
    customers, items, allocations = write_files(folder / "files", scaled(SCALES[size]), seed, today)
    ledger = folder / "import.collector"
    bare, first, again = [], [], []
    for _ in range(RUNS):
        remove_ledger(ledger)
        create_ledger(ledger, CompanyDraft("Bench"), "bench", "0", today)
        apply_import(read_file(customers), today)
        bare.append(once(lambda: bare_import(items, folder / "import.bare")))
        first.append(once(lambda: apply_import(read_file(items), today)))
        apply_import(read_file(allocations), today)
        again.append(once(lambda: apply_import(read_file(items), today)))
        close_ledger()
    count = sum(1 for _ in items.open(encoding="utf-8")) - 1
    ours, limit, repeated = map(statistics.median, (first, bare, again))
    return [
        Row("5", f"import {count:,} items, checked, undoable", ours, "csv + insert", limit, 4),
        Row("6", "the same file again", repeated, "the first time", ours, 0.5),
    ]


def memory_rows(folder: Path, seed: int, today: date) -> list[Row]:
    """Compare the peak memory of a million items with that of their first tenth.

    The customers are the same: it is the items that must not stay in memory.
    """
    whole, tenth = folder / "peak-whole", folder / "peak-tenth"
    customers, items, _ = write_files(whole, scaled(SCALES["L"]), seed, today)
    tenth.mkdir()
    shutil.copy(customers, tenth)
    with items.open(encoding="utf-8") as lines:
        (tenth / items.name).write_text("".join(islice(lines, TENTH + 1)), encoding="utf-8")
    what = "peak memory of importing 1,000,000 items, MB"
    return [Row("5", what, _peak(whole, today), "of 100,000 items", _peak(tenth, today), 1.5)]


def _peak(files: Path, today: date) -> float:
    """Return the peak memory of an import in MB."""
    ledger = str(files / "peak.collector")
    done = subprocess.run(  # noqa: S603 - our own text
        [sys.executable, "-c", PEAK, ledger, str(files), today.isoformat()],
        check=True,
        capture_output=True,
        text=True,
    )
    return float(re.findall("[0-9.]+", done.stdout)[-1])
