"""Anybody may put files into a folder of backups: they keep nobody waiting and mislead nobody."""

import json
import os
from datetime import timedelta

import pytest

from collector_desktop.domain.errors import LedgerError
from collector_desktop.services.backup_description import UNCHANGED
from collector_desktop.services.backup_list import all_backups, drill
from collector_desktop.services.backup_places import backup_folder
from collector_desktop.services.backups import manifest_path, restore, verified
from collector_desktop.services.earlier_backups import mark_of_closed
from collector_desktop.services.plain_copies import plain_copies, readable_places
from collector_desktop.services.protection import protect
from collector_desktop.services.restored import name_of
from collector_desktop.storage import disk
from collector_desktop.storage.cipher import connect, key_path
from collector_desktop.storage.key_file import key_file_of
from tests.integration.protecting import NOW, OTHER, PASSWORD, WORKER, cheap_guesses, closed
from tests.integration.test_earlier_backups import back_up, folders, make_another

__all__ = ["cheap_guesses", "closed"]
FUTURE = "-29991231T235959Z-s5.collector-backup"


@pytest.fixture
def own(closed, tmp_path):
    """A backup of a ledger that is closed."""
    return back_up(closed, tmp_path / "backups")


@pytest.fixture
def place(own):
    """The folder of another place of a ledger, by its name."""
    made = own.parent.with_name("before-0a1b2c3d")
    made.mkdir()
    return made


def describe(path, own, **changed):
    """Write the description of a backup that another one has, with changes."""
    stated = json.loads(manifest_path(own).read_text("utf-8"))
    manifest_path(path).write_text(json.dumps({**stated, **changed}), "utf-8")


def copied(own, path, **changed):
    path.write_bytes(own.read_bytes())
    describe(path, own, **changed)
    return path


def listed(ledger, tmp_path):
    return all_backups(ledger, folders(ledger, tmp_path), mark_of_closed(ledger))


@pytest.mark.parametrize("password", ["", OTHER])
def test_a_strangers_backup_that_claims_our_mark_is_never_restored(
    own, place, closed, ledger_path, tmp_path, password
):
    other = ledger_path.with_name("other.collector")
    make_another(other, 2)
    if password:
        protect(other, password, WORKER)
    theirs = back_up(other, tmp_path / "theirs", NOW, password)
    crafted = place / f"before{FUTURE}"
    crafted.write_bytes(theirs.read_bytes())
    describe(crafted, theirs, ledger=mark_of_closed(closed))
    found = listed(closed, tmp_path)
    assert [(each.path, each.is_earlier) for each in found] == [(crafted, True), (own, False)]
    before = closed.read_bytes()
    with pytest.raises(LedgerError, match=UNCHANGED):
        restore(crafted, closed, NOW, "Priya", "test", password)
    assert closed.read_bytes() == before
    assert UNCHANGED in drill(found[:1], NOW, WORKER, password)[0].problem
    describe(crafted, theirs)
    assert verified(crafted, password).path == crafted


def test_what_is_no_file_counts_as_no_backup_and_is_not_waited_for(own, place, closed, tmp_path):
    for folder in (own.parent, place):
        pipe, subfolder, described = (
            folder / own.name.replace("2026", year) for year in ("2031", "2032", "2033")
        )
        os.mkfifo(pipe)
        subfolder.mkdir()
        described.write_bytes(own.read_bytes())
        os.mkfifo(manifest_path(described))
    found = listed(closed, tmp_path)
    assert [each.path.parent for each in found] == [own.parent, own.parent]
    assert [each.description is None for each in found] == [True, False]
    assert len(plain_copies(closed, folders(closed, tmp_path))) == 2
    assert readable_places(closed, folders(closed, tmp_path), mark_of_closed(closed)) == []


