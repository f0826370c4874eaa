"""The journal brings a restored backup forward to the last operation, and notices what is wrong."""

import json
import random
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from peewee import DoesNotExist

from collector_desktop.domain.errors import CollectorError, LedgerError
from collector_desktop.services.anonymise import anonymise
from collector_desktop.services.backups import backup, restore
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.ledgers import close_ledger, journalled, open_ledger
from collector_desktop.services.protection import Worker, protect
from collector_desktop.services.replay import replay
from collector_desktop.storage import journal_file, journal_rows, key_file
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import create_ledger
from collector_desktop.storage.models import AUDITED, AuditChange, Customer, Operation
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.robustness.day import CHANGES, live_through, newest_operation, set_up

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
WORKER = Worker("Sam", "9")
TOLD = (*AUDITED, Operation, AuditChange)


@pytest.fixture
def books(tmp_path):
    """An open ledger with a journal and a customer, and a backup of the morning."""
    path = tmp_path / "books.collector"
    create_ledger(path, "Priya", "test")
    journalled(path, lambda: tmp_path / "backups")
    set_up()
    backup(tmp_path / "morning.collector-backup", NOW)
    yield path
    close_ledger()


@pytest.fixture
def forward(books):
    """Return a function that restores the morning and replays; it gives what was done."""

    def bring(*journals, secret=""):
        source = books.with_name("morning.collector-backup")
        close_ledger()
        names = list(journals) or journals_of(books)
        return replay(source, names, books, NOW, WORKER, secret)

    return bring


def journals_of(ledger):
    return sorted(ledger.parent.glob("backups/*/journal-??????.jsonl"))


def contents():
    """Every row of every audited table, and of the history."""
    return {
        model._meta.table_name: db.execute_sql(
            f'SELECT * FROM "{model._meta.table_name}" ORDER BY id'  # noqa: S608
        ).fetchall()
        for model in TOLD
    }


def again(ledger, secret=""):
    open_ledger(ledger, "Priya", "test", secret)
    journalled(ledger, lambda: ledger.parent / "backups")


def rename(name):
    with operation("test", f"Rename to {name}", TODAY):
        Customer.update(name=name).where(Customer.code == "ACME").execute()


def test_a_day_of_every_change_comes_back_row_by_row_with_its_history(books, forward):
    live_through(Customer.get().id, lambda _: None)
    undo_last(TODAY)
    undo_last(TODAY)
    redo_last(TODAY)
    before, count = contents(), newest_operation()
    done = forward()
    again(books)
    assert contents() == before
    assert done.done + done.known == count
    assert done.done >= len(CHANGES) // 2
    assert check_ledger(TODAY) == []


@pytest.mark.parametrize("seed", range(4))
def test_a_random_day_comes_back(books, forward, seed):
    dice = random.Random(seed)  # noqa: S311 - dice, not secrets
    customer = Customer.get()
    for change in dice.choices([*CHANGES, redo], k=25):
        with suppress(CollectorError, DoesNotExist):
            change(customer)
    before, count = contents(), newest_operation()
    forward()
    again(books)
    assert newest_operation() == count
    assert contents() == before


def redo(_):
    redo_last(TODAY)


def test_the_same_replay_again_changes_nothing(books, forward):
    rename("Acme plc")
    before = contents()
    forward()
    again(books)
    assert contents() == before
    backup(books.with_name("evening.collector-backup"), NOW)
    close_ledger()
    done = replay(
        books.with_name("evening.collector-backup"), journals_of(books), books, NOW, WORKER
    )
    assert done.done == 0
    again(books)
    assert contents() == before


def test_what_was_saved_and_not_yet_written_is_written_with_the_next_operation(books, forward):
    rename("Acme plc")
    close_ledger()
    open_ledger(books, "Priya", "test")
    rename("Saved without a journal, as by a program that is killed")
    close_ledger()
    with journals_of(books)[-1].open("ab") as journal:
        journal.write(b'{"prev":"half a li')
    again(books)
    rename("Last")
    before = contents()
    forward()
    again(books)
    assert contents() == before


