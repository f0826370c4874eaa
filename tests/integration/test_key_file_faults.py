"""A disk that fails while the key file is written: what is said is true, and the ledger opens."""

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backups import backup, restore
from collector_desktop.services.protection import change_password, protect, unprotect
from collector_desktop.storage import protection
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.integration.protecting import (
    CANARY,
    NOW,
    OTHER,
    PASSWORD,
    WORKER,
    cheap_guesses,
    closed,
    opened,
    protected,
)

__all__ = ["cheap_guesses", "closed", "protected"]
WHAT_IS_IN_IT = (CANARY, "INV-1")


@pytest.fixture
def full_after(monkeypatch):
    """Let the key file be written so many times, and then never more."""
    written, write = [], protection.write_private

    def begin(times):
        def sometimes(path, data):
            if len(written) == times:
                raise OSError(28, "No space left on device")
            written.append(path)
            write(path, data)

        monkeypatch.setattr(protection, "write_private", sometimes)

    return begin


def test_one_that_cannot_be_begun_leaves_the_plain_ledger(closed, full_after):
    full_after(0)
    with pytest.raises(OutsideWorldError, match="Nothing was changed"):
        protect(closed, PASSWORD, WORKER)
    assert opened(closed) == WHAT_IS_IN_IT


def test_one_that_cannot_be_cleared_shows_the_code_of_the_ledger_that_is_there(
    protected, full_after
):
    path, old_code = protected
    full_after(1)
    code = change_password(path, PASSWORD, OTHER, WORKER)
    assert code != old_code
    assert opened(path, OTHER) == opened(path, code) == WHAT_IS_IN_IT


def test_one_that_cannot_be_removed_is_no_failure(protected, monkeypatch):
    path, _ = protected

    def refuse(_):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(protection, "sync_folder", refuse)
    unprotect(path, PASSWORD, WORKER)
    assert key_path(path).exists()
    assert opened(path) == WHAT_IS_IN_IT


@pytest.mark.parametrize("times", [0, 1])
def test_a_restore_is_described_as_it_is(protected, tmp_path, full_after, times):
    path, _ = protected
    copy = tmp_path / "usb" / "b.collector-backup"
    open_ledger(path, "Priya", "test", PASSWORD)
    backup(copy, NOW)
    close_ledger()
    change_password(path, PASSWORD, OTHER, WORKER)
    full_after(times)
    if times == 0:
        with pytest.raises(OutsideWorldError, match="Nothing was changed"):
            restore(copy, path, NOW, "Priya", "test", PASSWORD)
        assert opened(path, OTHER) == WHAT_IS_IN_IT
        return
    restore(copy, path, NOW, "Priya", "test", PASSWORD)
    assert opened(path, PASSWORD) == WHAT_IS_IN_IT


def test_a_protected_backup_comes_back_into_a_folder_that_is_not_there_yet(protected, tmp_path):
    path, _ = protected
    copy, other = tmp_path / "b.collector-backup", tmp_path / "new" / "place" / "books.collector"
    open_ledger(path, "Priya", "test", PASSWORD)
    backup(copy, NOW)
    close_ledger()
    restore(copy, other, NOW, "Priya", "test", PASSWORD)
    assert opened(other, PASSWORD) == WHAT_IS_IN_IT
