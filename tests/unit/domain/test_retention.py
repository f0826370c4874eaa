"""Backups are thinned with age and never all deleted."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.retention import backups_to_keep

NOW = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


def ago(**span):
    return NOW - timedelta(**span)


def test_everything_of_the_last_two_days_is_kept():
    made = [ago(minutes=30 * n) for n in range(96)]
    assert backups_to_keep(made, NOW) == set(made)


def test_of_an_older_day_the_newest_is_kept():
    made = [ago(days=5, hours=1), ago(days=5, hours=2), ago(days=5, hours=3)]
    recent = [ago(minutes=n) for n in range(3)]
    assert backups_to_keep(made + recent, NOW) == {made[0], *recent}


def test_a_year_of_daily_backups_thins_to_days_weeks_and_months():
    made = [ago(days=n) for n in range(400)]
    kept = sorted(backups_to_keep(made, NOW), reverse=True)
    assert kept[:14] == made[:14]
    assert len(kept) == 32
    assert kept[-1].date().isoformat() == "2025-12-31"
    assert {(m.year, m.month) for m in kept} >= {(2026, month) for month in range(1, 12)}


def test_a_day_by_day_life_ends_with_the_same_as_thinning_once():
    kept = set()
    for n in range(400, -1, -1):
        moment = ago(days=n)
        kept = set(backups_to_keep(kept | {moment}, moment))
    assert len(kept) == 32
    assert NOW in kept


def test_a_backup_from_the_future_is_kept_and_replaces_no_other():
    made = [ago(days=-1), ago(days=40), ago(days=41), ago(days=42), ago(days=43)]
    kept = backups_to_keep(made, NOW)
    assert {made[0], made[1], made[2], made[3]} <= kept


@given(st.lists(MOMENTS, max_size=60), MOMENTS)
def test_the_newest_three_always_stay(made, now):
    kept = backups_to_keep(made, now)
    assert kept <= set(made)
    past = sorted({m for m in made if m <= now}, reverse=True)
    assert set(past[:3]) <= kept
