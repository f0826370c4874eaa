"""The order of the worklist and its reasons."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.priority import (
    Reason,
    Urgency,
    bars,
    comparable,
    in_minor_units,
    is_urgent,
    points,
    reasons,
)

QUIET = Urgency(
    overdue_minor=50_000,
    largest_overdue_minor=100_000,
    oldest_days=45,
    has_broken_promise=False,
    promise_due_today=False,
    callback_due=False,
    over_limit=False,
    silent_days=0,
)
URGENCIES = st.builds(
    Urgency,
    st.integers(-100, 10**9),
    st.integers(0, 10**9),
    st.integers(-90, 900),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.none() | st.integers(0, 900),
)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, 30),
        ({"overdue_minor": 100_000}, 50),
        ({"overdue_minor": 0}, 10),
        ({"largest_overdue_minor": 0}, 10),
        ({"oldest_days": 90}, 40),
        ({"oldest_days": 400}, 40),
        ({"oldest_days": -5}, 20),
        ({"has_broken_promise": True}, 50),
        ({"has_broken_promise": True, "promise_due_today": True}, 50),
        ({"promise_due_today": True}, 50),
        ({"over_limit": True}, 40),
        ({"callback_due": True}, 30),
        ({"silent_days": None}, 40),
        ({"silent_days": 21}, 40),
        ({"silent_days": 7}, 33),
        ({"oldest_days": 1, "overdue_minor": 100_000, "silent_days": 2}, 41),
    ],
)
def test_each_part_of_the_score_weighs_what_it_says(change, expected):
    assert points(replace(QUIET, **change)) == expected


def test_half_a_point_is_rounded_up():
    assert points(replace(QUIET, overdue_minor=1, largest_overdue_minor=80, oldest_days=0)) == 1


@given(URGENCIES)
def test_the_score_stays_between_0_and_100(urgency):
    assert 0 <= points(urgency) <= 100


@given(URGENCIES, st.integers(1, 10**6))
def test_more_money_never_scores_less(urgency, more):
    richer = replace(urgency, overdue_minor=urgency.overdue_minor + more)
    assert points(richer) >= points(urgency)


@pytest.mark.parametrize(
    "fact", ["has_broken_promise", "promise_due_today", "callback_due", "over_limit"]
)
def test_a_hard_rule_comes_first_whatever_the_score(fact):
    assert not is_urgent(QUIET)
    assert is_urgent(replace(QUIET, overdue_minor=0, **{fact: True}))


@pytest.mark.parametrize(
    ("score", "urgent", "expected"),
    [(0, True, 3), (50, False, 3), (49, False, 2), (30, False, 2), (29, False, 1)],
)
def test_bars_show_the_urgency(score, urgent, expected):
    assert bars(score, urgent=urgent) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, [Reason.OVERDUE]),
        ({"overdue_minor": 0, "oldest_days": 0}, []),
        ({"oldest_days": 7, "silent_days": None}, [Reason.NEWLY_OVERDUE]),
        ({"oldest_days": 7, "silent_days": 8}, [Reason.NEWLY_OVERDUE]),
        ({"oldest_days": 7, "silent_days": 7}, [Reason.OVERDUE]),
        ({"oldest_days": 5, "silent_days": 60}, [Reason.NEWLY_OVERDUE]),
        ({"oldest_days": 8, "silent_days": None}, [Reason.LONG_SILENCE]),
        ({"silent_days": 21}, [Reason.LONG_SILENCE]),
        ({"silent_days": 20}, [Reason.OVERDUE]),
        ({"callback_due": True}, [Reason.CALLBACK_DUE]),
    ],
)
def test_reasons_say_why(change, expected):
    assert list(reasons(replace(QUIET, **change))) == expected


def test_reasons_come_most_severe_first():
    everything = replace(
        QUIET,
        has_broken_promise=True,
        promise_due_today=True,
        callback_due=True,
        over_limit=True,
        silent_days=None,
    )
    assert list(reasons(everything)) == [
        Reason.BROKEN_PROMISE,
        Reason.PROMISE_DUE,
        Reason.CALLBACK_DUE,
        Reason.OVER_LIMIT,
        Reason.LONG_SILENCE,
    ]


def held_share(part, whole):
    return Fraction(max(0, min(part, whole)), whole) if whole > 0 else Fraction(0)


@given(URGENCIES)
def test_the_points_are_the_formula_in_exact_fractions(urgency):
    silent = 21 if urgency.silent_days is None else urgency.silent_days
    exact = (
        40 * held_share(urgency.overdue_minor, urgency.largest_overdue_minor)
        + 20 * held_share(urgency.oldest_days, 90)
        + 20 * (urgency.has_broken_promise or urgency.promise_due_today)
        + 10 * urgency.over_limit
        + 10 * held_share(silent, 21)
    )
    assert points(urgency) == floor(exact + Fraction(1, 2))


@given(st.integers(0, 10**12), st.sampled_from(["GBP", "JPY", "KWD", "CLF"]))
def test_a_sum_compared_by_whole_units_comes_back_exactly(minor, currency):
    assert in_minor_units(comparable(minor, currency), currency) == minor


def test_one_whole_unit_compares_with_one_of_any_currency():
    units = [comparable(minor, code) for minor, code in ((100, "GBP"), (1, "JPY"), (1000, "KWD"))]
    assert len(set(units)) == 1
