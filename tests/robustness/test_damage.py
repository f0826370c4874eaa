"""Files that rot or come from strangers are refused in a sentence, and never altered."""

import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from peewee import DatabaseError

from collector_desktop.domain.errors import CollectorError, LedgerError
from collector_desktop.files.hashing import file_sha256
from collector_desktop.services import backups
from collector_desktop.services.backups import backup, restore, verified
from collector_desktop.services.checking import check_ledger
from collector_desktop.storage import ledger_file
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from tests.conftest import TODAY
from tests.robustness.day import live_through, set_up
from tests.robustness.sizes import SIZES

pytestmark = pytest.mark.fuzz

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
PAGE = 4096
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def books(tmp_path):
    """A closed ledger with a day's work in it."""
    path = tmp_path / "books.collector"
    create_ledger(path, "Priya", "test")
    live_through(set_up(), lambda _: None)
    close_ledger()
    return path


@pytest.fixture
def chance():
    return random.Random(11)  # noqa: S311 - dice, not secrets


def one_bit(content, chance):
    place = chance.randrange(len(content))
    content[place] ^= 1 << chance.randrange(8)


def some_bytes(content, chance):
    place = chance.randrange(len(content) - 16)
    content[place : place + 16] = chance.randbytes(16)


def a_page_of_nothing(content, chance):
    place = chance.randrange(len(content) // PAGE) * PAGE
    content[place : place + PAGE] = bytes(PAGE)


def two_pages_swapped(content, chance):
    pages = len(content) // PAGE
    one, other = (chance.randrange(1, pages) * PAGE for _ in "ab")
    kept = content[one : one + PAGE]
    content[one : one + PAGE] = content[other : other + PAGE]
    content[other : other + PAGE] = kept


def cut_short(content, chance):
    del content[chance.randrange(len(content)) :]


def a_foreign_head(content, chance):
    content[chance.randrange(100)] = chance.randrange(256)


DAMAGES = (
    one_bit,
    some_bytes,
    a_page_of_nothing,
    two_pages_swapped,
    cut_short,
    a_foreign_head,
)


def open_and_check(path):
    """Return whether a ledger opens; its problems are found by `check` if it does."""
    try:
        open_ledger(path, "Priya", "test")
        check_ledger(TODAY)
    except CollectorError:
        return False
    finally:
        close_ledger()
        if not db.is_closed():
            db.close()
    return True


def is_sound(path):
    """Return what SQLite itself says of the pages of a closed file."""
    try:
        with closing(sqlite3.connect(path)) as found:
            return found.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
    except sqlite3.DatabaseError:
        return False


def meet(books, chance, damage, times):
    whole = books.read_bytes()
    for _ in range(times):
        content = bytearray(whole)
        damage(content, chance)
        books.write_bytes(content)
        if open_and_check(books):
            assert is_sound(books), "it was opened although its pages are not sound"
        else:
            assert books.read_bytes() == bytes(content)
        for log in books.parent.glob("books.collector-*"):
            log.unlink()


@pytest.mark.timeout(1800)
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_a_damaged_ledger_is_opened_whole_or_refused_in_a_sentence(books, chance, damage):
    """What is refused is not altered; what opens is sound and can be asked everything."""
    meet(books, chance, damage, SIZES.damaged // len(DAMAGES))


def test_the_harness_finds_a_ledger_that_is_opened_unread(books, chance, monkeypatch):
    monkeypatch.setattr(ledger_file, "require_sound_pages", lambda _: None)
    with pytest.raises((AssertionError, DatabaseError)):
        meet(books, chance, a_page_of_nothing, 50)


@pytest.fixture
def copy(books, tmp_path):
    """A backup of the ledger, which is closed."""
    path = tmp_path / "usb" / "books.collector-backup"
    open_ledger(books, "Priya", "test")
    backup(path, NOW)
    close_ledger()
    return path


def flip_and_restore(copy, books, chance, times):
    """Restore a backup that many times, each time with another bit of it changed."""
    whole = copy.read_bytes()
    for _ in range(times):
        content = bytearray(whole)
        one_bit(content, chance)
        copy.write_bytes(content)
        with pytest.raises(LedgerError):
            restore(copy, books, NOW, "Priya", "test")
    copy.write_bytes(whole)


@pytest.mark.timeout(1800)
def test_one_changed_bit_in_a_backup_is_always_found_before_a_restore(books, copy, chance):
    before = file_sha256(books)
    flip_and_restore(copy, books, chance, SIZES.flips)
    assert file_sha256(books) == before
    verified(copy)


def test_the_harness_finds_a_restore_that_trusts_the_pages_of_a_backup(
    books, copy, chance, monkeypatch
):
    """SQLite finds few of the bits by itself: it takes the hash of the whole file."""
    monkeypatch.setattr(backups, "manifest_of", lambda _: {})
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        flip_and_restore(copy, books, chance, 50)


def test_a_process_that_meets_damage_lives(books, chance):
    """What the driver does with a broken file must not end the program; the command says so."""
    whole = books.read_bytes()
    command = [sys.executable, "-m", "collector_desktop", "--ledger", str(books), "check"]
    for damage in DAMAGES:
        content = bytearray(whole)
        damage(content, chance)
        books.write_bytes(content)
        done = subprocess.run(  # noqa: S603 - our own program
            command, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode in {0, 1, 3, 5}
        assert "Traceback" not in done.stderr
        for log in books.parent.glob("books.collector-*"):
            log.unlink()
