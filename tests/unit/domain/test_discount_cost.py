"""What it costs to let a settlement discount go, against the textbook's formula."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from collector_desktop.domain.discount_cost import cost_of_refusing
from collector_desktop.domain.terms import discount, parts
from collector_desktop.domain.terms_words import parse_terms

FIRST_OF_MARCH = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("terms", "cost"),
    [
        ("2/10 NET 30", Fraction(2, 98) * Fraction(365, 20) * 100),
        ("1/10 NET 30", Fraction(1, 99) * Fraction(365, 20) * 100),
        ("2/10 NET 60", Fraction(2, 98) * Fraction(365, 50) * 100),
        ("2.5/7 NET 8", Fraction(25, 975) * 365 * 100),
    ],
)
def test_it_is_the_price_of_borrowing_what_is_left_for_the_days_between(terms, cost):
    read = parse_terms(terms)
    offer = discount(read, FIRST_OF_MARCH)
    ((due, _),) = parts(read, FIRST_OF_MARCH, 0)
    assert cost_of_refusing(*offer, due) == cost


def test_two_ten_net_thirty_costs_about_37_24_per_cent():
    """Payment terms, C.2 of the rules of computation: 2/98 x 365/20."""
    found = cost_of_refusing(Decimal(2), date(2026, 3, 11), date(2026, 3, 31))
    assert round(float(found), 2) == 37.24


@pytest.mark.parametrize(
    ("percent", "until"),
    [(2, date(2026, 3, 31)), (2, date(2026, 4, 1)), (100, date(2026, 3, 11))],
    ids=["no day between", "later than due", "the whole"],
)
def test_there_is_no_price_where_nothing_is_lent(percent, until):
    assert cost_of_refusing(Decimal(percent), until, date(2026, 3, 31)) is None
