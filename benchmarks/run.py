"""Measure the goals of speed as ratios to a limit taken in the same run, and print one table.

    python -m benchmarks.run --size L [--only imports saves] [--write docs/benchmarks.md]

Nothing here fails by a time: machines differ, the ratios are to be read.
"""

from __future__ import annotations

import argparse
import os
import platform
import sqlite3
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmarks.clock import Row
from benchmarks.matching import matching_rows
from benchmarks.measure import command_line_rows
from benchmarks.measure_desk import desk_rows
from benchmarks.measure_encrypted import encrypted_rows
from benchmarks.measure_growth import growth_rows
from benchmarks.measure_imports import import_rows, memory_rows
from benchmarks.measure_installed import installed_rows
from benchmarks.measure_papers import paper_rows
from benchmarks.measure_questions import question_rows
from benchmarks.measure_safety import safety_rows
from benchmarks.measure_saves import save_rows
from benchmarks.measure_workbooks import workbook_rows
from benchmarks.workload import SEED, TODAY, build


class Bench:
    """One run: a folder that goes with it, and a ledger of each size, made when it is needed."""

    def __init__(self, folder: Path, size: str) -> None:
        self.folder = folder
        self.size = size
        self._made: dict[str, Path] = {}

    def ledger(self, size: str) -> Path:
        """Return the ledger of a size."""
        if size not in self._made:
            self._made[size] = self.folder / f"{size}.collector"
            build(self._made[size], size)
        return self._made[size]


def imports(bench: Bench) -> list[Row]:
    """Goals 5 and 6."""
    return import_rows(bench.folder, bench.size, SEED, TODAY)


def memory(bench: Bench) -> list[Row]:
    """Goal 5, flat memory."""
    return memory_rows(bench.folder, SEED, TODAY)


def workbooks(bench: Bench) -> list[Row]:
    """Goal 19."""
    return workbook_rows(bench.folder, SEED, TODAY)


def matching(bench: Bench) -> list[Row]:
    """Goal 11."""
    return matching_rows(bench.folder)


def saves(bench: Bench) -> list[Row]:
    """Goal 7, and 15 beside the size below."""
    sizes = ("M", "L") if bench.size == "L" else (bench.size,)
    return save_rows(bench.folder, {size: bench.ledger(size) for size in sizes}, TODAY)


def questions(bench: Bench) -> list[Row]:
    """Goals 2, 3, 8, 12 and 13."""
    return question_rows(bench.ledger(bench.size), bench.folder, TODAY)


def encrypted(bench: Bench) -> list[Row]:
    """Goal 16."""
    return encrypted_rows(bench.ledger(bench.size), bench.folder, TODAY)


def growth(bench: Bench) -> list[Row]:
    """Goal 15, for what is read; size L only."""
    if bench.size != "L":
        return []
    return growth_rows({size: bench.ledger(size) for size in ("M", "L")}, bench.folder, TODAY)


def desk(bench: Bench) -> list[Row]:
    """Goals 1 to 4 and 20."""
    return desk_rows(bench.ledger(bench.size), bench.folder, TODAY)


def documents(bench: Bench) -> list[Row]:
    """Goals 10 and 18."""
    return paper_rows(bench.ledger(bench.size), TODAY)


def safety(bench: Bench) -> list[Row]:
    """What may be waited for at opening, saving and backing up."""
    return safety_rows(bench.ledger(bench.size), bench.folder, TODAY)


def commands(bench: Bench) -> list[Row]:
    """Goals 14 and 17."""
    return command_line_rows(bench.folder, TODAY)


def installed(bench: Bench) -> list[Row]:
    """Goal 21."""
    return installed_rows(bench.folder)


THEMES: dict[str, Callable[[Bench], list[Row]]] = {
    each.__name__: each
    for each in (
        *(imports, memory, workbooks, matching, saves, questions, encrypted),
        *(growth, desk, documents, commands, safety, installed),
    )
}


def main() -> None:
    """Measure, print, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", choices=("S", "M", "L"), default="M")
    parser.add_argument("--only", nargs="+", choices=tuple(THEMES), default=list(THEMES))
    parser.add_argument("--write", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), options.size)
        rows = [row for name in options.only for row in THEMES[name](bench)]
    text = table(rows, options.size)
    print(text)
    if options.write:
        options.write.write_text(text + _rest_of(options.write), encoding="utf-8")


def _rest_of(page: Path) -> str:
    """Return the later parts of a page that was written before: what is said by hand there."""
    before = page.read_text(encoding="utf-8") if page.is_file() else ""
    _, mark, rest = before.partition("\n## ")
    return mark + rest


def _load() -> str:
    """Return what else the machine did meanwhile, where it says so."""
    if not hasattr(os, "getloadavg"):
        return ""
    return f" The machine's load was {os.getloadavg()[2]:.0f} in the last quarter of an hour."


def table(rows: list[Row], size: str) -> str:
    """Return the rows as a Markdown page."""
    lines = [
        "# Benchmarks",
        "",
        (
            f"Size {size}; Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
            f" {platform.system()}. Medians; every ratio is to a limit measured in the same run by"
            " `python -m benchmarks.run`, for safety to the seconds allowed. Seconds of the"
            " processor, but for matching (11), saves (7, 16, safety), the check (12), backups"
            f" (13, safety), all cores (10) and the desk.{_load()}"
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
    main()
