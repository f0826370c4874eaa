"""A disk that is nearly full: said before it is, and nothing is begun that cannot end."""

import shutil
from datetime import UTC, datetime

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backup_list import backup_state
from collector_desktop.services.backups import backup
from collector_desktop.services.exports import export_native
from collector_desktop.storage import disk
from collector_desktop.storage.disk import MEGABYTE, free_bytes, too_little_room
from tests.conftest import TODAY
from tests.robustness.mounts import mounted

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture
def room(monkeypatch):
    """Return a function that sets how many bytes are free everywhere."""

    def leave(free):
        monkeypatch.setattr(disk, "free_bytes", lambda _: free)

    return leave


@pytest.mark.parametrize(
    ("megabytes", "free", "is_little"),
    [
        (1, 199, True),
        (1, 200, False),
        (66, 199, True),
        (66, 200, False),
        (67, 200, True),
        (67, 201, False),
        (100, 299, True),
        (100, 300, False),
    ],
)
def test_two_hundred_megabytes_or_three_ledgers_are_wanted(
    tmp_path, room, megabytes, free, is_little
):
    ledger = tmp_path / "books.collector"
    with ledger.open("wb") as file:
        file.truncate(megabytes * MEGABYTE)
    room(free * MEGABYTE)
    assert too_little_room(ledger) == (free * MEGABYTE if is_little else None)


def test_a_system_that_does_not_say_its_room_is_trusted(tmp_path, monkeypatch):
    def refuse(_):
        raise OSError("not here")

    monkeypatch.setattr(shutil, "disk_usage", refuse)
    assert free_bytes(tmp_path) is None
    assert too_little_room(tmp_path / "none.collector") is None


def test_the_room_of_a_real_disk_is_found_where_a_path_is_to_lie(tmp_path):
    with mounted(tmp_path / "disk", str(4 * MEGABYTE)) as folder:
        assert 0 < free_bytes(folder / "not" / "yet" / "there") <= 4 * MEGABYTE
        assert too_little_room(folder / "books.collector") <= 4 * MEGABYTE


def test_neither_backup_nor_export_begins_without_room(ledger, tmp_path, room):
    room(1000)
    for work in (
        lambda: backup(tmp_path / "out" / "a.collector-backup", NOW),
        lambda: export_native(tmp_path / "out", TODAY),
    ):
        with pytest.raises(OutsideWorldError, match=r"no room: \d\.\d MB are needed, 0\.0 MB are"):
            work()
    assert list(tmp_path.glob("out/*")) == []
    room(100 * MEGABYTE)
    assert backup(tmp_path / "out" / "a.collector-backup", NOW).size
    assert export_native(tmp_path / "out", TODAY)


def test_the_state_of_the_backups_warns_of_little_room(ledger, tmp_path, room):
    room(150 * MEGABYTE)
    assert backup_state(ledger, [tmp_path], None).room == 150 * MEGABYTE
    room(250 * MEGABYTE)
    assert backup_state(ledger, [tmp_path], None).room is None
