"""A password is put on the open ledger, changed and taken away, without closing the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrinter

from collector_desktop.domain.errors import OutsideWorldError
from collector_desktop.services import protection as service
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.storage.key_file import key_file_of
from collector_desktop.ui import navigation as nav
from tests.conftest import TODAY
from tests.journeys.conftest import COMPANY
from tests.journeys.protecting import OTHER, PASSWORD, cheap_guesses, ring

__all__ = ["cheap_guesses", "ring"]


def type_new(window, password, again=None, present=""):
    sheet = window.protecting.sheet
    if sheet.present is not None:
        sheet.present.setText(present)
    sheet.first.setText(password)
    sheet.again.setText(password if again is None else again)
    sheet.save()


def problem(window):
    return window.protecting.sheet._problem.text()


@pytest.fixture
def on_settings(window):
    change_settings({"company.phone": "0117 496 0000"}, TODAY)
    window.open_page(nav.SETTINGS)
    return window


@pytest.fixture
def covered(on_settings):
    """A ledger that was put under a password at the desk; and the sheet with its code."""
    on_settings.registry.action("protect").trigger()
    type_new(on_settings, PASSWORD)
    return on_settings


def test_the_sheet_refuses_what_would_protect_nothing_or_lock_one_out(on_settings):
    on_settings.registry.action("protect").trigger()
    type_new(on_settings, "seven77")
    assert "8 characters" in problem(on_settings)
    type_new(on_settings, PASSWORD, again=OTHER)
    assert "differ" in problem(on_settings)
    assert not on_settings.session.info.is_protected


@pytest.mark.parametrize(
    ("password", "word"),
    [("short", "At least"), ("eight888", "Weak"), ("twelve chars", "Fair"), (PASSWORD, "Good")],
)
def test_the_strength_is_said_in_words(on_settings, password, word):
    on_settings.registry.action("protect").trigger()
    on_settings.protecting.sheet.first.setText(password)
    assert on_settings.protecting.sheet.words.text().startswith(word)


def test_the_open_ledger_is_protected_and_the_desk_stays_where_it_was(covered):
    info = covered.session.info
    assert info.is_protected
    assert service.is_protected(info.path) or db.key is not None
    assert covered.place.page == nav.SETTINGS
    assert len(covered.protecting.code._code) == 39
    assert key_file_of(info.path).keys(covered.protecting.code._code) == (db.key,)


def test_the_code_stays_until_it_is_written_down(covered, qtbot):
    code = covered.protecting.code
    qtbot.keyClick(code, Qt.Key.Key_Escape)
    code.accept()
    assert code.isVisible()
    assert "Write the code down" in code.said.text()
    assert not code.close_button.isEnabled()
    code.written.setChecked(True)
    qtbot.mouseClick(code.close_button, Qt.MouseButton.LeftButton)
    assert not code.isVisible()
    assert covered.protecting.code is None


def test_the_code_is_copied_and_printed_and_left_on_no_disk(covered, tmp_path):
    code = covered.protecting.code
    code.copy()
    assert QGuiApplication.clipboard().text() == code._code
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "sheet.pdf"))
    code.print_on(printer)
    assert "Sent to the printer" in code.said.text()
    assert (tmp_path / "sheet.pdf").stat().st_size > 10_000
    (tmp_path / "sheet.pdf").unlink()
    left = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert code._code.encode() not in left


def test_readable_backups_from_before_are_listed_and_deleted(on_settings, monkeypatch):
    session = on_settings.session
    session.safe_copy()
    monkeypatch.setattr(session, "now", on_settings.desk.now)
    on_settings.registry.action("protect").trigger()
    type_new(on_settings, PASSWORD)
    folder = session.backup_folder
    before = {path for path in folder.glob("*.collector-backup") if _is_plain(path)}
    assert before
    on_settings.protecting.code.delete_button.click()
    left = list(folder.glob("*.collector-backup"))
    assert left
    assert not [path for path in left if _is_plain(path)]
    assert "deleted" in on_settings.protecting.code.said.text()


def test_readable_backups_of_another_place_are_named_and_stay(on_settings, qtbot):
    session = on_settings.session
    session.safe_copy()
    folder = session.backup_folder
    qtbot.waitUntil(lambda: any(folder.glob("journal-*.jsonl")))  # a thread writes it a bit later
    place = folder.rename(folder.with_name("before-0a1b2c3d"))
    kept = {path.name for path in place.iterdir()}
    on_settings.registry.action("protect").trigger()
    type_new(on_settings, PASSWORD)
    code = on_settings.protecting.code
    assert code.places.text().splitlines()[1:] == [str(place)]
    assert not hasattr(code, "delete_button")
    assert {path.name for path in place.iterdir()} == kept


def test_a_new_password_needs_the_present_one(covered):
    covered.protecting.code.written.setChecked(True)
    covered.protecting.code.accept()
    covered.registry.action("new_password").trigger()
    type_new(covered, OTHER)
    assert "current password" in problem(covered)
    type_new(covered, OTHER, present="not this one at all")
    assert "not the password" in problem(covered)
    assert covered.session.info is not None
    assert covered.protecting.sheet.focusWidget() is covered.protecting.sheet.present
    assert covered.protecting.sheet.present.selectedText() == "not this one at all"
    type_new(covered, OTHER, present=PASSWORD)
    path = covered.session.info.path
    assert key_file_of(path).keys(OTHER) == (db.key,)
    covered.protecting.code.written.setChecked(True)
    covered.protecting.code.accept()
    assert covered.messages.text().startswith("The password is changed:")


def test_taking_it_away_makes_a_plain_ledger_again(covered, ring):
    path = covered.session.info.path
    ring.kept["collector-desktop ledger.password", str(path)] = f"1:{PASSWORD}"
    covered.registry.action("unprotect").trigger()
    covered.protecting.sheet.present.setText(PASSWORD)
    covered.protecting.sheet.save()
    assert not covered.session.info.is_protected
    assert ring.kept == {}
    assert "no longer protected" in covered.messages.text()
    assert covered.place.page == nav.SETTINGS
    covered.registry.action("unprotect").trigger()
    assert covered.protecting.sheet is None


def test_a_full_disk_leaves_the_ledger_open_as_it_was(on_settings, monkeypatch):
    def fail(*_):
        raise OutsideWorldError("The disk is full.", "Make room, then try again.")

    monkeypatch.setattr(service.protection, "protect", fail)
    on_settings.registry.action("protect").trigger()
    type_new(on_settings, PASSWORD)
    assert "Make room" in problem(on_settings)
    assert on_settings.protecting.sheet.first.text() == PASSWORD
    assert on_settings.protecting.sheet.save_button.isEnabled()
    assert not on_settings.session.info.is_protected
    assert not db.is_closed()


def test_a_new_ledger_is_offered_a_password_from_the_start(fresh_window):
    page = fresh_window.page(nav.WELCOME)
    assert page.company.protect.isChecked()
    page.create_asked.emit(COMPANY)
    type_new(fresh_window, PASSWORD)
    assert fresh_window.session.info.is_protected
    page.company.protect.setChecked(False)
    page.create_asked.emit(COMPANY)
    assert fresh_window.protecting.sheet is None
    assert not fresh_window.session.info.is_protected


def test_without_the_driver_it_is_said_what_is_missing(on_settings, monkeypatch):
    monkeypatch.setattr(service, "find_spec", lambda _: None)
    on_settings.registry.action("protect").trigger()
    assert on_settings.protecting.sheet is None
    assert "encryption" in on_settings.messages.text()


def test_a_plain_ledger_is_not_locked_but_told_how_to(on_settings):
    on_settings.registry.action("lock").trigger()
    assert on_settings.session.info is not None
    assert "is not protected" in on_settings.messages.text()


def _is_plain(path):
    return path.read_bytes().startswith(b"SQLite format 3")
