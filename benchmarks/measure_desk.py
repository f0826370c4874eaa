"""Goals 1 to 4 and 20: the desk on a large ledger, beside a window with nothing in it."""

from __future__ import annotations

import compileall
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

from benchmarks.clock import RUNS, Row

PROGRAM = Path(__file__).parent.parent / "collector_desktop"
FRAME, ANSWER, KEY = 0.016, 0.05, 0.02
LAZY_TABLE = 142
MOST_MORE = 150
PROCESSOR = "first paint, processor"

BESIDE = {
    "opened": ("2", "50 ms", ANSWER),
    "sorted": ("3", "50 ms", ANSWER),
    "filtered": ("3", "50 ms", ANSWER),
    "key": ("3", "20 ms", KEY),
    "wheel": ("4", "a frame", FRAME),
    "stall": ("4", "a frame", FRAME),
}


def desk_rows(ledger: Path, folder: Path, today: date) -> list[Row]:
    """Use the desk once on a copy of a ledger, and start a bare window a few times.

    The program is compiled before, as it is when it was installed.
    """
    compileall.compile_dir(PROGRAM, quiet=2)
    copy = folder / "desk.collector"
    shutil.copy(ledger, copy)
    bare = [_probe("", "", "") for _ in range(RUNS)]
    ours = _probe(str(copy), str(folder / "desk"), today.isoformat())
    paint = statistics.median(each["first paint"] for each in bare)
    worked = statistics.median(each[PROCESSOR] for each in bare)
    held = statistics.median(each["memory at start"] for each in bare)
    more = ours["memory at start"] - held
    rows = [
        Row("1", "first paint", ours["first paint"], "bare window", paint, 2),
        Row("1", PROCESSOR, ours[PROCESSOR], "bare window", worked, 2),
        Row("1", "rows of Today, cold", ours["rows of Today"], "bare window", paint, 2),
        Row("1", "more memory at start, MB", more, "150 MB", MOST_MORE, 1),
    ]
    for what, taken in ours.items():
        goal = next((BESIDE[word] for word in BESIDE if word in what), None)
        if goal is not None:
            rows.append(Row(goal[0], what, taken, goal[1], goal[2], 1))
    after = ours["memory after all"]
    return [*rows, Row("20", "memory after all, MB", after, "lazy table", LAZY_TABLE, 1.3)]


def _probe(ledger: str, folder: str, day: str) -> dict[str, float]:
    """Run the probe in a process of its own, without a display."""
    arguments = ["-m", "benchmarks.desk_probe", ledger, folder, day, str(time.time())]
    ran = subprocess.run(  # noqa: S603
        [sys.executable, *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    found: dict[str, float] = json.loads(ran.stdout)
    return found
