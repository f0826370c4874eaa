"""Claiming in steps: nothing twice, nothing lost, and every claim proves itself."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.agreed_interest import Agreed
from collector_desktop.domain.interest import Basis, Counting, DailyRounding, Segment, Span
from collector_desktop.domain.late_claims import Debt, Decided, Working, claim
from collector_desktop.domain.late_corrections import right_interest
from collector_desktop.domain.late_payment import REGIMES, Policy
from collector_desktop.domain.late_working import read_working, write_working
from collector_desktop.domain.rates import RateSeries

DUE = date(2024, 11, 15)
DAY = timedelta(days=1)
HALVES = [date(year, month, 1) for year in (2024, 2025, 2026, 2027) for month in (1, 7)]
SERIES = RateSeries("made up", "", "", {day: Decimal(at) / 4 - 1 for at, day in enumerate(HALVES)})
NAMES = st.sampled_from(["uk_statutory", "de", "fr", "eu"])
STEPS = st.lists(st.integers(1, 120), min_size=1, max_size=6)
PAYMENTS = st.lists(st.tuples(st.integers(-20, 500), st.integers(1, 400_000)), max_size=5)


def policy(name):
    regime = REGIMES[name]
    return Policy(regime, SERIES, counting=Counting(regime.basis or Basis.DAYS_365))


def debt(minor, payments=(), decided=Decided()):  # noqa: B008
    moves = [(DUE - 30 * DAY, minor)]
    left = minor
    for days, paid in sorted(payments):
        moves.append((DUE + days * DAY, -min(paid, left)))
        left -= min(paid, left)
    return Debt(DUE, "EUR", moves, decided=decided)


def by_the_day(owed, law, first, to):
    """Return the exact interest of every single day between two: a second way to count."""
    total, day = Fraction(0), max(first, DUE + DAY)
    while day <= to:
        evening_before = sum(minor for on, minor in owed.moves if on < day)
        half = date(day.year, 1 if day.month < 7 else 7, 1)
        start = date(2024, 7, 1) if law == "uk_statutory" else half
        rate = SERIES.rates[start] + REGIMES[law].points
        total += Fraction(rate) * evening_before / 36_500
        day += DAY
    return total


@given(NAMES, st.integers(1, 900_000), PAYMENTS, STEPS)
def test_claims_in_steps_come_to_the_whole_to_the_penny(name, minor, payments, steps):
    """However often it is claimed, the claims together are the exact interest rounded once."""
    law, day, decided, sums = policy(name), DUE, Decided(), []
    for step in steps:
        day += step * DAY
        found = claim(debt(minor, payments, decided), day, law)
        if found is None or not found.rest.segments:
            continue
        assert decided.until is None or found.rest.segments[0].first > decided.until
        exact = by_the_day(debt(minor, payments), name, DUE + DAY, day)
        sums.append(found.rest.interest_minor)
        assert sum(sums) == int(exact + Fraction(1, 2))
        decided = Decided(found.rest.segments[-1].last, sum(sums), has_fixed=True)
        assert claim(debt(minor, payments, decided), day, law).rest_minor == 0
    exact = by_the_day(debt(minor, payments), name, DUE + DAY, day)
    whole = claim(debt(minor, payments), day, law)
    if whole is not None:
        assert whole.interest_minor == int(exact + Fraction(1, 2))


def test_the_next_claim_keeps_the_rate_of_the_start():
    """The UK rate is fixed for the life of the debt, claimed in how many steps whatever."""
    decided = Decided(date(2025, 7, 31), 1, has_fixed=True)
    found = claim(debt(100_000, (), decided), date(2026, 8, 31), policy("uk_statutory"))
    assert {each.rate for each in found.rest.segments} == {found.segments[0].rate}
    assert found.rest.segments[0].first == date(2025, 8, 1)


def test_a_claim_survives_the_payment_of_the_debt():
    """ERPNext, issue 58220: 100 paid in full, 0.41 of interest can still be claimed."""
    owed = debt(10_000, [(15, 10_000)])
    ten = Policy(REGIMES["contract"], agreed=Agreed(Decimal(10)))
    found = claim(owed, DUE + 400 * DAY, ten)
    assert (found.open_minor, found.rest.interest_minor) == (0, 41)
    done = Decided(DUE + 15 * DAY, 41, has_fixed=True)
    after = claim(debt(10_000, [(15, 10_000)], done), DUE + 400 * DAY, ten)
    assert after.rest_minor == 0


def test_another_part_bears_the_fixed_sum_of_the_whole():
    moves = [(DUE, 60_000)]
    first = claim(Debt(DUE, "GBP", moves, whole_minor=120_000), DUE + DAY, policy("uk_statutory"))
    second = claim(Debt(DUE, "GBP", moves, whole_minor=0), DUE + DAY, policy("uk_statutory"))
    assert (first.fixed_minor, second.fixed_minor) == (7_000, 0)


@given(
    st.lists(
        st.tuples(st.integers(1, 10**9), st.integers(1, 400), st.decimals(0, 30, places=2)),
        max_size=4,
    ),
    st.sampled_from(Basis),
    st.sampled_from(DailyRounding),
    st.integers(0, 500),
    st.integers(0, 500),
    st.fractions(-0.5, 0.5, max_denominator=73_000),
)
def test_a_working_reads_back_as_it_was_written(rows, basis, daily, before, least, carried):
    first, segments = DUE, []
    for minor, days, rate in rows:
        segments.append(Segment(first, first + (days - 1) * DAY, minor, rate))
        first += days * DAY
    for most in (None, 400):
        working = Working(
            tuple(segments), Counting(basis, daily, DUE), before, least, most, carried
        )
        again = read_working(write_working(working))
        assert again == working
        assert again.interest_minor == working.interest_minor


def test_a_working_kept_before_roundings_were_carried_still_reads():
    working = Working((Segment(DUE, DUE + DAY, 100_000, Decimal(8)),))
    older = write_working(working).replace(', "carried": "0"', "")
    assert "carried" not in older
    assert read_working(older) == working


def test_a_working_that_carries_more_than_rounding_leaves_is_refused():
    with pytest.raises(ValueError, match="never leaves"):
        read_working(write_working(Working((), carried=Fraction(3, 4))))


@pytest.mark.parametrize("text", ["{}", "[]", '{"basis": "365"}', "nonsense", '{"basis": 7}'])
def test_what_is_no_working_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - JSON's own error is one
        read_working(text)


def test_what_claims_should_have_been_is_the_exact_sum_rounded_once():
    """73.00 at 5 % bears a penny a day; 1.5 days' worth in each of two claims is 3 pence, not 4.

    Of 109.50 it is 1.5 pence a day. A claim before which nothing changed keeps what it went with.
    """
    days = [date(2026, 1, 1), date(2026, 1, 2)]
    kept = [Working((Segment(day, day, 146_00, Decimal(5)),)) for day in days]
    kept[1] = replace(kept[1], carried=Fraction(-1, 4))
    owed = [[Span(days[0], days[1], 109_50)]] * 2
    assert right_interest(kept, owed) == [2, 1]
    late = [[Span(days[0], days[1], 146_00)], [Span(days[1], days[1], 126_00)]]
    assert right_interest(kept, late) == [2, 1]
    assert right_interest(kept, [[], []]) == [0, 0]
