"""Papers: ours beside a bare canvas in the same run, and other libraries that draw the same one.

    python -m benchmarks.measure_papers [--peers FOLDER]

With `--peers` fpdf2, WeasyPrint and Typst are put into environments that are thrown away again,
and the papers that they drew into a folder, to be looked at.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from benchmarks.bare_papers import Drawn, draw_bare, noted, register_bare
from benchmarks.clock import Row, beside, by_the_wall
from benchmarks.sample_paper import sample_statement
from benchmarks.workload import TODAY, build
from collector_desktop.documents.content import Statement
from collector_desktop.documents.drawing import LONG_RUN
from collector_desktop.documents.fonts import register_fonts
from collector_desktop.documents.statement import render_statement
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.worklist import worklist_top
from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.paper_statement import statement_paper, statement_papers
from collector_desktop.services.papers import Paper

FONTS = Path(__file__).parent.parent / "resources" / "fonts"
PEER_SCRIPT = Path(__file__).parent / "peer_papers.py"
PEER_RUNS = {"fpdf2": 20, "weasyprint": 5, "typst": 20}
PAPERS, MANY = 200, 1_000
ONE_PROCESS = LONG_RUN - 1
ROWS = 40


def paper_rows(ledger: Path, today: date) -> list[Row]:
    """Goals 10 and 18: statements and letters, data included, against the same on a bare canvas."""
    _ready_fonts()
    open_ledger(ledger, "bench", "0")
    try:
        many = [row.customer_id for row in worklist_top(today, MANY).rows]
        owing = many[:PAPERS]
        drawn = [noted(partial(_statement, today, each)) for each in owing]
        alone, _ = beside(
            lambda: [_statement(today, each) for each in owing], partial(_bare, drawn)
        )
        run, bare = beside(lambda: _in_runs(owing, today), partial(_bare, drawn))
        shared = by_the_wall(lambda: list(statement_papers(many, today, FONTS)))
        reminded = _reminded(many, today)
        drawn = [noted(partial(_letter, today, each)) for each in reminded]
        letters, bare_letters = beside(
            lambda: [_letter(today, each) for each in reminded], partial(_bare, drawn)
        )
    finally:
        close_ledger()
    count, what = len(owing), "statements, data included"
    for_all = bare * len(many) / count
    return [
        Row("10", f"{count} {what}, one process", run, "bare canvas", bare, 1.5),
        Row("10", f"{count} {what}, each by itself", alone, "bare canvas", bare, 1.5),
        Row("10", f"{len(many):,} {what}, all cores", shared, "bare, one process", for_all, 1.5),
        Row("18", f"{count} letters, data included", letters, "bare canvas", bare_letters, 2.5),
    ]


def _ready_fonts() -> None:
    """Register ours first: ReportLab knows a font by the name in its file too."""
    register_fonts(FONTS)
    register_bare(FONTS)


def _statement(today: date, customer: int) -> bytes:
    return statement_paper(customer, today, FONTS).content


def _in_runs(customers: list[int], today: date) -> list[Paper]:
    """Return the statements of some customers, as many at once as one process draws."""
    parts = [customers[at : at + ONE_PROCESS] for at in range(0, len(customers), ONE_PROCESS)]
    return [paper for part in parts for paper in statement_papers(part, today, FONTS)]


def _bare(papers: list[Drawn]) -> list[bytes]:
    return [draw_bare(each) for each in papers]


def _reminded(customers: list[int], today: date) -> list[int]:
    """Return the first customers who may be reminded, as not all that they owe is promised."""
    found: list[int] = []
    for customer in customers[: PAPERS * 2]:
        with suppress(RefusedError):
            _letter(today, customer)
            found.append(customer)
    return found[:PAPERS]


def _letter(today: date, customer: int) -> bytes:
    return letter_paper(customer, "reminder-1", today, FONTS).content


def peer_table(folder: Path) -> str:
    """Return how many statements of three pages each library draws in a second, and how large."""
    _ready_fonts()
    statements = [sample_statement(ROWS, f"Oaken Doors {number} Ltd") for number in range(PAPERS)]
    drawn = noted(partial(render_statement, statements[0]))
    calls = folder / "statement.json"
    calls.write_text(json.dumps(_for_others(drawn)), encoding="utf-8")
    taken = {
        "ours, tagged PDF/A-3a": _ours(statements),
        "ReportLab's canvas, bare": _timed(partial(draw_bare, drawn)),
    }
    for name, runs in PEER_RUNS.items():
        taken[name] = _peer(name, calls, runs, folder / f"statement-{name}.pdf")
    own = taken["ours, tagged PDF/A-3a"][0]
    lines = ["| library | statements a second | KB each | time beside ours |", "|---|---|---|---|"]
    lines += [
        f"| {name} | {1 / seconds:,.1f} | {size / 1024:,.0f} | {seconds / own:.1f} |"
        for name, (seconds, size) in taken.items()
    ]
    return "\n".join(lines)


def _ours(statements: list[Statement]) -> tuple[float, int]:
    content = [render_statement(each) for each in statements[:1]]
    start = time.process_time()
    content = [render_statement(each) for each in statements]
    return (time.process_time() - start) / len(statements), len(content[-1])


def _timed(make: Callable[[], bytes]) -> tuple[float, int]:
    """Return the median seconds of the processor for one paper, and its bytes."""
    taken = []
    content = make()
    for _ in range(PAPERS):
        start = time.process_time()
        content = make()
        taken.append(time.process_time() - start)
    return statistics.median(taken), len(content)


def _for_others(drawn: Drawn) -> dict[str, object]:
    """Return the calls with lengths from the top left, as data of other programs."""
    height = drawn.size[1]
    pages = []
    for page in drawn.pages:
        calls: list[list[object]] = []
        for kind, *call in page:
            if kind == "text":
                x, y, words, style = call
                weight = style.face.partition("-")[2]
                calls.append([kind, x, height - y, words, weight, style.size, style.colour])
            elif kind == "box":
                x, y, wide, high, colour = call
                calls.append([kind, x, height - y - high, wide, high, colour])
            else:
                x, y, to_x, _, colour, points = call
                calls.append([kind, x, height - y, to_x, colour, points])
        pages.append(calls)
    return {"width": drawn.size[0], "height": height, "pages": pages}


def _peer(name: str, calls: Path, runs: int, out: Path) -> tuple[float, int]:
    """Return what one library takes, in an environment of its own."""
    with tempfile.TemporaryDirectory() as folder:
        python = Path(folder) / "bin" / "python"
        said: list[str] = [str(PEER_SCRIPT), name, str(calls), str(FONTS), str(runs), str(out)]
        for command in (
            [sys.executable, "-m", "venv", folder],
            [str(python), "-m", "pip", "install", "--quiet", name],
            [str(python), *said],
        ):
            answer = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    seconds, size = json.loads(answer.stdout.splitlines()[-1])
    return seconds, size


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peers", type=Path, metavar="FOLDER")
    options = parser.parse_args()
    if options.peers:
        options.peers.mkdir(parents=True, exist_ok=True)
        print(peer_table(options.peers))
        return
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder) / "M.collector"
        build(ledger, "M")
        for row in paper_rows(ledger, TODAY):
            print(f"{row.goal}  {row.what}: {row.ours:.3f} / {row.theirs:.3f} = {row.ratio:.2f}")


if __name__ == "__main__":
    main()
