"""A protected ledger locks: by hand, when nobody is there, with the screen; nothing is lost."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from shutil import copyfile

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

from collector_desktop.domain.changes import Change
from collector_desktop.storage.cipher import key_path
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.widgets.idle_minutes import MINUTES
from tests.conftest import TODAY
from tests.journeys.conftest import COMPANY
from tests.journeys.protecting import PASSWORD, answer, cheap_guesses, protected

__all__ = ["cheap_guesses", "protected"]


class Clock:
    """A clock that the test moves."""

    def __init__(self):
        self.moment = datetime(2026, 11, 24, 9, tzinfo=UTC)

    def now(self):
        return self.moment

    def go_on(self, minutes):
        self.moment += timedelta(minutes=minutes)


@pytest.fixture
def clock(fresh_window):
    clock = Clock()
    locking = fresh_window.locking
    locking._desk = replace(locking._desk, now=clock.now)
    locking._seen = clock.now()
    return clock


@pytest.fixture
def desk_open(window, clock, protected):
    """The window on a protected ledger with one customer."""
    window.session.open(protected[0])
    answer(window, PASSWORD)
    with operation("test", "Set up Acme", TODAY):
        Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    window.desk.tasks.changed.emit(Change.CUSTOMER)
    return window


def is_locked(window):
    return window.session.info is None and db.is_closed()


def test_locking_closes_the_ledger_and_hides_all_of_it(desk_open):
    desk_open.open_page(nav.CUSTOMERS)
    desk_open.registry.action("lock").trigger()
    assert is_locked(desk_open)
    assert db.key is None
    assert not desk_open.centralWidget().isVisible()
    assert "Harbour" not in desk_open.windowTitle()
    desk_open.messages.show_news("Acme Ltd promised GBP 120.00")
    assert not desk_open.messages.isVisible()
    assert "Acme" not in desk_open.messages.text()
    desk_open.desk.tasks.changed.emit(Change.CUSTOMER)
    desk_open.tick()


def test_its_keys_lock_it_from_within_a_list(window, protected, qtbot):
    """Opened without the question for the password, which would keep the keys of the window."""
    path = protected[0]
    window.session._begin(partial(window.session._open, path), path, PASSWORD)
    window.open_page(nav.CUSTOMERS)
    ctrl_alt = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_L, ctrl_alt)
    assert is_locked(window)


def test_a_clock_that_is_set_back_does_not_keep_it_open(desk_open, clock):
    clock.go_on(-24 * 60)
    desk_open.locking.look()
    clock.go_on(5)
    desk_open.locking.look()
    assert is_locked(desk_open)


def test_the_right_password_leads_back_to_the_same_page(desk_open):
    desk_open.open_page(nav.CUSTOMERS)
    desk_open.session.lock()
    answer(desk_open, "not this one")
    assert is_locked(desk_open)
    answer(desk_open, PASSWORD)
    assert desk_open.place.page == nav.CUSTOMERS
    assert desk_open.centralWidget().isVisible()
    assert "Harbour" in desk_open.windowTitle()
    assert desk_open.unlocking.sheet is None


def test_a_wrong_password_leaves_the_question_open(desk_open):
    """It was put aside with the other dialogs once, and nothing was left to type into."""
    desk_open.registry.action("lock").trigger()
    for tried in range(2):
        answer(desk_open, f"another {tried}")
        sheet = desk_open.unlocking.sheet
        assert sheet.isVisible()
        assert "This is not the password" in sheet._problem.text()
        assert is_locked(desk_open)
    answer(desk_open, PASSWORD)
    assert not is_locked(desk_open)
    assert [each for each in desk_open.findChildren(QDialog) if each.isVisible()] == []


def test_what_was_typed_on_a_page_is_there_when_one_comes_back(desk_open):
    desk_open.open_customer(Customer.get().id)
    page = desk_open.page(nav.CUSTOMER)
    page.composer.fields.note.setPlainText("She will ring after the audit")
    desk_open.session.lock()
    assert not page.composer.fields.note.isVisible()
    answer(desk_open, PASSWORD)
    assert page.composer.fields.note.toPlainText() == "She will ring after the audit"
    assert desk_open.place.page == nav.CUSTOMER


def test_an_open_dialog_is_put_aside_with_what_was_typed_into_it(desk_open):
    desk_open.worker.open()
    form = desk_open.worker.form
    form.name.setEditText("Sam Okoye")
    ended = []
    form.finished.connect(ended.append)
    desk_open.session.lock()
    assert not form.isVisible()
    assert ended == []
    answer(desk_open, PASSWORD)
    assert form.isVisible()
    assert form.isModal()
    assert form.name.currentText() == "Sam Okoye"
    form.save()
    assert desk_open.session.actor == "Sam Okoye"


def test_a_dialog_about_one_ledger_does_not_come_back_over_another(desk_open, tmp_path):
    desk_open.worker.open()
    form = desk_open.worker.form
    desk_open.session.lock()
    desk_open.unlocking.sheet.reject()
    assert desk_open.place.page == nav.WELCOME
    desk_open.session.create(tmp_path / "other.collector", COMPANY)
    assert not form.isVisible()
    mine = [each for each in desk_open.findChildren(QDialog) if each.isVisible()]
    assert mine == []


@pytest.mark.parametrize(("minutes", "locks"), [(4, False), (5, True), (60, True)])
def test_it_locks_after_five_minutes_with_nobody_there(desk_open, clock, minutes, locks):
    clock.go_on(minutes)
    desk_open.locking.look()
    assert is_locked(desk_open) is locks


def test_the_minutes_are_chosen_and_may_be_never(desk_open, clock):
    desk_open.desk.personal.put(MINUTES, 0)
    clock.go_on(600)
    desk_open.locking.look()
    assert not is_locked(desk_open)
    page = desk_open.page(nav.SETTINGS)
    page.section("security").minutes.setValue(20)
    desk_open.locking._seen = clock.now()
    clock.go_on(19)
    desk_open.locking.look()
    assert not is_locked(desk_open)
    clock.go_on(1)
    desk_open.locking.look()
    assert is_locked(desk_open)


def test_a_key_says_that_somebody_is_there(desk_open, clock):
    desk_open.locking._presence._watch(desk_open.windowHandle())
    clock.go_on(4)
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(desk_open.windowHandle(), press)
    clock.go_on(4)
    desk_open.locking.look()
    assert not is_locked(desk_open)
    clock.go_on(1)
    desk_open.locking.look()
    assert is_locked(desk_open)


def test_nothing_locks_under_a_running_job(desk_open, clock, monkeypatch):
    monkeypatch.setattr(type(desk_open.desk.tasks), "is_busy", True)
    clock.go_on(30)
    desk_open.locking.look()
    assert not is_locked(desk_open)


def test_by_hand_all_is_hidden_at_once_and_closed_after_the_job(desk_open, monkeypatch):
    kind = type(desk_open.desk.tasks)
    monkeypatch.setattr(kind, "is_busy", True)
    desk_open.session.lock()
    assert not desk_open.centralWidget().isVisible()
    assert not db.is_closed()
    info = replace(desk_open.session.info) if desk_open.session.info else None
    assert info is None
    answer(desk_open, PASSWORD)
    assert desk_open.session.info is not None
    assert not db.is_closed()


def test_the_screen_locks_it_too_and_leaves_a_plain_one_alone(desk_open, tmp_path):
    desk_open.locking.lock_with_screen()
    assert is_locked(desk_open)
    answer(desk_open, PASSWORD)
    desk_open.session.create(tmp_path / "plain.collector", COMPANY)
    desk_open.locking.lock_with_screen()
    assert desk_open.session.info is not None
    assert not desk_open.messages.isVisible()


def test_locking_twice_asks_once(desk_open):
    desk_open.session.lock()
    sheet = desk_open.unlocking.sheet
    desk_open.session.lock()
    assert desk_open.unlocking.sheet is sheet


def test_settings_offer_what_can_be_done_with_this_ledger(desk_open):
    desk_open.open_page(nav.SETTINGS, "security")
    security = desk_open.page(nav.SETTINGS).section("security")
    assert security.protect.isHidden()
    security.change.click()
    assert desk_open.protecting.sheet.present is not None
    desk_open.protecting.sheet.reject()
    security.lock.click()
    assert is_locked(desk_open)


def test_a_question_about_another_file_goes_when_the_ledger_is_locked(desk_open, clock, protected):
    """It was put aside and deleted, and what forgets the rows looked into it."""
    path, _ = protected
    other = path.with_name("other.collector")
    copyfile(path, other)
    copyfile(key_path(path), key_path(other))
    desk_open.session.open(other)
    asked = desk_open.unlocking.sheet
    clock.go_on(60)
    desk_open.locking.look()
    assert is_locked(desk_open)
    assert desk_open.unlocking.sheet is not asked
    answer(desk_open, PASSWORD)
    assert desk_open.session.info.path == path
    assert [each for each in desk_open.findChildren(QDialog) if each.isVisible()] == []


def test_opening_what_is_open_already_asks_for_nothing(desk_open):
    path = desk_open.session.info.path
    desk_open.open_page(nav.CUSTOMERS)
    desk_open.session.open(path)
    assert desk_open.unlocking.sheet is None
    assert desk_open.place.page == nav.CUSTOMERS
    assert desk_open.session.info.path == path
    assert not db.is_closed()
