"""A year of backups, thinned day by day: every one that is kept comes back with its own totals."""

import json
import shutil
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from collector_desktop.domain.money import plain_amount
from collector_desktop.files.hashing import file_sha256
from collector_desktop.queries.checks import net_by_currency
from collector_desktop.services.backups import (
    automatic_backup,
    automatic_backups,
    manifest_path,
    restore,
)
from collector_desktop.services.checking import check_ledger
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import add_item
from tests.integration.money import receive
from tests.robustness.sizes import SIZES

START = datetime(2025, 10, 20, 18, 0, tzinfo=UTC)


def totals():
    found = sorted(net_by_currency(date.max).items())
    return {currency: plain_amount(minor, currency) for currency, minor in found}


class Drill:
    """Restores every backup that is kept, unless it is, byte for byte, as when it came back."""

    def __init__(self, books, folder):
        self.books, self.folder = books, folder
        self.made, self.proved = {}, {}

    def note(self, made):
        """Remember what the open ledger totals, of which a backup was just made."""
        self.made[made.path] = totals()["GBP"]

    def restore_all(self, now):
        """Restore what is kept, and return how many were new or had changed."""
        close_ledger()
        kept, count = automatic_backups(self.books, self.folder), 0
        for copy in kept:
            found = file_sha256(copy), file_sha256(manifest_path(copy))
            if self.proved.get(copy) != found:
                assert bring_back(copy, self.folder.with_name("drill"), now) == self.made[copy]
                self.proved[copy], count = found, count + 1
        assert kept[0] == max(self.made)
        open_ledger(self.books, "Priya", "test")
        return count


@pytest.fixture
def drill(tmp_path):
    """The ledger of one customer, open, and its drill."""
    books = tmp_path / "books.collector"
    create_ledger(books, "Priya", "test")
    with operation("test", "Set up Acme", START.date()):
        Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    yield Drill(books, tmp_path / "backups")
    close_ledger()


def live_through(drill, turn):
    """Sell and be paid, make a backup and thin the older ones; return the moment."""
    now, acme = START + timedelta(days=turn), Customer.get()
    with operation("test", "Sell", now.date()):
        add_item(acme, f"INV-{turn}", now.date(), now.date(), 10_00 + turn)
    receive(acme, 3_00, on=now.date())
    drill.note(automatic_backup(drill.books, drill.folder, now))
    return now


@pytest.mark.timeout(3600)
def test_every_backup_that_is_kept_comes_back_as_it_was_on_each_day(drill):
    for turn in range(SIZES.days):
        now = live_through(drill, turn)
        assert drill.restore_all(now) == 1
    assert len(set(drill.made.values())) == SIZES.days
    assert len(automatic_backups(drill.books, drill.folder)) < SIZES.days


def test_the_drill_finds_an_older_backup_that_thinning_overwrote(drill):
    for turn in range(3):
        now = live_through(drill, turn)
        drill.restore_all(now)
    newest, _, oldest = automatic_backups(drill.books, drill.folder)
    for path in (str, manifest_path):
        shutil.copyfile(path(newest), path(oldest))
    with pytest.raises(AssertionError):
        drill.restore_all(now)


def test_the_drill_finds_a_backup_that_is_another(drill, monkeypatch):
    newer, older = (live_through(drill, turn) for turn in range(2))
    assert drill.restore_all(START) == len((newer, older))
    close_ledger()
    newer, older = automatic_backups(drill.books, drill.folder)
    honest = restore
    monkeypatch.setattr(sys.modules[__name__], "restore", lambda _, *rest: honest(older, *rest))
    with pytest.raises(AssertionError):
        bring_back(newer, drill.folder.with_name("drill"), START)


def bring_back(copy, folder, now):
    """Restore a backup where no ledger is, prove it, and return what it totals."""
    ledger = folder / f"{copy.stem}.collector"
    restore(copy, ledger, now, "Priya", "test")
    open_ledger(ledger, "Priya", "test")
    assert check_ledger(now.date()) == []
    found = totals()
    assert json.loads(manifest_path(copy).read_text("utf-8"))["totals"] == found
    close_ledger()
    ledger.unlink()
    return found["GBP"]
