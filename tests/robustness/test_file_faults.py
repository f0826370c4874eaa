"""The disk fails at every access of work on whole files: backups, passwords, upgrades, exports.

After each failure the ledger opens and is sound, all old or all new; every backup that can be seen
is whole; what was said is a sentence; and beside an encrypted ledger nothing can be read.
"""

import os
import shutil
import sqlite3
from contextlib import suppress

import pytest
from peewee import DatabaseError

from collector_desktop.domain.errors import (
    CollectorError,
    PasswordNeededError,
    WrongPasswordError,
)
from collector_desktop.services.backups import verified
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.faults import user_error_for
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.storage.database import db
from collector_desktop.storage.ledger_file import is_protected, open_ledger
from collector_desktop.storage.models import AUDITED
from tests.cheap_guesses import cheap_guesses
from tests.conftest import TODAY
from tests.robustness.failing import FAILED, FULL, REFUSED, Faults, failing
from tests.robustness.failing_tasks import (
    FIRST,
    JOURNALS,
    LEDGER,
    NEW,
    OLD,
    OUT,
    SECOND,
    TASKS,
    WHO,
    Task,
    back_up_in_place,
    bring_forward,
    erase,
    go_on_after_erasing,
    with_backups,
)
from tests.robustness.sizes import SIZES

__all__ = ["cheap_guesses"]
pytestmark = [
    pytest.mark.iofault,
    pytest.mark.skipif(os.name == "nt", reason="the names of open files are asked of /proc"),
    pytest.mark.timeout(1800),
    pytest.mark.no_cover,
]
SECRETS = ("", FIRST, SECOND)
KINDS = [(kind, lasts) for kind in (FULL, FAILED, REFUSED) for lasts in (False, True)]
NEVER, MOST_TRIALS = 10**6, 6


def ways_in(ledger):
    """Return the secrets that open a ledger, and the rows of it that are audited."""
    found, rows = [], None
    for secret in SECRETS if is_protected(ledger) else ("",):
        with suppress(PasswordNeededError, WrongPasswordError):
            open_ledger(ledger, *WHO, secret)
            assert check_ledger(TODAY) == []
            rows = {model._meta.table_name: rows_of(model) for model in AUDITED}
            close_ledger()
            found.append(secret)
    return found, rows


def rows_of(model):
    return db.execute_sql(f'SELECT * FROM "{model._meta.table_name}" ORDER BY id').fetchall()  # noqa: S608


def attempt(task, folder):
    """Return what work ended with, closing whatever it left open."""
    told = None
    try:
        task.work(folder)
    except Exception as error:  # noqa: BLE001 - which one it is, is what is tested
        told = error
    with suppress(DatabaseError, sqlite3.Error):
        close_ledger()
    if not db.is_closed():
        db.close()
    return told


def backups_in(folder):
    """Return what can be seen that looks like a backup."""
    return set(folder.rglob("[!.]*.collector-backup"))


def require_sentence(told):
    error = told if isinstance(told, CollectorError) else user_error_for(told)
    assert error is not None, f"{told!r} is no sentence"
    assert error.title
    assert error.advice


def require_whole_backups(folder, before):
    """Prove every file that looks like a backup, and that none of those before is gone."""
    seen = backups_in(folder)
    assert {folder / name for name in before} <= seen
    for path in seen:
        for secret in SECRETS:
            with suppress(PasswordNeededError, WrongPasswordError):
                verified(path, secret)
                break
        else:
            pytest.fail(f"nothing opens {path}")


def require_nothing_readable(folder):
    assert [path for path in files_in(folder) if OLD.encode() in path.read_bytes()] == []


