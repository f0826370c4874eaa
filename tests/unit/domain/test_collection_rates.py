"""Rates of collection: promises kept, and debts that roll into the next column."""

from fractions import Fraction

from collector_desktop.domain.collection_rates import KeptRates, kept_rates, per_cent, roll_rates
from collector_desktop.domain.promises import PromiseStatus


def test_a_part_in_per_cent_of_a_whole():
    assert per_cent(1, 3) == Fraction(100, 3)
    assert per_cent(0, 5) == 0
    assert per_cent(0, 0) is None
    assert per_cent(5, -5) is None


def test_kept_rates_by_count_and_by_amount():
    """Kept / (kept + part + broken)."""
    judged = [
        (PromiseStatus.KEPT, 100),
        (PromiseStatus.KEPT, 500),
        (PromiseStatus.PARTLY, 300),
        (PromiseStatus.BROKEN, 100),
    ]
    unjudged = [(PromiseStatus.OPEN, 7), (PromiseStatus.CANCELLED, 9)]
    assert kept_rates([*judged, *unjudged]) == KeptRates(Fraction(50), Fraction(60))


def test_no_promise_judged_has_no_kept_rate():
    assert kept_rates([(PromiseStatus.OPEN, 7)]) == KeptRates(None, None)


def test_roll_rates_compare_a_column_with_the_one_before_it():
    """The balance in column k+1 now by that in column k before."""
    before, after = (200, 100, 0, 40, 70), (150, 50, 20, 0, 90)
    assert roll_rates(before, after) == (Fraction(25), Fraction(20), None)
