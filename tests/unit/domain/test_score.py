"""The payment score: its factors, its limits and what it must never do."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.score import MOST, Behaviour, Factor, PastInvoice, score
from tests.conftest import TODAY


def paid(*late):
    """Return invoices due a month apart, each paid so many days late."""
    due = [date(2026, 1, 1) + timedelta(days=30 * at) for at in range(len(late))]
    return tuple(
        PastInvoice(day, day + timedelta(days=days)) for day, days in zip(due, late, strict=True)
    )


def points(known, day=TODAY):
    return {each.factor: each.points for each in score(known, day).factors}


def test_the_factors_have_a_hundred_points_in_all():
    assert sum(MOST.values()) == 100
    assert set(MOST) == set(Factor)


def test_two_paid_invoices_are_not_rated():
    found = score(Behaviour(paid(0, 0)), TODAY)
    assert (found.points, found.grade, found.factors, found.paid) == (None, None, (), 2)


def test_who_always_pays_on_time_has_all_points():
    found = score(Behaviour(paid(0, -3, 0, 0), promises_kept=2, promises_judged=2), TODAY)
    assert (found.points, found.grade) == (100, "A")


def test_what_is_not_known_is_not_counted():
    found = score(Behaviour(paid(0, 0, 0)), TODAY)
    got = {each.factor: each.points for each in found.factors}
    assert (got[Factor.PROMISES], got[Factor.TREND]) == (None, None)
    assert found.points == 100


def test_each_factor_is_worked_out_by_hand():
    # Six invoices: 3 of 6 on time; mean (0+0+0+12+12+12)/6 = 6 days; trend 0 to 12 days.
    known = Behaviour(paid(0, 0, 0, 12, 12, 12), promises_kept=1, promises_judged=3, disputed=1)
    assert points(known) == {
        Factor.ON_TIME: 20,
        Factor.DAYS_LATE: 23,  # 25 x (1 - 6/60) = 22.5
        Factor.PROMISES: 5,
        Factor.TREND: 2,  # 10 x (1 - 12/15)
        Factor.DISPUTES: 7,  # 10 x (1 - (1/6)/(1/2)) = 6.67
    }
    assert score(known, TODAY).points == 57
    assert score(known, TODAY).grade == "C"


def test_a_debt_that_is_late_and_open_counts_with_its_days_so_far():
    still_open = PastInvoice(TODAY - timedelta(days=240), None)
    known = Behaviour((*paid(0, 0, 0), still_open))
    assert points(known)[Factor.ON_TIME] == 30
    assert points(known)[Factor.DAYS_LATE] == 0
    assert "not paid yet" in score(known, TODAY).factors[0].why


@pytest.mark.parametrize(
    ("late", "disputed", "got", "grade"),
    # On time 0 or 40, then 25 x (1 - days/60), promises 0, trend 10, and disputes 10 or 0.
    [(0, 0, 85, "A"), (0, 3, 75, "B"), (12, 0, 40, "C"), (20, 0, 37, "D"), (60, 3, 10, "E")],
)
def test_the_letter_follows_the_points(late, disputed, got, grade):
    known = Behaviour(paid(*[late] * 6), promises_judged=2, disputed=disputed)
    found = score(known, TODAY)
    assert (found.points, found.grade) == (got, grade)


LATE = st.lists(st.integers(-30, 400), min_size=3, max_size=12)


@given(late=LATE, kept=st.integers(0, 5), broken=st.integers(0, 5), disputed=st.integers(0, 9))
def test_points_stay_between_nothing_and_a_hundred(late, kept, broken, disputed):
    found = score(Behaviour(paid(*late), kept, kept + broken, disputed), TODAY)
    assert found.points is not None
    assert 0 <= found.points <= 100
    assert all(0 <= each.points <= each.most for each in found.factors if each.points is not None)


@given(late=LATE, kept=st.integers(0, 5), broken=st.integers(1, 5))
def test_a_promise_kept_more_never_lowers_the_score(late, kept, broken):
    worse = score(Behaviour(paid(*late), kept, kept + broken), TODAY).points
    better = score(Behaviour(paid(*late), kept + 1, kept + broken), TODAY).points
    assert better >= worse


def test_a_day_late_is_not_on_time_and_the_day_itself_is():
    assert points(Behaviour(paid(1, 1, 1)))[Factor.ON_TIME] == 0
    assert points(Behaviour(paid(0, 0, 1, 1)))[Factor.ON_TIME] == MOST[Factor.ON_TIME] // 2
