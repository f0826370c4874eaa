"""Runs the real desk on a ledger in a process of its own and prints what it measured as JSON.

    python -m benchmarks.desk_probe LEDGER FOLDER STARTED [bare]

STARTED is the moment, as `time.time()` gives it, at which the caller started this process.
"""

from __future__ import annotations

import json
import re
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

PAGES = ("customers", "invoices", "promises", "payments", "reports", "today")
KEYS = ("i", "ir", "iro", "iron j", "inv-00012", "C0995")
STEPS, PIXELS, SETTLE, PAPERS = 100, 96, 40_000, 100
LONGEST, IMPORTED = 300_000, 0.03
Found = dict[str, float]


class FirstPaint(QObject):
    """Notes when a window was painted first, by the wall and by the processor.

    It looks at the events of that window alone: one that looks at all events of the program has
    PySide make every class it knows, for 0.03 s and more, with the first part private to Qt.
    """

    at = worked = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at every event, and take none."""
        if not self.at and event.type() == QEvent.Type.Paint:
            self.at, self.worked = time.time(), time.process_time()
        return super().eventFilter(watched, event)

    def found(self, started: float) -> Found:
        """Return the seconds until then."""
        return {"first paint": self.at - started, "first paint, processor": self.worked}


class Stalls(QObject):
    """Notes the longest time in which the GUI thread did not come back to its events.

    `longest` is by the wall, with what other programs take; `own` is the processor's time of this
    thread alone, which does not show the waiting for the interpreter.
    """

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._begin()
        self._timer.start(1)

    def _begin(self) -> None:
        self._last, self.longest = time.perf_counter(), 0.0
        self._worked, self.own = time.thread_time(), 0.0

    def _tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest, self._last = max(self.longest, now - self._last), now
        self.own, self._worked = max(self.own, worked - self._worked), worked

    def since(self, work: Callable[[], object]) -> tuple[float, float]:
        """Return the longest stall and the longest of our own work while something goes on."""
        self._begin()
        work()
        return self.longest, self.own


def memory() -> float:
    """Return the proportional memory of this process in megabytes, 0 where nobody tells it."""
    rollup = Path("/proc/self/smaps_rollup")
    text = rollup.read_text() if rollup.exists() else ""
    found = re.search(r"^Pss: +(\d+) kB", text, re.MULTILINE)
    return int(found[1]) / 1024 if found else 0.0


def until(done: Callable[[], bool], most: int = SETTLE) -> float:
    """Return the seconds until something holds, letting the desk work meanwhile."""
    start = time.perf_counter()
    while not done() and time.perf_counter() - start < most / 1000:
        QApplication.processEvents()
        time.sleep(0.0005)
    return time.perf_counter() - start


class Probe:
    """Uses the desk as somebody at the keyboard does."""

    def __init__(self, started: float, paint: FirstPaint) -> None:
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow)]
        self.window: Any = windows[0]
        self.stalls = Stalls()
        self.found: Found = {}
        self._started, self._paint = started, paint

    def run(self) -> Found:
        """Measure everything in turn."""
        until(lambda: self.window.place.page == "today")
        today = self.window.page("today")
        until(lambda: today.model.rowCount() > 0)
        self.found["rows of Today"] = time.time() - self._started
        self.found.update(self._paint.found(self._started))
        self.found["memory at start"] = memory()
        self.found["rows of Today, processor"] = time.process_time()
        self.idle()
        self.found["whole list in order"] = time.time() - self._started
        for name in ("customers", "invoices"):
            self._grid(name)
        self._palette()
        for name in PAGES:
            self._page(name)
            self.found[f"memory after {name}"] = memory()
        self._papers()
        self._long_work()
        self.found["memory after all"] = memory()
        return self.found

    def idle(self) -> None:
        """Wait until the ledger's thread has nothing more to do."""
        for _ in range(3):
            answered: list[object] = []
            self.window.desk.tasks.run(self.window, lambda: 1, answered.append)
            until(lambda: bool(answered))  # noqa: B023 asked and answered in this turn
            until(lambda: False, 5)

    def _page(self, name: str) -> None:
        self.window.open_page(name)
        self.idle()
        self.window.open_page("customers" if name == "today" else "today")
        self.idle()
        start = time.perf_counter()
        self.window.open_page(name)
        self.window.page(name).repaint()
        self.found[f"{name} opened"] = time.perf_counter() - start
        self.idle()

    def _grid(self, name: str) -> None:
        self.window.open_page(name)
        page = self.window.page(name)
        grid, model = page.grid, page.grid.model()
        self.idle()
        bar, steps = grid.verticalScrollBar(), []
        middle = bar.maximum() // 2
        for step in range(STEPS):
            start = time.perf_counter()
            bar.setValue(middle + step * PIXELS)
            grid.viewport().repaint()
            QApplication.processEvents()
            steps.append(time.perf_counter() - start)
            time.sleep(0.004)
        self.found[f"{name}: wheel step, median"] = median(steps)
        self.found[f"{name}: wheel step, longest"] = max(steps)
        self.found[f"{name}: rows after a jump"] = self._shown(
            grid, bar.setValue, bar.maximum() // 3
        )
        sort = partial(grid.sort_by, "overdue" if name == "customers" else "due")
        self.found[f"{name}: sorted"] = self._answered(model, lambda: sort(descending=False))
        self.idle()
        self.found[f"{name}: filtered"] = self._answered(model, partial(self._type, page, "iron"))
        self.idle()
        self._type(page, "")
        self.idle()

    def _shown(self, grid: Any, act: Callable[[int], None], value: int) -> float:
        act(value)
        row = grid.rowAt(5)
        return until(lambda: grid.model().record(row) is not None)

    def _answered(self, model: Any, act: Callable[[], None]) -> float:
        """Return the seconds from an act to the new rows."""
        came: list[object] = []
        for signal in (model.modelReset, model.layoutChanged):
            signal.connect(lambda *_: came.append(1))
        start = time.perf_counter()
        act()
        until(lambda: bool(came) and (model.rowCount() == 0 or model.record(0) is not None))
        return time.perf_counter() - start

    def _type(self, page: Any, words: str) -> None:
        from PySide6.QtTest import QTest  # noqa: PLC0415 - no program that is used starts with it

        page.bar.edit.setText(words)
        QTest.keyClick(page.bar.edit, Qt.Key.Key_Return)

    def _palette(self) -> None:
        from collector_desktop.ui.find import Finder  # noqa: PLC0415

        finder = Finder(self.window.desk, self.window.registry, lambda: None)
        finder.answer("", lambda _: None)
        self.idle()
        times = []
        for key in KEYS:
            told: list[object] = []
            start = time.perf_counter()
            finder.answer(key, told.append)
            until(lambda: bool(told))  # noqa: B023 asked and answered in this turn
            times.append(time.perf_counter() - start)
            self.idle()
        self.found["palette, median key"] = median(times)
        self.found["palette, slowest key"] = max(times)

    def _papers(self) -> None:
        """Draw statements on the thread that does it while the window is in use."""
        from collector_desktop.services.paper_statement import statement_paper  # noqa: PLC0415

        desk = self.window.desk
        works = [
            partial(statement_paper, customer, desk.today(), desk.fonts)
            for customer in range(1, PAPERS + 1)
        ]
        self._watch(f"{PAPERS} statements are drawn", works)

    def _long_work(self) -> None:
        """Report, propose a chase run and import, each on the ledger's thread."""
        from benchmarks.sizes import scaled  # noqa: PLC0415 - a bare window needs none of these
        from benchmarks.workload_files import write_files  # noqa: PLC0415
        from collector_desktop.importers.read import read_file  # noqa: PLC0415
        from collector_desktop.queries.aged import aged_debtors  # noqa: PLC0415
        from collector_desktop.queries.chase import chase_view  # noqa: PLC0415
        from collector_desktop.services.imports import apply_import  # noqa: PLC0415

        today = self.window.desk.today()
        self._watch("debtors are aged", [partial(aged_debtors, today)])
        self._watch("a run is proposed", [partial(chase_view, today)])
        with tempfile.TemporaryDirectory() as folder:
            _, items, _ = write_files(Path(folder), scaled(IMPORTED), 7, today)
            items.write_text(items.read_text().replace("INV-", "NEW-").replace("REC-", "NR-"))
            self._watch("items are imported", [lambda: apply_import(read_file(items), today)])

    def _watch(self, what: str, works: Sequence[Callable[[], object]]) -> None:
        done: list[object] = []
        for work in works:
            self.window.desk.tasks.run(self.window, work, done.append, done.append)
        stall, own = self.stalls.since(lambda: until(lambda: len(done) == len(works), LONGEST))
        failed = [each for each in done if isinstance(each, Exception)]
        if failed:
            raise failed[0]
        self.found[f"stall while {what}"] = stall
        self.found[f"own work while {what}"] = own


def bare(started: float) -> Found:
    """Show a window with nothing in it."""
    _app, paint = QApplication([]), FirstPaint()
    window = QMainWindow()
    window.installEventFilter(paint)
    window.resize(1280, 800)
    window.show()
    until(lambda: paint.at > 0)
    return {**paint.found(started), "memory at start": memory()}


def desk(ledger: str, folder: str, day: str, started: float) -> Found:
    """Run the desk on a ledger until everything is measured."""
    from collector_desktop.__main__ import WINDOW, loaded  # noqa: PLC0415 - no bare window's need

    program = loaded(WINDOW)
    app, paint, found = program.application(), FirstPaint(), {}
    fit = program.fit_on_screen

    def watch(window: QMainWindow) -> None:
        fit(window)
        window.installEventFilter(paint)

    program.fit_on_screen = watch

    def measure() -> None:
        try:
            found.update(Probe(started, paint).run())
        finally:
            app.quit()

    QTimer.singleShot(0, measure)
    program.main([ledger, "--data-dir", folder, "--as-of", day])
    return found


if __name__ == "__main__":
    _, at, where, on, moment = sys.argv
    sys.stdout.write(json.dumps(desk(at, where, on, float(moment)) if at else bare(float(moment))))
