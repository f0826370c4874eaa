"""A program that works on a ledger until it is killed; it says on a pipe what is saved.

    python -m tests.robustness.child

It reads lines of a kind of work and a ledger. For each it forks a worker, which finds all modules
loaded and so is at work at once; it says the worker's process id, and `gone` when it has ended.
Each line between is the number of the newest operation whose saving the worker was told of.
"""

import os
import shutil
import sys
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from collector_desktop.domain.holds import HoldKind
from collector_desktop.exporters.atomic import atomic_write
from collector_desktop.integrations.folders import resource
from collector_desktop.services.backups import backup, restore
from collector_desktop.services.chase_runs import RunDraft
from collector_desktop.services.chase_sending import Delivery, run_at_once
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.holds import HoldDraft, put_on_hold, release
from collector_desktop.services.imports import apply_import
from collector_desktop.services.protection import Worker, change_password, protect, unprotect
from collector_desktop.services.refunds import refund
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settings import change_settings
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage import before_upgrade, key_file, migrate
from collector_desktop.storage.database import open_files
from collector_desktop.storage.ledger_file import close_ledger, is_protected, open_ledger
from collector_desktop.storage.migrate import apply_migrations
from collector_desktop.storage.models import Customer, Item
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.integration.importing import item_row, parsed
from tests.integration.money import receive, take_off
from tests.robustness.day import newest_operation

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
KEPT_COPIES = 3
PASSWORDS = ("correct horse", "battery staple")


def pay(customer, _):
    receive(customer, 1_00, allocate="none")


def allocate_and_take_off(customer, _):
    moved = receive(customer, 1_00)
    take_off(moved.number, "INV-1", TODAY)


def promise(customer, turn):
    promised = PromiseDraft(1_00 + turn, "GBP", TODAY)
    log_contact(ContactDraft(customer.id, "call", "PTP", promise=promised), TODAY)


def give_back(customer, _):
    moved = receive(customer, 2_00, allocate="none")
    refund(Item.get(Item.number == moved.number).id, 1_00, TODAY, TODAY)


def return_payment(customer, _):
    moved = receive(customer, 1_00)
    bounce(Item.get(Item.number == moved.number).id, TODAY, TODAY)


def write_something_off(customer, turn):
    bring_in(customer, turn)
    write_off(WriteOffDraft(Item.get(Item.number == f"F-{turn}-2").id, "bad_debt", TODAY), TODAY)


def bring_in(customer, turn):
    rows = [item_row(row, f"F-{turn}-{row}", 5_00) for row in range(2, 200)]
    apply_import(parsed(*rows), TODAY)


def run_a_campaign(_, turn):
    """Write to two customers who are overdue; the drafts lie beside the ledger."""
    day = TODAY - timedelta(days=84)
    with operation("test", "Sell", TODAY):
        for part in "AB":
            late = Customer.create(
                code=f"L{turn}{part}", name="Late Ltd", currency="GBP", email="ap@late.example"
            )
            add_item(late, f"L-{turn}{part}", day, day + timedelta(days=30), 5_00)
    delivery = Delivery(open_files()[0].parent, resource("fonts"))
    run_at_once(RunDraft(), delivery, TODAY)


def hold_and_release(customer, _):
    made = put_on_hold(HoldDraft(customer.id, HoldKind.OTHER, "Kept back"), TODAY)
    release(made.value, TODAY)


def set_a_setting(customer, turn):
    change_settings({"chase.min_gap_days": str(turn % 50 + 1)}, TODAY)


def undo_and_redo(customer, _):
    pay(customer, 0)
    undo_last(TODAY)
    redo_last(TODAY)


WORK = {
    work.__name__: work
    for work in (
        pay,
        allocate_and_take_off,
        promise,
        give_back,
        return_payment,
        write_something_off,
        bring_in,
        run_a_campaign,
        hold_and_release,
        set_a_setting,
        undo_and_redo,
    )
}


def work_on(ledger, name):
    """Do one kind of work again and again, and say after each what is saved."""
    open_ledger(ledger, "Priya", "test", PASSWORDS[0])  # a plain one asks for none
    customer = Customer.get()
    first = newest_operation()
    for turn in count(first):
        WORK[name](customer, turn)
        say(newest_operation())


