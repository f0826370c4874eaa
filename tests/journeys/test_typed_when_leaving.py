"""What is typed into a field of the settings belongs to the ledger that is open meanwhile."""

import pytest

from collector_desktop.domain.settings import COMPANY_PHONE
from collector_desktop.queries.settings import settings
from collector_desktop.ui import navigation as nav
from tests.journeys.conftest import COMPANY
from tests.ui.pages.settings.settings_typing import field

PHONE = "0117 496 0999"


@pytest.fixture
def typing(window, qtbot):
    """The window with a number typed into the company's telephone, and the field not left."""
    window.open_page(nav.SETTINGS)
    edit = field(window.page(nav.SETTINGS), "company.phone").edit
    edit.setFocus()
    qtbot.keyClicks(edit, PHONE)
    assert edit.hasFocus()
    return window


def phone():
    return settings()[COMPANY_PHONE]


def test_it_is_kept_in_the_ledger_it_was_typed_for(typing, tmp_path):
    before = typing.session.info.path
    typing.session.create(tmp_path / "another.collector", COMPANY)
    assert phone() == ""
    typing.session.open(before)
    assert phone() == PHONE


def test_it_is_kept_too_where_the_other_ledger_does_not_open(typing, tmp_path):
    typing.session.open(tmp_path / "gone.collector")
    assert phone() == PHONE
    page = typing.page(nav.SETTINGS)
    assert page.isAncestorOf(typing.focusWidget())
    assert field(page, "company.phone").text() == PHONE
