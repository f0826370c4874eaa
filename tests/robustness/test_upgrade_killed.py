"""The program is killed while it brings a ledger of 60,000 rows up to date: all old or all new.

What the kill left is looked at in a copy, before the program opens it and so ends the upgrade.
"""

import os
import shutil
import sqlite3
import time
from contextlib import closing

import pytest

from collector_desktop.services.backups import verified
from collector_desktop.services.checking import check_ledger
from collector_desktop.storage import ledger_file
from collector_desktop.storage.before_upgrade import upgrade_copies
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from tests.conftest import TODAY
from tests.robustness.grown import PAIRS, grow
from tests.robustness.killing import dice
from tests.robustness.sizes import SIZES

PARTS = (
    "SELECT type, name, sql FROM sqlite_master"
    " WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name"
)
TASKS = ("bring_up_to_date", "bring_up_to_date_once_kept")
TABLES = ("customer", "item", "allocation", "contact", "promise", "operation")
pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows"),
    pytest.mark.timeout(1800),
]


@pytest.fixture(scope="module")
def older(tmp_path_factory):
    """A ledger of the first version with 60,000 rows."""
    path = tmp_path_factory.mktemp("grown") / "older"
    grow(path)
    return path


@pytest.fixture
def books(older, tmp_path):
    """The same where it is brought up to date, and a copy to begin anew from."""
    shutil.copyfile(older, tmp_path / "older")
    shutil.copyfile(older, tmp_path / "books.collector")
    return tmp_path / "books.collector"


@pytest.fixture
def fresh_state(tmp_path):
    """What a ledger of this version consists of."""
    path = tmp_path / "fresh.collector"
    create_ledger(path, "Priya", "test")
    close_ledger()
    return state(path)


def state(ledger):
    """Return the version and all tables, indexes and triggers, as they lie on the disk now."""
    looked_at = ledger.with_name("looked-at")
    shutil.rmtree(looked_at, ignore_errors=True)
    looked_at.mkdir()
    for path in ledger.parent.glob(f"{ledger.name}*"):
        shutil.copyfile(path, looked_at / path.name)
    with closing(sqlite3.connect(looked_at / ledger.name)) as copy:
        assert copy.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        (version,) = copy.execute("PRAGMA user_version").fetchone()
        return version, copy.execute(PARTS).fetchall()


def contents():
    """Return every row that a ledger of the first version may have."""
    return [
        db.execute_sql(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608
        for table in TABLES
    ]


@pytest.fixture
def lasting(monkeypatch):
    """Return a function that opens a ledger; it says how many seconds that and its upgrade took."""
    honest, took = ledger_file.migrate, []

    def timed():
        begun = time.monotonic()
        honest()
        took.append(time.monotonic() - begun)

    def opened(ledger):
        begun = time.monotonic()
        open_ledger(ledger, "Priya", "test")
        return time.monotonic() - begun, took[0]

    monkeypatch.setattr(ledger_file, "migrate", timed)
    return opened


def test_a_large_upgrade_that_is_cut_off_is_all_old_or_all_new(
    books, fresh_state, lasting, kill_in_the_middle
):
    old, (whole, upgrade), rows = state(books), lasting(books), contents()
    assert len(rows[1]) + len(rows[2]) > 3 * PAIRS
    close_ledger()
    chance, cut_off, turns = dice("large upgrade"), 0, SIZES.upgrades // 2
    for turn in range(2 * turns):
        from_its_copy = turn % 2
        task, last = TASKS[from_its_copy], (whole, upgrade)[from_its_copy] / turns
        said = kill_in_the_middle(task, books, chance, turn // 2 * last, (turn // 2 + 1) * last)
        found = state(books)
        assert found in (old, fresh_state)
        cut_off += bool(from_its_copy) and said == [0] and found == old
        assert [verified(copy) for copy in upgrade_copies(books)] or not from_its_copy
        open_ledger(books, "Priya", "test")
        assert contents() == rows
        assert db.execute_sql("PRAGMA foreign_key_check").fetchall() == []
        close_ledger()
    assert cut_off
    open_ledger(books, "Priya", "test")
    assert check_ledger(TODAY) == []
    close_ledger()


def test_the_harness_finds_an_upgrade_in_parts(books, fresh_state, kill_in_the_middle):
    old = state(books)
    kill_in_the_middle("bring_up_to_date_in_parts", books, dice("parts"))
    assert state(books) not in (old, fresh_state)
