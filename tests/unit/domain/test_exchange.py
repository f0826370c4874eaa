"""Money in another currency: oracles A10 and C4, decimals of each, rounding once."""

from datetime import date
from decimal import Decimal

import pytest

from collector_desktop.domain.currency import (
    CURRENCIES,
    WITHDRAWN,
    exponent,
    is_currency_code,
    require_currency,
)
from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.exchange import (
    DatedRate,
    RateTable,
    difference,
    from_base,
    in_base,
    read_rate,
    total,
)

EIGHTY, LATER = Decimal(80), Decimal(75)


def test_a10_a_payment_in_full_at_a_lower_rate_loses_the_difference():
    assert in_base(100_00, "USD", EIGHTY, "INR") == 8000_00
    assert difference(100_00, "USD", (EIGHTY, LATER), "INR") == -500_00


def test_a10_a_part_at_the_lower_rate_leaves_the_rest_and_the_loss():
    booked, received = in_base(100_00, "USD", EIGHTY, "INR"), in_base(90_00, "USD", LATER, "INR")
    assert received == 6750_00
    remaining = booked - received
    assert remaining == 1250_00
    still_booked = in_base(10_00, "USD", EIGHTY, "INR")
    loss = difference(90_00, "USD", (EIGHTY, LATER), "INR")
    assert (still_booked, loss) == (800_00, -450_00)
    assert still_booked - loss == remaining


def test_c4_a_fee_of_the_company_in_the_currency_of_the_debt():
    assert from_base(5_00, "EUR", Decimal("0.654"), "USD") == 7_65
    assert from_base(0, "EUR", Decimal("0.654"), "USD") == 0
    assert from_base(5_00, "EUR", Decimal(1), "EUR") == 5_00


@pytest.mark.parametrize(
    ("minor", "currency", "rate", "base", "expected"),
    [
        (1, "GBP", "0.5", "EUR", 1),
        (-1, "GBP", "0.5", "EUR", -1),
        (1_234, "JPY", "0.0062", "EUR", 7_65),
        (1_250, "KWD", "3.10", "USD", 3_88),
        (10_00, "EUR", "172.355", "JPY", 1_724),
        (10_0000, "CLF", "38.5", "USD", 385_00),
    ],
)
def test_each_currency_has_its_decimals_and_a_half_goes_up(minor, currency, rate, base, expected):
    assert in_base(minor, currency, Decimal(rate), base) == expected


def test_a_rate_counts_from_its_day_until_the_next():
    days = [date(2026, 11, 1), date(2026, 11, 20)]
    rates = [DatedRate(day, Decimal(at + 1)) for at, day in enumerate(days)]
    table = RateTable("GBP", {"EUR": rates[::-1]})
    assert table.at("EUR", date(2026, 10, 31)) is None
    assert table.at("EUR", date(2026, 11, 19)) == rates[0]
    assert table.at("EUR", date(2026, 11, 20)) == rates[1]
    assert table.in_base(5_00, "EUR", date(2026, 12, 1)) == 10_00
    assert table.in_base(5_00, "USD", date(2026, 12, 1)) is None
    assert table.in_base(5_00, "GBP", date(2026, 12, 1)) == 5_00
    assert total([1, 2]) == 3
    assert total([1, None]) is None


@pytest.mark.parametrize("text", ["", "0", "0.0", "-1", "1,2", "1e3", "abc", "1.1234567890123"])
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(CollectorError, match="is not a rate"):
        read_rate(text)


def test_iso_4217_knows_its_currencies_and_their_decimals():
    assert len(CURRENCIES) == 165
    assert {exponent(code) for code in ("JPY", "ISK", "XAF", "UGX")} == {0}
    assert {exponent(code) for code in ("KWD", "BHD", "TND", "IQD")} == {3}
    assert {exponent(code) for code in ("CLF", "UYW")} == {4}
    assert {exponent(code) for code in ("GBP", "EUR", "MGA", "ZWG", "XCG")} == {2}
    assert not CURRENCIES.keys() & WITHDRAWN.keys()
    assert all(len(code) == 3 and code.isupper() for code in CURRENCIES | WITHDRAWN)


@pytest.mark.parametrize("text", ["XXQ", "XTS", "XAU", "EURO", "E", "", "£"])
def test_what_is_no_currency_is_refused(text):
    assert not is_currency_code(text)
    with pytest.raises(CollectorError, match="is not a currency code"):
        require_currency(text)


def test_a_withdrawn_currency_stays_known():
    assert require_currency(" hrk ") == "HRK"
