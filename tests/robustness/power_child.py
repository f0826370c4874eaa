"""One change of whole files, to be traced: `python -m tests.robustness.power_child TASK LEDGER`.

It writes `saved` once the change was reported as done.
"""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.services.backups import backup, restore
from collector_desktop.services.protection import Worker, change_password, protect, unprotect
from collector_desktop.storage import key_file
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from tests.robustness.child import PASSWORDS, paper
from tests.robustness.traced import SAYS_SAVED

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
WHO = ("Priya", "test")
WORKER = Worker(*WHO)
SOURCE = "source.collector-backup"
PAPER = "statement.pdf"


def replace_a_backup(ledger):
    open_ledger(ledger, *WHO)
    backup(ledger.with_name(SOURCE), NOW)
    close_ledger()


def bring_back(ledger):
    restore(ledger.with_name(SOURCE), ledger, NOW, *WHO)


def bring_back_unflushed(ledger):
    """Restore without waiting for the disk: the fault that the harness must find."""
    os.fsync = lambda _: None
    bring_back(ledger)


def set_a_password(ledger):
    protect(ledger, PASSWORDS[0], WORKER)


def change_it(ledger):
    change_password(ledger, PASSWORDS[0], PASSWORDS[1], WORKER)


def take_it_off(ledger):
    unprotect(ledger, PASSWORDS[0], WORKER)


def replace_a_paper(ledger):
    atomic_write(ledger.with_name(PAPER), paper(1))


TASKS = {
    task.__name__: task
    for task in (
        replace_a_backup,
        bring_back,
        bring_back_unflushed,
        set_a_password,
        change_it,
        take_it_off,
        replace_a_paper,
    )
}

if __name__ == "__main__":
    key_file.COST = 2**10
    TASKS[sys.argv[1]](Path(sys.argv[2]))
    sys.stdout.buffer.write(SAYS_SAVED)
    sys.stdout.buffer.flush()
