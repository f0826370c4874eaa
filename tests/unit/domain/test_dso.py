"""Days of sales outstanding: AR 120 000 of which 58 000 not past due, three months of sales."""

from fractions import Fraction

import pytest

from collector_desktop.domain.dso import (
    Countback,
    MonthSales,
    OpenSales,
    average_days_delinquent,
    collection_effectiveness,
    count_back,
    days_sales_outstanding,
    true_days,
    turnover,
)

MARCH, FEBRUARY, JANUARY = MonthSales(60_000, 31), MonthSales(50_000, 28), MonthSales(45_000, 31)
HISTORY = (MARCH, FEBRUARY, JANUARY)


def near(value):
    return float(round(value, 2))


def test_dso_by_the_sales_of_the_period():
    assert near(days_sales_outstanding(120_000, 155_000, 90)) == 69.68


def test_dso_by_count_back():
    found = count_back(120_000, HISTORY)
    assert near(found.days) == 65.89
    assert found.days == 31 + 28 + Fraction(10 * 31, 45)


def test_the_true_dso_is_the_age_of_what_is_open_by_the_sales_of_its_month():
    """10 of January's 45 are 80 days old, all of February's 50 are 49, half of March's 60 are 3."""
    parts = (OpenSales(80, 10, 45), OpenSales(49, 50, 50), OpenSales(3, 30, 60))
    assert true_days(parts) == Fraction(800, 45) + 49 + Fraction(3, 2)
    assert true_days(()) == 0


@pytest.mark.parametrize("sold", [0, -5])
def test_a_month_that_sold_nothing_on_balance_has_no_true_dso(sold):
    assert true_days((OpenSales(80, 10, 45), OpenSales(5, 10, sold))) is None


def test_the_best_possible_dso_and_the_days_beyond_it():
    dso = days_sales_outstanding(120_000, 155_000, 90)
    best = days_sales_outstanding(58_000, 155_000, 90)
    assert near(best) == 33.68
    assert average_days_delinquent(dso, best) == 36


def test_collection_effectiveness():
    assert near(collection_effectiveness(110_000, 60_000, 120_000, 58_000)) == 44.64
    assert collection_effectiveness(110_000, 60_000, 58_000, 58_000) == 100


def test_turnover_by_the_average_of_what_is_owed():
    assert turnover(115_000, 110_000, 120_000) == 1
    assert turnover(0, 110_000, 120_000) == 0
    assert turnover(5, 1, 0) == 10


@pytest.mark.parametrize("sold", [0, -5])
def test_without_sales_there_is_no_dso(sold):
    assert days_sales_outstanding(120_000, sold, 90) is None


def test_customers_in_credit_have_no_dso():
    assert days_sales_outstanding(-1, 155_000, 90) is None
    assert count_back(-1, HISTORY) == Countback(None)
    assert collection_effectiveness(110_000, 60_000, -1, 0) is None
    assert collection_effectiveness(-1, 60_000, 10, 0) is None


def test_nothing_owed_is_no_days():
    assert days_sales_outstanding(0, 155_000, 90) == 0
    assert count_back(0, HISTORY) == Countback(Fraction(0))
    assert count_back(0, [MonthSales(0, 30), MARCH]) == Countback(Fraction(0))


@pytest.mark.parametrize("months", [(), (MonthSales(0, 30),), (MonthSales(-500, 31),)])
@pytest.mark.parametrize("owed", [0, 5_000])
def test_where_nothing_was_ever_sold_there_are_no_days_to_count(owed, months):
    """Zero sales are "n/a", never 0."""
    assert count_back(owed, months) == Countback(None)


def test_whole_months_end_the_count_back():
    assert count_back(110_000, HISTORY) == Countback(Fraction(59))


def test_a_month_without_sales_adds_its_days_to_the_count_back():
    months = (MonthSales(0, 30), MonthSales(-500, 31), MonthSales(1_000, 30))
    assert count_back(500, months) == Countback(Fraction(30 + 31 + 15))


def test_a_balance_beyond_all_history_says_how_far_it_went():
    assert count_back(155_001, HISTORY) == Countback(None, 90)
    assert count_back(155_000, HISTORY) == Countback(Fraction(90))


def test_the_count_back_asks_for_no_more_months_than_it_needs():
    def months():
        yield MARCH
        raise AssertionError("it asked for another month")

    assert count_back(30_000, months()) == Countback(Fraction(31, 2))


def test_what_has_no_meaning_makes_no_difference_of_days():
    assert average_days_delinquent(None, Fraction(1)) is None
    assert average_days_delinquent(Fraction(1), None) is None


def test_nothing_to_collect_has_no_effectiveness():
    assert collection_effectiveness(0, 50, 50, 50) is None


def test_no_turnover_of_nothing_owed_or_of_sales_taken_back():
    assert turnover(100, 0, 0) is None
    assert turnover(-100, 50, 50) is None
