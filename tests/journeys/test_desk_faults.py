"""Faults under the user's hands: what was typed stays, one sentence says what to do."""

import sqlite3

import pytest
from peewee import InterfaceError, OperationalError

from collector_desktop.app.crash import CrashGuard
from collector_desktop.domain.errors import LedgerError
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.services import workers
from collector_desktop.services.faults import user_error_for
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Customer, Operation
from collector_desktop.storage.operations import operation
from collector_desktop.ui import navigation as nav
from collector_desktop.ui.widgets.composer_outcomes import CARD_KINDS
from tests.conftest import TODAY
from tests.journeys.conftest import COMPANY

NOTE = "She will ring after the audit"
FAULTS = [
    ("SQLITE_FULL", "disk is full", "Make room"),
    ("SQLITE_READONLY_DBMOVED", "could not be written", "folder can be written"),
    ("SQLITE_CANTOPEN", "could not be written", "folder can be written"),
    ("SQLITE_IOERR_WRITE", "disk failed", "Open the ledger again"),
]


def fault(name):
    cause = sqlite3.OperationalError("as SQLite says it")
    cause.sqlite_errorname = name
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


@pytest.fixture
def card(window):
    """The card of a customer with a note that is being written."""
    with operation("test", "Set up Acme", TODAY):
        Customer.create(code="ACME", name="Acme Ltd", currency="GBP")
    window.open_customer(Customer.get().id)
    page = window.page(nav.CUSTOMER)
    page.composer.fields.channels.choose(CARD_KINDS.index(ContactKind.NOTE))
    page.composer.fields.note.setPlainText(NOTE)
    return page


@pytest.mark.parametrize(("name", "title", "advice"), FAULTS)
def test_a_disk_that_fails_while_a_note_is_saved_leaves_the_note_on_the_screen(
    window, card, monkeypatch, name, title, advice
):
    before = Operation.select().count()

    def fail(*_, **__):
        raise fault(name)

    with monkeypatch.context() as broken:
        broken.setattr(Operation, "create", fail)
        card.composer.save()
    said = window.messages.text() + card.composer.fields._problem.text()
    assert title in said
    assert advice in said
    assert card.composer.fields.note.toPlainText() == NOTE
    assert Operation.select().count() == before
    card.composer.save()
    assert Operation.select().count() == before + 1


@pytest.mark.parametrize(("name", "title", "advice"), FAULTS)
def test_a_disk_that_fails_while_a_page_is_read_is_reported_in_a_sentence(
    window, monkeypatch, name, title, advice
):
    from collector_desktop.ui.pages import settings as page  # noqa: PLC0415 - built late

    def fail(*_):
        raise fault(name)

    window.open_page(nav.SETTINGS)
    monkeypatch.setattr(page, "_read", fail)
    window.page(nav.SETTINGS).mark_stale()
    assert title in window.messages.text()
    assert advice in window.messages.text()


@pytest.mark.parametrize(("name", "title", "advice"), FAULTS)
def test_a_form_stays_open_with_what_was_typed(window, monkeypatch, name, title, advice):
    window.worker.open()
    form = window.worker.form
    form.name.setEditText("Sam Okoye")

    def fail(*_):
        raise fault(name)

    with monkeypatch.context() as broken:
        broken.setattr(workers, "name_the_worker", fail)
        form.save()
    assert form.isVisible()
    assert form.name.currentText() == "Sam Okoye"
    assert title in form._problem.text()
    assert advice in form._problem.text()
    form.save()
    assert not form.isVisible()
    assert window.session.actor == "Sam Okoye"


def test_a_ledger_that_another_program_holds_is_reported_with_what_to_do(window, tmp_path):
    path = window.session.info.path
    window.session.stop()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    window.session.open(path)
    assert "open in another program" in window.messages.text()
    assert "Close it there" in window.messages.text()
    assert window.place.page == nav.WELCOME
    other.execute("ROLLBACK")
    other.close()
    window.session.open(path)
    assert window.session.info.path == path


def test_a_bug_in_a_form_is_reported_and_the_form_keeps_what_was_typed(
    qtbot, window, theme, monkeypatch
):
    window.worker.open()
    form = window.worker.form
    form.name.setEditText("Sam Okoye")

    def fail(*_):
        raise ZeroDivisionError(COMPANY.name)

    guard = CrashGuard(theme, window)
    with monkeypatch.context() as broken, qtbot.capture_exceptions() as caught:
        broken.setattr(workers, "name_the_worker", fail)
        form.save_button.click()
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
    guard.catch(*caught[0])
    qtbot.waitUntil(lambda: guard.dialog is not None and guard.dialog.isVisible())
    assert COMPANY.name not in guard.dialog.report.text
    assert form.isVisible()
    assert form.name.currentText() == "Sam Okoye"
    guard.dialog.accept()
    form.save()
    assert window.session.actor == "Sam Okoye"
    change_settings({"company.phone": "0117 496 0000"}, TODAY)


@pytest.mark.parametrize(
    ("error", "title"),
    [
        (InterfaceError("Error, database connection not opened."), "closed"),
        (fault("SQLITE_CORRUPT_INDEX"), "damaged"),
        (fault("SQLITE_NOTADB"), "damaged"),
    ],
)
def test_a_closed_or_damaged_ledger_is_no_bug_of_the_program(error, title):
    told = user_error_for(error)
    assert isinstance(told, LedgerError)
    assert title in told.title
    assert told.advice


def test_a_bug_stays_a_bug():
    assert user_error_for(ValueError("x")) is None
