"""The power goes at any moment of a business day of a ledger under a password.

No disk of ours can be put below the encrypting driver, so what it does to its files is noted
between the library and the system (`libraries`): what reaches the disk, encrypted as it is there.
"""

import ctypes
from pathlib import Path
from random import Random

import pytest

from collector_desktop.services.protection import Worker, protect
from collector_desktop.storage import database
from collector_desktop.storage.cipher import driver, key_path
from collector_desktop.storage.database import PRAGMAS, db, pragmas
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from tests.cheap_guesses import cheap_guesses
from tests.robustness.day import live_through, newest_operation, set_up
from tests.robustness.disks import Recorder
from tests.robustness.libraries import Library, libraries
from tests.robustness.power import Disk
from tests.robustness.sizes import SIZES
from tests.robustness.surviving import LEDGER, Lock, survey

__all__ = ["cheap_guesses"]
pytestmark = [pytest.mark.power, pytest.mark.no_cover]

SECRET = "correct horse"  # noqa: S105 - of a ledger of the tests
WHO = ("Priya", "test")
WEAKER = tuple((name, 1 if name == "synchronous" else value) for name, value in PRAGMAS)


def noting(recorder, folder):
    """Return what notes for the recorder all that a library does to the files of a folder."""

    def note(what, path, *details):
        name = Path(path).name
        if Path(path).parent != folder or what == "open":
            return 0
        if what == "write":
            place, length, offset = details
            recorder.log.append(("write", name, offset, ctypes.string_at(place, length)))
        elif what == "remove":
            recorder.log.append(("remove", name, bool(details[0])))
        elif what == "cut":
            recorder.log.append(("cut", name, details[0]))
        else:
            recorder.log.append(("flush", name))
        return 0

    return note


@pytest.fixture
def protected_day(tmp_path):
    """Return a function that lives through a day of a ledger under a password; its log and lock."""

    def live():
        path, recorder = tmp_path / "desk" / LEDGER, Recorder()
        create_ledger(path, *WHO)
        customer_id = set_up()
        close_ledger()
        protect(path, SECRET, Worker(*WHO))
        recorder.log += [("write", LEDGER, 0, path.read_bytes()), ("flush", LEDGER)]
        files = {key_path(path).name: key_path(path).read_bytes()}
        driver()
        library = Library(libraries()[-1], noting(recorder, path.parent))
        try:
            open_ledger(path, *WHO, SECRET)
            lock = Lock(db.key, SECRET, files)
            recorder.acknowledge(newest_operation())
            assert live_through(customer_id, recorder.acknowledge) >= 14
            close_ledger()
        finally:
            close_ledger()
            library.let_go()
        return recorder.log, lock

    return live


@pytest.fixture
def folder(tmp_path):
    """A folder for what survives."""
    made = tmp_path / "survivor"
    made.mkdir()
    return made


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("turn", range(SIZES.protected_disks))
def test_nothing_acknowledged_is_lost_under_a_password(protected_day, folder, turn):
    log, lock = protected_day()
    found = survey(log, folder, SIZES.protected_stride, [turn], lock)
    assert found.disks * SIZES.protected_stride >= 500
    assert (found.corrupt, found.lost, found.torn_operations) == ([], [], 0)


@pytest.mark.timeout(900)
def test_nothing_is_lost_under_a_password_where_the_ledger_is_kept_in_one_file(
    protected_day, folder, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(database, "PRAGMAS", pragmas(one_file=True))
        log, lock = protected_day()
    found = survey(log, folder, SIZES.protected_stride * 2, range(2), lock)
    assert found.disks >= 50
    assert (found.corrupt, found.lost, found.torn_operations) == ([], [], 0)


def test_the_harness_finds_the_losses_of_a_weaker_setting_under_a_password(
    protected_day, folder, monkeypatch
):
    with monkeypatch.context() as patch:
        patch.setattr(database, "PRAGMAS", WEAKER)
        log, lock = protected_day()
    assert survey(log, folder, 7, range(2), lock).lost


def test_what_was_noted_leads_to_the_file_on_the_disk_with_nothing_readable(
    protected_day, tmp_path
):
    log, _ = protected_day()
    disk = Disk()
    for entry in log:
        disk.go_on(entry)
        assert not any(b"Acme" in part for part in entry if isinstance(part, bytes))
    kept = disk.found(Random(1), keeps_nothing=True)  # noqa: S311 - dice, not secrets
    assert kept[LEDGER] == (tmp_path / "desk" / LEDGER).read_bytes()