def test_of_an_endless_description_or_key_file_no_more_is_read_than_one_can_be(
    own, closed, monkeypatch
):
    monkeypatch.setattr(disk, "MOST_SMALL", 5_000)
    stated = manifest_path(own).read_text("utf-8")
    manifest_path(own).write_text(stated + " " * (5_000 - len(stated)), "utf-8")
    assert verified(own).path == own
    with manifest_path(own).open("ab") as stream:
        stream.truncate(10**9)
    with pytest.raises(ValueError, match="too large"):
        disk.read_small(manifest_path(own))
    key_path(closed).symlink_to("/dev/zero")
    with pytest.raises(LedgerError, match="key file"):
        key_file_of(closed)


def test_a_folder_is_looked_through_once_whatever_leads_to_it(own, place, closed, tmp_path):
    earlier = copied(own, place / own.name)
    root = own.parent.parent
    (root / "again-0a1b2c3e").symlink_to(place, target_is_directory=True)
    (root / "itself-0a1b2c3f").symlink_to(own.parent, target_is_directory=True)
    (root / "loop-0a1b2c40").symlink_to(root / "loop-0a1b2c40")
    roundabout = backup_folder(root / ".." / root.name, closed)
    found = all_backups(closed, [own.parent, roundabout], mark_of_closed(closed))
    assert [each.path.name for each in found if each.is_earlier] == [earlier.name]


@pytest.mark.parametrize(
    "changed",
    [
        {"made_at": "00010101T000000Z"},
        {"proved_at": "99991231T235959Z"},
        {"totals": {"GBP": "9" * 5_000}},
        {"totals": {"<b>": "1.00"}},
        {"totals": {"GBP": 1}},
        {"counts": {"customer": 2**63}},
        {"counts": {"customer": -1}},
        {"counts": {"customer": "1"}},
    ],
    ids=str,
)
def test_what_no_backup_of_ours_states_is_no_description(own, closed, tmp_path, changed):
    describe(own, own, **changed)
    (found,) = listed(closed, tmp_path)
    assert found.description is None


@pytest.mark.parametrize("year", ["0001", "1970", "3000", "9999"])
def test_a_moment_that_some_system_cannot_say_in_local_time_is_none(own, closed, tmp_path, year):
    odd = copied(own, own.with_name(own.name.replace("2026", year)))
    assert [each.path for each in listed(closed, tmp_path)] == [own]
    assert name_of(odd) == odd.name


def test_a_name_of_two_lines_is_found_where_the_ledger_lay(own, place, closed, tmp_path):
    odd = copied(own, place / own.name.replace("ledger", "two\nlines <b>"))
    assert odd in [each.path for each in listed(closed, tmp_path)]


def test_a_ledger_with_a_name_that_is_no_text_is_backed_up(closed, tmp_path):
    odd = closed.rename(closed.with_name("\udcff\nodd.collector"))
    made = back_up(odd, tmp_path / "backups")
    assert [each.path for each in listed(odd, tmp_path)] == [made]


def test_a_strangers_file_without_an_end_has_no_mark(tmp_path):
    path = tmp_path / "endless.collector"
    file = connect(str(path), None)
    file.execute(
        "CREATE VIEW operation AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id FROM n)"
        " SELECT id, 'a' AS uid FROM n"
    )
    file.close()
    assert mark_of_closed(path) == ""
    os.mkfifo(tmp_path / "pipe.collector")
    assert mark_of_closed(tmp_path / "pipe.collector") == ""


def test_two_copies_used_side_by_side_are_told_apart(own, closed, tmp_path):
    copy = tmp_path / "copy" / closed.name
    copy.parent.mkdir()
    copy.write_bytes(closed.read_bytes())
    theirs = back_up(copy, tmp_path / "backups", NOW + timedelta(hours=1))
    assert [(each.path, each.is_earlier) for each in listed(closed, tmp_path)] == [
        (theirs, True),
        (own, False),
    ]
    protect(copy, PASSWORD, WORKER)
    assert own not in plain_copies(copy, folders(copy, tmp_path))
    assert readable_places(copy, folders(copy, tmp_path), mark_of_closed(closed)) == [own.parent]
