"""The power goes at any moment of a business day: nothing that was acknowledged is lost.

The harness must be able to see a loss: with a weaker setting of SQLite it has to find some.
"""

import random
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field

import pytest

from collector_desktop.services.checking import check_ledger
from collector_desktop.storage import database
from collector_desktop.storage.database import PRAGMAS, pragmas
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from tests.conftest import TODAY
from tests.robustness.day import live_through, set_up
from tests.robustness.disks import Recorder, RememberingDisk
from tests.robustness.power import Disk
from tests.robustness.sizes import SIZES

pytestmark = pytest.mark.power

LEDGER = "day.collector"
OPENED_WHOLE_EVERY = 97
LEAST_DISKS = 3_000
BROKEN_SUMS = """SELECT count(*) FROM item i WHERE i.amount_minor - i.open_minor <> (
    SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a
    WHERE a.source_id = i.id OR a.target_id = i.id)"""


@dataclass
class Findings:
    """What was found on the disks."""

    disks: int = 0
    corrupt: list = field(default_factory=list)
    lost: list = field(default_factory=list)
    torn_operations: int = 0


@pytest.fixture
def recorder():
    return Recorder()


@pytest.fixture
def recorded_day(tmp_path, on_disk, recorder):
    """Return a function that lives through a day on a disk that remembers."""
    disk = RememberingDisk("remembering", recorder)

    def live():
        on_disk("remembering")
        create_ledger(tmp_path / LEDGER, "Priya", "test")
        customer_id = set_up()
        recorder.acknowledge(0)
        done = live_through(customer_id, recorder.acknowledge)
        close_ledger()
        return done

    yield live
    disk.unregister()


def survey(log, folder, stride, turns):
    """Look at a disk for each turn at every `stride`-th moment from the first acknowledgement on.

    At turn 0 the disk keeps nothing that was not flushed; at the others chance decides.
    """
    first = next(place for place, entry in enumerate(log) if entry[0] == "ack") + 1
    chance, found = random.Random(max(turns)), Findings()  # noqa: S311 - dice, not secrets
    promised, disk, look = 0, Disk(), _Look(folder, found)
    for place, entry in enumerate(log, start=1):
        disk.go_on(entry)
        if entry[0] == "ack":
            promised = entry[1]
        if place < first or (place - first) % stride:
            continue
        for turn in turns:
            look.at(disk.found(chance, keeps_nothing=turn == 0), promised, place)
    return found


class _Look:
    """Looks at disks; one that is byte for byte the last has the same facts, which are kept."""

    def __init__(self, folder, found):
        self._folder, self._found = folder, found
        self._files, self._facts = None, None

    def at(self, files, promised, place):
        """Note in the findings what is wrong with the disk, whatever was promised until then."""
        found = self._found
        if files != self._files:
            self._put(files)
            self._files, self._facts = files, _facts(self._folder / LEDGER)
        found.disks += 1
        sound, newest, wrong = self._facts
        if newest is None:
            gone = sound.startswith(("no such table", "unable to open"))
            (found.lost if gone else found.corrupt).append((place, sound))
            return
        if sound != "ok":
            found.corrupt.append((place, "integrity"))
        if newest < promised:
            found.lost.append((place, promised, newest))
        found.torn_operations += wrong
        if found.disks % OPENED_WHOLE_EVERY == 0:
            self._put(files)
            open_ledger(self._folder / LEDGER, "Priya", "test")
            problems = check_ledger(TODAY)
            close_ledger()
            assert problems == []

    def _put(self, files):
        for old in self._folder.iterdir():
            old.unlink()
        for name, content in files.items():
            (self._folder / name).write_bytes(content)


def _facts(path):
    """Return what SQLite says of the file, its newest operation, and how many are torn.

    Of a file that cannot be read there is only what SQLite says.
    """
    try:
        with closing(sqlite3.connect(path)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchall()
            newest = connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0]
            wrong = connection.execute(BROKEN_SUMS).fetchone()[0]
            unfinished = connection.execute(
                "SELECT count(*) FROM current_operation WHERE operation_id IS NOT NULL"
            ).fetchone()[0]
    except sqlite3.DatabaseError as error:
        return str(error), None, 0
    return "ok" if said == [("ok",)] else str(said), newest, wrong + unfinished


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("turn", range(SIZES.disks))
def test_nothing_acknowledged_is_lost_when_the_power_goes(
    recorded_day, recorder, tmp_path, monkeypatch, turn
):
    assert recorded_day() >= 14
    monkeypatch.undo()
    folder = tmp_path / "survivor"
    folder.mkdir()
    found = survey(recorder.log, folder, SIZES.stride, [turn])
    assert found.disks * SIZES.disks >= LEAST_DISKS
    assert (found.corrupt, found.lost, found.torn_operations) == ([], [], 0)


@pytest.mark.timeout(900)
def test_nothing_is_lost_where_the_ledger_is_kept_in_one_file(
    recorded_day, recorder, tmp_path, monkeypatch
):
    monkeypatch.setattr(database, "PRAGMAS", pragmas(one_file=True))
    assert recorded_day() >= 14
    monkeypatch.undo()
    folder = tmp_path / "survivor"
    folder.mkdir()
    found = survey(recorder.log, folder, SIZES.stride * 7, range(2))
    assert found.disks >= 50
    assert (found.corrupt, found.lost, found.torn_operations) == ([], [], 0)


def test_the_harness_finds_the_losses_of_a_weaker_setting(
    recorded_day, recorder, tmp_path, monkeypatch
):
    weaker = tuple((name, 1 if name == "synchronous" else value) for name, value in PRAGMAS)
    monkeypatch.setattr(database, "PRAGMAS", weaker)
    recorded_day()
    monkeypatch.undo()
    folder = tmp_path / "survivor"
    folder.mkdir()
    found = survey(recorder.log, folder, 7, range(2))
    assert found.lost
