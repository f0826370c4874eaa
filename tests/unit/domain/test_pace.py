"""What a target expects by a day, by the working days gone."""

from datetime import date

from collector_desktop.domain.pace import expected_by
from tests.calendars import weekdays_except


def test_nothing_is_expected_on_the_first_working_day():
    assert expected_by(90_000_00, date(2026, 11, 2)) == 0


def test_the_days_before_today_count_by_their_share_of_the_working_days():
    # November 2026 has 21 working days, of which 16 lie before Tuesday the 24th.
    assert expected_by(21_000_00, date(2026, 11, 24)) == 16_000_00


def test_a_weekend_adds_nothing():
    saturday, monday = date(2026, 11, 7), date(2026, 11, 9)
    assert expected_by(21_000_00, saturday) == expected_by(21_000_00, monday) == 5_000_00


def test_a_holiday_is_no_working_day():
    holidays = {date(2026, 11, 2)}
    assert expected_by(20_000_00, date(2026, 11, 4), weekdays_except(holidays)) == 1_000_00
