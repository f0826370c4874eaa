"""Work on whole files, to be done on a disk that fails: what is there before, and the work itself.

Each begins with a folder that `prepare` fills, with the ledger `books.collector` closed in it.
"""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.read import read_file
from collector_desktop.services.anonymise import anonymise
from collector_desktop.services.backups import automatic_backup, backup, restore
from collector_desktop.services.exports import export_native
from collector_desktop.services.imports import apply_import
from collector_desktop.services.ledgers import close_ledger
from collector_desktop.services.protection import Worker, change_password, protect, unprotect
from collector_desktop.services.replay import replay
from collector_desktop.storage.journal import keep_journal
from collector_desktop.storage.ledger_file import create_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.robustness.killing import ROOT

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
BEFORE = NOW - timedelta(days=3)
WHO, WORKER = ("Priya", "test"), Worker("Priya", "test")
FIRST, SECOND = "correct horse", "battery staple"
OLD, NEW = "Acme Ltd", "Later Ltd"
LEDGER, SOURCE, KEPT = "books.collector", "source.collector-backup", "kept"
JOURNALS, OUT = "journals", "out"
ROWS = "type,number,customer,date,due_date,amount,currency\n" + "".join(
    f"invoice,F-{number},ACME,2026-09-01,2026-10-01,5.00,GBP\n" for number in range(30)
)


def set_up(folder, invoices=3):
    """Make a ledger with a customer, and leave it open."""
    create_ledger(folder / LEDGER, *WHO)
    with operation("test", "Set up Acme", TODAY):
        acme = Customer.create(code="ACME", name=OLD, currency="GBP")
        for number in range(invoices):
            add_item(acme, f"INV-{number}", TODAY, TODAY, 5_00)


def rename(name=NEW):
    with operation("test", "Rename", TODAY):
        Customer.update(name=name).execute()


def plain(folder):
    set_up(folder)
    close_ledger()


def with_backups(folder):
    """Two automatic backups and one by hand, and a change since."""
    set_up(folder)
    automatic_backup(folder / LEDGER, folder / KEPT, BEFORE)
    backup(folder / SOURCE, BEFORE)
    rename("Between Ltd")
    automatic_backup(folder / LEDGER, folder / KEPT, BEFORE + timedelta(hours=1))
    rename()
    close_ledger()


def encrypted(folder):
    plain(folder)
    protect(folder / LEDGER, FIRST, WORKER)


def encrypted_with_a_file(folder):
    encrypted(folder)
    (folder / "items.csv").write_text(ROWS, "utf-8")


def encrypted_since(folder):
    """A backup under the first password of a ledger that has the second now."""
    encrypted(folder)
    open_ledger(folder / LEDGER, *WHO, FIRST)
    backup(folder / SOURCE, BEFORE)
    rename()
    close_ledger()
    change_password(folder / LEDGER, FIRST, SECOND, WORKER)


def with_a_journal(folder, invoices=3):
    """A backup of the morning, and four changes since that the journal holds."""
    set_up(folder, invoices)
    backup(folder / SOURCE, BEFORE)
    keep_journal(lambda: folder / JOURNALS)
    for name in ("B Ltd", "C Ltd", "D Ltd", NEW):
        rename(name)
    close_ledger()


def of_the_version_before(folder):
    shutil.copyfile(ROOT / "tests" / "data" / "ledgers" / "version-6.sqlite", folder / LEDGER)


def exported(folder):
    with_a_journal(folder)
    open_ledger(folder / LEDGER, *WHO)
    export_native(folder / OUT, TODAY)
    rename("Exported Ltd")
    close_ledger()


def settled(folder):
    with_a_journal(folder, 0)


def with_a_file(folder):
    with_a_journal(folder)
    (folder / "items.csv").write_text(ROWS, "utf-8")


def back_up(folder, secret=""):
    open_ledger(folder / LEDGER, *WHO, secret)
    automatic_backup(folder / LEDGER, folder / KEPT, NOW)


def back_up_encrypted(folder):
    back_up(folder, FIRST)


def back_up_over_an_older_one(folder):
    open_ledger(folder / LEDGER, *WHO)
    backup(folder / SOURCE, NOW)


def bring_back(folder):
    restore(folder / SOURCE, folder / LEDGER, NOW, *WHO)


def bring_back_encrypted(folder):
    restore(folder / SOURCE, folder / LEDGER, NOW, *WHO, FIRST)


def set_a_password(folder):
    protect(folder / LEDGER, FIRST, WORKER)


def change_it(folder):
    change_password(folder / LEDGER, FIRST, SECOND, WORKER)


def take_it_off(folder):
    unprotect(folder / LEDGER, FIRST, WORKER)


def bring_up_to_date(folder):
    open_ledger(folder / LEDGER, *WHO)


def bring_forward(folder):
    journals = sorted(folder.glob(f"{JOURNALS}/journal-??????.jsonl"))
    replay(folder / SOURCE, journals, folder / LEDGER, NOW, WORKER)


def erase(folder):
    open_ledger(folder / LEDGER, *WHO)
    keep_journal(lambda: folder / JOURNALS)
    anonymise(Customer.get().id, TODAY)


def export(folder):
    open_ledger(folder / LEDGER, *WHO)
    export_native(folder / OUT, TODAY)


def bring_in(folder):
    open_ledger(folder / LEDGER, *WHO)
    keep_journal(lambda: folder / JOURNALS)
    apply_import(read_file(folder / "items.csv"), TODAY)


def go_on_after_erasing(folder):
    """Do what a journal that could not be ended waits for."""
    open_ledger(folder / LEDGER, *WHO)
    keep_journal(lambda: folder / JOURNALS)
    rename("Once more Ltd")
    close_ledger()


def bring_in_encrypted(folder):
    open_ledger(folder / LEDGER, *WHO, FIRST)
    keep_journal(lambda: folder / JOURNALS)
    apply_import(read_file(folder / "items.csv"), TODAY)


def back_up_in_place(folder):
    """Copy the ledger under its final name: the fault that the harness must find."""
    target = folder / KEPT / "books-20261124T180000Z-s7.collector-backup"
    try:
        shutil.copyfile(folder / LEDGER, target)
    except OSError as error:
        raise OutsideWorldError("The backup could not be written.", "Make room.") from error


@frozen
class Task:
    """What is there before, and what is done."""

    prepare: Callable[[Path], None]
    work: Callable[[Path], None]


TASKS = [
    Task(with_backups, back_up),
    Task(with_backups, back_up_over_an_older_one),
    Task(encrypted, back_up_encrypted),
    Task(with_backups, bring_back),
    Task(encrypted_since, bring_back_encrypted),
    Task(plain, set_a_password),
    Task(encrypted, change_it),
    Task(encrypted, take_it_off),
    Task(of_the_version_before, bring_up_to_date),
    Task(with_a_journal, bring_forward),
    Task(settled, erase),
    Task(exported, export),
    Task(with_a_file, bring_in),
    Task(encrypted_with_a_file, bring_in_encrypted),
]
