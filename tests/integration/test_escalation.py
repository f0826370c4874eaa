"""Deciding what follows: the facts of the ledger, the decision, and what it does."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.escalation import Step
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.escalation import next_steps, situation
from collector_desktop.queries.tasks import tasks
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.escalation import StepDraft, decide_next_step, next_step_advice
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.paper_letter import letter_paper
from collector_desktop.services.papers import save_paper
from collector_desktop.storage.models import Customer, Item
from tests.conftest import TODAY
from tests.integration.money import invoice, item, pay, receive

MUCH_LATER = TODAY + timedelta(days=40)


def decide(customer, step, reason="nobody answers", on=TODAY):
    return decide_next_step(StepDraft(customer.id, step, reason), on)


def test_the_facts_are_those_of_the_ledger(acme):
    invoice(acme, "INV-2", 5_000)
    raise_dispute(DisputeDraft(item("INV-2").id, "PRICE", 2_000), TODAY)
    facts = situation(acme.id, TODAY).facts
    assert (facts.overdue_minor, facts.undisputed_minor, facts.oldest_days) == (17_000, 15_000, 54)


def test_supply_is_stopped_with_the_reason(acme):
    decide(acme, Step.STOP_SUPPLY)
    [status] = statuses(TODAY)[acme.id]
    assert (status.status, status.reason) == (AccountStatus.ON_STOP, "nobody answers")
    [row] = next_steps(acme.id, TODAY)
    assert (row.step, row.reason, row.actor) == (Step.STOP_SUPPLY, "nobody answers", "Priya")
    with pytest.raises(RefusedError, match="not possible now"):
        decide(acme, Step.STOP_SUPPLY)


def test_the_letter_before_action_has_its_time_before_the_court(acme, tmp_path):
    with pytest.raises(RefusedError) as caught:
        decide(acme, Step.COURT_CLAIM)
    assert caught.value.advice == "Send the letter before action first."
    decide(acme, Step.LETTER_BEFORE_ACTION)
    [task] = tasks(TODAY, [acme.id])
    assert task.words == "Print and post the letter before action"
    paper = letter_paper(acme.id, "letter-before-action", TODAY, resource("fonts"))
    save_paper(paper, tmp_path, TODAY)
    found = situation(acme.id, TODAY).facts
    assert found.letter_until == TODAY + timedelta(days=14)
    assert next_step_advice(acme.id, TODAY).suggested is Step.ONE_MORE_CHANCE
    advice = next_step_advice(acme.id, MUCH_LATER)
    assert advice.suggested is Step.COURT_CLAIM
    decide(acme, Step.COURT_CLAIM, on=MUCH_LATER)
    assert AccountStatus.LEGAL in {row.status for row in statuses(MUCH_LATER)[acme.id]}


def test_the_court_fee_is_of_the_claim_with_its_interest(acme):
    invoice(acme, "BIG", 29_500 - 12_000)
    claim = next_step_advice(acme.id, TODAY).claim
    assert claim.principal_minor == 29_500
    assert claim.total_minor > 30_000
    assert claim.fee_minor == 5_000  # above 300.00


def test_withdrawn_terms_make_it_cash_only(acme):
    decide(acme, Step.WITHDRAW_TERMS)
    assert Customer.get_by_id(acme.id).credit_limit_minor == 0


def test_a_part_payment_begins_the_limitation_anew(acme):
    invoice(acme, "OLD", 9_000, date(2021, 1, 1), date(2021, 2, 1))
    receive(acme, 1_000, date(2022, 3, 1), allocate="none")
    pay(newest(), "OLD", 1_000, date(2022, 3, 1))
    [old, _] = situation(acme.id, TODAY).debts
    assert old.limitation.on == date(2028, 3, 1)
    assert old.relief.first == date(2021, 8, 1)


def newest():
    return Item.select().where(Item.type == "receipt").order_by(Item.id.desc()).get().number


def test_without_a_reason_nothing_is_decided(acme, snapshot):
    before = snapshot()
    with pytest.raises(RefusedError, match="needs a reason"):
        decide(acme, Step.STOP_SUPPLY, "  ")
    assert snapshot() == before


@pytest.mark.parametrize("step", [Step.STOP_SUPPLY, Step.WITHDRAW_TERMS, Step.VISIT, Step.AGENCY])
def test_a_decision_is_one_step_back_and_forth(acme, snapshot, step):
    before = snapshot()
    decide(acme, step)
    after = snapshot()
    undo_last(TODAY)
    assert snapshot() == before
    redo_last(TODAY)
    assert snapshot() == after