def files_in(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def exported(folder):
    """Return the files of an export that can be seen, by their names."""
    return {path.name: path.read_bytes() for path in (folder / OUT).glob("[!.]*")}


class Trial:
    """One kind of work in a folder: how it is before, how it is after, and where it can fail."""

    def __init__(self, task, folder, monkeypatch):
        self.task, self._original, self.work = task, folder / "original", folder / "work"
        self._monkeypatch = monkeypatch
        self._original.mkdir()
        task.prepare(self._original)
        self.kept = [path.relative_to(self._original) for path in backups_in(self._original)]
        self._renew()
        self.old = ways_in(self.work / LEDGER)
        self._exported = [exported(self.work)]
        self.accesses = self._counted(FULL)
        self.new = ways_in(self.work / LEDGER)
        self._exported.append(exported(self.work))

    def every_fault(self):
        """Return every access with every fault that can meet it: a refusal meets names alone."""
        counts = {FULL: self.accesses, FAILED: self.accesses, REFUSED: self._counted(REFUSED)}
        return [(fault, at) for fault in KINDS for at in range(1, counts[fault[0]] + 1)]

    def _counted(self, kind):
        """Do the work on a sound disk; return how many of its accesses a fault could meet."""
        told, seen = self.meet(kind, NEVER, lasts=False)
        assert told is None
        return seen

    def _renew(self):
        shutil.rmtree(self.work, ignore_errors=True)
        shutil.copytree(self._original, self.work)

    def meet(self, kind, at, *, lasts):
        """Do the work on a disk that fails at an access; return its error and what it accessed."""
        self._renew()
        faults = Faults(self.work, kind, lasts=lasts, each=SIZES.each_access)
        with failing(self._monkeypatch, faults):
            faults.arm(at)
            told = attempt(self.task, self.work)
            seen = faults.seen
            faults.disarm()
        return told, seen

    def judge(self, told):
        """Prove what a failure may leave, and what not."""
        if told is not None:
            require_sentence(told)
        found = ways_in(self.work / LEDGER)
        if told is None:
            assert found == self.new
        elif self.task.work is not bring_forward:
            assert found in (self.old, self.new)
        require_whole_backups(self.work, self.kept)
        if found[0] != [""]:
            require_nothing_readable(self.work)
        for name, content in exported(self.work).items():
            assert content in [each.get(name) for each in self._exported]
        self._do_the_rest(told)

    def _do_the_rest(self, told):
        """Do on a sound disk what a failure put off: it comes to the same end."""
        if self.task.work is bring_forward and told is not None:
            assert attempt(self.task, self.work) is None
            assert ways_in(self.work / LEDGER) == self.new
        if self.task.work is erase and told is None:
            go_on_after_erasing(self.work)
            journals = files_in(self.work / JOURNALS)
            assert [path for path in journals if NEW.encode() in path.read_bytes()] == []


def try_accesses(trial, chosen):
    """Try each of (fault, access), and say of one that leaves harm which it was."""
    for (kind, lasts), at in chosen:
        told, _ = trial.meet(kind, at, lasts=lasts)
        try:
            trial.judge(told)
        except BaseException as error:
            error.add_note(f"{kind}, lasts={lasts}, at {at} of {trial.accesses}: {told!r}")
            raise


def some_accesses(count):
    """Return some accesses with a fault each in turn."""
    places = range(1, count + 1, max(SIZES.file_fault_stride, count // MOST_TRIALS))
    return [(KINDS[number % len(KINDS)], at) for number, at in enumerate(places, start=count)]


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.work.__name__)
def test_work_on_whole_files_is_done_or_not_at_whatever_access_the_disk_fails(
    task, tmp_path, monkeypatch
):
    trial = Trial(task, tmp_path, monkeypatch)
    all_of_them = SIZES.each_access
    try_accesses(trial, trial.every_fault() if all_of_them else some_accesses(trial.accesses))


def test_the_harness_finds_a_backup_that_is_written_under_its_name(tmp_path, monkeypatch):
    trial = Trial(Task(with_backups, back_up_in_place), tmp_path, monkeypatch)
    with pytest.raises(CollectorError, match="sound backup"):
        try_accesses(trial, [((FULL, False), at) for at in range(1, trial.accesses + 1)])
