"""What is found of a ledger at every moment at which the power may have gone in a day.

The day is the log of a `Recorder`; the disks are those of `power`.
"""

import random
from contextlib import closing
from dataclasses import dataclass, field

from collector_desktop.services.checking import check_ledger
from collector_desktop.storage.cipher import connect, driver_errors
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.conftest import TODAY
from tests.robustness.power import Disk

LEDGER = "day.collector"
OPENED_WHOLE_EVERY = 97
BROKEN_SUMS = """SELECT count(*) FROM item i WHERE i.amount_minor - i.open_minor <> (
    SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a
    WHERE a.source_id = i.id OR a.target_id = i.id)"""


@dataclass(frozen=True)
class Lock:
    """How a ledger is protected, if it is: its key, what opens it, and its key file by name."""

    key: bytes | None = None
    secret: str = ""
    files: dict = field(default_factory=dict)


@dataclass
class Findings:
    """What was found on the disks."""

    disks: int = 0
    corrupt: list = field(default_factory=list)
    lost: list = field(default_factory=list)
    torn_operations: int = 0


PLAIN = Lock()


def survey(log, folder, stride, turns, lock=PLAIN):
    """Look at a disk for each turn at every `stride`-th moment from the first acknowledgement on.

    At turn 0 the disk keeps nothing that was not flushed; at the others chance decides.
    """
    first = next(place for place, entry in enumerate(log) if entry[0] == "ack") + 1
    chance, found = random.Random(max(turns)), Findings()  # noqa: S311 - dice, not secrets
    promised, disk, look = 0, Disk(), _Look(folder, found, lock)
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

    def __init__(self, folder, found, lock):
        self._folder, self._found, self._lock = folder, found, lock
        self._files, self._facts = None, None

    def at(self, files, promised, place):
        """Note in the findings what is wrong with the disk, whatever was promised until then."""
        found = self._found
        if files != self._files:
            self._put(files)
            self._files, self._facts = files, _facts(self._folder / LEDGER, self._lock.key)
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
            open_ledger(self._folder / LEDGER, "Priya", "test", self._lock.secret)
            problems = check_ledger(TODAY)
            close_ledger()
            assert problems == []

    def _put(self, files):
        for old in self._folder.iterdir():
            old.unlink()
        for name, content in {**self._lock.files, **files}.items():
            (self._folder / name).write_bytes(content)


def _facts(path, key):
    """Return what SQLite says of the file, its newest operation, and how many are torn.

    Of a file that cannot be read there is only what SQLite says.
    """
    try:
        with closing(connect(str(path), key)) as connection:
            said = connection.execute("PRAGMA integrity_check").fetchall()
            newest = connection.execute("SELECT coalesce(max(id), 0) FROM operation").fetchone()[0]
            wrong = connection.execute(BROKEN_SUMS).fetchone()[0]
            unfinished = connection.execute(
                "SELECT count(*) FROM current_operation WHERE operation_id IS NOT NULL"
            ).fetchone()[0]
    except driver_errors() as error:
        return str(error), None, 0
    return "ok" if said == [("ok",)] else str(said), newest, wrong + unfinished
