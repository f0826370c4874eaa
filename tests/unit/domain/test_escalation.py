"""Advice on what follows: when each step is possible, advised, and which one is suggested."""

from dataclasses import replace
from datetime import timedelta

import pytest

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.escalation import DebtorFacts, Step, advise, demand_least, suggested
from collector_desktop.domain.legal_letters import Place
from tests.conftest import TODAY

LATE = DebtorFacts("company", Place.ENGLAND_WALES, "GBP", 684_000, 684_000, 40)
YESTERDAY = TODAY - timedelta(days=1)


def of(step, known):
    return next(each for each in advise(known, TODAY) if each.step is step)


def test_every_step_has_its_reasons():
    found = advise(LATE, TODAY)
    assert [each.step for each in found] == list(Step)
    assert all(each.reasons for each in found)


def test_who_is_not_overdue_needs_no_decision():
    assert suggested(replace(LATE, overdue_minor=0), TODAY) is None


def test_a_young_debt_gets_one_more_chance():
    assert suggested(LATE, TODAY) is Step.ONE_MORE_CHANCE


def test_supply_is_stopped_before_a_letter_and_then_comes_the_letter():
    old = replace(LATE, oldest_days=118, promises_judged=3)
    assert suggested(old, TODAY) is Step.STOP_SUPPLY
    assert of(Step.STOP_SUPPLY, old).reasons == (
        "the oldest debt is 118 days overdue",
        "3 of 3 promises not kept",
    )
    stopped = replace(old, statuses=frozenset({AccountStatus.ON_STOP}))
    assert suggested(stopped, TODAY) is Step.LETTER_BEFORE_ACTION


def test_after_the_letter_its_time_runs_and_then_the_court_follows():
    waiting = replace(LATE, letter_until=TODAY)
    assert suggested(waiting, TODAY) is Step.ONE_MORE_CHANCE
    assert not of(Step.COURT_CLAIM, waiting).is_open
    over = replace(LATE, letter_until=YESTERDAY)
    assert suggested(over, TODAY) is Step.COURT_CLAIM
    abroad = replace(over, place=Place.ELSEWHERE)
    assert suggested(abroad, TODAY) is Step.AGENCY


def test_no_court_without_the_letter_before():
    assert of(Step.COURT_CLAIM, LATE).reasons == ("send the letter before action first",)


def test_what_is_in_dispute_goes_no_further():
    denied = replace(LATE, undisputed_minor=0, oldest_days=200)
    for step in (Step.LETTER_BEFORE_ACTION, Step.STATUTORY_DEMAND, Step.COURT_CLAIM, Step.AGENCY):
        assert (of(step, denied).is_open, of(step, denied).is_advised) == (False, False)
    assert suggested(denied, TODAY) is Step.ONE_MORE_CHANCE


@pytest.mark.parametrize(
    ("kind", "place", "minor", "may"),
    [
        ("company", Place.ENGLAND_WALES, 75_000, False),
        ("company", Place.ENGLAND_WALES, 75_001, True),
        ("sole_trader", Place.ENGLAND_WALES, 499_999, False),
        ("consumer", Place.ENGLAND_WALES, 500_000, True),
        ("consumer", Place.SCOTLAND, 149_999, False),
        ("consumer", Place.SCOTLAND, 150_000, True),
        ("sole_trader", Place.NORTHERN_IRELAND, 500_000, False),
        ("sole_trader", Place.NORTHERN_IRELAND, 500_001, True),
        ("company", Place.ELSEWHERE, 9_000_000, False),
    ],
)
def test_a_statutory_demand_needs_so_much_that_nobody_denies(kind, place, minor, may):
    known = replace(LATE, kind=kind, place=place, undisputed_minor=minor)
    assert of(Step.STATUTORY_DEMAND, known).is_open is may


def test_a_statutory_demand_is_in_pounds():
    known = replace(LATE, currency="EUR")
    assert not of(Step.STATUTORY_DEMAND, known).is_open
    assert demand_least("company", Place.ELSEWHERE) is None


def test_a_promise_is_waited_for():
    known = replace(LATE, is_promised=True, oldest_days=118)
    assert suggested(known, TODAY) is Step.ONE_MORE_CHANCE


@pytest.mark.parametrize("status", [AccountStatus.LEGAL, AccountStatus.AGENCY])
def test_what_others_collect_is_not_decided_again(status):
    known = replace(LATE, statuses=frozenset({status}), oldest_days=200)
    assert suggested(known, TODAY) is None
    assert not of(Step.AGENCY, known).is_open


def test_from_the_insolvent_the_insurer_is_asked_and_else_it_is_written_off():
    gone = replace(LATE, statuses=frozenset({AccountStatus.INSOLVENT}))
    assert suggested(gone, TODAY) is Step.WRITE_OFF
    assert suggested(replace(gone, insured_minor=1), TODAY) is Step.INSURANCE_CLAIM


def test_what_is_too_old_is_written_off_and_not_sued_for():
    old = replace(LATE, too_old=True, letter_until=YESTERDAY)
    assert suggested(old, TODAY) is Step.WRITE_OFF
    assert not of(Step.COURT_CLAIM, old).is_open
    assert not of(Step.STATUTORY_DEMAND, old).is_open


def test_only_a_company_has_directors():
    known = replace(LATE, chased=9)
    assert of(Step.DIRECTOR_LETTER, known).is_open
    assert not of(Step.DIRECTOR_LETTER, replace(known, kind="sole_trader")).is_open


@pytest.mark.parametrize(
    ("times", "reason"),
    [
        (0, "never chased, not yet 3 times"),
        (1, "chased once, not yet 3 times"),
        (2, "chased 2 times, not yet 3 times"),
        (3, "chased 3 times"),
    ],
)
def test_how_often_they_were_chased_is_said_as_one_would(times, reason):
    known = replace(LATE, oldest_days=45, chased=times)
    assert of(Step.DIRECTOR_LETTER, known).reasons == (reason,)


def test_reasons_say_sums_and_days_as_letters_write_them():
    small = replace(LATE, undisputed_minor=75_000)
    assert of(Step.STATUTORY_DEMAND, small).reasons == ("the undisputed debt is not above £750.00",)
    person = replace(small, kind="consumer")
    assert of(Step.STATUTORY_DEMAND, person).reasons == ("the undisputed debt is below £5,000.00",)
    over = replace(LATE, letter_until=YESTERDAY)
    assert of(Step.COURT_CLAIM, over).reasons == (
        "the letter before action ran out on 23 November 2026",
    )
