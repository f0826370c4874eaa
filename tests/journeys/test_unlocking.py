"""A ledger under a password in the window: it asks, it opens, and a wrong one costs a try."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent

from collector_desktop.services.backups import backup
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.database import db
from collector_desktop.ui import navigation as nav
from tests.conftest import TODAY
from tests.integration.protecting import NOW
from tests.journeys.conftest import COMPANY
from tests.journeys.protecting import (
    OTHER,
    PASSWORD,
    answer,
    cheap_guesses,
    protected,
    ring,
)

__all__ = ["cheap_guesses", "protected", "ring"]


def problem(window):
    return window.unlocking.sheet._problem.text()


def test_a_protected_ledger_asks_and_opens_by_its_password(window, protected):
    path, _ = protected
    window.session.open(path)
    assert window.session.info is None
    assert not window.centralWidget().isVisible()
    answer(window, "   ")
    assert "Enter the password" in problem(window)
    answer(window, OTHER)
    assert "not the password" in problem(window)
    assert window.unlocking.sheet.secret.selectedText() == OTHER
    answer(window, PASSWORD)
    assert window.session.info.is_protected
    assert window.unlocking.sheet is None
    assert window.centralWidget().isVisible()
    assert window.place.page == nav.TODAY


def test_the_recovery_code_opens_it_too(window, protected):
    path, code = protected
    window.session.open(path)
    answer(window, code.lower().replace("-", " "))
    assert window.session.info.is_protected


def test_the_open_ledger_stays_open_until_the_password_of_the_other_fits(
    window, protected, tmp_path
):
    path, _ = protected
    window.session.create(tmp_path / "other.collector", COMPANY)
    window.session.open(path)
    answer(window, "a wrong one, surely")
    assert window.session.info.path == tmp_path / "other.collector"
    assert window.centralWidget().isVisible()
    window.unlocking.sheet.reject()
    assert window.place.page == nav.TODAY
    window.session.open(path)
    answer(window, PASSWORD)
    assert window.session.info.path == path


def test_giving_up_with_nothing_open_leads_to_the_choices_of_a_start(window, protected):
    window.session.open(protected[0])
    window.unlocking.sheet.reject()
    assert window.place.page == nav.WELCOME
    assert window.centralWidget().isVisible()


def test_it_is_remembered_only_where_the_system_keeps_secrets(window, protected):
    window.session.open(protected[0])
    assert window.unlocking.sheet.remember.isHidden()


def test_a_remembered_password_opens_it_without_asking(window, protected, ring):
    path, _ = protected
    window.session.open(path)
    remember = window.unlocking.sheet.remember
    assert "keyring of your desktop" in remember.text()
    assert not remember.isChecked()
    answer(window, PASSWORD)
    assert ring.kept == {}
    window.session.lock()
    window.unlocking.sheet.remember.setChecked(True)
    answer(window, PASSWORD)
    assert PASSWORD in "".join(ring.kept.values())
    window.session.open(path)
    assert window.unlocking.sheet is None
    assert window.session.info.is_protected


def test_after_locking_it_somebody_has_to_type_it(window, protected, ring):
    path, _ = protected
    window.session.open(path)
    window.unlocking.sheet.remember.setChecked(True)
    answer(window, PASSWORD)
    window.session.lock()
    assert window.unlocking.sheet.remember.isChecked()
    assert db.is_closed()
    window.unlocking.sheet.remember.setChecked(False)
    answer(window, PASSWORD)
    assert ring.kept == {}


def test_a_remembered_password_that_no_longer_fits_is_forgotten(window, protected, ring):
    path, _ = protected
    ring.kept["collector-desktop ledger.password", str(path)] = f"1:{OTHER}"
    window.session.open(path)
    assert ring.kept == {}
    assert problem(window) == ""
    answer(window, PASSWORD)
    assert window.session.info.is_protected


def test_a_backup_asks_for_the_password_that_it_was_made_with(window, protected, tmp_path):
    path, _ = protected
    window.session.open(path)
    answer(window, PASSWORD)
    change_settings({"company.phone": "0117 496 0000"}, TODAY)
    copy = tmp_path / "usb" / "a.collector-backup"
    backup(copy, NOW)
    window.session.restore(copy, tmp_path / "back.collector")
    assert "backup was made with" in window.unlocking.sheet.lead.text()
    assert window.session.info.path == path
    answer(window, OTHER)
    assert "not the password" in problem(window)
    answer(window, PASSWORD)
    assert window.session.info.path == tmp_path / "back.collector"
    assert window.session.info.is_protected


@pytest.mark.parametrize(
    ("letter", "has_shift", "is_told"),
    [("a", False, False), ("A", True, False), ("A", False, True), ("a", True, True)],
)
def test_caps_lock_is_known_by_the_letters(window, protected, letter, has_shift, is_told):
    window.session.open(protected[0])
    sheet = window.unlocking.sheet
    shift = Qt.KeyboardModifier.ShiftModifier if has_shift else Qt.KeyboardModifier.NoModifier
    for text in (letter, "7"):
        event = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, shift, text)
        QCoreApplication.sendEvent(sheet.secret, event)
    assert sheet.secret.text() == letter + "7"
    assert sheet._caps.isHidden() is not is_told


def test_what_is_typed_is_dots_until_it_is_asked_for(window, protected):
    window.session.open(protected[0])
    sheet = window.unlocking.sheet
    assert sheet.secret.echoMode() == sheet.secret.EchoMode.Password
    sheet.shown.setChecked(True)
    assert sheet.secret.echoMode() == sheet.secret.EchoMode.Normal


def test_after_a_ledger_that_does_not_open_the_password_of_the_present_one_is_asked(
    window, protected, tmp_path
):
    """The key is not kept, so whoever is there types it; then what failed is said."""
    path, _ = protected
    window.session.open(path)
    answer(window, PASSWORD)
    window.open_page(nav.CUSTOMERS)
    broken = tmp_path / "broken.collector"
    broken.write_bytes(b"SQLite format 3\x00" + bytes(4080))
    window.session.open(broken)
    assert window.session.info is None
    assert not window.centralWidget().isVisible()
    answer(window, OTHER)
    answer(window, PASSWORD)
    assert window.session.info.path == path
    assert window.place.page == nav.CUSTOMERS
    assert "broken.collector is a database of another program" in window.messages.text()
