"""Backups at the desk: how old they are in words, a second folder, and a list to restore from."""

from datetime import UTC, datetime, timedelta
from shutil import copytree, rmtree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.domain.settings import COMPANY_PHONE
from collector_desktop.queries.settings import settings
from collector_desktop.services import backups
from collector_desktop.services.backup_list import BackupState
from collector_desktop.services.settings import change_settings
from collector_desktop.storage import disk
from collector_desktop.storage.database import db
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.widgets.backup_table import _grouped
from collector_desktop.ui.widgets.backup_words import health_words
from tests.conftest import TODAY

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
PHONE = COMPANY_PHONE.key


def answer_file_dialog(monkeypatch, question, path):
    monkeypatch.setattr(QFileDialog, question, lambda *_: (str(path), ""))


@pytest.fixture
def moments(window, monkeypatch):
    """The window on a ledger whose backups are an hour apart."""
    made = []

    def copy(number):
        change_settings({PHONE: number}, TODAY)
        made.append(NOW - timedelta(hours=3 - len(made)))
        monkeypatch.setattr(window.session, "now", lambda: made[-1])
        window.session.back_up()

    for number in ("0117 496 0001", "0117 496 0002"):
        copy(number)
    change_settings({PHONE: "0117 496 0003"}, TODAY)
    monkeypatch.setattr(window.session, "now", lambda: NOW)
    return window


@pytest.mark.parametrize(
    ("ago", "elsewhere", "oldest", "words", "is_warning"),
    [
        (None, None, None, "Not backed up yet", False),
        (timedelta(seconds=20), None, timedelta(days=1), "Backed up just now", False),
        (timedelta(minutes=5), None, timedelta(days=1), "Backed up 5 min ago", False),
        (timedelta(minutes=59), None, timedelta(days=1), "Backed up 59 min ago", False),
        (timedelta(hours=3), None, timedelta(days=6), "Backed up 3 h ago", False),
        (timedelta(days=2), timedelta(days=2), timedelta(days=90), "Backed up 2 days ago", False),
        (timedelta(0), None, timedelta(days=7), "No copy off this computer for 7 days", True),
        (
            timedelta(0),
            timedelta(days=9),
            timedelta(days=90),
            "No copy off this computer for 9 days",
            True,
        ),
    ],
)
def test_the_status_line_says_it_in_words(ago, elsewhere, oldest, words, is_warning):
    moments = [None if each is None else NOW - each for each in (ago, elsewhere, oldest)]
    assert health_words(BackupState(*moments), NOW) == (words, is_warning)


def test_the_status_line_follows_the_backups(moments):
    moments.health.refresh()
    assert moments.status._backup.text() == "Backed up 2 h ago"
    moments.health._session.back_up()
    assert moments.status._backup.text() == "Backed up just now"


def test_the_status_line_warns_of_a_disk_that_is_nearly_full(moments, monkeypatch):
    monkeypatch.setattr(disk, "free_bytes", lambda _: 150 * disk.MEGABYTE + 1)
    moments.health.refresh()
    assert moments.status._backup.text() == "Only 150 MB left on the disk: make room"
    assert moments.status._backup.property("tone") == "warn"
    monkeypatch.undo()
    moments.health.refresh()
    assert moments.status._backup.property("tone") == ""


def test_a_week_without_a_copy_elsewhere_is_a_warning_until_there_is_one(moments, monkeypatch):
    later = NOW + timedelta(days=9)
    monkeypatch.setattr(moments.session, "now", lambda: later)
    moments.health.refresh()
    assert "No copy off this computer for 9 days" in moments.status._backup.text()
    assert moments.status._backup.property("tone") == "warn"
    moments.files.copied.emit()
    assert "Backed up 9 days ago" in moments.status._backup.text()
    assert moments.status._backup.property("tone") == ""


