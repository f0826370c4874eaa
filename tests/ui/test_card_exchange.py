"""The line of the account that tells of exchange differences."""

from dataclasses import replace
from datetime import date

from collector_desktop.queries.exchange import ExchangeDifference
from collector_desktop.ui.widgets.card_exchange import exchange_words

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
