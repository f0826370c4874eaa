"""The program is killed in the middle of each kind of work: what it said is saved, is saved."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from collector_desktop.domain.errors import WrongPasswordError
from collector_desktop.files.hashing import file_sha256
from collector_desktop.services.backups import backup, verified
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.protection import Worker, protect
from collector_desktop.storage import key_file
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import (
    close_ledger,
    create_ledger,
    is_protected,
    open_ledger,
)
from collector_desktop.storage.models import Customer, Document
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.chasing import email, use
from tests.robustness.child import KEPT_COPIES, PASSWORDS, WORK, paper
from tests.robustness.day import newest_operation
from tests.robustness.killing import ROOT, dice
from tests.robustness.sizes import SIZES

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
FRESH_EVERY = 30
pytestmark = [
    pytest.mark.crash,
    pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows"),
    pytest.mark.timeout(1800),
]


@pytest.fixture
def books(tmp_path):
    """A closed ledger with one customer who owes much, and a procedure."""
    path = tmp_path / "books.collector"
    create_ledger(path, "Priya", "test")
    with operation("test", "Set up Acme", TODAY):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
        add_item(acme, "INV-1", TODAY, TODAY, 1_000_000_00)
    use(email("Reminder", 7))
    close_ledger()
    return path


@pytest.mark.parametrize("task", WORK)
def test_what_was_said_to_be_saved_is_there_and_nothing_is_half(books, kill_in_the_middle, task):
    kill_often(books, kill_in_the_middle, [task])


def test_the_same_holds_of_a_ledger_under_a_password(books, kill_in_the_middle, monkeypatch):
    monkeypatch.setattr(key_file, "COST", 2**10)
    protect(books, PASSWORDS[0], Worker("Priya", "test"))
    kill_often(books, kill_in_the_middle, list(WORK), PASSWORDS[0])


def kill_often(books, kill_in_the_middle, tasks, secret=""):
    """Kill kinds of work in turn, and look each time at what there is."""
    chance, begun = dice(f"{tasks} {bool(secret)}"), books.read_bytes()
    for turn in range(SIZES.kills):
        # A ledger that only grows would take ever longer to check.
        if turn % FRESH_EVERY == 0 or len(tasks) > 1:
            books.write_bytes(begun)
        said = kill_in_the_middle(tasks[turn % len(tasks)], books, chance)
        open_ledger(books, "Priya", "test", secret)
        assert newest_operation() >= said[-1]
        assert check_ledger(TODAY) == []
        for sent in Document.select():
            assert file_sha256(Path(sent.path)) == sent.sha256
        close_ledger()


def test_the_harness_finds_what_was_said_too_early(books, kill_in_the_middle):
    said = kill_in_the_middle("say_too_early", books, dice("early"))
    open_ledger(books, "Priya", "test")
    assert newest_operation() < said[-1]
    close_ledger()


def test_a_backup_that_was_reported_is_whole_and_no_half_one_has_its_name(
    books, kill_in_the_middle
):
    chance = dice("backup")
    for _ in range(SIZES.kills):
        said = kill_in_the_middle("back_up", books, chance)
        copies = sorted(books.parent.glob("*.collector-backup"))
        assert len(copies) >= min(len(said), KEPT_COPIES)
        for copy in copies:
            verified(copy)
        open_ledger(books, "Priya", "test")
        assert newest_operation() >= said[-1]
        close_ledger()
        for left in books.parent.glob("*copy-*"):
            left.unlink()


def test_a_restore_that_is_cut_off_leaves_the_old_ledger_or_the_backup(books, kill_in_the_middle):
    source = books.with_name("source.collector-backup")
    open_ledger(books, "Priya", "test")
    backup(source, NOW)
    with operation("test", "Rename", TODAY):
        Customer.update(name="Later Ltd").execute()
    close_ledger()
    chance = dice("restore")
    for _ in range(SIZES.kills):
        kill_in_the_middle("bring_back", books, chance)
        open_ledger(books, "Priya", "test")
        assert Customer.get().name in {"Acme Ltd", "Later Ltd"}
        assert check_ledger(TODAY) == []
        with operation("test", "Rename", TODAY):
            Customer.update(name="Later Ltd").execute()
        close_ledger()


def test_a_change_of_password_that_is_cut_off_leaves_one_that_opens_it(
    books, kill_in_the_middle, monkeypatch
):
    monkeypatch.setattr(key_file, "COST", 2**10)
    protect(books, PASSWORDS[0], Worker("Priya", "test"))
    turn = books.with_name("turn")
    turn.write_text("0", "utf-8")
    chance = dice("password")
    for _ in range(SIZES.kills):
        kill_in_the_middle("change_the_password", books, chance)
        opening = [place for place in (0, 1) if opens(books, PASSWORDS[place])]
        assert len(opening) == 1
        turn.write_text(str(opening[0]), "utf-8")


def test_an_encryption_that_is_cut_off_leaves_a_ledger_that_its_password_opens(
    books, kill_in_the_middle, monkeypatch
):
    """It opens a plain ledger too; beside an encrypted one lies no plain draft."""
    monkeypatch.setattr(key_file, "COST", 2**10)
    chance, found = dice("encryption"), set()
    for _ in range(SIZES.kills):
        kill_in_the_middle("set_and_take_off_the_password", books, chance)
        assert opens(books, PASSWORDS[0])
        found.add(is_protected(books))
        plain = {path for path in books.parent.iterdir() if b"Acme Ltd" in path.read_bytes()}
        assert plain == (set() if is_protected(books) else {books})
    assert found == {True, False}


def opens(ledger, password):
    try:
        open_ledger(ledger, "Priya", "test", password)
    except WrongPasswordError:
        return False
    assert check_ledger(TODAY) == []
    close_ledger()
    return True


def test_a_paper_written_over_an_older_one_is_the_old_or_the_new_one(books, kill_in_the_middle):
    target = books.with_name("statement.pdf")
    chance = dice("paper")
    for _ in range(SIZES.kills):
        said = kill_in_the_middle("write_a_statement", books, chance)
        found = target.read_bytes()
        number = int(found.split(b"\n", 1)[0].removeprefix(b"%PDF "))
        assert found == paper(number)
        assert number in {said[-1], said[-1] + 1}


def test_an_upgrade_that_is_cut_off_leaves_the_old_ledger_or_the_new_one(
    tmp_path, kill_in_the_middle
):
    ledger, older = tmp_path / "books.collector", tmp_path / "older"
    shutil.copyfile(ROOT / "tests" / "data" / "ledgers" / "version-3.sqlite", older)
    shutil.copyfile(older, ledger)
    open_ledger(ledger, "Priya", "test")
    rows = contents()
    close_ledger()
    chance, cut_off = dice("upgrade"), 0
    for _ in range(SIZES.kills * 2):
        kill_in_the_middle("bring_up_to_date", ledger, chance)
        cut_off += ledger.with_name(f"{ledger.name}-wal").exists()
        open_ledger(ledger, "Priya", "test")
        assert contents() == rows
        assert db.execute_sql("PRAGMA foreign_key_check").fetchall() == []
        assert db.execute_sql("PRAGMA integrity_check").fetchone() == ("ok",)
        close_ledger()
    assert cut_off


def contents():
    """Every row that an older ledger may have."""
    tables = ("customer", "item", "allocation", "contact", "promise", "operation")
    return [
        db.execute_sql(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608
        for table in tables
    ]
