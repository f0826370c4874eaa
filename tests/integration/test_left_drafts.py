"""What a kill left of a backup, a restore or a new password goes; nothing else ever does."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.files import drafts
from collector_desktop.files.drafts import (
    remove_left_drafts,
    remove_left_drafts_seldom,
    remove_own_drafts,
)
from collector_desktop.services.backups import automatic_backup, backup, manifest_path, verified
from collector_desktop.services.protection import protect
from collector_desktop.storage import protection
from collector_desktop.storage.drafts import remove_half_done
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.integration.protecting import CANARY, NOW, PASSWORD, WORKER, cheap_guesses, closed

__all__ = ["cheap_guesses", "closed"]
DAY = timedelta(days=1).total_seconds()


@pytest.fixture
def at_work(acme, ledger_path):
    """An open ledger."""
    return ledger_path


def left(folder, *names, idle=0.0):
    """Write files to which nobody wrote for so many seconds."""
    folder.mkdir(exist_ok=True)
    for name in names:
        path = folder / name
        path.write_bytes(b"half")
        moment = path.stat().st_mtime - idle
        os.utime(path, (moment, moment))
    return set(names)


def there(folder):
    return {path.name for path in folder.iterdir()}


def test_those_of_automatic_backups_go_with_the_next_one(at_work, tmp_path):
    folder, name = tmp_path / "backups", f"{at_work.stem}-20261124T170000Z-s5.collector-backup"
    mark = ".collector-draft-"
    left(folder, f".{name}{mark}4711", f".{name}{mark}4711-journal", f".{name}.json{mark}4711")
    kept = left(
        folder, name, f".{name}", f".other-{name}{mark}4711", f".{name}{mark}", f".notes{mark}4711"
    )
    made = automatic_backup(at_work, folder, NOW)
    assert there(folder) == {*kept, made.path.name, manifest_path(made.path).name}


def test_those_from_before_an_upgrade_go_with_the_next_automatic_backup(at_work, tmp_path):
    name = f"{at_work.stem}-before-upgrade-20261124T170000Z-s4.collector-backup"
    left(at_work.parent, *(f".{each}.collector-draft-4711" for each in (name, f"{name}.json")))
    kept = left(at_work.parent, f".{name}.tmp-4711", f".x{name}.collector-draft-4711", name)
    automatic_backup(at_work, tmp_path / "backups", NOW)
    assert kept <= there(at_work.parent)
    assert not [each for each in there(at_work.parent) if each.startswith(f".{name}.collector")]


def test_those_made_by_hand_go_with_the_next_one_into_the_folder_once_idle(at_work, tmp_path):
    usb, mark = tmp_path / "usb", ".collector-draft-"
    left(
        usb, f".march.collector-backup{mark}7", f".march.collector-backup.json{mark}7", idle=2 * DAY
    )
    left(usb, f".books{mark}99", f".books{mark}99-wal", idle=DAY + 60)
    kept = left(usb, f".april.collector-backup{mark}8", idle=DAY - 60)
    kept |= left(usb, f".may.collector-backup{mark}9", idle=-DAY)
    kept |= left(usb, "march", ".march.tmp-7", f"march{mark}7", f".march{mark}x", idle=9 * DAY)
    (usb / f".folder{mark}5").mkdir()
    (usb / f".link{mark}6").symlink_to(usb / "march")
    kept |= {f".folder{mark}5", f".link{mark}6"}
    for each in (usb / f".folder{mark}5", usb / f".link{mark}6"):
        os.utime(each, (0, 0), follow_symlinks=False)
    made = backup(usb / "june.collector-backup", NOW)
    assert there(usb) == {*kept, made.path.name, manifest_path(made.path).name}
    assert verified(made.path) == made


def test_one_that_cannot_be_removed_stops_no_backup(at_work, tmp_path, monkeypatch):
    usb = tmp_path / "usb"
    name = f"{at_work.stem}-20261124T170000Z-s5.collector-backup"
    kept = left(usb, f".{name}.collector-draft-4711", idle=2 * DAY)
    unlink = Path.unlink

    def refuse(path, **given):
        if path.name in kept:
            raise PermissionError(13, "open in another program")
        unlink(path, **given)

    monkeypatch.setattr(Path, "unlink", refuse)
    assert verified(automatic_backup(at_work, usb, NOW).path).size
    assert kept <= there(usb)


def test_a_folder_that_cannot_be_listed_stops_nothing(tmp_path, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(drafts.os, "scandir", refuse)
    kept = left(tmp_path, ".a.collector-draft-1", idle=2 * DAY)
    remove_left_drafts(tmp_path / ".a.collector-draft-1")
    remove_left_drafts_seldom(tmp_path / ".a.collector-draft-1")
    remove_own_drafts(tmp_path, drafts.DRAFT)
    assert kept <= there(tmp_path)


KILLED = """
import os, sys
from pathlib import Path
from collector_desktop.services.protection import Worker, unprotect
from collector_desktop.storage import protection
protection.take_the_place = lambda *_: os.kill(os.getpid(), 9)
unprotect(Path(sys.argv[1]), sys.argv[2], Worker("Priya", "test"))
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL on Windows")
def test_the_readable_copy_of_a_killed_change_goes_when_the_ledger_opens(closed):
    protect(closed, PASSWORD, WORKER)
    command = [sys.executable, "-c", KILLED, str(closed), PASSWORD]
    assert subprocess.run(command, check=False).returncode == -9  # noqa: S603 - this very program
    half = closed.with_name(f"{closed.name}.rewriting")
    assert CANARY.encode() in half.read_bytes()
    open_ledger(closed, "Priya", "test", PASSWORD)
    assert not half.exists()
    close_ledger()


def test_what_a_killed_restore_left_goes_when_the_ledger_opens(closed):
    half = closed.with_name(f"{closed.name}.restoring")
    half.write_bytes(closed.read_bytes())
    kept = left(closed.parent, f"other-{half.name}", f"{closed.name}.rewriting.old")
    open_ledger(closed, "Priya", "test")
    close_ledger()
    assert not half.exists()
    assert kept <= there(closed.parent)


def test_a_change_whose_draft_another_program_took_away_changes_nothing(closed, monkeypatch):
    """Another program that opens the ledger meanwhile removes it: the old one stands."""
    write = protection.write_key_file

    def meanwhile(ledger, ways):
        write(ledger, ways)
        remove_half_done(ledger)

    monkeypatch.setattr(protection, "write_key_file", meanwhile)
    with pytest.raises(OutsideWorldError, match="Nothing was changed"):
        protect(closed, PASSWORD, WORKER)
    monkeypatch.undo()
    open_ledger(closed, "Priya", "test")
    close_ledger()
