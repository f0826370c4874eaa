"""The chase run page with five customers who owe."""

from datetime import timedelta

import pytest

from collector_desktop.services.procedures import adopt_procedures
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Address, Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.chase import ChasePage
from tests.conftest import TODAY, add_item
from tests.ui.pages.chase.ways import PEOPLE


@pytest.fixture
def owing(ledger):
    """Five customers: reminded for the first time by e-mail or post, called, given notice."""
    told = {"company.email": "a@vale.example", "bank.account_number": "12345678"}
    change_settings({"company.name": "Vale Ltd", **told}, TODAY)
    adopt_procedures(TODAY)
    with operation("test", "Set up", TODAY):
        for code, name, late, minor, email in PEOPLE:
            who = Customer.create(code=code, name=name, currency="GBP", email=email, phone="0117")
            Address.create(
                customer=who, line1=f"1 {name} Street", city="Bath", postcode=code, country="GB"
            )
            due = TODAY - timedelta(days=late)
            add_item(who, f"INV-{code}", due - timedelta(days=30), due, minor)
    return ledger


@pytest.fixture
def page(qtbot, desk, owing):
    page = ChasePage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.main_focus().setFocus()
    return page
