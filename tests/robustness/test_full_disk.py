"""A disk that really is full, at every height: nothing is lost, half done or left behind.

A small file system in memory is filled but for some blocks; where none may be mounted, the tests
are passed over.
"""

import shutil
from contextlib import suppress
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.services.backups import backup, verified
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.contacts import ContactDraft, log_contact
from collector_desktop.services.ledgers import journalled
from collector_desktop.services.protection import Worker
from collector_desktop.services.replay import replay
from collector_desktop.storage.database import db
from collector_desktop.storage.journal import stop_journal
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import Customer
from tests.conftest import TODAY
from tests.integration.money import receive
from tests.robustness.day import bring_in_a_file, newest_operation, set_up
from tests.robustness.mounts import mounted
from tests.robustness.sizes import SIZES

pytestmark = [pytest.mark.iofault, pytest.mark.needs_root]

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
BLOCK = 4096
SIZE = 4 * 2**20


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """A closed ledger with a customer in it."""
    path = tmp_path_factory.mktemp("original") / "books.collector"
    create_ledger(path, "Priya", "test")
    set_up()
    close_ledger()
    return path


@pytest.fixture
def disk(tmp_path):
    with mounted(tmp_path / "disk", str(SIZE)) as folder:
        yield folder
        stop_journal()
        if not db.is_closed():
            db.close()


def fill(disk, blocks_left):
    """Fill a disk but for some blocks, and return the file that fills it."""
    filler = disk / "filler"
    room = shutil.disk_usage(disk).free // BLOCK - blocks_left
    if room > 0:
        filler.write_bytes(bytes(room * BLOCK))
    return filler


def heights():
    return range(0, SIZES.heights * SIZES.height_step, SIZES.height_step)


def attempt(change):
    """Return what a change was refused with, if it was."""
    try:
        change(Customer.get(Customer.code == "ACME"))
    except OutsideWorldError as error:
        return error
    return None


def pay(customer):
    receive(customer, 1_00, allocate="none")


def call(customer):
    log_contact(ContactDraft(customer.id, "call", "NO_ANSWER", note="rang out " * 40), TODAY)


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("change", [pay, call, bring_in_a_file], ids=lambda change: change.__name__)
def test_a_change_on_a_full_disk_is_whole_or_not_there_and_can_be_made_after(
    original, disk, change
):
    refused = 0
    for left in heights():
        ledger = disk / "books.collector"
        shutil.copyfile(original, ledger)
        open_ledger(ledger, "Priya", "test")
        journalled(ledger, lambda: disk / "backups")
        before = newest_operation()
        filler = fill(disk, left)
        told = attempt(change)
        assert told is None or "disk is full" in str(told)
        assert (newest_operation() > before) == (told is None)
        refused += told is not None
        filler.unlink(missing_ok=True)
        assert check_ledger(TODAY) == []
        saved = newest_operation()
        pay(Customer.get(Customer.code == "ACME"))
        assert newest_operation() > saved
        assert told is None or attempt(change) is None
        stop_journal()
        close_ledger()
        open_ledger(ledger, "Priya", "test")
        assert newest_operation() > saved
        assert check_ledger(TODAY) == []
        close_ledger()
        for path in disk.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert 0 < refused < len(heights())


def test_a_backup_on_a_full_disk_leaves_the_older_one_and_no_half(original, disk):
    ledger, old = disk / "books.collector", disk / "old.collector-backup"
    shutil.copyfile(original, ledger)
    open_ledger(ledger, "Priya", "test")
    backup(old, NOW)
    made = 0
    for left in heights():
        filler, new = fill(disk, left * 4), disk / "new.collector-backup"
        with suppress(OutsideWorldError):
            backup(new, NOW)
            made += 1
            verified(new)
        verified(old)
        assert new.exists() or not list(disk.glob(".*"))
        filler.unlink(missing_ok=True)
        for path in (new, new.with_name(f"{new.name}.json")):
            path.unlink(missing_ok=True)
    assert made < len(heights())


def test_a_file_on_a_full_disk_is_the_old_one(disk):
    write_over_an_older_one(disk, atomic_write)


def test_the_harness_finds_a_file_that_is_written_in_place(disk):
    def in_place(path, data):
        try:
            path.write_bytes(data)
        except OSError as error:
            raise OutsideWorldError("It could not be written.") from error

    with pytest.raises(AssertionError):
        write_over_an_older_one(disk, in_place)


def write_over_an_older_one(disk, write):
    target = disk / "statement.pdf"
    for left in (0, 1, 2, 7):
        atomic_write(target, b"old")
        filler = fill(disk, left)
        with pytest.raises(OutsideWorldError, match="could not be written"):
            write(target, bytes(BLOCK * 9))
        assert target.read_bytes() == b"old"
        assert {path.name for path in disk.iterdir()} == {"statement.pdf", "filler"}
        filler.unlink()


def test_what_the_full_disk_kept_out_of_the_journal_is_there_later(original, disk, tmp_path):
    ledger = tmp_path / "books.collector"
    shutil.copyfile(original, ledger)
    open_ledger(ledger, "Priya", "test")
    backup(tmp_path / "morning.collector-backup", NOW)
    journalled(ledger, lambda: disk / "backups")
    pay(Customer.get())
    stop_journal()
    filler = fill(disk, 0)
    journalled(ledger, lambda: disk / "backups")
    for _ in range(5):
        pay(Customer.get())
    stop_journal()
    filler.unlink()
    journalled(ledger, lambda: disk / "backups")
    pay(Customer.get())
    count = newest_operation()
    stop_journal()
    close_ledger()
    journals = list(disk.glob("backups/*/journal-??????.jsonl"))
    done = replay(
        tmp_path / "morning.collector-backup", journals, ledger, NOW, Worker("Sam", "test")
    )
    assert done.done == 7
    open_ledger(ledger, "Priya", "test")
    assert newest_operation() == count
    close_ledger()
