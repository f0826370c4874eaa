"""The pictures over the reports say what the lists below them say."""

from datetime import date

import pytest

from collector_desktop.queries.collected import Collected
from collector_desktop.queries.forecast import ForecastWeek
from collector_desktop.ui.widgets.chart import ChartPoint
from collector_desktop.ui.widgets.report_pictures import (
    MOST_LABELS,
    fewer_labels,
    forecast_picture,
    target_picture,
    target_points,
)
from tests.conftest import TODAY

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))
NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def test_a_month_below_its_target_shows_what_is_missing_and_one_above_it_nothing():
    rows = (
        Collected(*OCTOBER, 300_00, 300_00, 400_00),
        Collected(*NOVEMBER, 500_00, 500_00, 400_00),
    )
    short, over = target_points(rows, "GBP", TODAY)
    assert (short.values, short.top, short.label) == ((300.0, 100.0), "75%", "Oct")
    assert (over.values, over.top, over.strong) == ((500.0, 0.0), "125%", True)
    assert short.spoken == "October 2026: \u00a3300 collected of \u00a3400"


def test_without_a_target_only_the_money_is_drawn():
    point = target_points((Collected(*NOVEMBER, 120, 120, None),), "JPY", TODAY)[0]
    assert point.values == (120.0, 0.0)
    assert point.top == "JPY 120"
    assert point.spoken.endswith("collected, no target")


def test_a_line_of_one_day_is_named_after_its_day():
    day = date(2026, 11, 3)
    assert target_points((Collected(day, day, 1_00, 6_00, 8_00),), "GBP", TODAY)[0].label == "3 Nov"


@pytest.mark.parametrize("count", [1, MOST_LABELS, MOST_LABELS + 1, 26, 52])
def test_no_more_words_stand_below_than_there_is_room_for_and_the_last_has_some(count):
    points = [ChartPoint(str(at), (1.0,), "", top="x") for at in range(count)]
    shown = fewer_labels(points)
    assert sum(bool(point.label) for point in shown) <= MOST_LABELS
    assert shown[-1].label == str(count - 1)
    assert [point.values for point in shown] == [point.values for point in points]


def test_what_comes_later_has_no_place_along_the_weeks(qtbot, desk):
    picture = forecast_picture(desk, lambda: "GBP")
    qtbot.addWidget(picture)
    week = ForecastWeek(date(2026, 11, 24), 900_00, 700_00, 200_00)
    picture.show_rows((week, ForecastWeek(None, 50_00, 50_00, 0)))
    said = picture.chart.accessibleDescription().split("; ")
    assert said[0].startswith("Week from Tuesday 24 November 2026: \u00a3700 expected")
    assert sum(each.startswith("Week from") for each in said) == 1


def test_there_is_no_picture_of_nothing(qtbot, desk):
    picture = target_picture(desk, lambda: "GBP")
    qtbot.addWidget(picture)
    picture.show_rows((Collected(*NOVEMBER, 1_00, 1_00, None),))
    assert not picture.isHidden()
    picture.show_rows(())
    assert picture.isHidden()