def test_backups_go_into_the_second_folder_too(moments, tmp_path):
    usb = tmp_path / "usb"
    usb.mkdir()
    moments.open_page(nav.SETTINGS, "backup")
    moments.page(nav.SETTINGS).section("backup")._take_second(str(usb))
    assert len(list(usb.rglob("*.collector-backup"))) == 1
    said = moments.page(nav.SETTINGS).section("backup").second.text().replace("\u200b", "")
    assert "usb" in said
    assert said.endswith(f"Last copy there {NOW.astimezone():%d %b %Y %H:%M}")
    moments.page(nav.SETTINGS).section("backup")._take_second("")
    change_settings({PHONE: "0117 496 0009"}, TODAY)
    moments.session.back_up()
    assert len(list(usb.rglob("*.collector-backup"))) == 1


def test_the_settings_list_the_backups_and_offer_the_chosen_one(moments, qtbot):
    moments.open_page(nav.SETTINGS, "backup")
    part = moments.page(nav.SETTINGS).section("backup")
    made = [part.table.item(at, 0).text() for at in range(part.table.rowCount())]
    hours = [f"{NOW - timedelta(hours=ago):%H:%M}" for ago in (2, 3)]
    assert [text[-5:] for text in made] == hours
    part.table.selectRow(1)
    part.one.click()
    shown = moments.files.list
    assert shown.table.current_path() == part.table.current_path()
    shown.restore.click()
    assert settings()[COMPANY_PHONE] == "0117 496 0001"
    change_settings({PHONE: "0117 496 0004"}, TODAY)
    moments.session.back_up()
    assert part.table.rowCount() == 3


def test_the_settings_list_nothing_while_there_is_no_backup(window):
    window.open_page(nav.SETTINGS, "backup")
    part = window.page(nav.SETTINGS).section("backup")
    assert not part.list.isVisibleTo(part)


def test_a_second_folder_that_takes_nothing_stops_nothing_and_is_reported(
    moments, tmp_path, monkeypatch
):
    full = tmp_path / "full"
    full.mkdir()
    real = backups.automatic_backup

    def no_room(ledger, folder, now):
        if full in folder.parents:
            raise OutsideWorldError("The disk has no room.", "Make room.")
        return real(ledger, folder, now)

    monkeypatch.setattr(backups, "automatic_backup", no_room)
    moments.open_page(nav.SETTINGS, "backup")
    part = moments.page(nav.SETTINGS).section("backup")
    part._take_second(str(full))
    assert moments.status._backup.text() == "Backed up just now"
    assert moments.messages.text() == part.second.text() == "The disk has no room. Make room."
    monkeypatch.undo()
    moments.session.back_up()
    assert "Last copy there" in part.second.text()


def test_a_stick_that_is_out_is_not_made_of_a_folder_on_this_computer(moments, tmp_path):
    """A copy in the place where the stick was would count as one off this computer."""
    stick = tmp_path / "stick"
    stick.mkdir()
    moments.health.choose_second(str(stick))
    assert len(list(stick.rglob("*.collector-backup"))) == 1
    rmtree(stick)
    moments.open_page(nav.SETTINGS, "backup")
    change_settings({PHONE: "0117 496 0007"}, TODAY)
    moments.session.back_up()
    assert not stick.exists()
    said = moments.page(nav.SETTINGS).section("backup").second.text()
    assert f"{stick}, is not there. Plug its disk in" in said
    stick.mkdir()
    moments.session.back_up()
    assert len(list(stick.rglob("*.collector-backup"))) == 1


def test_a_second_folder_that_gives_an_error_stops_no_backup_no_list_and_no_closing(
    moments, tmp_path
):
    """As a server that is gone; here the system refuses to look, as the name is too long."""
    moments.session.copies.second = tmp_path / ("x" * 300)
    change_settings({PHONE: "0117 496 0008"}, TODAY)
    moments.session.back_up()
    assert "Plug its disk in or connect to it" in str(moments.session.copies.trouble)
    moments.health.refresh()
    assert moments.status._backup.text() == "Backed up just now"
    moments.files.restore()
    assert moments.files.list.table.rowCount()
    change_settings({PHONE: "0117 496 0009"}, TODAY)
    moments.session.stop()
    assert db.is_closed()