@pytest.mark.parametrize("harm", ["a letter", "a line", "the order"])
def test_a_chain_that_is_broken_is_refused_and_nothing_is_touched(books, forward, harm):
    for name in ("One", "Two", "Three"):
        rename(name)
    close_ledger()
    journal = journals_of(books)[-1]
    lines = journal.read_bytes().splitlines(keepends=True)
    if harm == "a letter":
        lines[-2] = lines[-2].replace(b"Two", b"Owt")
    elif harm == "a line":
        del lines[-2]
    else:
        lines[-1], lines[-2] = lines[-2], lines[-1]
    journal.write_bytes(b"".join(lines))
    present = books.read_bytes()
    with pytest.raises(LedgerError, match="was altered after it was written"):
        forward()
    assert books.read_bytes() == present


def test_a_journal_that_does_not_begin_where_the_backup_ends_is_refused(books, forward):
    rename("One")
    rename("Two")
    close_ledger()
    journal = journals_of(books)[-1]
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(lines[-1])
    with pytest.raises(LedgerError, match="does not follow"):
        forward()


def test_after_a_restore_a_new_journal_begins_and_the_old_one_still_leads_to_its_end(
    books, forward
):
    rename("The first way")
    first = contents()
    done = forward()
    assert done.restored.set_aside is not None
    close_ledger()
    old = journals_of(books)
    kept = [(path.name, path.read_bytes()) for path in old]
    restore(books.with_name("morning.collector-backup"), books, NOW, "Priya", "test")
    again(books)
    rename("The second way")
    close_ledger()
    ended = sorted(books.parent.glob("backups/*/journal-*-ended-1.jsonl"))
    assert [path.read_bytes() for path in ended] == [content for _, content in kept]
    forward(*ended)
    again(books)
    assert contents() == first


def test_an_import_of_many_rows_is_a_gap_that_replay_stops_at(books, forward, monkeypatch):
    monkeypatch.setattr(journal_rows, "MOST_ROWS", 3)
    with operation("test", "Bring in many", TODAY):
        for number in range(5):
            Customer.create(code=f"C-{number}", name="Many", currency="GBP")
    done = forward()
    assert (done.stopped_at, done.why) == ("Bring in many", "many rows")


def test_erasing_a_person_takes_the_names_out_of_the_journal(books, forward):
    with operation("test", "Add", TODAY):
        gone = Customer.create(code="GONE", name="Canary Bright", currency="GBP")
    anonymise(gone.id, TODAY)
    close_ledger()
    text = "".join(path.read_text("utf-8") for path in books.parent.glob("backups/*/*.jsonl"))
    assert "Canary" not in text
    assert json.loads(text.splitlines()[-1])["gap"]


def test_the_lines_of_a_protected_ledger_say_nothing_and_come_back(books, forward, monkeypatch):
    monkeypatch.setattr(key_file, "COST", 2**10)
    close_ledger()
    protect(books, "correct horse", Worker("Priya", "test"))
    again(books, "correct horse")
    source = books.with_name("morning.collector-backup")
    source.unlink()
    backup(source, NOW)
    rename("Canary Ltd")
    before = contents()
    done = forward(secret="correct horse")  # noqa: S106 - a test's
    assert done.done == 1
    assert b"Canary" not in b"".join(path.read_bytes() for path in journals_of(books))
    again(books, "correct horse")
    assert contents() == before


def test_a_disk_that_refuses_the_journal_does_not_refuse_the_operation(books, forward, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(journal_file, "_write_all", full)
        rename("Saved all the same")
        close_ledger()
    again(books)
    rename("Last")
    before = contents()
    forward()
    again(books)
    assert contents() == before


def test_only_its_owner_reads_the_journal(books):
    rename("Acme plc")
    close_ledger()
    assert [path.stat().st_mode & 0o077 for path in journals_of(books)] == [0]
    assert journals_of(books)[0].parent.stat().st_mode & 0o077 == 0
