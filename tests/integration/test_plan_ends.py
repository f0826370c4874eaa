"""What ends a plan in the ledger: money and credit notes keep it, what was written off does not."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.plans import PlanState
from collector_desktop.queries.plans import plan_of, plans
from collector_desktop.services.allocations import allocate
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo_last
from collector_desktop.services.plan_settlements import release_settlement
from collector_desktop.services.plans import cancel_plan
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settlements import SettlementDraft, settle_for_less
from collector_desktop.services.write_offs import REASONS, WriteOffDraft, write_off
from tests.conftest import TODAY
from tests.integration.money import credit, item, left, receive
from tests.integration.test_plans import FIRST, agree, settle, state

MISSED = FIRST + timedelta(days=1)
LATE = TODAY + timedelta(days=1)
MUCH_LATER = date(2027, 6, 1)


def give_up(reason, on, number="INV-1"):
    write_off(WriteOffDraft(item(number).id, reason, on), on)
    judge_promises(on)


@pytest.mark.parametrize("reason", ["bad_debt", "goodwill", "settlement", "other"])
def test_a_plan_in_default_that_is_written_off_is_not_kept(acme, reason):
    plan_id = agree(acme)
    give_up(reason, MISSED)
    assert left(MISSED) == {}
    found = {day: state(plan_id, day) for day in (FIRST, MISSED, MUCH_LATER)}
    assert found == {
        FIRST: PlanState.ON_TRACK,
        MISSED: PlanState.BROKEN,
        MUCH_LATER: PlanState.BROKEN,
    }
    with pytest.raises(RefusedError, match="broken already"):
        cancel_plan(plan_id, MUCH_LATER)
    undo_last(MISSED)
    assert state(plan_id, MISSED) is PlanState.IN_DEFAULT


@pytest.mark.parametrize("reason", sorted({*REASONS} - {"bad_debt", "goodwill", "settlement"}))
def test_only_what_the_customer_may_take_off_counts_as_agreed(acme, reason):
    plan_id = agree(acme)
    receive(acme, 119_00, TODAY)
    give_up(reason, TODAY)
    kept = reason != "other"
    assert state(plan_id, MUCH_LATER) is (PlanState.KEPT if kept else PlanState.WRITTEN_OFF)


def test_a_credit_note_for_all_of_it_keeps_a_plan(acme):
    plan_id = agree(acme)
    credit(acme, "CN-1", 120_00)
    allocate(item("CN-1").id, item("INV-1").id, 120_00, FIRST, FIRST)
    assert state(plan_id, TODAY) is PlanState.ON_TRACK
    assert state(plan_id, MUCH_LATER) is PlanState.KEPT


@pytest.mark.parametrize("how", ["all", "less", "credit", "written off"])
def test_a_broken_settlement_stays_broken_however_it_is_settled(acme, how):
    plan_id = settle(acme)
    assert state(plan_id, LATE) is PlanState.IN_DEFAULT
    if how == "all":
        receive(acme, 120_00, LATE)
    elif how == "less":
        settle_for_less(SettlementDraft((item("INV-1").id,), 80_00, LATE), LATE)
    elif how == "credit":
        credit(acme, "CN-1", 120_00)
        allocate(item("CN-1").id, item("INV-1").id, 120_00, LATE, LATE)
    else:
        give_up("bad_debt", LATE)
    assert left(LATE) == {}
    assert state(plan_id, LATE) is PlanState.BROKEN
    assert state(plan_id, MUCH_LATER) is PlanState.BROKEN
    assert check_ledger(LATE) == []


def test_a_settlement_paid_late_is_broken_also_when_its_rest_is_given_up(acme):
    plan_id = settle(acme)
    receive(acme, 60_00, LATE)
    plan = plan_of(plan_id, LATE)
    assert (plan.state, plan.is_rest_open, plan.rest_minor) == (PlanState.BROKEN, True, 60_00)
    release_settlement(plan_id, LATE)
    plan = plan_of(plan_id, LATE)
    assert (plan.state, plan.is_rest_open, len(plan.released)) == (PlanState.BROKEN, False, 1)
    judge_promises(MUCH_LATER)
    assert left(MUCH_LATER) == {}


def test_what_a_settlement_gave_up_is_still_said_of_the_days_before_its_money_fell(acme):
    plan_id = settle(acme)
    paid = receive(acme, 60_00)
    bounce(paid.item_id, LATE, LATE)
    told = [(plan.state, len(plan.released)) for day in (TODAY, LATE) for plan in plans(day)]
    assert told == [(PlanState.KEPT, 1), (PlanState.IN_DEFAULT, 0)]
    receive(acme, 60_00, MUCH_LATER)
    judge_promises(MUCH_LATER)
    assert (state(plan_id, MUCH_LATER), left(MUCH_LATER)) == (PlanState.BROKEN, {"INV-1": 60_00})


def test_a_plan_that_was_ended_stays_as_it_was_then(acme):
    plan_id = agree(acme)
    paid = receive(acme, 40_00, FIRST)
    cancel_plan(plan_id, MISSED)
    before = plan_of(plan_id, MISSED).standing
    bounce(paid.item_id, MUCH_LATER, MUCH_LATER)
    assert plan_of(plan_id, MUCH_LATER).standing == before
