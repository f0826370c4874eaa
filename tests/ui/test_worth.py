"""What several currencies come to, above Today's list and above that of the customers."""

from datetime import timedelta

import pytest

from collector_desktop.queries.today import today_view
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.exchange_rates import FxDraft, add_fx_rate
from collector_desktop.ui.pages.customers import CustomersPage
from collector_desktop.ui.widgets.today_figures import today_figures
from tests.conftest import TODAY
from tests.integration.money import invoice, receive
from tests.ui.pages.list_ledger import days_ago, receives


@pytest.fixture
def euros(acme):
    """Acme owes 120.00 in pounds and 200.00 in euros, of which it promised 50.00."""
    invoice(acme, "E-1", 200_00, currency="EUR")
    promise = PromiseDraft(50_00, "EUR", TODAY + timedelta(days=3))
    log_contact(ContactDraft(acme.id, "call", "PTP", promise=promise), days_ago(1))
    return acme


def beside():
    return [figure.beside for figure in today_figures(today_view(TODAY), TODAY)]


def test_a_ledger_of_one_currency_has_no_further_sums(acme):
    receives(acme, "R-1", 3, 20_00)
    assert beside() == ["", "", "", ""]


@pytest.mark.parametrize(
    ("paid", "said"),
    [(0, "100% of £120 owed"), (20_00, "£100 owed after credit"), (120_00, "nothing is owed")],
)
def test_no_more_than_all_that_is_owed_is_overdue(acme, paid, said):
    if paid:
        receive(acme, paid, allocate="none")
    assert today_figures(today_view(TODAY), TODAY)[3].detail == said


def test_a_missing_rate_is_said_and_nothing_is_guessed(euros):
    assert beside()[2:] == ["without EUR: no rate", "without EUR: no rate"]


def test_all_currencies_come_to_one_sum_at_the_rate_of_the_day(euros):
    add_fx_rate(FxDraft("EUR", days_ago(20), "0.5"), TODAY)
    add_fx_rate(FxDraft("EUR", TODAY + timedelta(days=1), "0.9"), TODAY)
    sums = today_view(TODAY).figures
    assert (sums.overdue, sums.overdue_worth.minor) == (120_00, 220_00)
    assert sums.promised_worth.minor == 25_00
    assert beside()[2:] == ["£25 in all", "£220 in all"]


def test_the_list_of_customers_says_what_all_accounts_come_to(qtbot, desk, euros):
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.show()
    told = "1 customer, £120.00, €200.00 owed"
    assert page.bar._summary.text() == f"{told}, no rate for EUR to add them up"
    add_fx_rate(FxDraft("EUR", TODAY, "0.5"), TODAY)
    page.refresh()
    assert page.bar._summary.text() == f"{told}, £220.00 in all at today's rates"


def test_a_list_too_long_to_hold_says_the_same(qtbot, desk, euros, monkeypatch):
    monkeypatch.setattr(CustomersPage, "MOST_AT_ONCE", 0)
    add_fx_rate(FxDraft("EUR", TODAY, "0.5"), TODAY)
    page = CustomersPage(desk)
    qtbot.addWidget(page)
    page.show()
    assert page.bar._summary.text().endswith("£220.00 in all at today's rates")
