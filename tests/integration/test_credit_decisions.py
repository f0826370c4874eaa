"""A customer asks for credit; somebody decides with a reason, and looks at it again."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.credit import Answer, Ground
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.priority import Reason
from collector_desktop.domain.tasks import REVIEW_WORDS
from collector_desktop.queries.credit import credit_check
from collector_desktop.queries.credit_decisions import (
    applications,
    decisions,
    limit_lines,
    limit_suggestions,
)
from collector_desktop.queries.tasks import tasks
from collector_desktop.queries.worklist import worklist
from collector_desktop.services.credit_decisions import (
    ApplicationDraft,
    Decided,
    DecisionDraft,
    decide_credit,
    record_application,
)
from collector_desktop.services.credit_limits import CoverDraft, set_cover
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.tasks import finish_task
from collector_desktop.storage.models import Customer
from tests.conftest import TODAY

REVIEW = TODAY + timedelta(days=90)


def grant(customer, minor, reason="good references", **more):
    draft = DecisionDraft(customer.id, Decided.GRANTED, minor, reason, **more)
    return decide_credit(draft, TODAY)


def test_from_the_application_to_an_order_that_is_over_the_limit(acme):
    draft = ApplicationDraft(
        acme.id, 100_000, TODAY, "30 days", 500_000, 8, trade_references="Bolt Ltd, Vale Ltd"
    )
    record_application(draft, TODAY)
    [asked] = applications(acme.id, TODAY)
    assert (asked.asked_minor, asked.trade_references) == (100_000, "Bolt Ltd, Vale Ltd")
    # Our own turnover is that one invoice of 120.00; a tenth of it, in whole pounds.
    assert limit_suggestions(acme.id, TODAY)[0].minor == 1_200
    grant(acme, 50_000, review_on=REVIEW, terms="30 days", conditions="monthly accounts")
    assert Customer.get_by_id(acme.id).credit_limit_minor == 50_000
    [decided] = decisions(TODAY, acme.id)
    assert (decided.limit_minor, decided.before_minor, decided.actor) == (50_000, None, "Priya")
    assert Ground.OVER_LIMIT not in credit_check(acme.id, 38_000, TODAY).grounds
    assert Ground.OVER_LIMIT in credit_check(acme.id, 38_001, TODAY).grounds
    assert credit_check(acme.id, 38_001, TODAY - timedelta(days=40)).answer is Answer.YES


def test_what_was_decided_last_counts_and_all_of_it_is_kept(acme):
    grant(acme, 50_000)
    grant(acme, 80_000, "pays well")
    assert [each.limit_minor for each in decisions(TODAY, acme.id)] == [80_000, 50_000]
    assert [each.before_minor for each in decisions(TODAY, acme.id)] == [50_000, None]
    assert decisions(TODAY - timedelta(days=1), acme.id) == ()


def test_who_is_declined_pays_cash(acme):
    decide_credit(DecisionDraft(acme.id, Decided.DECLINED, None, "no accounts"), TODAY)
    assert Customer.get_by_id(acme.id).credit_limit_minor == 0
    assert decisions(TODAY)[0].decision == "declined"


def test_a_deposit_goes_with_its_decision_only(acme):
    with pytest.raises(RefusedError):
        grant(acme, 50_000, deposit_minor=1_000)
    with pytest.raises(RefusedError):
        decide_credit(DecisionDraft(acme.id, Decided.DEPOSIT, 50_000, "new"), TODAY)
    decide_credit(
        DecisionDraft(acme.id, Decided.DEPOSIT, 50_000, "new", deposit_minor=1_000), TODAY
    )
    assert decisions(TODAY)[0].deposit_minor == 1_000


def test_without_a_reason_nothing_is_decided(acme, snapshot):
    before = snapshot()
    with pytest.raises(RefusedError, match="needs a reason"):
        grant(acme, 50_000, " ")
    assert snapshot() == before


def test_the_review_brings_the_customer_back_and_the_next_decision_ends_it(acme):
    grant(acme, 50_000, review_on=REVIEW)
    [task] = tasks(TODAY, [acme.id])
    assert (task.words, task.due_on) == (REVIEW_WORDS, REVIEW)
    [line] = limit_lines(REVIEW)
    assert line.is_due(REVIEW)
    assert not line.is_due(REVIEW - timedelta(days=1))
    [row] = worklist(REVIEW)
    assert Reason.TASK_DUE in row.reasons
    assert row.task.words == REVIEW_WORDS
    grant(acme, 60_000)
    assert tasks(TODAY, [acme.id]) == ()


def depends(customer, on=TODAY):
    """Return whether an order is asked about because of conditions."""
    return Ground.CONDITIONS in credit_check(customer.id, 1, on).grounds


def test_conditions_are_asked_about_until_they_are_ticked_off(acme):
    grant(acme, 50_000, conditions="guarantee signed")
    [task] = tasks(TODAY, [acme.id])
    assert (task.due_on, "guarantee signed" in task.words) == (TODAY, True)
    later = TODAY + timedelta(days=3)
    assert depends(acme, later)
    finish_task(task.task_id, later)
    assert not depends(acme, later)
    assert depends(acme, later - timedelta(days=1))
    undo_last(later)
    assert depends(acme, later)


def test_each_decision_has_its_own_conditions_to_tick_off(acme):
    grant(acme, 50_000, conditions="guarantee")
    grant(acme, 60_000, conditions="guarantee")
    [task] = tasks(TODAY, [acme.id])
    assert depends(acme)
    finish_task(task.task_id, TODAY)
    assert not depends(acme)
    grant(acme, 70_000, conditions="guarantee")
    assert depends(acme)
    grant(acme, 80_000)
    assert not depends(acme)
    assert tasks(TODAY, [acme.id]) == ()


def test_who_is_declined_has_no_conditions_to_meet(acme):
    draft = DecisionDraft(acme.id, Decided.DECLINED, None, "no accounts", conditions="accounts")
    decide_credit(draft, TODAY)
    assert tasks(TODAY, [acme.id]) == ()


def test_a_decision_is_one_step_back_and_forth(acme, snapshot):
    before = snapshot()
    grant(acme, 50_000, review_on=REVIEW, terms="14 days")
    after = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after


def test_the_limits_say_what_is_used_insured_and_at_our_risk(acme):
    grant(acme, 10_000)
    set_cover(CoverDraft(acme.id, 4_000, "Surety", date(2026, 12, 31)), TODAY)
    [line] = limit_lines(TODAY)
    assert (line.limits.exposure_minor, line.limits.available_minor) == (12_000, -2_000)
    assert (line.limits.insured_minor, line.own_risk_minor) == (4_000, 6_000)
    [line] = limit_lines(date(2027, 1, 1))
    assert (line.limits.insured_minor, line.own_risk_minor) == (None, 10_000)
