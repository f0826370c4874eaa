"""The power goes while whole files take each other's place: a backup, a restore, a new password."""

import random
import shutil
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import (
    LedgerError,
    PasswordNeededError,
    WrongPasswordError,
)
from collector_desktop.services.backups import backup, verified
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.protection import Worker, protect
from collector_desktop.storage import key_file
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.robustness.child import PASSWORDS, paper
from tests.robustness.power_child import PAPER, SOURCE, WHO
from tests.robustness.power_files import Folder
from tests.robustness.sizes import SIZES
from tests.robustness.traced import may_trace, trace

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
OLD, NEW = "Acme Ltd", "Later Ltd"
SECRETS = ("", *PASSWORDS)
OPENING = (["", *PASSWORDS], [PASSWORDS[0]], [PASSWORDS[1]])
"""What opens a ledger without a password, which asks for none, with the first and the second."""
DECIDING = {"flush", "rename", "remove", "saved"}
TURNS = SIZES.disks - 1
LEAST_MOMENTS = 8
pytestmark = [
    pytest.mark.power,
    pytest.mark.skipif(not may_trace(), reason="strace is not there, or not permitted"),
    pytest.mark.timeout(1800),
    pytest.mark.no_cover,
]


@pytest.fixture
def books(tmp_path, monkeypatch):
    """A closed ledger whose customer has another name in the backup beside it."""
    monkeypatch.setattr(key_file, "COST", 2**10)
    path = tmp_path / "desk" / "books.collector"
    path.parent.mkdir()
    create_ledger(path, *WHO)
    with operation("test", "Set up Acme", TODAY):
        acme = Customer.create(code="ACME", name=OLD, currency="GBP")
        add_item(acme, "INV-1", TODAY, TODAY, 1_000_00)
    backup(path.with_name(SOURCE), NOW)
    rename_customer()
    close_ledger()
    return path


def rename_customer():
    with operation("test", "Rename", TODAY):
        Customer.update(name=NEW).execute()


def files_below(folder):
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def survey(ledger, task, look):
    """Trace a task, and look at what may be in the folder before each call that decides something.

    `look(saved)` is called with the folder as it may be after the power went; `saved` is whether
    the change had been reported as done. Returns how many moments there were.
    """
    before = files_below(ledger.parent)
    events = trace(ledger.parent, task, ledger)
    chance, disk, saved, seen = random.Random(task), Folder(before), False, set()  # noqa: S311 - dice
    moments = 0
    for event in [*events, ("saved",)]:
        moments += event[0] in DECIDING
        for turn in range(TURNS if event[0] in DECIDING else 0):
            found = disk.found(turn, chance)
            if (state := (saved, hash(tuple(sorted(found.items()))))) not in seen:
                seen.add(state)
                put(ledger.parent, found)
                look(saved)
        disk.go_on(event)
        saved = saved or event[0] == "saved"
    return moments


def put(folder, files):
    shutil.rmtree(folder)
    folder.mkdir()
    for name, content in files.items():
        path = folder.parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def leave_open(ledger, secret=""):
    """Leave a ledger as a program that was killed does: what was saved last is in its log."""
    log = ledger.with_name(f"{ledger.name}-wal")
    open_ledger(ledger, *WHO, secret)
    rename_customer()
    left = {path: path.read_bytes() for path in (ledger, log)}  # nobody else has it open
    close_ledger()
    for path, content in left.items():
        path.write_bytes(content)


def name_in(ledger, secret=""):
    """Return the name of the customer in a ledger, which is sound; None if it stays closed."""
    try:
        open_ledger(ledger, *WHO, secret)
    except (PasswordNeededError, WrongPasswordError):
        return None
    try:
        assert check_ledger(TODAY) == []
        return Customer.get().name
    finally:
        close_ledger()


def test_a_backup_that_takes_the_place_of_another_is_the_old_or_the_new_one(books):
    source = books.with_name(SOURCE)

    def look(saved):
        assert name_in(books) == NEW
        verified(source)
        shutil.copyfile(source, books.with_name("copy"))
        assert name_in(books.with_name("copy")) in ({NEW} if saved else {OLD, NEW})

    assert survey(books, "replace_a_backup", look) >= LEAST_MOMENTS


def test_a_restore_leaves_the_old_ledger_or_the_backup(books):
    def look(saved):
        assert name_in(books) in ({OLD} if saved else {OLD, NEW})

    assert survey(books, "bring_back", look) >= LEAST_MOMENTS


def test_the_log_of_a_damaged_ledger_never_meets_the_backup_that_takes_its_place(books):
    leave_open(books)
    content = bytearray(books.read_bytes())
    content[4096 * 3 : 4096 * 40] = b"\xa5" * (4096 * 37)
    books.write_bytes(content)
    restored = books.with_name(SOURCE).read_bytes()

    def look(saved):
        if books.read_bytes() == restored:
            assert name_in(books) == OLD
        else:
            assert not saved
            with pytest.raises(LedgerError, match="damaged"):
                name_in(books)

    assert survey(books, "bring_back", look) >= LEAST_MOMENTS


@pytest.mark.parametrize(
    ("task", "before", "after"),
    [("set_a_password", 0, 1), ("change_it", 1, 2), ("take_it_off", 1, 0)],
)
def test_a_change_of_password_leaves_one_way_in(books, task, before, after):
    if before:
        protect(books, PASSWORDS[0], Worker(*WHO))
    leave_open(books, SECRETS[before])

    def look(saved):
        opening = [secret for secret in SECRETS if name_in(books, secret)]
        ways = [OPENING[after]] if saved else [OPENING[before], OPENING[after]]
        assert opening in ways

    assert survey(books, task, look) >= LEAST_MOMENTS


def test_a_paper_that_takes_the_place_of_another_is_the_old_or_the_new_one(books):
    target = books.with_name(PAPER)
    target.write_bytes(paper(0))

    def look(saved):
        assert target.read_bytes() in ([paper(1)] if saved else [paper(0), paper(1)])

    assert survey(books, "replace_a_paper", look) >= 3


def test_the_harness_finds_a_restore_that_does_not_wait_for_the_disk(books):
    lost = []

    def look(saved):
        try:
            lost.append(saved and name_in(books) != OLD)
        except LedgerError:
            lost.append(True)

    survey(books, "bring_back_unflushed", look)
    assert any(lost)
