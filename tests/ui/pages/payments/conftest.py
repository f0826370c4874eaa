"""The dialog of a payment over a small ledger."""

import pytest

from collector_desktop.queries.paying import payer
from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
from collector_desktop.ui.widgets.page import Page
from tests.ui.pages.list_ledger import BEXLEY, three_customers


@pytest.fixture
def ids(ledger):
    return three_customers()


@pytest.fixture
def window(qtbot, desk):
    made = Page(desk, "Anywhere")
    qtbot.addWidget(made)
    made.refresh = lambda: None
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def money(desk, window, ids):
    made = PaymentDesk(desk, window)
    yield made
    if made.dialog is not None:
        made.dialog.reject()


@pytest.fixture
def dialog(qtbot, money, ids):
    """The dialog for Bexley, who owes 2,000.00 (INV-2) and 6,412.60 (INV-3)."""
    money.take(payer(ids[BEXLEY]))
    with qtbot.waitActive(money.dialog):
        money.dialog.activateWindow()
    return money.dialog
