"""A ledger that is not opened, and is afterwards as it was."""

import pytest

from collector_desktop.domain.errors import LedgerError
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import open_ledger


def title_of_refusal(path, kind=LedgerError):
    """Return how it is said that a ledger is not opened; its bytes stay and nothing is open."""
    before = path.read_bytes()
    with pytest.raises(kind) as refusal:
        open_ledger(path, "Priya", "test")
    assert db.is_closed()
    assert path.read_bytes() == before
    return refusal.value.title
