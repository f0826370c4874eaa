"""A year of backups, thinned day by day: every one that is kept comes back with its own totals."""

import json
import sys
from datetime import UTC, date, datetime, timedelta

import pytest

from collector_desktop.domain.money import plain_amount
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
EVERY = 8


def totals():
    found = sorted(net_by_currency(date.max).items())
    return {currency: plain_amount(minor, currency) for currency, minor in found}


@pytest.mark.timeout(3600)
def test_every_backup_that_is_kept_comes_back_as_it_was(tmp_path):
    books, folder = tmp_path / "books.collector", tmp_path / "backups"
    create_ledger(books, "Priya", "test")
    with operation("test", "Set up Acme", START.date()):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    known = {}
    for turn in range(SIZES.days):
        now = START + timedelta(days=turn)
        with operation("test", "Sell", now.date()):
            add_item(acme, f"INV-{turn}", now.date(), now.date(), 10_00 + turn)
        receive(acme, 3_00, on=now.date())
        automatic_backup(books, folder, now)
        known[totals()["GBP"]] = turn
        kept = automatic_backups(books, folder)
        if turn % EVERY == EVERY - 1 or turn == SIZES.days - 1:
            close_ledger()
            came_back = [bring_back(copy, tmp_path / "drill", now) for copy in kept]
            assert len(came_back) == len(set(came_back))
            assert set(came_back) <= set(known)
            assert max(known[each] for each in came_back) == turn
            open_ledger(books, "Priya", "test")
    assert len(automatic_backups(books, folder)) < SIZES.days or SIZES.days < 15
    close_ledger()


def test_the_drill_finds_a_backup_that_is_another(tmp_path, monkeypatch):
    books, folder = tmp_path / "books.collector", tmp_path / "backups"
    create_ledger(books, "Priya", "test")
    with operation("test", "Set up Acme", START.date()):
        acme = Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    for turn in range(2):
        with operation("test", "Sell", START.date()):
            add_item(acme, f"INV-{turn}", START.date(), START.date(), 10_00 + turn)
        automatic_backup(books, folder, START + timedelta(hours=turn))
    close_ledger()
    newer, older = automatic_backups(books, folder)
    assert bring_back(newer, tmp_path / "drill", START) == "20.01"
    honest = restore
    monkeypatch.setattr(sys.modules[__name__], "restore", lambda _, *rest: honest(older, *rest))
    with pytest.raises(AssertionError):
        bring_back(newer, tmp_path / "drill", START)
    close_ledger()


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
