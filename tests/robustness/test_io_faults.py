"""The disk fails at every access of a day's changes: what is reported as saved is saved, and whole.

The method is that of SQLite's own tests: fail the k-th access, for every k until the change runs
clean, once and from then on, as a full disk and as a broken one.
"""

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

import apsw
import pytest
from peewee import DatabaseError

from collector_desktop.domain.errors import (
    CollectorError,
    ConflictError,
    OutsideWorldError,
    RefusedError,
)
from collector_desktop.domain.procedures import Channel
from collector_desktop.services.chase_runs import RunDraft
from collector_desktop.services.chase_sending import Delivery, run_at_once
from collector_desktop.services.checking import check_ledger
from collector_desktop.storage.database import db
from collector_desktop.storage.faults import disk_fault
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.chasing import step, use
from tests.robustness.day import CHANGES, hold, newest_operation, promise, set_up
from tests.robustness.disks import FailingDisk, Trouble
from tests.robustness.sizes import SIZES

pytestmark = pytest.mark.iofault

WORKER = ("Priya", "test")
FAULTS = [
    pytest.param((apsw.FullError, False), id="full, once"),
    pytest.param((apsw.FullError, True), id="full, from then on"),
    pytest.param((apsw.IOError, False), id="broken, once"),
    pytest.param((apsw.IOError, True), id="broken, from then on"),
]
SAID = {apsw.FullError: "The disk is full.", apsw.IOError: "The disk failed."}
ENOUGH = 400


@pytest.fixture
def trouble():
    return Trouble()


@pytest.fixture
def books(tmp_path, on_disk, trouble):
    """A closed ledger with a customer in it, and a disk that fails when told to."""
    disk = FailingDisk("failing", trouble)
    path = tmp_path / "whole" / "books.collector"
    create_ledger(path, *WORKER)
    customer_id = set_up()
    use(step("Call", 7, Channel.CALL))
    close_ledger()
    on_disk("failing")
    yield path, customer_id
    trouble.disarm()
    close_ledger()
    disk.unregister()


def attempt(change, customer_id):
    """Return the error that a change ended with, if any."""
    try:
        change(Customer.get_by_id(customer_id))
    except Exception as error:  # noqa: BLE001 - which one it is, is what is tested
        return error
    return None


def content(path):
    """Everything in a closed ledger but who was there when, and what SQLite counted for itself."""
    connection = sqlite3.connect(path)
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        own = ('"current_operation"', 'INTO "operation"', "sqlite_stat")
        return [line for line in connection.iterdump() if not any(name in line for name in own)]
    finally:
        connection.close()


def meet_trouble(path, customer_id, change, trouble, at, fault):
    """Do a change while the disk fails at the `at`-th access.

    Return the error it ended with, whether the disk failed, and the newest operation before.
    """
    error, lasts = fault
    open_ledger(path, *WORKER)
    before = newest_operation()
    trouble.arm(at, error, lasts=lasts)
    told = attempt(change, customer_id)
    met = trouble.was_met
    trouble.disarm()
    with suppress(DatabaseError):  # what a disk that failed left cannot always be folded in
        close_ledger()
    if not db.is_closed():
        db.close()
    return told, met, before


def done_cleanly(path, customer_id, change, folder):
    """What the ledger holds after a change on a disk that does not fail."""
    copy = folder / "clean" / path.name
    shutil.copytree(path.parent, copy.parent)
    open_ledger(copy, *WORKER)
    attempt(change, customer_id)
    close_ledger()
    return content(copy)


def try_every_access(books, trouble, folder, change, fault):
    """Do a change over and over, each time with a later access that fails."""
    path, customer_id = books
    before_it, after_it = content(path), done_cleanly(path, customer_id, change, folder)
    for at in range(1, ENOUGH, SIZES.fault_stride):
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(path.parent, work)
        ledger = work / path.name
        told, met, before = meet_trouble(ledger, customer_id, change, trouble, at, fault)
        open_ledger(ledger, *WORKER)
        newest = newest_operation()
        assert check_ledger(TODAY) == []
        close_ledger()
        if not met:
            assert told is None or isinstance(told, RefusedError)
            return
        if told is None:
            assert newest > before  # it was told as saved
        else:
            said = told if isinstance(told, OutsideWorldError) else disk_fault(told)
            assert SAID[fault[0]] in str(said)
        assert content(ledger) == (before_it if newest == before else after_it)
    pytest.fail("The change never came to its end.")


def run_a_campaign(_):
    """Put the calls of a procedure on Today; papers are files, which have tests of their own."""
    run_at_once(RunDraft(), Delivery(Path(), Path()), TODAY)


@pytest.mark.timeout(900)
@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("change", [*CHANGES, run_a_campaign], ids=lambda change: change.__name__)
def test_a_failing_disk_loses_nothing_and_leaves_nothing_half(
    books, trouble, tmp_path, change, fault
):
    try_every_access(books, trouble, tmp_path, change, fault)


def test_the_harness_finds_a_change_that_is_not_one_operation(books, trouble, tmp_path):
    def in_two_halves(customer):
        promise(customer)
        hold(customer)

    with pytest.raises(AssertionError):
        try_every_access(books, trouble, tmp_path, in_two_halves, (apsw.FullError, True))


@pytest.mark.timeout(900)
@pytest.mark.parametrize("fault", FAULTS)
def test_what_is_tried_again_under_the_same_name_is_there_once(books, trouble, tmp_path, fault):
    path, _ = books
    error, lasts = fault
    for at in range(1, ENOUGH):
        work = tmp_path / "work"
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(path.parent, work)
        open_ledger(work / path.name, *WORKER)
        trouble.arm(at, error, lasts=lasts)
        first = save_once()
        met = trouble.was_met
        trouble.disarm()
        second = save_once()
        assert Customer.select().where(Customer.code == "ONCE").count() == 1
        assert (first is None) == isinstance(second, ConflictError)
        with suppress(DatabaseError):
            close_ledger()
        if not db.is_closed():
            db.close()
        open_ledger(work / path.name, *WORKER)
        assert Customer.select().where(Customer.code == "ONCE").count() == 1
        assert check_ledger(TODAY) == []
        close_ledger()
        if not met:
            return
    pytest.fail("The change never came to its end.")


def save_once():
    """Save one customer as the same attempt; return the error that it ended with, if any."""
    try:
        with operation("test", "Save once", TODAY, uid="the same attempt"):
            Customer.create(code="ONCE", name="Once Ltd", currency="GBP")
    except CollectorError as error:
        return error
    return None
