"""Setting a new ledger up: which steps are done, where each leads, and the line on Today."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from collector_desktop.domain.changes import EVERYTHING
from collector_desktop.queries.setting_up import STEPS, StepsDone, setting_up, steps_set_up
from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import ChaseRun
from collector_desktop.storage.operations import operation
from collector_desktop.ui.ledger_places import Places
from collector_desktop.ui.ledger_session import LedgerSession
from collector_desktop.ui.pages.setup import PLACES, SetupPage
from collector_desktop.ui.pages.today import TodayPage
from collector_desktop.ui.setting_up import SetupOffer
from tests.conftest import TODAY
from tests.ui.pages.list_ledger import three_customers

LEFT = Qt.MouseButton.LeftButton
BANK = {"bank.account_number": "12345678", "bank.sort_code": "12-34-56"}


@pytest.fixture
def page(qtbot, desk, ledger):
    made = SetupPage(desk)
    qtbot.addWidget(made)
    made.resize(1072, 640)
    made.show()
    return made


def open_steps(page):
    return {name for name, row in page.steps.rows.items() if not row.button.isHidden()}


def primary(page):
    rows = page.steps.rows.items()
    return [name for name, row in rows if row.button.property("kind") == "primary"]


def test_the_line_over_the_first_rows_puts_no_list_in_order(ledger, monkeypatch):
    """That of 100,000 customers takes seconds, for which their first rows would wait."""
    three_customers()
    told = setting_up(TODAY)
    for name in ("worklist_top", "figures", "kept"):
        monkeypatch.delattr(f"collector_desktop.queries.setting_up.{name}")
    assert steps_set_up() == StepsDone(told.ledger, told.done)
    assert told.done == {"import"}


def test_the_ledger_itself_shows_what_is_done(ledger):
    assert setting_up(TODAY).done == set()
    change_settings({"company.address": "1 High Street", "target.month": "9000"}, TODAY)
    assert setting_up(TODAY).done == {"target"}
    change_settings(BANK, TODAY)
    three_customers()
    found = setting_up(TODAY)
    assert found.done == {"import", "company", "target"}
    assert (found.invoices, found.customers, found.to_chase) == (4, 3, 2)
    assert found.figures.overdue == 2_341_260
    change_settings({"mail.from_address": "us@firm.example"}, TODAY)
    assert setting_up(TODAY).done == {"import", "company", "target", "email"}
    with operation("test", "Send a run", TODAY):
        ChaseRun.create(made_on=TODAY, state="finished")
    assert setting_up(TODAY).done == set(STEPS)


def test_every_step_leads_where_it_is_done_and_the_next_one_is_the_primary(qtbot, page):
    assert set(page.steps.rows) == open_steps(page) == set(STEPS) == set(PLACES)
    assert primary(page) == ["import"]
    assert page.main_focus() is page.steps.rows["import"].button
    for name in STEPS:
        with qtbot.waitSignal(page.page_asked) as asked:
            qtbot.keyClick(page.steps.rows[name].button, Qt.Key.Key_Space)
        assert tuple(asked.args) == PLACES[name]
    assert open_steps(page) == {"import", "company", "target"}


def test_what_is_overdue_stands_above_once_invoices_are_there(page, desk):
    assert "Six steps" in page._title.text()
    three_customers()
    change_settings({"company.address": "1 High Street", **BANK}, TODAY)
    page.mark_stale()
    assert page._title.text() == "£23,413 is overdue at 2 customers"
    assert "Today's list has 2 customers." in page._sentence.text()
    assert page._sentence.text().endswith("Set up the rest to send the first reminders.")
    assert primary(page) == ["email"]
    assert page._progress.text() == "2 of 6 done"
    change_settings({"target.month": "9000"}, TODAY)
    with operation("test", "Send a run", TODAY):
        ChaseRun.create(made_on=TODAY, state="finished")
    page.mark_stale()
    assert page._sentence.text() == "Today's list has 2 customers. Everything is set up."


def test_a_ledger_of_an_older_version_may_have_no_procedure(page):
    words = page.steps.rows["procedure"]._sentence.text
    assert words() == "There is no procedure yet: nobody is reminded without one"
    adopt_procedures(TODAY)
    page.mark_stale()
    assert words() == "Standard: 5 steps"


@pytest.fixture
def today(qtbot, desk, ledger, tmp_path):
    places = Places(ledger, tmp_path / "demo.collector", tmp_path / "backups")
    now = datetime(2026, 11, 24, 9, tzinfo=UTC)
    session = LedgerSession(desk.tasks, places, desk.today, lambda: now, "Priya")
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.show()
    offer = SetupOffer(session, page)
    assert offer.line is None
    session.open(ledger)
    yield page, offer, session
    session.stop()


def test_today_says_how_far_one_is_until_that_is_hidden(qtbot, desk, today):
    _, offer, _ = today
    assert offer.line._text.text() == "Set up: 0 of 6 done"
    change_settings({"target.month": "9000"}, TODAY)
    desk.tasks.changed.emit(EVERYTHING)
    assert offer.line._text.text() == "Set up: 1 of 6 done"
    go, away = offer.line.findChildren(QPushButton)
    with qtbot.waitSignal(offer.asked):
        qtbot.mouseClick(go, LEFT)
    qtbot.mouseClick(away, LEFT)
    offer.look()
    assert not offer.line.isVisible()


def test_a_step_that_was_looked_at_counts_on_today_too(qtbot, desk, today):
    page, offer, _ = today
    steps = SetupPage(desk)
    qtbot.addWidget(steps)
    steps.show()
    page.hide()
    steps.steps.rows["words"].button.click()
    page.show()
    assert offer.line._text.text() == "Set up: 1 of 6 done"
    steps.hide_button.click()
    page.hide()
    page.show()
    assert not offer.line.isVisible()
