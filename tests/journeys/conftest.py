"""A whole main window on a ledger of its own, with a day that the test can turn."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from shutil import copyfile

import pytest

from collector_desktop.services.ledgers import CompanyDraft
from collector_desktop.storage.database import db
from collector_desktop.storage.models import AUDITED
from collector_desktop.ui.ledger_places import Places
from collector_desktop.ui.ledger_session import LedgerSession
from collector_desktop.ui.main_window import MainWindow
from tests.ui.conftest import desk, dressed_theme, links, theme  # noqa: F401

COMPANY = CompanyDraft("Harbour & Vale", "GB", "GBP")


@dataclass
class Calendar:
    """The day on which the user sits at the desk."""

    day: date = date(2026, 11, 24)

    def today(self):
        return self.day


@pytest.fixture
def calendar():
    return Calendar()


@pytest.fixture
def fresh_window(qtbot, desk, calendar, tmp_path):  # noqa: F811
    """The window of a first start: no ledger yet."""
    desk = replace(desk, today=calendar.today)
    places = Places(
        tmp_path / "ledger.collector", tmp_path / "demo.collector", tmp_path / "backups"
    )
    session = LedgerSession(
        desk.tasks, places, calendar.today, lambda: datetime(2026, 11, 24, 9, tzinfo=UTC), "Priya"
    )
    window = MainWindow(replace(desk, safe_copy=session.safe_copy), session)
    qtbot.addWidget(window)
    window.show()
    window.welcome()
    with qtbot.waitActive(window):  # keys go to the active window only
        window.activateWindow()
    yield window
    session.stop()


@pytest.fixture
def window(fresh_window, tmp_path):
    """The window on an empty ledger."""
    fresh_window.session.create(tmp_path / "ledger.collector", COMPANY)
    return fresh_window


@pytest.fixture
def sample(fresh_window, demo_ledger):
    """The window on the sample ledger, which was made once and is copied for every test."""
    copyfile(demo_ledger, fresh_window.session.places.demo)
    fresh_window.session.open_demo()
    return fresh_window


@pytest.fixture
def snapshot_now():
    """Return a function that reads every audited row of the open ledger."""

    def take():
        return {
            model._meta.table_name: db.execute_sql(
                f'SELECT * FROM "{model._meta.table_name}" ORDER BY id'  # noqa: S608
            ).fetchall()
            for model in AUDITED
        }

    return take
