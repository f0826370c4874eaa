"""A backup that takes the place of another: killed at any step, it comes back with its password."""

import os
import shutil
from pathlib import Path

import pytest

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services.backup_list import kept_backups
from collector_desktop.services.backups import automatic_backup, backup, restore, verified
from collector_desktop.storage import manifest
from collector_desktop.storage.before_upgrade import keep_as_it_was, upgrade_copies
from collector_desktop.storage.ledger_file import close_ledger, open_ledger
from collector_desktop.storage.manifest import manifest_of, manifest_path
from collector_desktop.storage.migrate import SCHEMA_VERSION
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.protecting import NOW, PASSWORD, cheap_guesses, closed, protected

__all__ = ["cheap_guesses", "closed", "protected"]
DAY = "20261124T180000Z"


@pytest.fixture
def at_work(acme, ledger_path):
    """An open ledger."""
    return ledger_path


@pytest.fixture
def states(tmp_path_factory, monkeypatch):
    """Call work on a folder, and return a copy of the folder before and after each of its steps.

    A step is a file that gets another name or goes: a process may be killed between any two.
    """

    def watched(folder, work):
        found, place = [], tmp_path_factory.mktemp("states")

        def keep():
            found.append(place / f"state-{len(found)}")
            shutil.copytree(folder, found[-1])

        def watch(step):
            def act(*given, **named):
                keep()
                step(*given, **named)
                keep()

            return act

        with monkeypatch.context() as patch:
            for name in ("replace", "unlink"):
                patch.setattr(os, name, watch(getattr(os, name)))
            work()
        return found

    return watched


def renamed(name):
    with operation("test", f"Rename to {name}", TODAY):
        Customer.update(name=name).execute()


def test_each_state_has_the_old_one_or_the_new_one_and_each_comes_back(protected, states, tmp_path):
    open_ledger(protected[0], "Priya", "test", PASSWORD)
    copy = tmp_path / "usb" / "acme.collector-backup"
    before = backup(copy, NOW)
    renamed("Acme plc")
    found = states(copy.parent, lambda: backup(copy, NOW))
    after = verified(copy, PASSWORD)
    close_ledger()
    hashes = [verified(state / copy.name, PASSWORD).sha256 for state in found]
    assert set(hashes) == {before.sha256, after.sha256}
    assert hashes == sorted(hashes, key=[before.sha256, after.sha256].index)
    for place in (hashes.index(after.sha256), -1):
        target = tmp_path / f"back{place}" / "books.collector"
        restore(found[place] / copy.name, target, NOW, "Priya", "test", PASSWORD)
        open_ledger(target, "Priya", "test", PASSWORD)
        assert Customer.get().name == "Acme plc"
        close_ledger()
    assert "next" not in manifest_path(copy).read_text("utf-8")


def test_a_backup_never_lies_without_its_description(at_work, states, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    found = states(folder, lambda: automatic_backup(at_work, folder, NOW))
    listed = [kept for state in found for kept in kept_backups(at_work, [state])]
    assert listed
    assert all(kept.description is not None for kept in listed)


def test_nor_does_the_copy_before_an_upgrade(at_work, states):
    found = states(at_work.parent, lambda: keep_as_it_was(at_work))
    copies = [copy for state in found for copy in upgrade_copies(state / at_work.name)]
    assert copies
    assert all(manifest_of(copy)["schema"] == SCHEMA_VERSION for copy in copies)


@pytest.mark.parametrize("text", [None, "{", '{"next": 3}', '{"next": {"sha256": "another"}}'])
def test_one_that_had_no_description_gets_its_own(at_work, tmp_path, text):
    copy = tmp_path / "acme.collector-backup"
    backup(copy, NOW)
    manifest_path(copy).unlink() if text is None else manifest_path(copy).write_text(text, "utf-8")
    assert manifest_of(copy) == {}
    made = backup(copy, NOW)
    assert manifest_of(copy)["sha256"] == made.sha256
    assert manifest_of(copy)["made_at"] == DAY


@pytest.mark.parametrize("is_new", [True, False])
def test_where_the_name_cannot_be_taken_the_description_is_as_it_was(
    at_work, tmp_path, monkeypatch, is_new
):
    def held(_, target):
        raise OutsideWorldError(f"{target.name} is open in another program.")

    copy = tmp_path / "usb" / "acme.collector-backup"
    copy.parent.mkdir()
    if not is_new:
        backup(copy, NOW)
        renamed("Acme plc")
    before = {path.name: path.read_bytes() for path in copy.parent.iterdir()}
    monkeypatch.setattr(manifest, "take_the_place", held)
    with pytest.raises(OutsideWorldError, match="open in another program"):
        backup(copy, NOW)
    assert {path.name: path.read_bytes() for path in copy.parent.iterdir()} == before


def test_one_whose_description_cannot_be_shortened_is_reported_by_both(
    at_work, tmp_path, monkeypatch
):
    copy = tmp_path / "acme.collector-backup"
    backup(copy, NOW)
    renamed("Acme plc")
    write, calls = manifest.write_private, []

    def write_once(path: Path, data):
        calls.append(path)
        if len(calls) == 2:
            raise OSError(28, "No space left on device")
        write(path, data)

    monkeypatch.setattr(manifest, "write_private", write_once)
    made = backup(copy, NOW)
    assert len(calls) == 2
    assert verified(copy) == made
    assert "next" in manifest_path(copy).read_text("utf-8")
    monkeypatch.undo()
    renamed("Acme SE")
    assert verified(copy) == made
    assert backup(copy, NOW) == verified(copy)
    assert "next" not in manifest_path(copy).read_text("utf-8")
