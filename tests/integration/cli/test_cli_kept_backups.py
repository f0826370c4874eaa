"""`backup --list` and `restore --drill`: what backups there are, and whether each comes back."""

from datetime import UTC, datetime

import pytest

from collector_desktop.services.backups import automatic_backup
from collector_desktop.storage.ledger_file import close_ledger, open_ledger


@pytest.fixture
def kept(shop, tmp_path):
    """A folder with one backup of the ledger, as the desk makes it."""
    open_ledger(shop.ledger, "Priya", "test")
    made = automatic_backup(shop.ledger, tmp_path / "usb", datetime(2026, 11, 24, 9, tzinfo=UTC))
    close_ledger()
    return made.path


def test_backups_are_listed_without_opening_the_ledger(shop, kept):
    listed = shop.ask("backup", "--list", "--in", kept.parent)["backups"]
    assert [each["file"] for each in listed] == [str(kept)]
    assert listed[0]["made_at"] == "2026-11-24T09:00:00Z"
    assert listed[0]["protected"] is False
    assert shop.ask("backup", "--list")["backups"] == []


def test_the_drill_ends_in_status_1_when_one_does_not_come_back(shop, kept):
    assert shop.ask("restore", "--drill", "--in", kept.parent)["ok"] is True
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 1
    kept.write_bytes(content)
    answer = shop.call("restore", "--drill", "--in", kept.parent)
    assert answer.status == 1


def test_a_drill_that_finds_no_backup_proves_nothing_and_says_where_it_looked(shop, tmp_path):
    """A job in the night that looks in the wrong folder must not pass."""
    answer = shop.call("restore", "--drill", "--in", tmp_path / "empty")
    assert answer.status == 1
    assert f"There is no backup of {shop.ledger.name} in " in answer.out
    assert f"{tmp_path / 'empty'} and " in answer.out
    assert shop.call("restore", "--drill", "--json").status == 1
    assert shop.call("backup", "--list").status == 0


@pytest.mark.parametrize("command", [("backup",), ("restore",), ("backup", "x", "--list")])
def test_neither_or_both_is_a_mistake_on_the_command_line(shop, command):
    shop.refuse(2, *command)
