"""A customer card over a small ledger."""

from dataclasses import replace
from datetime import date

import pytest

from collector_desktop.services.customers import PersonDraft, save_person
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from collector_desktop.ui.pages.customer import CustomerPage
from tests.conftest import TODAY, add_item


@pytest.fixture
def bolt(acme):
    """Another customer, with a credit limit, two currencies and money on account."""
    with operation("test", "Set up Bolt", TODAY):
        bolt = Customer.create(
            code="BOLT", name="Bolt Ltd", currency="GBP", credit_limit_minor=5_000
        )
        add_item(bolt, "B-1", date(2026, 10, 1), date(2026, 10, 31), 8_000)
        add_item(bolt, "B-2", date(2026, 11, 20), date(2026, 12, 20), 3_000)
        add_item(bolt, "R-1", date(2026, 11, 2), date(2026, 11, 2), 1_000, "receipt")
        add_item(bolt, "E-1", date(2026, 11, 2), date(2026, 11, 9), 2_000, currency="EUR")
    dawn = PersonDraft(bolt.id, "Dawn Whitlock", None, "accounts", "dawn@bolt.example")
    save_person(replace(dawn, phones=("0117 496 0142",), is_main=True), TODAY)
    return bolt


@pytest.fixture
def page(qtbot, desk, acme, bolt):
    page = CustomerPage(desk)
    qtbot.addWidget(page)
    page.resize(1232, 820)
    page.show_argument((bolt.id, (acme.id, bolt.id)))
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.main_focus().setFocus()
    return page


@pytest.fixture
def news(page):
    said = []
    page.said.connect(said.append)
    return said
