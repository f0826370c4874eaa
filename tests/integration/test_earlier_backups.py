"""A ledger that was moved or renamed: its backups from before are still found, and no other's."""

from datetime import timedelta

import pytest

from collector_desktop.services import backups
from collector_desktop.services.backup_list import all_backups, backup_state, drill, kept_backups
from collector_desktop.services.backup_places import backup_folder
from collector_desktop.services.backups import automatic_backup, manifest_path
from collector_desktop.services.earlier_backups import earlier_places, mark_of_closed
from collector_desktop.services.ledgers import ledger_info
from collector_desktop.services.plain_copies import plain_copies, readable_places
from collector_desktop.services.protection import protect
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.ledger_file import close_ledger, create_ledger, open_ledger
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.protecting import NOW, PASSWORD, WORKER, cheap_guesses, closed

__all__ = ["cheap_guesses", "closed"]


def back_up(ledger, root, when=NOW, secret=""):
    open_ledger(ledger, "Priya", "test", secret)
    try:
        return automatic_backup(ledger, backup_folder(root, ledger), when).path
    finally:
        close_ledger()


def move(ledger, to):
    to.parent.mkdir(exist_ok=True)
    if key_path(ledger).exists():
        key_path(ledger).rename(key_path(to))
    return ledger.rename(to)


@pytest.fixture
def moved(closed, tmp_path):
    """A ledger that was backed up, then moved and renamed; where it lies now, and that backup."""
    before = back_up(closed, tmp_path / "backups")
    return move(closed, tmp_path / "new" / "renamed.collector"), before


def folders(ledger, tmp_path):
    return [backup_folder(tmp_path / "backups", ledger)]


def files(found):
    return [each.path for each in found]


def test_those_from_the_place_before_are_listed_with_those_of_now(moved, tmp_path):
    ledger, before = moved
    mark = mark_of_closed(ledger)
    assert files(all_backups(ledger, folders(ledger, tmp_path), mark)) == [before]
    now = back_up(ledger, tmp_path / "backups", NOW + timedelta(hours=1))
    found = all_backups(ledger, folders(ledger, tmp_path), mark)
    assert [(each.path, each.is_earlier) for each in found] == [(now, False), (before, True)]
    assert drill(found, NOW, WORKER)[1].problem == ""
    assert files(kept_backups(ledger, folders(ledger, tmp_path))) == [now]


def test_one_from_before_counts_neither_as_one_of_now_nor_as_one_elsewhere(moved, tmp_path):
    ledger, _ = moved
    state = backup_state(ledger, folders(ledger, tmp_path), None)
    assert (state.last, state.last_elsewhere) == (None, None)


def test_a_lost_ledger_is_known_by_its_newest_backup_that_says_so(moved, tmp_path):
    ledger, before = moved
    back_up(ledger, tmp_path / "backups", NOW + timedelta(hours=1))
    newest = back_up_changed(ledger, tmp_path, NOW + timedelta(hours=2))
    manifest_path(newest).write_text("{")
    ledger.unlink()
    found = all_backups(ledger, folders(ledger, tmp_path))
    assert files(found)[0] == newest
    assert files(found)[-1] == before


def test_one_that_nothing_points_to_finds_none(moved, tmp_path):
    ledger, _ = moved
    assert all_backups(ledger, folders(ledger, tmp_path)) == []


def test_a_ledger_that_was_made_where_another_lay_is_backed_up_and_the_others_are_not_mixed(
    moved, ledger_path, tmp_path
):
    """Both have as many operations, so that these alone do not tell them apart."""
    (ledger, before), other = moved, ledger_path
    make_another(other, count_of(ledger))
    own = back_up(other, tmp_path / "backups", NOW + timedelta(hours=1))
    assert own.parent == before.parent
    undescribed = back_up_changed(other, tmp_path, NOW + timedelta(hours=2))
    manifest_path(undescribed).unlink()
    (place,) = earlier_places(ledger, folders(ledger, tmp_path), mark_of_closed(ledger))
    assert [path for path, _ in place.backups] == [before]
    assert undescribed.is_file()


def test_a_protected_one_is_known_by_its_key_before_it_was_ever_open_there(closed, tmp_path):
    protect(closed, PASSWORD, WORKER)
    before = back_up(closed, tmp_path / "backups", NOW, PASSWORD)
    ledger = move(closed, tmp_path / "new" / closed.name)
    assert mark_of_closed(ledger) == ""
    assert files(all_backups(ledger, folders(ledger, tmp_path))) == [before]
    key_path(ledger).write_text("{")
    assert all_backups(ledger, folders(ledger, tmp_path)) == []


def test_readable_copies_where_the_ledger_lay_are_named_and_not_offered_for_deletion(
    moved, tmp_path
):
    """A copy of the ledger may be in use there: these would be its only backups."""
    ledger, before = moved
    journal = before.parent / "journal-202611.jsonl"
    journal.write_text('{"id": 1}\n')
    protect(ledger, PASSWORD, WORKER)
    open_ledger(ledger, "Priya", "test", PASSWORD)
    mark = ledger_info(ledger).mark
    close_ledger()
    assert plain_copies(ledger, folders(ledger, tmp_path)) == []
    assert readable_places(ledger, folders(ledger, tmp_path), mark) == [before.parent]
    protected = back_up(ledger, tmp_path / "backups", NOW + timedelta(hours=1), PASSWORD)
    before.write_bytes(protected.read_bytes())
    assert readable_places(ledger, folders(ledger, tmp_path), mark) == []


def test_an_empty_ledger_has_no_mark_and_is_backed_up(ledger_path, tmp_path):
    create_ledger(ledger_path, "Priya", "test")
    assert ledger_info(ledger_path).mark == ""
    close_ledger()
    assert mark_of_closed(ledger_path) == ""
    assert mark_of_closed(tmp_path / "none") == ""
    assert back_up(ledger_path, tmp_path / "backups").is_file()


def back_up_changed(ledger, tmp_path, when):
    open_ledger(ledger, "Priya", "test")
    with operation("test", "Rename", TODAY):
        Customer.update(name=f"At {when:%H:%M}").execute()
    close_ledger()
    return back_up(ledger, tmp_path / "backups", when)


def make_another(ledger, operations):
    create_ledger(ledger, "Priya", "test")
    for number in range(operations):
        with operation("test", f"Make {number}", TODAY):
            Customer.create(code=f"C{number}", name="Another", currency="GBP")
    close_ledger()


def count_of(ledger):
    """How many operations were done in a closed ledger."""
    open_ledger(ledger, "Priya", "test")
    try:
        return backups._last_operation()
    finally:
        close_ledger()
