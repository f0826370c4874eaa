"""The page of payments, and the dialog of a payment, over a small ledger."""

import pytest

from collector_desktop.queries.paying import payer
from collector_desktop.ui.dialogs.payment_desk import PaymentDesk
from collector_desktop.ui.pages.payments import PaymentsPage
from collector_desktop.ui.widgets.page import Page
from tests.integration.banking import bank_line
from tests.ui.pages.list_ledger import BEXLEY, three_customers


@pytest.fixture
def ids(ledger):
    return three_customers()


@pytest.fixture
def open_payments(qtbot, desk):
    """Open the page, on a list if one is named; what it opened is closed in the end."""
    opened = []

    def show(argument=""):
        made = PaymentsPage(desk)
        opened.append(made)
        qtbot.addWidget(made)
        made.resize(1232, 844)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        if argument:
            made.show_argument(argument)
        else:
            made.main_focus().setFocus()
        return made

    yield show
    for page in opened:
        for dialog in (page.money.dialog, page.bank.sheet):
            if dialog is not None:
                dialog.reject()


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


@pytest.fixture
def lines(ledger):
    """Bexley owes 2,000.00 (INV-2) and 6,412.60 (INV-3), Moorside 734.40 (INV-4)."""
    three_customers()
    return {
        "sure": bank_line(6_412_60, "INV-3", payer="BEXLEY JOINERY"),
        "short": bank_line(1_900_00, "INV-2", payer="BEXLEY JOINERY"),
        "unknown": bank_line(12_34, "REF 99013 TRANSFER"),
    }


@pytest.fixture
def page(open_payments, lines):
    return open_payments()


@pytest.fixture
def bank(page):
    return page.bank
