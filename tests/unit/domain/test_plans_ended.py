"""How plans end: only money and agreed credits keep one, a settlement only by its sum in time."""

from datetime import date

import pytest

from collector_desktop.domain.plan_making import Instalment
from collector_desktop.domain.plans import PlanKind, PlanMoney, PlanRules, PlanState, judge_plan
from collector_desktop.domain.promises import PromiseStatus, Receipt

MADE = date(2026, 9, 1)
PLAN = (Instalment(date(2026, 10, 1), 100), Instalment(date(2026, 11, 2), 100))
KEPT, BROKEN, OPEN = PromiseStatus.KEPT, PromiseStatus.BROKEN, PromiseStatus.OPEN


def moved(*moves):
    return tuple((date.fromisoformat(day), minor) for day, minor in moves)


def ends(day, receipts=(), credits_=(), given_up=(), kind=PlanKind.PLAN, owed=200):
    money = PlanMoney(
        tuple(Receipt(on, minor) for on, minor in moved(*receipts)),
        owed,
        moved(*credits_),
        moved(*given_up),
    )
    return judge_plan(PLAN, MADE, money, date.fromisoformat(day), PlanRules(), kind)


def settlement(day, **more):
    return ends(day, kind=PlanKind.SETTLEMENT, owed=500, **more)


def statuses(standing):
    return [each.status for each in standing.instalments]


def test_what_was_written_off_in_default_is_broken_and_stays_as_it_was_then():
    gone = {"given_up": [("2026-10-20", 200)]}
    assert ends("2026-10-19", **gone).state is PlanState.IN_DEFAULT
    standing = ends("2026-10-20", **gone)
    assert (standing.state, statuses(standing)) == (PlanState.BROKEN, [BROKEN, OPEN])
    assert (standing.to_come_minor, standing.arrears_minor, standing.is_paid) == (0, 0, False)
    assert not standing.instalments[0].is_paid_late
    assert ends("2027-06-01", **gone) == standing


def test_what_was_written_off_on_track_was_neither_kept_nor_broken():
    gone = {"receipts": [("2026-10-01", 100)], "given_up": [("2026-10-20", 100)]}
    standing = ends("2026-10-20", **gone)
    assert (standing.state, statuses(standing)) == (PlanState.WRITTEN_OFF, [KEPT, OPEN])
    assert ends("2027-06-01", **gone).state is PlanState.WRITTEN_OFF


def test_a_part_that_was_written_off_is_asked_no_more_and_keeps_nothing():
    gone = {"receipts": [("2026-10-01", 100)], "given_up": [("2026-10-20", 60)]}
    standing = ends("2026-10-21", **gone)
    assert (standing.state, standing.to_come_minor) == (PlanState.ON_TRACK, 40)
    assert standing.next_due.missing_minor == 40
    gone["receipts"].append(("2026-11-02", 40))
    assert ends("2026-11-03", **gone).state is PlanState.WRITTEN_OFF


def test_an_agreed_credit_keeps_a_plan_and_makes_nothing_good_that_was_missed():
    standing = ends("2026-10-20", credits_=[("2026-10-20", 200)])
    assert (standing.state, standing.was_kept_in_time) == (PlanState.KEPT, False)
    assert statuses(standing)[0] is BROKEN
    in_time = ends("2026-10-20", credits_=[("2026-09-30", 200)])
    assert (in_time.state, in_time.was_kept_in_time) == (PlanState.KEPT, True)


@pytest.mark.parametrize(
    ("how", "state"),
    [
        ({"receipts": [("2026-10-01", 100), ("2026-11-02", 100)]}, PlanState.KEPT),
        ({"receipts": [("2026-10-02", 100), ("2026-11-02", 100)]}, PlanState.BROKEN),
        ({"receipts": [("2026-10-02", 500)]}, PlanState.BROKEN),
        ({"credits_": [("2026-10-02", 500)]}, PlanState.BROKEN),
        ({"given_up": [("2026-10-02", 500)]}, PlanState.BROKEN),
        ({"receipts": [("2026-10-02", 90)], "given_up": [("2026-10-02", 410)]}, PlanState.BROKEN),
        ({"given_up": [("2026-09-02", 500)]}, PlanState.WRITTEN_OFF),
    ],
)
def test_a_settlement_is_kept_only_by_its_own_sum_in_time(how, state):
    assert settlement("2026-12-01", **how).state is state


def test_a_settlement_is_paid_though_its_rest_was_given_up_for_it():
    paid = [("2026-10-01", 100), ("2026-11-02", 100)]
    standing = settlement("2026-11-02", receipts=paid, given_up=[("2026-11-02", 300)])
    assert (standing.state, standing.is_paid) == (PlanState.KEPT, True)
