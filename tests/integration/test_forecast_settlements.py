"""What a settlement would let go is not to be expected while it is on track, and is again after."""

from datetime import date, timedelta

import pytest

from collector_desktop.queries.forecast import forecast
from collector_desktop.services.plans import cancel_plan
from tests.conftest import TODAY
from tests.integration.money import invoice, receive
from tests.integration.test_plans import settle

SECOND = date(2026, 12, 24)


def come(day=TODAY):
    """Return what is contractual and expected in all, what is overdue, and what is let go."""
    found = forecast(day, 13, "GBP")
    lines = (*found.weeks, found.later)
    sums = (sum(each.contractual for each in lines), sum(each.expected for each in lines))
    return (*sums, found.overdue, found.given_up)


@pytest.fixture
def settled(acme):
    """Acme owes 120.00, overdue; 60.00 settles it: 30.00 today and 30.00 on 24 December."""
    settle(acme)
    return acme


def test_a_settlement_is_expected_with_its_sum_on_its_days(settled):
    assert come() == (60_00, 60_00, 60_00, 60_00)
    found = forecast(TODAY, 13, "GBP")
    week = (SECOND - TODAY).days // 7
    assert [line.expected for line in found.weeks][: week + 1] == [30_00, 0, 0, 0, 30_00]


def test_money_that_came_in_is_not_expected_again(settled):
    receive(settled, 30_00)
    assert come() == (30_00, 30_00, 30_00, 60_00)


def test_other_debts_stay_whole_beside_a_settlement(settled):
    invoice(settled, "INV-2", 500_00, due=SECOND)
    assert come() == (560_00, 560_00, 60_00, 60_00)


def test_a_settlement_in_default_or_ended_lets_nothing_go(acme):
    plan_id = settle(acme)
    late = TODAY + timedelta(days=1)
    assert come(late) == (120_00, 120_00, 120_00, 0)
    cancel_plan(plan_id, late)
    assert come(late) == (120_00, 120_00, 120_00, 0)


def test_a_paid_settlement_leaves_nothing_to_come(settled):
    receive(settled, 60_00)
    assert come() == (0, 0, 0, 0)
