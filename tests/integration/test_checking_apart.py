"""The check of a large ledger, whose pages and indexes another process proves meanwhile."""

import sqlite3
import subprocess
from contextlib import closing
from datetime import timedelta
from shutil import copyfile

import pytest
from peewee import OperationalError

from collector_desktop.services import checking, page_proof
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.demo import DemoDraft
from collector_desktop.services.history import undo_last
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import QUICK_CHECK_BYTES, open_ledger
from collector_desktop.storage.log_folding import log_bytes
from collector_desktop.storage.operations import operation
from collector_desktop.storage.proof import Found, Proof
from tests.conftest import TODAY

MISPLACED = "UPDATE item SET customer_id = 9999 WHERE id = 1"
MISCOUNTED = "UPDATE item SET open_minor = amount_minor - 1 WHERE id = 1"
NO_DAY = "UPDATE item SET due_on = '2026-02-30' WHERE id = 1"


@pytest.fixture
def large(demo_of, ledger_path, monkeypatch):
    """A closed ledger that counts as a large one."""
    monkeypatch.setattr(page_proof, "QUICK_CHECK_BYTES", 0)
    copyfile(demo_of(DemoDraft(40, 200)), ledger_path)
    yield ledger_path
    db.close()


@pytest.fixture
def asked(large, monkeypatch):
    """Every statement that the connection of the open large ledger ran."""
    open_ledger(large, "Priya", "test")
    found = []
    db.connection().set_trace_callback(found.append)
    return found


def looks(statements):
    return sum("PRAGMA integrity_check" in each for each in statements)


def both_ways(monkeypatch):
    """Return the problems found apart, and by the ledger's own connection alone."""
    apart = check_ledger(TODAY)
    with monkeypatch.context() as small:
        small.setattr(page_proof, "QUICK_CHECK_BYTES", QUICK_CHECK_BYTES)
        return apart, check_ledger(TODAY)


def change_an_index(ledger):
    """Change one digit of a day in an index, as a bit that turned; the table stays as it is."""
    with closing(sqlite3.connect(ledger)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'item_document_on'"
        ).fetchone()
    content = bytearray(ledger.read_bytes())
    start = content.index(b"-", content.index(b"202", (page - 1) * 4096))
    assert start < page * 4096
    content[start + 2] ^= 1
    ledger.write_bytes(content)


@pytest.mark.parametrize("days", [-60, 0, 30])
def test_a_sound_ledger_is_not_read_twice(asked, days):
    assert check_ledger(TODAY + timedelta(days=days)) == []
    assert not looks(asked)


def test_a_digit_that_turned_in_an_index_is_found(large, monkeypatch):
    change_an_index(large)
    open_ledger(large, "Priya", "test")
    apart, alone = both_ways(monkeypatch)
    assert apart == alone
    assert {each.code for each in apart} == {"file-integrity"}
    assert any("item_document_on" in each.detail for each in apart)


@pytest.mark.parametrize(
    ("statement", "code"),
    [(MISPLACED, "foreign-key"), (MISCOUNTED, "open-amount"), (NO_DAY, "file-integrity")],
)
def test_what_was_saved_last_is_proved_as_well(large, monkeypatch, statement, code):
    open_ledger(large, "Priya", "test")
    db.execute_sql("PRAGMA foreign_keys = 0")
    db.execute_sql("PRAGMA ignore_check_constraints = 1")
    with operation("tamper", "Tamper", TODAY):
        db.execute_sql(statement)
    db.execute_sql("PRAGMA foreign_keys = 1")
    assert log_bytes(large)
    apart, alone = both_ways(monkeypatch)
    assert apart == alone
    assert code in {each.code for each in apart}


@pytest.mark.parametrize("answer", [None, Found(False)], ids=["none", "damaged"])
def test_without_a_sound_answer_the_ledger_looks_itself(asked, monkeypatch, answer):
    whole = Proof.answer

    def spoiled(self):
        assert whole(self) == Found(True)
        return answer

    monkeypatch.setattr(Proof, "answer", spoiled)
    assert check_ledger(TODAY) == []
    assert looks(asked) == 1


def test_where_no_process_can_be_started_the_ledger_looks_itself(asked, monkeypatch):
    def refuse(*_, **__):
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert check_ledger(TODAY) == []
    assert looks(asked) == 1


@pytest.mark.parametrize(
    "error", [OperationalError("database or disk is full"), KeyboardInterrupt()]
)
def test_the_other_process_ends_when_the_check_is_broken_off(asked, monkeypatch, error):
    begin, begun = page_proof.begin_whole_proof, []
    monkeypatch.setattr(checking, "begin_whole_proof", lambda: begun.append(begin()) or begun[-1])

    def broken_off(_):
        raise error

    monkeypatch.setattr(checking, "promise_problems", broken_off)
    with pytest.raises(type(error)):
        check_ledger(TODAY)
    assert begun[0].is_over


def test_nothing_is_proved_elsewhere_in_the_middle_of_a_change(asked):
    with db.atomic():
        assert page_proof.begin_whole_proof() is None
    assert page_proof.begin_whole_proof().answer().sound is True


def test_the_ledger_stays_ours_and_can_be_changed_after(asked, large):
    change_settings({"chase.min_gap_days": "7"}, TODAY)
    check_ledger(TODAY)
    is_locked = pytest.raises(sqlite3.OperationalError, match="locked")
    with closing(sqlite3.connect(large, timeout=0)) as other, is_locked:
        other.execute("SELECT count(*) FROM customer").fetchone()
    undo_last(TODAY)
    assert check_ledger(TODAY) == []
