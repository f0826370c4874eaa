"""What time it is where the customer is."""

from datetime import date, datetime

import pytest

from collector_desktop.domain.time_zones import local_time, zone_of

WINTER, SUMMER = date(2026, 1, 15), date(2026, 7, 15)


@pytest.mark.parametrize(
    ("country", "region", "day", "expected"),
    [
        ("US", "NY", WINTER, "2026-01-15T04:00"),
        ("us", "ca", WINTER, "2026-01-15T01:00"),
        ("US", "AZ", SUMMER, "2026-07-15T01:00"),
        ("AU", "", WINTER, "2026-01-15T20:00"),
        ("AU", "", SUMMER, "2026-07-15T18:00"),
        ("AU", "WA", SUMMER, "2026-07-15T16:00"),
        ("DE", "", SUMMER, "2026-07-15T10:00"),
        ("CA", "QC", WINTER, "2026-01-15T04:00"),
        ("CA", "BC", WINTER, "2026-01-15T01:00"),
        ("NZ", "", WINTER, "2026-01-15T22:00"),
        ("GB", "SCT", SUMMER, "2026-07-15T09:00"),
    ],
)
def test_nine_in_london_is_so_late_there(country, region, day, expected):
    their_zone = zone_of(country, region)
    assert local_time(day, 540, "Europe/London", their_zone) == datetime.fromisoformat(expected)


def test_the_day_there_may_be_another():
    assert local_time(WINTER, 30, "Europe/London", "America/New_York").date() == date(2026, 1, 14)


@pytest.mark.parametrize("zone", ["", "Nowhere/Atlantis", "../etc"])
def test_an_unknown_zone_is_the_same_as_ours(zone):
    assert local_time(WINTER, 540, "Europe/London", zone) == datetime.fromisoformat(
        "2026-01-15T09:00"
    )
    assert zone_of("XX") == ""