def test_a_copy_replaces_no_file_that_nobody_was_asked_about(moments, tmp_path, monkeypatch):
    mine = tmp_path / "mine.collector-backup"
    mine.write_bytes(b"another copy")
    answer_file_dialog(monkeypatch, "getSaveFileName", tmp_path / "mine")
    moments.files.back_up()
    assert mine.read_bytes() == b"another copy"
    assert moments.messages.text().startswith("mine.collector-backup exists already.")
    answer_file_dialog(monkeypatch, "getSaveFileName", mine)
    moments.files.back_up()
    assert mine.read_bytes() != b"another copy"
    assert moments.messages.text() == "Backed up and checked: mine.collector-backup"


def test_a_backup_is_restored_from_the_list_in_three_clicks(moments, qtbot):
    moments.registry.action("restore").trigger()
    table = moments.files.list.table
    rows = [[table.item(at, column).text() for column in range(6)] for at in range(2)]
    assert [row[2] for row in rows] == ["0", "0"]
    assert [row[4] for row in rows] == ["when made", "when made"]
    assert table.rowCount() == 2
    assert table.currentRow() == 0
    table.selectRow(1)
    qtbot.mouseClick(moments.files.list.restore, Qt.MouseButton.LeftButton)
    assert settings()[COMPANY_PHONE] == "0117 496 0001"
    assert moments.place.page == nav.TODAY
    assert moments.session.info is not None


def test_the_list_is_worked_by_keys_alone(moments, qtbot):
    moments.registry.action("restore").trigger()
    shown = moments.files.list
    qtbot.keyClick(shown.table, Qt.Key.Key_Down)
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert settings()[COMPANY_PHONE] == "0117 496 0001"


def test_a_backup_whose_description_cannot_be_read_says_so_and_is_restored(moments):
    newest = next(moments.session.backup_folder.glob("*070000Z*.collector-backup"))
    newest.with_name(f"{newest.name}.json").write_text("{")
    moments.registry.action("restore").trigger()
    shown = moments.files.list
    assert [shown.table.item(0, at).text() for at in (2, 3, 4)] == [
        *("", "description unreadable", "on restoring")
    ]
    assert "proved by itself" in shown.table.item(0, 3).toolTip()
    shown.restore.click()
    assert settings()[COMPANY_PHONE] == "0117 496 0002"


def test_a_ledger_without_a_backup_says_so(window):
    window.registry.action("restore").trigger()
    assert not window.files.list.restore.isEnabled()
    window.files.list.reject()


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("176952.60", "176,952.60"),
        ("-1234567.05", "-1,234,567.05"),
        ("-0.50", "-0.50"),
        ("500", "500"),
        ("what", "what"),
    ],
)
def test_amounts_of_a_backup_are_shown_with_their_thousands_apart(written, shown):
    assert _grouped(written) == shown


def test_backups_from_where_the_ledger_lay_before_are_listed_and_come_back(moments):
    folder = moments.session.backup_folder
    earlier = folder.rename(folder.with_name("before-0a1b2c3d"))
    moments.registry.action("restore").trigger()
    table = moments.files.list.table
    assert [table.item(at, 1).text() for at in range(2)] == ["Earlier place", "Earlier place"]
    assert table.item(1, 1).toolTip().startswith(str(earlier))
    table.selectRow(1)
    moments.files.list.restore.click()
    assert settings()[COMPANY_PHONE] == "0117 496 0001"
    moments.open_page(nav.SETTINGS, "backup")
    said = moments.page(nav.SETTINGS).section("backup").second.text()
    assert "Last copy there" not in said


def test_a_backup_of_a_copy_is_chosen_by_hand_only_however_new_it_is(moments):
    folder = moments.session.backup_folder
    copytree(folder, other := folder.with_name("before-0a1b2c3d"))
    newest = max(other.glob("*.collector-backup"))
    for path in (newest.with_name(f"{newest.name}.json"), newest):
        path.rename(path.with_name(path.name.replace("2026", "2031")))
    moments.registry.action("restore").trigger()
    table = moments.files.list.table
    assert [table.item(at, 1).text() for at in range(2)] == ["Earlier place", "This computer"]
    assert table.current_path().parent == folder
    assert "or of a copy of it" in table.item(0, 1).toolTip()
