"""The log beside the ledger is folded into it while the desk is quiet, and never grows far."""

import sqlite3
from contextlib import closing

import pytest

from collector_desktop.services.imports import apply_import
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.log_folding import fold_log
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.importing import item_row, parsed

KILOBYTE = 1024


def log_of(ledger):
    return ledger.with_name(f"{ledger.name}-wal")


def rename(name):
    with operation("test", "Rename", TODAY):
        Customer.update(name=name).execute()


def names_in_the_file_alone(ledger, tmp_path):
    """What is in the ledger's own file, read without its log by SQLite itself."""
    alone = tmp_path / "alone.sqlite"
    alone.write_bytes(ledger.read_bytes())
    with closing(sqlite3.connect(alone)) as database:
        return [row[0] for row in database.execute("SELECT name FROM customer")]


def test_a_folded_log_is_empty_and_what_was_saved_is_in_the_file(acme, ledger_path):
    rename("Acme plc")
    assert log_of(ledger_path).stat().st_size > 4 * KILOBYTE
    assert fold_log(ledger_path)
    assert log_of(ledger_path).stat().st_size == 0
    rename("Acme & Sons")
    assert log_of(ledger_path).stat().st_size > 4 * KILOBYTE
    assert Customer.get().name == "Acme & Sons"


def test_the_file_alone_holds_what_was_saved_once_the_log_is_folded(acme, ledger_path, tmp_path):
    rename("Acme plc")
    fold_log(ledger_path)
    close_ledger()
    assert names_in_the_file_alone(ledger_path, tmp_path) == ["Acme plc"]


def test_nothing_is_folded_while_an_operation_runs(acme, ledger_path):
    with operation("test", "Rename", TODAY):
        Customer.update(name="Half").execute()
        before = log_of(ledger_path).stat().st_size
        assert not fold_log(ledger_path)
        assert log_of(ledger_path).stat().st_size >= before > 0
    assert fold_log(ledger_path)


def test_a_small_log_is_left_until_the_desk_is_quiet(acme, ledger_path):
    rename("Acme plc")
    size = log_of(ledger_path).stat().st_size
    assert fold_log(ledger_path, size)
    assert log_of(ledger_path).stat().st_size == size
    assert fold_log(ledger_path, size - 1)
    assert log_of(ledger_path).stat().st_size == 0


def test_a_disk_that_refuses_leaves_everything_in_the_log(acme, ledger_path, monkeypatch):
    rename("Acme plc")

    def refuse(*_):
        raise sqlite3.OperationalError("disk I/O error")

    monkeypatch.setattr(db, "execute_sql", refuse)
    assert not fold_log(ledger_path)
    monkeypatch.undo()
    assert Customer.get().name == "Acme plc"


def test_a_ledger_in_one_file_has_no_log_to_fold(acme, ledger_path):
    close_ledger()
    open_ledger(ledger_path, "Priya", "test", one_file=True)
    rename("Acme plc")
    assert not log_of(ledger_path).exists()
    assert fold_log(ledger_path)


@pytest.mark.parametrize("is_there", [True, False])
def test_a_closed_ledger_is_left_alone(ledger, ledger_path, is_there):
    close_ledger()
    if is_there:
        log_of(ledger_path).write_bytes(b"of somebody else")
    assert fold_log(ledger_path) is not is_there


def test_the_log_of_a_ledger_for_viewing_only_is_not_touched(ledger, ledger_path, monkeypatch):
    close_ledger()
    log_of(ledger_path).write_bytes(b"left by a crash")
    monkeypatch.setattr(db, "is_view_only", True)
    assert fold_log(ledger_path)
    assert log_of(ledger_path).read_bytes() == b"left by a crash"


def test_a_large_import_takes_a_log_of_some_hundred_bytes_an_invoice(ledger, ledger_path):
    """64 MiB for 100,000 invoices are the most, which is 671 bytes for each."""
    rows = [item_row(at, f"INV-{at:06d}", 100 + at) for at in range(2, 5_002)]
    apply_import(parsed(*rows), TODAY)
    assert 0 < log_of(ledger_path).stat().st_size < 5_000 * 671
