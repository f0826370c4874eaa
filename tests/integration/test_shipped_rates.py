"""The rates that come with the program, worked out a second time from the dated decisions."""

from datetime import date
from decimal import Decimal

import pytest

from collector_desktop.domain.late_payment import REGIMES
from collector_desktop.domain.rates import next_half_year, read_series
from collector_desktop.integrations.folders import resource

# The days of change of the Bank Rate (Bank of England, series IUDBEDR).
BANK_RATE = """2009-03-05 0.50, 2016-08-04 0.25, 2017-11-02 0.50, 2018-08-02 0.75,
    2020-03-11 0.25, 2020-03-19 0.10, 2021-12-16 0.25, 2022-02-03 0.50, 2022-03-17 0.75,
    2022-05-05 1.00, 2022-06-16 1.25, 2022-08-04 1.75, 2022-09-22 2.25, 2022-11-03 3.00,
    2022-12-15 3.50, 2023-02-02 4.00, 2023-03-23 4.25, 2023-05-11 4.50, 2023-06-22 5.00,
    2023-08-03 5.25, 2024-08-01 5.00, 2024-11-07 4.75, 2025-02-06 4.50, 2025-05-08 4.25,
    2025-08-07 4.00, 2025-12-18 3.75"""

# The days of change of the main refinancing rate since 2015 (ECB, series MRR_FR).
MRO = """2014-09-10 0.05, 2016-03-16 0.00, 2022-07-27 0.50, 2022-09-14 1.25, 2022-11-02 2.00,
    2022-12-21 2.50, 2023-02-08 3.00, 2023-03-22 3.50, 2023-05-10 3.75, 2023-06-21 4.00,
    2023-08-02 4.25, 2023-09-20 4.50, 2024-06-12 4.25, 2024-09-18 3.65, 2024-10-23 3.40,
    2024-12-18 3.15, 2025-02-05 2.90, 2025-03-12 2.65, 2025-04-23 2.40, 2025-06-11 2.15,
    2026-06-17 2.40"""

# 8 % over the Bank Rate of the day before (SI 2002/1675), by the half-year of the first day.
UK_STATUTORY = {
    "8.50": ["2009-07-01", "2012-01-01", "2015-01-01", "2016-07-01", "2018-01-01", "2018-07-01"],
    "8.25": ["2017-01-01", "2017-07-01", "2022-01-01"],
    "8.75": ["2019-01-01", "2019-07-01", "2020-01-01"],
    "8.10": ["2020-07-01", "2021-01-01", "2021-07-01"],
    "9.25": ["2022-07-01"],
    "11.50": ["2023-01-01"],
    "13.00": ["2023-07-01"],
    "13.25": ["2024-01-01", "2024-07-01"],
    "12.75": ["2025-01-01"],
    "12.25": ["2025-07-01"],
    "11.75": ["2026-01-01", "2026-07-01"],
}

# By half-years: the floor of Directive 2011/7/EU, the French default, German business debts.
CONTINENT = {
    "2015-01-01": ("8.05", "10.05", "8.17"),
    "2015-07-01": ("8.05", "10.05", "8.17"),
    "2016-01-01": ("8.05", "10.05", "8.17"),
    "2016-07-01": ("8.00", "10.00", "8.12"),
    "2019-01-01": ("8.00", "10.00", "8.12"),
    "2022-07-01": ("8.00", "10.00", "8.12"),
    "2023-01-01": ("10.50", "12.50", "10.62"),
    "2023-07-01": ("12.00", "14.00", "12.12"),
    "2024-01-01": ("12.50", "14.50", "12.62"),
    "2024-07-01": ("12.25", "14.25", "12.37"),
    "2025-01-01": ("11.15", "13.15", "11.27"),
    "2025-07-01": ("10.15", "12.15", "10.27"),
    "2026-01-01": ("10.15", "12.15", "10.27"),
    "2026-07-01": ("10.40", "12.40", "10.52"),
}