def back_up(ledger):
    """Back the ledger up again and again, from the fourth time over older copies."""
    open_ledger(ledger, "Priya", "test")
    for turn in count():
        pay(Customer.get(), 0)
        backup(ledger.with_name(f"copy-{turn % KEPT_COPIES}.collector-backup"), NOW)
        say(newest_operation())


def bring_back(ledger):
    """Put the same backup in place again and again."""
    source = ledger.with_name("source.collector-backup")
    for turn in count(1):
        restore(source, ledger, NOW, "Priya", "test")
        say(turn)


def change_the_password(ledger):
    """Change the password to the other one and back; say which one holds."""
    key_file.COST = 2**10
    present = int(ledger.with_name("turn").read_text("utf-8"))
    while True:
        other = 1 - present
        change_password(ledger, PASSWORDS[present], PASSWORDS[other], Worker("Priya", "test"))
        present = other
        say(present)


def set_and_take_off_the_password(ledger):
    """Write the ledger as an encrypted file and as a plain one in turn; say when it is one."""
    key_file.COST = 2**10
    for turn in count():
        if is_protected(ledger):
            unprotect(ledger, PASSWORDS[0], Worker("Priya", "test"))
        else:
            protect(ledger, PASSWORDS[0], Worker("Priya", "test"))
        say(turn)


def bring_up_to_date(ledger):
    """Open a ledger of the version before again and again; say before each that it begins."""
    older, fresh = ledger.with_name("older"), ledger.with_name("fresh")
    for turn in count():
        shutil.copyfile(older, fresh)
        fresh.replace(ledger)
        say(turn)
        open_ledger(ledger, "Priya", "test")
        close_ledger()


def bring_up_to_date_once_kept(ledger):
    """Say when the copy before an upgrade is kept, and that the upgrade is over."""
    keep = before_upgrade.keep_as_it_was

    def keep_and_say(ledger):
        keep(ledger)
        say(0)

    before_upgrade.keep_as_it_was = keep_and_say
    shutil.copyfile(ledger.with_name("older"), ledger)
    open_ledger(ledger, "Priya", "test")
    say(1)
    time.sleep(60)


def bring_up_to_date_in_parts(ledger):
    """Commit an upgrade when its second script is done: the fault that the harness must find."""

    def in_parts(database):
        apply_migrations(database, 2)
        database.execute_sql("COMMIT")
        say(0)
        time.sleep(1)

    migrate.apply_migrations = in_parts
    shutil.copyfile(ledger.with_name("older"), ledger)
    open_ledger(ledger, "Priya", "test")


def write_a_statement(ledger):
    """Write papers of two lengths over one another; each says on every page which it is."""
    target = ledger.with_name("statement.pdf")
    for turn in count():
        atomic_write(target, paper(turn))
        say(turn)


def paper(turn):
    """Return a paper of some size that can be told from others, and whole from cut off."""
    body = b"%d\n" % turn * (20_000 + turn % 2 * 200_000)
    return b"%PDF " + body + b"%%EOF"


def say_too_early(ledger):
    """Say what is saved before it is: the fault that the harness must find."""
    open_ledger(ledger, "Priya", "test")
    while True:
        say(newest_operation() + 1)
        time.sleep(1)
        pay(Customer.get(), 0)


def say(word):
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


OTHERS = {
    each.__name__: each
    for each in (
        back_up,
        bring_back,
        bring_up_to_date,
        bring_up_to_date_once_kept,
        bring_up_to_date_in_parts,
        change_the_password,
        set_and_take_off_the_password,
        write_a_statement,
        say_too_early,
    )
}


def work_until_killed(task, ledger):
    try:
        OTHERS[task](ledger) if task in OTHERS else work_on(ledger, task)
    finally:
        close_ledger()


def fork_workers():
    """Start a worker for each line that comes, one after the other."""
    for line in sys.stdin:
        task, ledger = line.rstrip("\n").split("\t")
        worker = os.fork()
        if not worker:
            say(os.getpid())
            work_until_killed(task, Path(ledger))
            os._exit(1)
        os.waitpid(worker, 0)
        say("gone")


if __name__ == "__main__":
    fork_workers()
