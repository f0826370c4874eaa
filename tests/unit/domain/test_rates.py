"""Series of reference rates: half-years, and the refusal to guess."""

from datetime import date
from decimal import Decimal

import pytest

from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.domain.rates import (
    RateSeries,
    half_year_start,
    next_half_year,
    parse_rate,
    percent_text,
    read_series,
)

SERIES = RateSeries("moon", "Rate of the moon", "The moon", {date(2026, 7, 1): Decimal("2.40")})


@pytest.mark.parametrize(
    ("day", "start", "after"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 7, 1)),
        (date(2026, 6, 30), date(2026, 1, 1), date(2026, 7, 1)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2027, 1, 1)),
        (date(2026, 12, 31), date(2026, 7, 1), date(2027, 1, 1)),
    ],
)
def test_a_half_year_begins_in_january_or_july(day, start, after):
    assert (half_year_start(day), next_half_year(day)) == (start, after)


def test_a_rate_counts_through_its_half_year_only():
    assert SERIES.at(date(2026, 7, 1)) == SERIES.at(date(2026, 12, 31)) == Decimal("2.40")
    for day, missing in ((date(2027, 1, 1), "2027-01-01"), (date(2026, 6, 30), "2026-01-01")):
        with pytest.raises(RefusedError, match=f"moon from {missing} is not known") as refused:
            SERIES.at(day)
        assert f"rates add moon {missing}" in refused.value.advice


def test_an_added_rate_extends_a_series_or_corrects_it():
    more = SERIES.extended({date(2026, 7, 1): Decimal(3), date(2027, 1, 1): Decimal(4)})
    assert [more.at(date(2026, 9, 1)), more.at(date(2027, 6, 30))] == [3, 4]
    assert SERIES.at(date(2026, 9, 1)) == Decimal("2.40")


@pytest.mark.parametrize(
    ("text", "value"), [("3.75", "3.75"), (" -0.88 % ", "-0.88"), ("4", "4"), ("0.0001", "0.0001")]
)
def test_a_rate_is_read_as_written(text, value):
    assert parse_rate(text) == Decimal(value)


@pytest.mark.parametrize("text", ["", "NaN", "1e3", "3,75", "123", "1.23456", "٣", "--1", "inf"])
def test_what_is_no_rate_is_refused(text):
    with pytest.raises(CollectorError, match="not a rate"):
        parse_rate(text)


def test_a_rate_is_written_with_two_decimals_or_those_it_has():
    written = [percent_text(Decimal(text)) for text in ("8", "11.750", "-0.88", "0.125", "0.00")]
    assert written == ["8.00", "11.75", "-0.88", "0.125", "0.00"]


def test_a_series_is_read_from_its_document():
    found = read_series(
        '{"name": "moon", "meaning": "Rate of the moon", "source": "The moon",'
        ' "rates": {"2026-07-01": "2.40"}}'
    )
    assert found == SERIES
