"""How plans are judged: cases as a bookkeeper would tell them, and a second computation."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.plans import (
    PlanMoney,
    PlanRules,
    PlanState,
    judge_plan,
)
from collector_desktop.domain.promises import PromiseStatus, Receipt

MADE = date(2026, 9, 1)
DUES = (date(2026, 10, 1), date(2026, 11, 2), date(2026, 12, 1))
PLAN = tuple(Instalment(day, 100) for day in DUES)
RULES = PlanRules()
KEPT, PARTLY, BROKEN, OPEN = (
    PromiseStatus.KEPT,
    PromiseStatus.PARTLY,
    PromiseStatus.BROKEN,
    PromiseStatus.OPEN,
)


def paid(*moves):
    return tuple(Receipt(date.fromisoformat(day), minor) for day, minor in moves)


def judged(day, *moves, owed=300, rules=RULES):
    money = PlanMoney(paid(*moves), owed)
    return judge_plan(PLAN, MADE, money, date.fromisoformat(day), rules)


def statuses(standing):
    return [each.status for each in standing.instalments]


def test_a_plan_on_which_nothing_is_due_yet_is_on_track():
    standing = judged("2026-10-01")
    assert standing.state is PlanState.ON_TRACK
    assert (standing.to_come_minor, standing.next_due.due_on) == (300, DUES[0])


def test_one_missed_instalment_is_a_default_the_day_after():
    standing = judged("2026-10-02")
    assert (standing.state, standing.missed, standing.arrears_minor) == (
        PlanState.IN_DEFAULT,
        1,
        100,
    )
    assert statuses(standing) == [BROKEN, OPEN, OPEN]
    assert standing.oldest_missed.position == 1
    assert standing.missed_on == date(2026, 10, 2)


def test_grace_is_given_as_for_a_promise():
    rules = PlanRules(grace_days=2)
    assert judged("2026-10-05", rules=rules).state is PlanState.ON_TRACK
    assert judged("2026-10-06", rules=rules).state is PlanState.IN_DEFAULT


def test_default_can_wait_for_the_second_missed_instalment():
    rules = PlanRules(default_after=2)
    assert judged("2026-11-02", rules=rules).state is PlanState.ON_TRACK
    standing = judged("2026-11-03", rules=rules)
    assert (standing.state, standing.missed) == (PlanState.IN_DEFAULT, 2)
    assert standing.missed_on == date(2026, 11, 3)


def test_part_of_an_instalment_is_part():
    standing = judged("2026-10-02", ("2026-09-30", 40))
    assert statuses(standing) == [PARTLY, OPEN, OPEN]
    assert standing.instalments[0].missing_minor == 60


def test_late_money_puts_the_plan_on_track_again_but_the_instalment_stays_missed():
    standing = judged("2026-10-10", ("2026-10-09", 100))
    assert standing.state is PlanState.ON_TRACK
    assert statuses(standing) == [BROKEN, OPEN, OPEN]
    assert standing.instalments[0].is_paid_late
    assert not standing.was_kept_in_time


def test_money_pays_the_oldest_instalment_first():
    standing = judged("2026-11-03", ("2026-11-01", 100))
    assert [each.received_minor for each in standing.instalments] == [100, 0, 0]
    assert statuses(standing) == [BROKEN, BROKEN, OPEN]
    assert standing.missed == 1


def test_all_paid_in_advance_is_kept_at_once():
    standing = judged("2026-09-02", ("2026-09-02", 300))
    assert (standing.state, statuses(standing)) == (PlanState.KEPT, [KEPT] * 3)
    assert standing.next_due is None


def test_enough_is_a_percentage_of_each_instalment():
    rules = PlanRules(enough_percent=98)
    assert judged("2026-10-02", ("2026-10-01", 98), rules=rules).state is PlanState.ON_TRACK
    assert judged("2026-10-02", ("2026-10-01", 97), rules=rules).state is PlanState.IN_DEFAULT


def test_a_credit_shortens_the_plan_at_its_end():
    standing = judged("2026-12-02", ("2026-10-01", 100), ("2026-11-02", 50), owed=150)
    assert (standing.state, standing.to_come_minor) == (PlanState.KEPT, 0)


def test_money_from_before_the_agreement_pays_no_instalment():
    standing = judge_plan(PLAN, MADE, PlanMoney(paid(("2026-08-31", 100)), 300), MADE, RULES)
    assert standing.received_minor == 0


def test_money_that_came_back_counts_no_longer():
    back = Receipt(date(2026, 10, 1), 100, ended_on=date(2026, 10, 20))
    before = judge_plan(PLAN, MADE, PlanMoney((back,), 300), date(2026, 10, 19), RULES)
    after = judge_plan(PLAN, MADE, PlanMoney((back,), 300), date(2026, 10, 20), RULES)
    assert (before.state, after.state) == (PlanState.ON_TRACK, PlanState.IN_DEFAULT)


def test_a_plan_on_track_has_missed_nothing():
    assert judged("2026-10-01").missed_on is None


MOVES = st.lists(st.tuples(st.integers(0, 120), st.integers(1, 150)), max_size=6)


@given(MOVES, st.integers(0, 130), st.integers(1, 3))
def test_a_plan_is_judged_as_a_ledger_of_pennies_would(moves, at, default_after):
    """The second computation hands every penny to the first instalment that lacks one."""
    as_of = MADE + timedelta(days=at)
    pennies = [
        MADE + timedelta(days=day)
        for day, minor in sorted(moves)
        for _ in range(minor)
        if day <= at
    ][:300]
    receipts = tuple(Receipt(MADE + timedelta(days=day), minor) for day, minor in moves)
    rules = PlanRules(default_after=default_after)
    standing = judge_plan(PLAN, MADE, PlanMoney(receipts, 300), as_of, rules)
    assert standing.received_minor == len(pennies)
    late = 0
    for place, (due, each) in enumerate(zip(DUES, standing.instalments, strict=True)):
        mine = pennies[100 * place : 100 * place + 100]
        in_time = sum(day <= due for day in mine)
        assert each.received_minor == len(mine)
        assert (each.status is KEPT) == (in_time == 100)
        assert (each.status in {PARTLY, BROKEN}) == (in_time < 100 and as_of > due)
        assert (each.status is PARTLY) == (0 < in_time < 100 and as_of > due)
        late += len(mine) < 100 and as_of > due
    assert standing.missed == late
    assert (standing.state is PlanState.KEPT) == (len(pennies) == 300)
    assert (standing.state is PlanState.IN_DEFAULT) == (
        late >= default_after and len(pennies) < 300
    )
    assert standing.to_come_minor == 300 - len(pennies)


@pytest.mark.parametrize("day", ["2026-09-01", "2026-10-02", "2026-12-02"])
def test_a_plan_without_a_known_balance_is_judged_as_agreed(day):
    with_balance = judged(day)
    without = judge_plan(PLAN, MADE, PlanMoney(()), date.fromisoformat(day), RULES)
    assert without == with_balance
