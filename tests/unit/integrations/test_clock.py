"""The day where the user sits, by the zone of the computer: at midnight and when clocks change."""

import random
import re
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from collector_desktop.domain.ageing import STANDARD_BUCKETS, days_overdue
from collector_desktop.integrations.clock import now_utc, today

ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Pacific/Apia")
FIRST, LAST = date(1970, 1, 2), date(2099, 12, 30)
LEAST_CASES = 10_000
ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="Windows has no TZ to set")


@pytest.fixture
def sit_in(monkeypatch):
    """Return a function that moves the computer to a zone, and one that sets its clock."""

    def move(zone):
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    def set_clock(moment):
        monkeypatch.setattr(time, "time", moment.timestamp)

    yield move, set_clock
    monkeypatch.undo()
    time.tzset()


def changes(zone):
    """The days on which a zone's clocks are changed, by looking at each day of the years."""
    place, day = ZoneInfo(zone), FIRST
    before = datetime(day.year, day.month, day.day, tzinfo=place).utcoffset()
    while day < LAST:
        day += timedelta(days=1)
        offset = datetime(day.year, day.month, day.day, tzinfo=place).utcoffset()
        if offset != before:
            yield day - timedelta(days=1)
        before = offset


def moments(zone):
    """Two minutes about midnight, and every half hour of days on which clocks are changed."""
    chance, place = random.Random(zone), ZoneInfo(zone)  # noqa: S311 - dice, not secrets
    for _ in range(1_000):
        day = FIRST + timedelta(days=chance.randrange((LAST - FIRST).days))
        for hour, minute in ((23, 59), (0, 1)):
            yield datetime(day.year, day.month, day.day, hour, minute, tzinfo=place)
    for day in changes(zone):
        midnight = datetime(day.year, day.month, day.day, tzinfo=place).astimezone(UTC)
        yield from (midnight + timedelta(minutes=30 * step - 1) for step in range(50))


def naive_column(days):
    """The column of the aged list, counted on the fingers."""
    return sum(days > limit for limit in (0, 30, 60, 90))


def test_a_debt_is_as_old_as_by_the_calendar_on_the_wall_in_every_zone(sit_in):
    move, set_clock = sit_in
    chance, cases = random.Random(18), 0  # noqa: S311 - dice, not secrets
    for zone in ZONES:
        move(zone)
        for moment in moments(zone):
            set_clock(moment)
            on_the_wall = datetime.fromtimestamp(moment.timestamp(), ZoneInfo(zone)).date()
            due = on_the_wall - timedelta(days=chance.choice((0, 1, 30, 31, 60, 61, 90, 91)))
            days = on_the_wall.toordinal() - due.toordinal()
            assert today() == on_the_wall, (zone, moment)
            assert days_overdue(due, today()) == days
            assert STANDARD_BUCKETS.index(days_overdue(due, today())) == naive_column(days)
            cases += 1
    assert cases >= LEAST_CASES


@pytest.mark.parametrize(
    ("zone", "moment", "day"),
    [
        ("Pacific/Auckland", "2026-11-24T11:30+00:00", "2026-11-25"),
        ("America/New_York", "2026-11-24T04:59+00:00", "2026-11-23"),
        ("America/New_York", "2026-11-24T05:01+00:00", "2026-11-24"),
        ("Europe/Berlin", "2026-03-28T23:30+00:00", "2026-03-29"),
        ("Pacific/Apia", "2011-12-30T09:59+00:00", "2011-12-29"),
        ("Pacific/Apia", "2011-12-30T10:01+00:00", "2011-12-31"),
    ],
)
def test_known_days(sit_in, zone, moment, day):
    move, set_clock = sit_in
    move(zone)
    set_clock(datetime.fromisoformat(moment))
    assert today() == date.fromisoformat(day)


def test_a_moment_is_said_in_utc_wherever_one_sits(sit_in):
    sit_in[0]("Pacific/Auckland")
    assert now_utc().utcoffset() == timedelta(0)
    assert abs(now_utc().timestamp() - time.time()) < 5


def test_the_ledger_is_never_asked_what_day_it_is():
    """SQLite knows the day in Greenwich only."""
    wanted = re.compile(r"'now'|CURRENT_(DATE|TIME)|'localtime'|'utc'", re.IGNORECASE)
    found = [
        path.name
        for path in (ROOT / "collector_desktop").rglob("*.py")
        if wanted.search(path.read_text("utf-8"))
    ]
    assert found == []
