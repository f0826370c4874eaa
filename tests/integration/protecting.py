"""Ledgers under a password, for tests."""

from datetime import UTC, datetime

import pytest

from collector_desktop.services.checking import check_ledger
from collector_desktop.services.protection import Worker, protect
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.cheap_guesses import cheap_guesses
from tests.conftest import TODAY

__all__ = ["cheap_guesses"]

WORKER = Worker("Priya", "test")
PASSWORD = "correct horse"  # noqa: S105
OTHER = "battery staple"
NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
CANARY = "Canary Wharf Joinery"


@pytest.fixture
def closed(acme, ledger_path):
    """A closed ledger with a name in it that is found nowhere else."""
    with operation("test", "Rename", TODAY):
        Customer.update(name=CANARY).execute()
    close_ledger()
    return ledger_path


@pytest.fixture
def protected(closed):
    """The same ledger under a password, and its recovery code."""
    return closed, protect(closed, PASSWORD, WORKER)


def opened(path, secret=""):
    """What is in a ledger, after it was proven sound."""
    open_ledger(path, "Priya", "test", secret)
    try:
        assert check_ledger(TODAY) == []
        return Customer.get().name, Item.get().number
    finally:
        close_ledger()


def everything_in(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
