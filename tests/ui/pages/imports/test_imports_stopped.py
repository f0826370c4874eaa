"""Cancel while a file is being written, on the ledger's own thread: nothing of it stays."""

from dataclasses import replace
from threading import Event

import pytest
import shiboken6

from collector_desktop.services import imports
from collector_desktop.services.ledgers import close_ledger, open_ledger
from collector_desktop.services.reading import read_import_file
from collector_desktop.storage.models import ColumnMapping, ImportBatch, Item, Operation
from collector_desktop.ui.jobs import Progress
from collector_desktop.ui.pages.imports import ImportPage
from collector_desktop.ui.tasks import TaskRunner
from collector_desktop.ui.widgets.import_draft import Step
from tests.conftest import TODAY
from tests.journeys.files import xero

EARLIER = ("Acme Ltd", "INV-1", "15/09/2026", "15/10/2026", 120.0, 0)
LATER = (
    ("Acme Ltd", "INV-1", "15/09/2026", "15/10/2026", 95.0, 0),
    ("Bexley Joinery Ltd", "INV-2", "08/09/2026", "08/10/2026", 2148.0, 0),
    ("Ouse Valley Builders", "INV-3", "25/08/2026", "24/09/2026", 5240.5, 0),
)


class Gate:
    """Holds a job at its second block of rows until the test has done what it does meanwhile."""

    def __init__(self):
        self.title = "no job yet"
        self.numbers = ()
        self.reached, self.passed = Event(), Event()

    def hold(self, progress, done):
        if progress.title.startswith(self.title) and done == len(LATER) - 1:
            self.numbers = tuple(item.number for item in Item.select().order_by(Item.id))
            self.reached.set()
            assert self.passed.wait(10)


@pytest.fixture
def gate(monkeypatch):
    """Rows come one by one, and a job named by the test waits before the last of them."""
    made, report = Gate(), Progress.report

    def held(progress, done, total, text=""):
        made.hold(progress, done)
        report(progress, done, total, text)

    monkeypatch.setattr(Progress, "report", held)
    monkeypatch.setattr(imports, "blocks_of", lambda rows: ([row] for row in rows))
    return made


@pytest.fixture
def page(qtbot, desk, ledger, tmp_path, gate):
    imports.apply_import(read_import_file(xero(tmp_path / "earlier.csv", EARLIER)), TODAY)
    close_ledger()
    runner = TaskRunner(lambda: open_ledger(ledger, "Priya", "test"), close_ledger)
    page = ImportPage(replace(desk, tasks=runner))
    page.resize(1232, 848)
    page.show()
    yield page
    gate.passed.set()
    shiboken6.delete(page)
    runner.close()


@pytest.fixture
def kept(qtbot, page, snapshot):
    """Return a function that reads everything an import may write, on the ledger's thread."""

    def read():
        more = (ImportBatch, Operation, ColumnMapping)
        return snapshot(), [list(model.select().tuples()) for model in more]

    def ask():
        found = []
        page.desk.tasks.run(page, read, found.append)
        qtbot.waitUntil(lambda: bool(found))
        return found[0]

    return ask


def cancelled(qtbot, page, gate):
    """Press Cancel while the job waits, let it go on, and wait for its end."""
    qtbot.waitUntil(gate.reached.is_set)
    qtbot.waitUntil(page.jobs._stop.isVisible)
    with qtbot.waitSignal(page.jobs.ended):
        page.jobs._stop.click()
        gate.passed.set()
    qtbot.waitUntil(lambda: not page.flow.writing)


def test_cancel_in_the_middle_leaves_the_ledger_as_it_was(qtbot, page, gate, kept, tmp_path):
    before = kept()
    with qtbot.waitSignal(page.flow.planned):
        page.start(str(xero(tmp_path / "later.csv", *LATER)))
    assert page.plan.counts.created == 2
    gate.title = "Importing"
    page.choose_next()
    cancelled(qtbot, page, gate)
    assert gate.numbers == ("INV-1", "INV-2")
    assert kept() == before
    assert page.step == Step.CHECK
    with qtbot.waitSignal(page.flow.finished):
        page.choose_next()
    assert len(kept()[0]["item"]) == len(LATER)


def test_cancel_of_the_check_leads_nowhere_and_writes_nothing(qtbot, page, gate, kept, tmp_path):
    before = kept()
    gate.title = "Checking"
    page.start(str(xero(tmp_path / "later.csv", *LATER)))
    cancelled(qtbot, page, gate)
    assert gate.numbers == ("INV-1", "INV-2")
    assert page.plan is None
    assert page.step == Step.FILE
    assert kept() == before
