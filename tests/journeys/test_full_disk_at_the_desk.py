"""A disk that really is full while the desk puts a whole ledger in place of another.

After each attempt the ledger that was open is open again, with all that was in it, and the
attempt can be made once there is room.
"""

import shutil
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.settings import COMPANY_PHONE
from collector_desktop.queries.settings import settings
from collector_desktop.services.backups import backup
from collector_desktop.services.protection import is_protected
from collector_desktop.services.settings import change_settings
from collector_desktop.storage import restore
from collector_desktop.storage.database import db
from tests.conftest import TODAY
from tests.journeys.conftest import COMPANY
from tests.journeys.protecting import PASSWORD, answer, cheap_guesses, ring
from tests.robustness.mounts import mounted

__all__ = ["cheap_guesses", "ring"]

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PHONE = COMPANY_PHONE.key
BEFORE, AFTER = "0117 496 0001", "0117 496 0002"
BLOCK = 4096
LEDGER = 1_300_000  # a little more than an empty ledger takes
PARTS = (0, 0.02, 0.5, 1.2, 2.2, 3.2, 6)


@pytest.fixture
def disk(tmp_path):
    with mounted(tmp_path / "disk", str(32 * 2**20)) as folder:
        yield folder


@pytest.fixture
def on_it(disk, fresh_window, tmp_path):
    """The window on a ledger on the small disk; and a backup, elsewhere, of how it was once."""
    fresh_window.session.create(disk / "books.collector", COMPANY)
    change_settings({PHONE: BEFORE}, TODAY)
    backup(tmp_path / "once.collector-backup", NOW)
    change_settings({PHONE: AFTER}, TODAY)
    yield fresh_window
    fresh_window.session.stop()


def fill(disk, room):
    """Fill a disk but for so many bytes, and return the file that fills it."""
    filler = disk / "filler"
    taken = shutil.disk_usage(disk).free - room
    filler.write_bytes(bytes(max(taken // BLOCK, 0) * BLOCK))
    return filler


def require_as_before(window, disk, *, was_raced=False):
    """Where the room goes in the middle of a restore, the copy made for it may stay."""
    info = window.session.info
    assert info is not None
    assert settings()[COMPANY_PHONE] == AFTER
    assert info.is_protected is (db.key is not None)
    left = {path.name for path in disk.iterdir()} - {"filler"}
    kinds = ("", "-wal", "-shm", ".key", ".open")
    half = left - {f"books.collector{kind}" for kind in kinds}
    assert not [name for name in half if not name.startswith("before-restore-")]
    if not was_raced:
        assert not half


def protect(window):
    window.registry.action("protect").trigger()
    sheet = window.protecting.sheet
    sheet.first.setText(PASSWORD)
    sheet.again.setText(PASSWORD)
    sheet.save()
    window.protecting.code.written.setChecked(True)
    window.protecting.code.accept()


def test_a_password_is_taken_off_in_whole_or_not_at_all(on_it, disk):
    protect(on_it)
    on_it.registry.action("unprotect").trigger()
    sheet, refused = on_it.protecting.sheet, 0
    for part in PARTS:
        sheet.present.setText(PASSWORD)
        filler = fill(disk, int(part * LEDGER))
        sheet.save()
        if not on_it.session.info.is_protected:
            break
        assert "Nothing was changed. Check the free space" in sheet._problem.text()
        assert sheet.present.text() == PASSWORD
        require_as_before(on_it, disk)
        filler.unlink()
        refused += 1
    assert refused >= 3
    assert settings()[COMPANY_PHONE] == AFTER
    assert not is_protected(on_it.session.info.path)
    assert on_it.messages.text() == "This ledger is no longer protected by a password"


@pytest.mark.parametrize("under_password", [False, True])
def test_a_restore_that_has_no_room_is_refused_before_anything_is_closed(
    on_it, disk, tmp_path, under_password
):
    if under_password:
        protect(on_it)
    fill(disk, LEDGER)
    on_it.session.restore(tmp_path / "once.collector-backup", on_it.session.info.path)
    assert "has no room:" in on_it.messages.text()
    require_as_before(on_it, disk)


@pytest.mark.parametrize("under_password", [False, True])
def test_a_backup_takes_the_place_in_whole_or_not_at_all(
    on_it, disk, tmp_path, monkeypatch, under_password
):
    """Another program takes the room that was found, just then."""
    if under_password:
        protect(on_it)
    monkeypatch.setattr(restore, "require_room", lambda *_: None)
    path, told = on_it.session.info.path, []
    for part in PARTS:
        filler = fill(disk, int(part * LEDGER))
        on_it.session.restore(tmp_path / "once.collector-backup", path)
        if on_it.session.info is None:
            answer(on_it, PASSWORD)
        if settings()[COMPANY_PHONE] == BEFORE:
            break
        require_as_before(on_it, disk, was_raced=True)
        told.append(on_it.messages.text())
        filler.unlink()
    assert settings()[COMPANY_PHONE] == BEFORE
    assert not on_it.session.info.is_protected
    assert len(told) >= 3
    assert all("Check the free space" in each or "The disk is full" in each for each in told), told
