"""A ledger that begins anew, and one on an invented disk."""

from shutil import copyfile

import pytest

from collector_desktop.storage import database
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.robustness.driver import Connection
from tests.robustness.killing import killer


def pytest_collection_modifyitems(items):
    """Begin with what may last longest, so that no process is left waiting for it at the end."""
    items.sort(key=_allowed, reverse=True)


def _allowed(item):
    limit = item.get_closest_marker("timeout")
    return limit.args[0] if limit else 0


@pytest.fixture(scope="module")
def kill_in_the_middle():
    """Return a function that starts work and kills it: see `killing`."""
    with killer() as kill:
        yield kill


@pytest.fixture
def on_disk(monkeypatch):
    """Return a function that puts every ledger opened from now on on a disk of that name."""

    def use(name):
        monkeypatch.setattr(database, "connect", lambda target, _key, **_: Connection(target, name))

    yield use
    close_ledger()


@pytest.fixture
def fresh(empty_ledger, tmp_path):
    """Return a function that opens an empty ledger anew."""
    ledger = tmp_path / "books.collector"

    def renew():
        close_ledger()
        copyfile(empty_ledger, ledger)
        open_ledger(ledger, "Priya", "test")

    yield renew
    close_ledger()
