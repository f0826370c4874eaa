"""Settlements by instalments: what is given up when all is paid, and what is owed again."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.changes import Change
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.plans import PlanState
from collector_desktop.queries.plan_checks import plan_problems
from collector_desktop.queries.plans import plan_of
from collector_desktop.services import receipts
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.plan_settlements import release_settlement
from collector_desktop.services.plans import cancel_plan
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.reversals import bounce
from collector_desktop.storage.database import db
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, item, left, pay, receive
from tests.integration.test_plans import settle


def test_a_settlement_gives_up_the_rest_when_all_is_paid(acme):
    plan_id = settle(acme)
    receive(acme, 30_00)
    assert left() == {"INV-1": 90_00}
    last = date(2026, 12, 24)
    receive(acme, 30_00, last, allocate=((item("INV-1").id, 30_00),))
    judge_promises(last)
    assert left(last) == {}
    plan = plan_of(plan_id, last)
    assert (plan.state, len(plan.released)) == (PlanState.KEPT, 1)
    assert item("A-000001").origin == "settlement"
    assert check_ledger(last) == []


def test_a_settlement_that_is_done_with_counts_as_no_promise(acme, monkeypatch):
    settle(acme)
    with monkeypatch.context() as patched:
        patched.setattr(receipts, "judge_promises", lambda *_: None)
        receive(acme, 60_00)
    assert left() == {"INV-1": 60_00}
    outcome = judge_promises(TODAY)
    assert left() == {}
    assert (outcome.value, Change.ITEM in outcome.changed) == (0, True)
    assert outcome.operation_id is not None


def test_what_a_settlement_gave_up_is_owed_again_when_its_money_comes_back(acme):
    settle(acme)
    paid = receive(acme, 60_00)
    assert left() == {}
    tomorrow = TODAY + timedelta(days=1)
    bounce(paid.item_id, tomorrow, tomorrow)
    assert left(tomorrow) == {"INV-1": 120_00}
    assert left(TODAY) == {}
    assert check_ledger(tomorrow) == []


def test_a_settlement_paid_late_waits_for_a_decision(acme):
    plan_id = settle(acme)
    late = TODAY + timedelta(days=1)
    judge_promises(late)
    receive(acme, 60_00, TODAY + timedelta(days=1))
    judge_promises(late)
    assert left(late) == {"INV-1": 60_00}
    release_settlement(plan_id, late)
    assert left(late) == {}
    with pytest.raises(RefusedError, match="once the whole settlement"):
        release_settlement(plan_id, late)


def test_a_settlement_paid_late_can_be_ended_instead(acme):
    plan_id = settle(acme)
    late = TODAY + timedelta(days=1)
    receive(acme, 60_00, late)
    cancel_plan(plan_id, late)
    judge_promises(late)
    assert left(late) == {"INV-1": 60_00}


def test_a_settlement_lets_go_no_more_than_was_agreed(acme):
    settle(acme)
    receive(acme, 30_00)
    credit(acme, "CN-1", 10_00)
    pay("CN-1", "INV-1", 10_00)
    receive(acme, 30_00)
    assert left() == {}
    assert item("A-000001").amount_minor == 50_00


def test_a_release_is_taken_back_with_the_payment_that_caused_it(acme, snapshot):
    settle(acme)
    before = snapshot()
    receive(acme, 60_00)
    after = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after


def test_check_finds_what_no_settlement_gave_up(acme):
    settle(acme)
    receive(acme, 60_00)
    assert not list(plan_problems())
    with operation("test", "Damage", TODAY):
        db.execute_sql("UPDATE plan SET kind = 'plan'")
    assert [problem.code for problem in plan_problems()] == ["plan-release"]
