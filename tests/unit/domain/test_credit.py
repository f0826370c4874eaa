"""Credit decisions: the cases of the rules, and what no account may make untrue."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.credit import (
    REFUSING,
    Answer,
    CreditAccount,
    CreditRules,
    Ground,
    available,
    available_percent,
    decide,
    own_risk,
)

RULES = CreditRules()


def answer(order, **account):
    found = decide(
        CreditAccount(**{"exposure_minor": 0, "limit_minor": None} | account), order, RULES
    )
    return found.answer, set(found.grounds)


def test_a_limit_below_what_is_owed_refuses_any_order():
    assert answer(1, exposure_minor=350_00, limit_minor=300_00) == (Answer.NO, {Ground.OVER_LIMIT})


def test_an_order_up_to_the_limit_may_go_and_a_penny_more_may_not():
    assert answer(100, exposure_minor=900, limit_minor=1000)[0] is Answer.YES
    assert answer(101, exposure_minor=900, limit_minor=1000)[0] is Answer.NO


def test_no_limit_is_unlimited_and_a_limit_of_nothing_is_cash_only():
    assert answer(10**12)[0] is Answer.YES
    assert answer(0, limit_minor=0) == (Answer.NO, {Ground.CASH_ONLY})


def test_money_on_account_makes_room():
    assert answer(1200, exposure_minor=-200, limit_minor=1000)[0] is Answer.YES


@pytest.mark.parametrize(
    ("days", "wanted"),
    [(0, Answer.YES), (30, Answer.YES), (31, Answer.ASK), (60, Answer.ASK), (61, Answer.NO)],
)
def test_what_is_overdue_is_asked_about_and_then_refused(days, wanted):
    assert answer(1, oldest_days=days)[0] is wanted


@pytest.mark.parametrize(
    ("account", "ground"),
    [
        ({"broke_its_word": True}, Ground.WORD_BROKEN),
        ({"insured_minor": 99}, Ground.NOT_INSURED),
        ({"limit_minor": 1000, "has_unknown_worth": True}, Ground.NO_RATE),
    ],
)
def test_somebody_has_to_agree(account, ground):
    assert answer(100, **account) == (Answer.ASK, {ground})


def test_a_stopped_account_is_refused_whatever_its_limit():
    assert answer(0, is_supply_stopped=True) == (Answer.NO, {Ground.SUPPLY_STOPPED})


@given(
    st.builds(
        CreditAccount,
        exposure_minor=st.integers(-1000, 1000),
        limit_minor=st.none() | st.integers(0, 1000),
        oldest_days=st.integers(0, 100),
        is_supply_stopped=st.booleans(),
        broke_its_word=st.booleans(),
        insured_minor=st.none() | st.integers(0, 1000),
        has_unknown_worth=st.booleans(),
    ),
    st.integers(0, 1000),
    st.integers(0, 1000),
)
def test_a_larger_order_is_never_answered_more_kindly(account, order, more):
    kindness = {Answer.YES: 2, Answer.ASK: 1, Answer.NO: 0}
    small, large = decide(account, order, RULES), decide(account, order + more, RULES)
    assert kindness[large.answer] <= kindness[small.answer]
    assert set(small.grounds) <= set(large.grounds)
    assert (small.answer is Answer.NO) == bool(REFUSING & set(small.grounds))
    assert (small.answer is Answer.YES) == (not small.grounds)
    if account.limit_minor is not None and small.answer is not Answer.NO:
        assert order <= available(account.limit_minor, account.exposure_minor)


@pytest.mark.parametrize(
    ("limit", "exposure", "percent"),
    [(1000, 250, 75), (1000, 1250, -25), (300, 100, 67), (800, 796, 1), (0, 10, 0), (None, 10, 0)],
)
def test_what_is_left_in_per_cent(limit, exposure, percent):
    assert available_percent(limit, exposure) == percent


def test_our_own_risk_is_what_is_not_insured():
    assert (own_risk(1000, 400), own_risk(1000, 1500)) == (600, 0)
