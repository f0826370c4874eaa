"""The desk backs up while work goes on: each backup holds all that was saved before it began.

Work comes from a thread of its own, one payment after the other, as answers of a server do; the
window backs up again and again to both its folders. Another process looks at what they hold.
"""

import json
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from shutil import copyfile

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from collector_desktop.services import backups
from collector_desktop.services.backups import automatic_backups, manifest_path, verified
from collector_desktop.storage.ledger_file import close_ledger, create_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.ledger_places import Places
from collector_desktop.ui.ledger_session import LedgerSession
from collector_desktop.ui.tasks import TaskRunner
from tests.conftest import TODAY
from tests.integration.money import receive
from tests.robustness.day import newest_operation
from tests.robustness.sizes import SIZES

BEGIN = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
MOST_SECONDS = 60
LOOK = """
import json, sqlite3, sys
for path in json.load(sys.stdin):
    copy = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    ask = lambda sql: copy.execute(sql).fetchone()[0]
    assert ask("PRAGMA integrity_check") == "ok"
    assert copy.execute("PRAGMA foreign_key_check").fetchone() is None
    newest, number = copy.execute("SELECT max(id), count(*) FROM operation").fetchone()
    paid = ask("SELECT count(*) FROM item WHERE type = 'receipt'")
    print(json.dumps([newest, number, paid]))
"""
pytestmark = pytest.mark.timeout(600)


@pytest.fixture
def books(tmp_path):
    """A closed ledger with one customer."""
    path = tmp_path / "books.collector"
    create_ledger(path, "Priya", "test")
    with operation("test", "Set up Acme", TODAY):
        Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    close_ledger()
    return path


@pytest.fixture
def session(qapp, books, tmp_path):
    """The ledger as the window has it, on a thread of its own, with two folders for backups."""
    places = Places(books, tmp_path / "demo.collector", tmp_path / "here")
    tasks, clock = TaskRunner(close_ledger, close_ledger), count()
    session = LedgerSession(
        tasks, places, lambda: TODAY, lambda: BEGIN + timedelta(seconds=next(clock)), "Priya"
    )
    session.copies.second = tmp_path / "elsewhere"
    session.copies.second.mkdir()
    session.open(books)
    wait_for(lambda: session.info is not None)
    yield session
    tasks.close()
    for made in (session, tasks):
        shiboken6.delete(made)  # here, as Qt's timers end on the thread that began them


@contextmanager
def payments(tasks):
    """Record payments from another thread until the end; yield what was said to be saved."""
    said, is_over = [0], threading.Event()

    def pay():
        receive(Customer.get(), 1_00, allocate="none")
        return newest_operation()

    def work():
        while not is_over.is_set():
            said.append(tasks.on_ledger(pay))

    writer = threading.Thread(target=work)
    writer.start()
    try:
        yield said
    finally:
        is_over.set()
        writer.join()


def wait_for(is_so):
    """Let the window work until something is so; without timers, which end on their own thread."""
    end = time.monotonic() + MOST_SECONDS
    while not is_so():
        assert time.monotonic() < end
        QApplication.processEvents()
        time.sleep(0.001)


def back_up(session, times):
    """Back up while payments come; return what was saved when each backup was asked for."""
    before, done = {}, []
    session.backed_up.connect(lambda: done.append(True))
    with payments(session._tasks) as said:
        for turn in range(times):
            wait_for(lambda known=len(said): len(said) > known)  # noqa: B008 - as many as now
            saved = said[-1]
            session.back_up()
            wait_for(lambda turn=turn: len(done) > turn)
            assert session.copies.trouble is None
            for folder in session.backup_folders:
                before[automatic_backups(session.info.path, folder)[0]] = saved
    return before


def lacking(before):
    """Return the backups that lack what was saved before they began, or hold half of something."""
    looked = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-I", "-c", LOOK],
        input=json.dumps([str(path) for path in before]),
        capture_output=True,
        text=True,
        check=True,
    )
    held = [json.loads(line) for line in looked.stdout.splitlines()]
    return [
        path
        for (path, saved), (newest, number, paid) in zip(before.items(), held, strict=True)
        if newest < saved or not newest == number == paid + 1  # one operation set the customer up
    ]


def test_each_of_many_backups_holds_all_that_was_saved_before_it(session):
    before = back_up(session, SIZES.backups)
    assert len(before) == 2 * SIZES.backups
    assert len(set(before.values())) == SIZES.backups
    assert lacking(before) == []
    session._tasks.on_ledger(lambda: [verified(path) for path in before])


def test_the_harness_finds_a_backup_of_some_time_before(session, monkeypatch):
    honest, first = backups.automatic_backup, []

    def late(*where):
        made = honest(*where)
        for beside in (Path, manifest_path):
            if first:
                copyfile(beside(first[0]), beside(made.path))
        first.append(made.path)
        return made

    monkeypatch.setattr(backups, "automatic_backup", late)
    before = back_up(session, 2)
    assert lacking(before) == list(before)[2:]
