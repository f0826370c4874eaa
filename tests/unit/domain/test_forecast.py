"""When money is to be expected: which of an item's dates is believed first."""

from datetime import date

import pytest

from collector_desktop.domain.forecast import (
    Debt,
    Flow,
    Pledge,
    Weeks,
    days_ahead,
    expected,
    less_credit,
    less_given_up,
    usual_delay,
)

FRIDAY = date(2026, 11, 27)
DEBTS = (Debt(1, date(2026, 11, 1), 100), Debt(2, date(2026, 12, 1), 200))


@pytest.mark.parametrize(
    ("day", "delay", "ahead"),
    [
        (date(2026, 11, 27), 0, 0),
        (date(2026, 12, 7), 0, 10),
        (date(2026, 12, 7), -4, 6),
        (date(2026, 11, 26), 0, 3),
        (date(2026, 11, 20), 6, 3),
        (date(2026, 11, 20), 7, 0),
        (date(2026, 11, 30), -10, 3),
    ],
)
def test_what_is_past_is_to_come_on_the_next_working_day(day, delay, ahead):
    assert days_ahead(day, FRIDAY, delay) == ahead


def test_the_delay_is_the_customers_own_else_everybodys_else_thirty_days():
    """Own weighted average, then that of the ledger, then 30 days."""
    assert usual_delay({10: 300, 20: 100}, {99: 1}) == 13
    assert usual_delay({}, {99: 1}) == 99
    assert usual_delay({}, {}) == 30


def test_a_delay_is_rounded_to_the_nearest_day():
    assert usual_delay({1: 1, 2: 1}, {}) == 2
    assert usual_delay({-1: 1, -2: 1}, {}) == -1
    assert usual_delay({-3: 3, 0: 1}, {}) == -2


def test_credit_in_hand_pays_the_first_debts():
    assert less_credit(DEBTS, 0) == list(DEBTS)
    assert less_credit(DEBTS, 150) == [Debt(2, date(2026, 12, 1), 150)]
    assert less_credit(DEBTS, 300) == []
    assert less_credit(DEBTS, 301) == []


def test_a_debt_without_a_promise_comes_with_the_usual_delay():
    assert expected(DEBTS, [], FRIDAY, 5) == [Flow(3, 100), Flow(9, 200)]


def test_a_promise_for_an_item_moves_what_it_covers_to_its_day():
    pledge = Pledge(date(2026, 12, 4), 150, (2,))
    assert expected(DEBTS, [pledge], FRIDAY, 5) == [Flow(7, 150), Flow(3, 100), Flow(9, 50)]


def test_a_promise_for_the_account_takes_the_first_debts():
    pledge = Pledge(date(2026, 12, 4), 150)
    assert expected(DEBTS, [pledge], FRIDAY, 5) == [Flow(7, 150), Flow(3, 0), Flow(9, 150)]


def test_no_more_is_expected_than_is_owed():
    pledges = [Pledge(date(2026, 12, 4), 250), Pledge(date(2026, 12, 5), 250)]
    found = expected(DEBTS, pledges, FRIDAY, 5)
    assert found == [Flow(7, 250), Flow(8, 50), Flow(3, 0), Flow(9, 0)]


def test_money_is_laid_out_by_weeks_and_what_comes_later():
    flows = [Flow(0, 1), Flow(6, 2), Flow(7, 4), Flow(13, 8), Flow(14, 16), Flow(999, 32)]
    weeks = Weeks(2)
    weeks.add(flows[:3])
    weeks.add(iter(flows[3:]))
    assert weeks.sums == [3, 12, 48]


@pytest.mark.parametrize(
    ("given_up", "left"),
    [(0, DEBTS), (50, (DEBTS[0], Debt(2, date(2026, 12, 1), 150))), (200, DEBTS[:1]), (900, ())],
)
def test_a_settlement_lets_the_last_debts_go_first(given_up, left):
    """What was let go is the end of what was to come."""
    assert tuple(less_given_up(DEBTS, {1, 2}, given_up)) == left


def test_a_settlement_lets_nothing_go_of_what_it_is_not_about():
    assert less_given_up(DEBTS, {1}, 250) == [DEBTS[1]]
