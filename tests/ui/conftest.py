"""The desk as every page gets it: the real theme, a fixed day, links that are only noted."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from collector_desktop.ui.desk import Desk, Personal
from collector_desktop.ui.tasks import SynchronousTaskRunner
from collector_desktop.ui.theme import Scheme, Theme

RESOURCES = Path(__file__).parents[2] / "resources"
NOW_MINUTE = 9 * 60 + 52


@pytest.fixture(scope="session")
def dressed_theme(qapp):
    theme = Theme(RESOURCES)
    theme.apply(qapp, Scheme.LIGHT)
    return theme


@pytest.fixture
def theme(qapp, dressed_theme):
    yield dressed_theme
    if dressed_theme.palette.name != "light" or dressed_theme.scale != 1.0:
        dressed_theme.apply(qapp, Scheme.LIGHT)


@pytest.fixture
def links():
    """Every address that a page has handed to the system."""
    return []


@pytest.fixture
def desk(theme, tmp_path, links):
    """Surroundings of a page that does everything at once on the calling thread."""
    store = QSettings(str(tmp_path / "personal.ini"), QSettings.Format.IniFormat)
    return Desk(
        tasks=SynchronousTaskRunner(),
        theme=theme,
        today=lambda: date(2026, 11, 24),
        minute=lambda: NOW_MINUTE,
        personal=Personal(store),
        resources=RESOURCES,
        papers=tmp_path / "papers",
        open_link=lambda address: bool(links.append(address) or True),
    )
