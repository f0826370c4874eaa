"""What a placement came to, when money that came in through it is returned afterwards."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.placements import EntryKind, Noted, PlacementSums, add_up

CAME, KEPT, COST = EntryKind.RECOVERED, EntryKind.COMMISSION, EntryKind.COST


def day(number):
    return date(2026, 11, number)


def test_a_payment_that_came_back_is_neither_recovered_nor_earns_commission():
    noted = [Noted(CAME, 5_000, day(1), day(9)), Noted(KEPT, 750, day(2)), Noted(COST, 300, day(2))]
    sums = add_up(7_500, noted)
    assert sums == PlacementSums(7_500, 0, 0, 300, 5_000)
    assert (sums.left_minor, sums.rate, sums.net_minor) == (7_500, 0, -300)


def test_what_else_came_in_keeps_its_commission():
    noted = [
        *(Noted(CAME, 10_000, day(1)), Noted(KEPT, 1_500, day(1))),
        *(Noted(CAME, 4_000, day(5), day(12)), Noted(KEPT, 600, day(6))),
    ]
    assert add_up(20_000, noted) == PlacementSums(20_000, 10_000, 1_500, 0, 4_000)


def test_one_commission_on_two_payments_falls_by_the_share_of_the_one_that_came_back():
    noted = [
        *(Noted(CAME, 2_000, day(1)), Noted(CAME, 1_000, day(2), day(20))),
        Noted(KEPT, 450, day(3)),
    ]
    assert add_up(5_000, noted).commission_minor == 300


def test_a_commission_noted_after_the_return_stands():
    noted = [Noted(CAME, 2_000, day(1), day(5)), Noted(KEPT, 300, day(9))]
    assert add_up(5_000, noted).commission_minor == 300


PAYMENTS = st.lists(st.tuples(st.integers(1, 10**6), st.booleans()), min_size=1, max_size=6)


@given(PAYMENTS, st.integers(1, 10**5))
def test_a_commission_on_everything_is_earned_by_what_stands(payments, commission):
    first = day(1)
    came = [
        Noted(CAME, minor, first, first + timedelta(days=9) if falls else None)
        for minor, falls in payments
    ]
    sums = add_up(10**7, [*came, Noted(KEPT, commission, first)])
    stands = sum(minor for minor, falls in payments if not falls)
    whole = sum(minor for minor, _ in payments)
    assert (sums.recovered_minor, sums.returned_minor) == (stands, whole - stands)
    exact = Fraction(commission * stands, whole)
    assert abs(sums.commission_minor - exact) <= Fraction(1, 2)