# Announcements of the Oesterreichische Nationalbank, each as "from, old, new".
AUSTRIAN_NEWS = """2016-03-16 -0.12 -0.62, 2023-09-20 3.38 3.88, 2024-09-18 3.88 3.03,
    2025-06-11 2.03 1.53"""

HALF = Decimal("0.50")


def changes(text):
    pairs = [part.split() for part in text.split(",")]
    return [(date.fromisoformat(day), Decimal(rate)) for day, rate in pairs]


def in_force(found, day):
    return [rate for since, rate in found if since <= day][-1]


def shipped(name):
    return read_series((resource("rates") / f"{name}.json").read_text(encoding="utf-8"))


def austrian_changes():
    """Return the base rate: it moves with the MRO once that has moved by half a point."""
    base, at_last_change, found = Decimal("-0.12"), HALF, [(date(2013, 5, 8), Decimal("-0.12"))]
    for day, mro in changes(MRO):
        if abs(mro - at_last_change) >= HALF:
            base, at_last_change = base + mro - at_last_change, mro
            found.append((day, base))
    return found


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("uk_bank_rate", date(2009, 7, 1)),
        ("ecb_mro", date(2015, 1, 1)),
        ("de_base", date(2015, 1, 1)),
        ("at_base", date(2015, 1, 1)),
    ],
)
def test_no_half_year_is_missing_up_to_the_second_of_2026(name, first):
    days = sorted(shipped(name).rates)
    assert (shipped(name).name, days[0], days[-1]) == (name, first, date(2026, 7, 1))
    assert [next_half_year(day) for day in days[:-1]] == days[1:]


def test_the_uk_figure_is_the_bank_rate_of_the_day_before():
    """SI 2002/1675: the rate of 30 June or 31 December."""
    for day, rate in shipped("uk_bank_rate").rates.items():
        assert rate == in_force(changes(BANK_RATE), day - date.resolution), day


def test_the_ecb_figure_is_the_rate_of_the_first_day():
    """Directive 2011/7/EU, Article 2: the rate in force on 1 January and 1 July."""
    for day, rate in shipped("ecb_mro").rates.items():
        assert rate == in_force(changes(MRO), day), day


def test_the_german_base_rate_is_the_ecb_rate_less_088_since_july_2016():
    """The Bundesbank's base rate, section 247 BGB."""
    mro = shipped("ecb_mro").rates
    for day, rate in shipped("de_base").rates.items():
        assert rate == (Decimal("-0.83") if day < date(2016, 7, 1) else mro[day] - Decimal("0.88"))


def test_the_austrian_base_rate_follows_its_mechanism():
    found = austrian_changes()
    for day, rate in shipped("at_base").rates.items():
        assert rate == in_force(found, day), day


def test_the_austrian_mechanism_gives_what_was_announced():
    found = austrian_changes()
    for text in AUSTRIAN_NEWS.split(","):
        day, old, new = text.split()
        since = date.fromisoformat(day)
        before = in_force(found, since - date.resolution)
        assert (before, in_force(found, since)) == (Decimal(old), Decimal(new))


@pytest.mark.parametrize(
    ("day", "rate"), [(day, rate) for rate, days in UK_STATUTORY.items() for day in days]
)
def test_the_uk_statutory_rate(day, rate):
    """8 % over the Bank Rate that held before the half-year."""
    start = date.fromisoformat(day)
    points = REGIMES["uk_statutory"].points
    assert shipped("uk_bank_rate").at(start) + points == Decimal(rate)


@pytest.mark.parametrize(("day", "rates"), CONTINENT.items())
def test_the_rates_of_the_continent(day, rates):
    """The Directive's floor, the French default and what a German business owes."""
    start = date.fromisoformat(day)
    found = [
        shipped(REGIMES[name].series).at(start) + REGIMES[name].points
        for name in ("eu", "fr", "de")
    ]
    assert found == [Decimal(rate) for rate in rates]
