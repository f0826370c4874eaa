"""What of a debt is in dispute, day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.disputes import REASONS, Case, disputed_moves

FIRST = date(2026, 9, 1)


def day(number):
    return FIRST + timedelta(days=number)


DAYS = st.integers(0, 12)
CASES = st.lists(st.tuples(st.integers(1, 90), DAYS, st.none() | DAYS), max_size=3)
PAID = st.lists(st.tuples(DAYS, st.integers(-60, 40)), max_size=4)


@given(CASES, PAID)
def test_the_moves_give_what_stands_in_dispute_on_every_day(drawn, paid):
    cases = [
        Case(minor, day(on), None if end is None else day(max(on, end))) for minor, on, end in drawn
    ]
    moves = [(FIRST, 100), *((day(on), minor) for on, minor in paid)]
    found = disputed_moves(moves, cases)
    for number in range(15):
        at = day(number)
        is_open = sum(minor for on, minor in moves if on <= at)
        denied = sum(
            case.minor
            for case in cases
            if case.raised_on <= at and (case.ended_on is None or at < case.ended_on)
        )
        assert sum(minor for on, minor in found if on <= at) == -max(0, min(is_open, denied))


@pytest.mark.parametrize(
    ("paid", "found"),
    [
        ([], [(day(3), -30), (day(9), 30)]),
        ([(day(5), -60)], [(day(3), -30), (day(9), 30)]),
        ([(day(5), -80)], [(day(3), -30), (day(5), 10), (day(9), 20)]),
        ([(day(5), -100)], [(day(3), -30), (day(5), 30)]),
    ],
)
def test_a_payment_below_what_is_in_dispute_makes_it_less(paid, found):
    assert disputed_moves([(FIRST, 100), *paid], [Case(30, day(3), day(9))]) == found


def test_without_a_case_nothing_is_in_dispute():
    assert disputed_moves([(FIRST, 100)], []) == []


def test_every_reason_has_words_of_its_own():
    assert len(set(REASONS.values())) == len(REASONS)
