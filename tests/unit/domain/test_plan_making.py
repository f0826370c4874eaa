"""How a plan divides a sum and on which days its parts fall: published cases and properties."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.months import month_end
from collector_desktop.domain.plan_making import (
    MOST_INSTALMENTS,
    Every,
    Instalment,
    equal_parts,
    fault_of,
    parts_of,
    read_every,
    schedule,
)
from tests.calendars import weekdays_except

TUESDAY = date(2026, 12, 1)


def every_day(_):
    return True


def test_a_hundred_in_three_leaves_the_odd_penny_to_the_last():
    assert equal_parts(100_00, 3) == (33_33, 33_33, 33_34)


def test_an_invoice_of_ten_in_two_monthly_parts_is_five_and_five():
    assert equal_parts(10_00, 2) == (5_00, 5_00)


def test_a_hundred_at_thirty_every_two_months_ends_with_ten():
    plan = schedule(parts_of(100_00, 30_00), date(2026, 1, 15), read_every("2months"), every_day)
    assert [(each.due_on.isoformat(), each.amount_minor) for each in plan] == [
        ("2026-01-15", 30_00),
        ("2026-03-15", 30_00),
        ("2026-05-15", 30_00),
        ("2026-07-15", 10_00),
    ]


def test_parts_that_divide_evenly_have_no_rest():
    assert parts_of(90_00, 30_00) == (30_00, 30_00, 30_00)


@given(st.integers(1, 10**9), st.integers(1, 300))
def test_equal_parts_add_up_and_only_the_last_differs(total, count):
    if count > total:
        with pytest.raises(ValueError, match=r"divided"):
            equal_parts(total, count)
        return
    parts = equal_parts(total, count)
    assert (len(parts), sum(parts)) == (count, total)
    assert min(parts) > 0
    assert len(set(parts[:-1])) <= 1
    assert abs(parts[0] * count - total) < count


@given(st.integers(1, 10**6), st.integers(5000, 10**6))
def test_parts_of_an_amount_add_up_and_none_is_more(total, each):
    parts = parts_of(total, each)
    assert sum(parts) == total
    assert max(parts) <= each
    assert set(parts[:-1]) <= {each}


def test_a_part_of_nothing_is_refused():
    with pytest.raises(ValueError, match=r"above zero"):
        parts_of(100, 0)


def test_the_end_of_a_month_stays_its_end():
    plan = schedule((1, 1, 1, 1), date(2026, 12, 31), read_every("month"), every_day)
    assert [each.due_on.isoformat() for each in plan] == [
        "2026-12-31",
        "2027-01-31",
        "2027-02-28",
        "2027-03-31",
    ]


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 6), st.integers(0, 24))
def test_every_month_is_the_same_day_or_the_last_of_a_shorter_one(first, count, place):
    day = Every(count, "month").day(first, place)
    months = 12 * (day.year - first.year) + day.month - first.month
    assert months == count * place
    assert day.day == first.day or day == month_end(day)


def test_weekends_and_holidays_move_to_the_next_working_day():
    is_worked = weekdays_except({date(2026, 12, 25), date(2026, 12, 28)})
    plan = schedule((1, 1, 1), date(2026, 12, 11), read_every("2weeks"), is_worked)
    assert [each.due_on.isoformat() for each in plan] == ["2026-12-11", "2026-12-29", "2027-01-08"]


@pytest.mark.parametrize(
    ("text", "count", "unit", "kept"),
    [
        ("month", 1, "month", "month"),
        ("monthly", 1, "month", "month"),
        ("2weeks", 2, "week", "2weeks"),
        ("2 weeks", 2, "week", "2weeks"),
        ("fortnight", 2, "week", "2weeks"),
        ("Weekly", 1, "week", "week"),
        ("quarter", 3, "month", "3months"),
        ("every 2 months", 2, "month", "2months"),
    ],
)
def test_the_words_for_every(text, count, unit, kept):
    every = read_every(text)
    assert (every.count, every.unit, every.text) == (count, unit, kept)
    assert read_every(every.text) == every
    assert read_every(every.words) == every


@pytest.mark.parametrize("text", ["", "day", "0months", "two weeks", "month2", "999weeks"])
def test_other_words_mean_no_time(text):
    with pytest.raises(ValueError, match=r"month, 2weeks"):
        read_every(text)


@pytest.mark.parametrize(
    ("days", "amounts", "fault"),
    [
        ([], [], "no instalments"),
        ([TUESDAY], [100], ""),
        ([TUESDAY], [99], "add up"),
        ([TUESDAY, TUESDAY], [50, 50], "different days"),
        ([date(2026, 12, 8), TUESDAY], [50, 50], "one after the other"),
        ([TUESDAY, date(2026, 12, 8)], [100, 0], "above zero"),
        ([date(2026, 11, 30)], [100], "before the agreement"),
    ],
)
def test_what_is_wrong_with_a_plan_is_said(days, amounts, fault):
    plan = [Instalment(day, minor) for day, minor in zip(days, amounts, strict=True)]
    said = fault_of(plan, 100, TUESDAY)
    assert fault in said
    assert bool(said) == bool(fault)


def test_a_plan_has_an_end():
    count = MOST_INSTALMENTS + 1
    plan = schedule((1,) * count, TUESDAY, read_every("week"), every_day)
    assert "at most" in fault_of(plan, count, TUESDAY)
