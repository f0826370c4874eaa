"""A ledger that is moved, deleted or replaced while it is open is reported, and comes back."""

import sys
from shutil import copyfile

import pytest

from collector_desktop.domain.changes import Change
from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.domain.settings import COMPANY_PHONE
from collector_desktop.queries.settings import settings
from collector_desktop.services import backups
from collector_desktop.services.ledgers import CompanyDraft
from collector_desktop.services.settings import change_settings
from collector_desktop.ui.still_there import StillThere
from tests.conftest import TODAY

NUMBER = "0117 496 0001"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system keeps a file in use")


@pytest.fixture
def watch(fresh_window, tmp_path, window):
    """What looks after the ledger of the window, which was opened under it."""
    desk, session = fresh_window.desk, fresh_window.session
    watch = StillThere(desk, session, fresh_window.messages, fresh_window.files.restore_to)
    session.open(tmp_path / "ledger.collector")
    return watch


def change(window):
    change_settings({COMPANY_PHONE.key: NUMBER}, TODAY)
    window.desk.tasks.changed.emit(Change.SETTING)


def move(path):
    path.rename(path.with_name("elsewhere.collector"))


def delete(path):
    path.unlink()


def replace(path):
    other = path.with_name("from-the-cloud")
    copyfile(path, other)
    other.replace(path)


@pytest.mark.parametrize("harm", [move, delete, replace])
def test_what_is_saved_afterwards_is_in_a_backup_and_goes_back_in_place(window, watch, harm):
    path = window.session.info.path
    harm(path)
    change(window)
    said = window.messages.text()
    assert said.startswith("ledger.collector was moved, deleted or replaced while it was open.")
    window.messages.button.click()
    window.files.list.restore.click()
    assert settings()[COMPANY_PHONE] == NUMBER
    assert window.session.info.path == path
    window.messages.hide()
    change(window)
    assert "moved, deleted" not in window.messages.text()


def test_it_is_said_once_and_nothing_of_a_ledger_that_lies_still(window, watch):
    change(window)
    watch.look()
    assert not window.messages.isVisible()
    window.session.info.path.unlink()
    watch.look()
    window.messages.hide()
    watch.look()
    change(window)
    assert not window.messages.isVisible()


def test_a_backup_that_fails_then_is_reported_instead_until_one_is_made(window, watch, monkeypatch):
    def fail(*_):
        raise OutsideWorldError("The disk has no room.", "Make room.")

    monkeypatch.setattr(backups, "automatic_backup", fail)
    window.session.info.path.unlink()
    watch.look()
    assert window.messages.text() == (
        "ledger.collector is not where it was opened, and could not be backed up."
        " The disk has no room. Make room."
    )
    monkeypatch.undo()
    watch.look()
    assert "All of it is in a backup made just now" in window.messages.text()


def test_a_ledger_that_comes_back_is_not_called_moved_by_a_later_backup(window, watch, monkeypatch):
    def fail(*_):
        raise OutsideWorldError("The server does not answer.", "Connect to it.")

    path = window.session.info.path
    monkeypatch.setattr(backups, "automatic_backup", fail)
    path.rename(path.with_name("out-of-reach"))
    watch.look()
    path.with_name("out-of-reach").rename(path)
    monkeypatch.undo()
    window.messages.hide()
    window.session.back_up()
    watch.look()
    assert not window.messages.isVisible()


def test_the_backups_offered_are_those_of_the_ledger_that_is_gone(window, watch, tmp_path):
    path = window.session.info.path
    path.unlink()
    watch.look()
    offer = window.messages.button
    window.session.create(tmp_path / "other.collector", CompanyDraft("Other Ltd"))
    offer.click()
    window.files.list.restore.click()
    assert window.session.info.path == path


def test_a_ledger_that_was_open_all_along_keeps_its_mark(window, watch):
    """Another file under its name is not taken for it where the window only comes back to it."""
    replace(window.session.info.path)
    window.session.reopened.emit(window.session.info)
    watch.look()
    assert "moved, deleted or replaced" in window.messages.text()


def test_nothing_is_asked_while_no_ledger_is_open(window, watch):
    path = window.session.info.path
    window.session.stop()
    path.unlink()
    watch.look()
    assert not window.messages.isVisible()
