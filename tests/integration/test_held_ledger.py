"""A backup or a ledger that another program holds open stays what it was, and is named."""

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.domain.settings import COMPANY_PHONE
from collector_desktop.files import held
from collector_desktop.services.backups import backup, restore, verified
from collector_desktop.services.protection import protect
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.conftest import TODAY
from tests.integration.protecting import (
    CANARY,
    NOW,
    PASSWORD,
    WORKER,
    cheap_guesses,
    closed,
    opened,
)

__all__ = ["cheap_guesses", "closed"]
HELD = r"^{} is open in another program\. Close it there and try again\.$"


@pytest.fixture
def hold(monkeypatch):
    """Lets another program hold a file, as Windows refuses its name from then on."""
    monkeypatch.setattr(held.take_the_place, "__defaults__", (lambda _: None,))

    def begin(path):
        real = held.Path.replace

        def replace(source, target):
            if target == path:
                raise PermissionError(13, "Permission denied")
            return real(source, target)

        monkeypatch.setattr(held.Path, "replace", replace)

    return begin


def test_a_backup_over_an_open_one_leaves_that_and_no_half(acme, tmp_path, hold):
    path = tmp_path / "usb" / "acme.collector-backup"
    made = backup(path, NOW)
    names = sorted(path.parent.iterdir())
    change_settings({COMPANY_PHONE.key: "0117 496 0001"}, TODAY)
    hold(path)
    with pytest.raises(OutsideWorldError, match=HELD.format(path.name)):
        backup(path, NOW)
    assert verified(path) == made
    assert sorted(path.parent.iterdir()) == names


def test_a_restore_over_an_open_ledger_leaves_it_as_it_was(closed, tmp_path, hold):
    path = tmp_path / "usb" / "acme.collector-backup"
    open_ledger(closed, WORKER.actor, WORKER.version)
    backup(path, NOW)
    close_ledger()
    hold(closed)
    with pytest.raises(OutsideWorldError, match=HELD.format(closed.name)):
        restore(path, closed, NOW, WORKER.actor, WORKER.version)
    assert opened(closed) == (CANARY, "INV-1")
    assert not list(closed.parent.glob("*.restoring"))


def test_a_password_on_an_open_ledger_leaves_it_plain_and_whole(closed, hold):
    before = closed.read_bytes()
    hold(closed)
    with pytest.raises(OutsideWorldError, match=HELD.format(closed.name)):
        protect(closed, PASSWORD, WORKER)
    assert closed.read_bytes() == before
    assert not list(closed.parent.glob(f"{closed.name}.*tmp*"))
