"""Figures and days in the words of the desk."""

from datetime import date

import pytest

from collector_desktop.ui.format import (
    as_written,
    brief_money,
    column_money,
    days_late,
    initials,
    long_day,
    money,
    near_day,
    percent,
    plural,
    short_day,
    span,
    week_day,
    whole_money,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [
        (123_450, "GBP", "£1,234.50"),
        (123_450, "EUR", "€1,234.50"),
        (123_450, "CHF", "CHF 1,234.50"),
        (-123_450, "GBP", "\N{MINUS SIGN}£1,234.50"),
        (5, "GBP", "£0.05"),
        (-5, "GBP", "\N{MINUS SIGN}£0.05"),
        (1_234, "JPY", "JPY 1,234"),
        (1_234_567, "KWD", "KWD 1,234.567"),
        (0, "USD", "$0.00"),
    ],
)
def test_single_amounts_carry_their_currency(minor, currency, shown):
    assert money(minor, currency) == shown


def test_columns_leave_the_currency_out():
    assert column_money(-123_450, "GBP") == "\N{MINUS SIGN}1,234.50"


@pytest.mark.parametrize(
    ("minor", "shown"),
    [(123_450, "£1,235"), (123_449, "£1,234"), (-40, "£0"), (-60, "\N{MINUS SIGN}£1")],
)
def test_large_figures_are_whole(minor, shown):
    assert whole_money(minor, "GBP") == shown


def test_days_name_another_year_only():
    assert short_day(date(2026, 9, 4), TODAY) == "4 Sep"
    assert short_day(date(2025, 11, 24), TODAY) == "24 Nov 2025"
    assert span(date(2026, 11, 1), TODAY) == "1 Nov \N{EN DASH} 24 Nov 2026"
    assert span(date(2025, 12, 31), TODAY) == "31 Dec 2025 \N{EN DASH} 24 Nov 2026"
    assert week_day(TODAY, TODAY) == "Tue 24 Nov"
    assert long_day(TODAY) == "Tuesday 24 November 2026"


@pytest.mark.parametrize(
    ("day", "shown"), [(23, "yesterday"), (24, "today"), (25, "tomorrow"), (26, "Thu 26 Nov")]
)
def test_near_days_have_names(day, shown):
    assert near_day(date(2026, 11, day), TODAY) == shown


def test_counts_agree_with_their_noun():
    assert plural(1, "invoice") == "1 invoice"
    assert plural(1_204, "invoice") == "1,204 invoices"
    assert plural(2, "query", "queries") == "2 queries"


@pytest.mark.parametrize(
    ("days", "shown"), [(1, "1 day late"), (0, "due today"), (-9, "due in 9 days")]
)
def test_lateness_in_words(days, shown):
    assert days_late(days) == shown


def test_shares_round_to_the_nearest_and_need_a_whole():
    assert percent(62, 100) == "62%"
    assert percent(1, 3) == "33%"
    assert percent(2, 3) == "67%"
    assert percent(1, 0) == "\N{EN DASH}"


@pytest.mark.parametrize(
    ("minor", "currency", "shown"),
    [
        (152_349_999, "JPY", "JPY 152.3m"),
        (152_350_000, "JPY", "JPY 152.4m"),
        (100_000_000, "GBP", "£1m"),
        (99_000_000, "GBP", "£990,000"),
        (-2_500_000_000_00, "EUR", "\N{MINUS SIGN}€2.5bn"),
        (999_970_000_000, "JPY", "JPY 1,000bn"),
    ],
)
def test_millions_are_cut_to_the_tenth_where_there_is_little_room(minor, currency, shown):
    assert brief_money(minor, currency) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("11.75 % per annum", "11.75% per annum"),
        ("1.5\u00a0% per month (18\u00a0% per annum)", "1.5% per month (18% per annum)"),
        ("a % sign, 5% off, 100 %", "a % sign, 5% off, 100%"),
    ],
)
def test_shares_of_the_inner_layers_are_written_as_those_of_the_desk(said, shown):
    assert as_written(said) == shown


def test_initials_skip_what_is_no_letter():
    assert initials("Harbour & Vale Supplies") == "HV"
    assert initials("") == ""
