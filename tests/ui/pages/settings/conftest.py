"""The settings page over a ledger whose company has a name and a telephone."""

import pytest

from collector_desktop.services.settings import change_settings
from collector_desktop.ui.pages.settings import SettingsPage
from tests.conftest import TODAY


@pytest.fixture
def page(qtbot, desk, ledger):
    change_settings({"company.name": "Vale Ltd", "company.phone": "0117 496 0100"}, TODAY)
    page = SettingsPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 848)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page
