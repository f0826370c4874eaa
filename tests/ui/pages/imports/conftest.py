"""The import page on an empty ledger, and files as users have them."""

import pytest

from collector_desktop.ui.pages.imports import ImportPage
from tests.journeys.files import xero
from tests.ui.pages.imports.file_texts import LIST, write


@pytest.fixture
def page(qtbot, desk, ledger):
    made = ImportPage(desk)
    qtbot.addWidget(made)
    made.resize(1232, 848)
    made.show()
    made.failures = []
    desk.tasks.failed.connect(made.failures.append)
    return made


@pytest.fixture
def sales(tmp_path):
    return xero(
        tmp_path / "SalesInvoices.csv",
        ("Bexley Joinery Ltd", "INV-10382", "08/09/2026", "08/10/2026", 2148.0, 0),
        ("Ouse Valley Builders", "INV-10371", "25/08/2026", "24/09/2026", 5240.5, 1000.0),
    )


@pytest.fixture
def unknown(tmp_path):
    return write(tmp_path / "debtors-24nov.csv", LIST)
