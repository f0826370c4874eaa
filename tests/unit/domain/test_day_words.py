"""Days as people type them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.day_words import parse_day, past_day

TUESDAY = date(2026, 11, 24)
DAYS = st.dates(date(1970, 1, 1), date(2100, 12, 31))
RELATIVE = [
    *("today", "t", "tomorrow", "tom", "fri", "Friday", "next fri", "mon", "sunday", "next tue"),
    *("+0", "+7", "+2w", "+ 1 month", "in 10 days", "eom", "month end", "next week", "next month"),
    *("1", "29", "31", "15/6", "29/02", "1 jan", "dec 31", "31.12."),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("today", TUESDAY),
        (" T ", TUESDAY),
        ("tom", date(2026, 11, 25)),
        ("fri", date(2026, 11, 27)),
        ("thurs", date(2026, 11, 26)),
        ("tuesday", date(2026, 12, 1)),
        ("mon", date(2026, 11, 30)),
        ("next fri", date(2026, 12, 4)),
        ("next mon", date(2026, 11, 30)),
        ("+7", date(2026, 12, 1)),
        ("+2w", date(2026, 12, 8)),
        ("in 2 weeks", date(2026, 12, 8)),
        ("+1m", date(2026, 12, 24)),
        ("eom", date(2026, 11, 30)),
        ("Month  End", date(2026, 11, 30)),
        ("next month", date(2026, 12, 24)),
        ("26/11", date(2026, 11, 26)),
        ("24/11", TUESDAY),
        ("23/11", date(2027, 11, 23)),
        ("26/11/2026", date(2026, 11, 26)),
        ("26/11/25", date(2025, 11, 26)),
        ("26-11-2026", date(2026, 11, 26)),
        ("26.11.", date(2026, 11, 26)),
        ("26 nov", date(2026, 11, 26)),
        ("26th November, 2027", date(2027, 11, 26)),
        ("26nov", date(2026, 11, 26)),
        ("Nov 26", date(2026, 11, 26)),
        ("2026-11-26", date(2026, 11, 26)),
        ("26", date(2026, 11, 26)),
        ("24", TUESDAY),
        ("the 23rd", date(2026, 12, 23)),
        ("31", date(2026, 12, 31)),
        ("29/2", date(2028, 2, 29)),
        ("yesterday", date(2026, 11, 23)),
        ("-7", date(2026, 11, 17)),
        ("- 2 weeks", date(2026, 11, 10)),
    ],
)
def test_words_mean_the_day_that_people_mean(text, expected):
    assert parse_day(text, TUESDAY) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("", "soon", "fr", "no", "next", "+", "+x", "0", "32", "2026-02-30", "31/2", "1/13"),
        *("30 feb", "26 janfoo", "the", "26 xyz", "next 3", "26//11", "\u0663", "29/2/2027"),
    ],
)
def test_words_that_mean_no_day_give_none(text):
    assert parse_day(text, TUESDAY) is None


def test_a_day_past_the_end_of_the_calendar_is_none():
    assert parse_day("+999m", date(9990, 1, 1)) is None
    assert parse_day("+999w", date(9999, 1, 1)) is None


@pytest.mark.parametrize("text", ["9999-12-31", "31/12/9999", "0001-01-01", "1 jan 2200"])
def test_a_day_too_far_to_reckon_with_is_none(text):
    assert parse_day(text, TUESDAY) is None


@given(st.sampled_from(RELATIVE), DAYS)
def test_relative_words_never_look_back(text, today):
    meant = parse_day(text, today)
    assert meant is not None
    assert meant >= today


@given(st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat", "sun"]), DAYS)
def test_a_weekday_is_within_the_week_after_today(name, today):
    meant = parse_day(name, today)
    assert timedelta(days=1) <= meant - today <= timedelta(days=7)
    assert meant.strftime("%a").casefold() == name


@given(st.text(max_size=20), DAYS)
def test_no_text_makes_it_fail(text, today):
    assert parse_day(text, today) is None or isinstance(parse_day(text, today), date)


@given(DAYS, DAYS)
def test_a_written_day_is_read_back(day, today):
    assert parse_day(day.isoformat(), today) == day
    assert parse_day(f"{day:%d/%m/%Y}", today) == day


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("31/10", date(2026, 10, 31)),
        ("24/11", TUESDAY),
        ("25/11", date(2025, 11, 25)),
        ("5 Jan", date(2026, 1, 5)),
        ("mon", date(2026, 11, 23)),
        ("tue", TUESDAY),
        ("31", date(2026, 10, 31)),
        ("the 24th", TUESDAY),
        ("20", date(2026, 11, 20)),
        ("29/2", date(2024, 2, 29)),
        ("dec 31", date(2025, 12, 31)),
        ("-7", date(2026, 11, 17)),
        ("today", TUESDAY),
        ("yesterday", date(2026, 11, 23)),
        ("tomorrow", date(2026, 11, 25)),
        ("next fri", date(2026, 12, 4)),
        ("eom", date(2026, 11, 30)),
        ("+7", date(2026, 12, 1)),
        ("31/12/2027", date(2027, 12, 31)),
        ("2027-01-05", date(2027, 1, 5)),
        ("soon", None),
    ],
)
def test_of_what_has_been_a_day_is_the_last_such_day(text, expected):
    assert past_day(text, TUESDAY) == expected


@given(st.sampled_from(["fri", "1", "29", "31", "15/6", "29/02", "1 jan", "dec 31"]), DAYS)
def test_a_day_that_has_been_is_the_last_before_the_next_such_day(text, today):
    meant = past_day(text, today)
    assert meant is not None
    assert meant <= today
    assert parse_day(text, meant + timedelta(days=1)) > today or meant == today
