"""Too old for a court, and the days of VAT relief."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.legal_letters import Place
from collector_desktop.domain.limitation import limitation, vat_relief

DUE = date(2020, 3, 31)
ENGLAND, SCOTLAND = Place.ENGLAND_WALES, Place.SCOTLAND


@pytest.mark.parametrize(
    ("place", "ends"),
    [
        (ENGLAND, date(2026, 3, 31)),
        (Place.NORTHERN_IRELAND, date(2026, 3, 31)),
        (SCOTLAND, date(2025, 3, 31)),
    ],
)
def test_six_years_and_five_in_scotland(place, ends):
    assert limitation(DUE, (), place).on == ends


def test_elsewhere_we_do_not_know():
    assert limitation(DUE, (), Place.ELSEWHERE) is None


def test_a_part_payment_begins_it_anew_and_the_last_one_counts():
    found = limitation(DUE, (date(2023, 5, 1), date(2021, 1, 4)), ENGLAND)
    assert (found.on, found.began_anew) == (date(2029, 5, 1), date(2023, 5, 1))


def test_what_comes_too_late_begins_nothing():
    found = limitation(DUE, (date(2026, 3, 31),), ENGLAND)
    assert (found.on, found.began_anew) == (date(2026, 3, 31), None)


def test_a_payment_after_one_that_came_in_time_counts():
    anew = (date(2025, 12, 1), date(2030, 1, 1))
    assert limitation(DUE, anew, ENGLAND).on == date(2036, 1, 1)


def test_six_months_before_it_is_near():
    found = limitation(DUE, (), ENGLAND)
    assert not found.is_near(date(2025, 9, 29))
    assert found.is_near(date(2025, 9, 30))
    assert found.is_near(date(2026, 3, 30))
    assert not found.is_near(date(2026, 3, 31))
    assert found.is_past(date(2026, 3, 31))


def test_vat_relief_counts_from_the_later_of_due_date_and_supply():
    found = vat_relief(date(2026, 1, 31), date(2026, 1, 1))
    assert (found.first, found.last) == (date(2026, 7, 31), date(2030, 7, 31))
    assert vat_relief(date(2026, 1, 1), date(2026, 1, 31)) == found


@given(st.lists(st.dates(date(2019, 1, 1), date(2040, 1, 1)), max_size=6))
def test_money_never_makes_a_debt_older(days):
    assert limitation(DUE, days, ENGLAND).on >= limitation(DUE, (), ENGLAND).on
