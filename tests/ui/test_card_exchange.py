"""The line of the account that names exchange differences."""

from dataclasses import replace
from datetime import date

from collector_desktop.queries.customer_card import customer_card
from collector_desktop.queries.exchange import ExchangeDifference
from collector_desktop.services.exchange_rates import FxDraft, add_fx_rate
from collector_desktop.ui.widgets.card_exchange import exchange_words
from collector_desktop.ui.widgets.card_figures import other_accounts
from tests.conftest import TODAY
from tests.integration.money import invoice

DAY = date(2026, 11, 20)
LOSS = ExchangeDifference(1, "US", "R-1", DAY, "U-1", DAY, "USD", 90_00, "GBP", 72_00, 67_50, -4_50)


def test_a_customer_without_foreign_payments_has_no_line():
    assert exchange_words(()) == ""


def test_gains_and_losses_are_summed_and_said_to_be_in_no_balance():
    assert exchange_words((LOSS,)) == "Exchange loss: £4.50. It is part of no balance."
    gain = replace(LOSS, gain=5_00)
    words = "Exchange gain on payments: £0.50. It is part of no balance."
    assert exchange_words((LOSS, gain)) == words


def test_a_missing_rate_is_said():
    unknown = replace(LOSS, gain=None)
    assert exchange_words((LOSS, unknown)) == (
        "Exchange loss: £4.50, 1 payment without a rate. It is part of no balance."
    )


def test_accounts_in_several_currencies_come_to_one_sum_or_name_the_missing_rate(acme):
    invoice(acme, "INV-E", 50_00, currency="EUR")
    words = other_accounts(customer_card(acme.id, TODAY))
    assert words.endswith("no rate for EUR yet")
    add_fx_rate(FxDraft("EUR", TODAY, "0.8412"), TODAY)
    words = other_accounts(customer_card(acme.id, TODAY))
    assert words.endswith("£162.06 in all at today's rates")
