"""The ledger on an invented disk, by the name of the disk."""

import pytest

from collector_desktop.storage import database
from collector_desktop.storage.ledger_file import close_ledger
from tests.robustness.driver import Connection


@pytest.fixture
def on_disk(monkeypatch):
    """Return a function that puts every ledger opened from now on on a disk of that name."""

    def use(name):
        monkeypatch.setattr(database, "connect", lambda target, _key, **_: Connection(target, name))

    yield use
    close_ledger()
