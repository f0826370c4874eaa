"""Working days by country."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta

import pytest

from collector_desktop.domain.settings import (
    COMPANY_COUNTRY,
    COMPANY_REGION,
)
from collector_desktop.domain.working_days import add_working_days
from collector_desktop.queries.calendars import calendar_of, customer_calendar, promise_grace
from collector_desktop.queries.settings import settings
from collector_desktop.services.settings import change_settings

TODAY = date(2026, 11, 24)
CHRISTMAS_EVE, ST_ANDREW, AUGUST = date(2026, 12, 24), date(2026, 11, 30), date(2026, 8, 31)


def test_the_working_day_after_christmas_eve_is_the_29th():
    assert add_working_days(CHRISTMAS_EVE, 1, calendar_of("GB")) == date(2026, 12, 29)


@pytest.mark.parametrize(
    ("country", "region", "day", "is_worked"),
    [
        ("GB", "", AUGUST, False),
        ("GB", "ENG", AUGUST, False),
        ("GB", "SCT", AUGUST, True),
        ("GB", "SCT", ST_ANDREW, False),
        ("GB", "", ST_ANDREW, True),
        ("GB", "NIR", date(2026, 3, 17), False),
        ("DE", "", date(2026, 1, 6), True),
        ("DE", "BY", date(2026, 1, 6), False),
        ("DE", "QQ", date(2026, 10, 3), False),
        ("SA", "", date(2026, 11, 6), False),
        ("SA", "", date(2026, 11, 8), True),
        ("AE", "", date(2020, 5, 8), False),
        ("AE", "", date(2026, 5, 8), True),
        ("XX", "", date(2026, 12, 25), True),
        ("XX", "", date(2026, 12, 26), False),
    ],
)
def test_each_country_has_its_own_weekend_and_holidays(country, region, day, is_worked):
    assert calendar_of(country, region)(day) is is_worked


@pytest.mark.parametrize(
    ("country", "region", "same_as"),
    [
        ("", "", ("GB", "SCT")),
        ("GB", "", ("GB", "SCT")),
        ("United Kingdom", "Wales", ("GB", "WLS")),
        ("England", "", ("GB", "ENG")),
        ("de", "Scotland", ("DE", "")),
        ("Somewhere", "", ("GB", "SCT")),
    ],
)
def test_a_customer_keeps_the_days_of_its_address(ledger, country, region, same_as):
    change_settings({COMPANY_REGION.key: "SCT"}, TODAY)
    assert customer_calendar(settings(), country, region) is calendar_of(*same_as)


def test_the_company_keeps_the_days_of_its_country(ledger):
    change_settings({COMPANY_COUNTRY.key: "IE"}, TODAY)
    assert not promise_grace()[1](date(2026, 3, 17))
    assert promise_grace() == (0, calendar_of("IE", ""))


def test_a_year_of_days_agrees_with_the_rule_for_england():
    holidays = {
        *(date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4)),
        *(date(2026, 5, 25), AUGUST, date(2026, 12, 25), date(2026, 12, 28)),
    }
    for number in range(365):
        day = date(2026, 1, 1) + timedelta(days=number)
        assert calendar_of("GB", "ENG")(day) is (day.weekday() < 5 and day not in holidays)


def test_nothing_is_imported_before_a_day_is_asked_about():
    asked = (
        "import sys; from collector_desktop.queries.calendars import calendar_of;"
        " calendar_of('GB'); assert 'holidays' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", asked], check=True)  # noqa: S603
