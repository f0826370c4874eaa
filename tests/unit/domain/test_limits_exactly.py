"""Limits to the day, the penny and the count: what holds on one side of each, and on the other.

The figures stand in the rules' own words, so a limit that moves by one is noticed.
"""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest

from collector_desktop.domain.campaigns import Stake, compare
from collector_desktop.domain.contact_profiles import Profile
from collector_desktop.domain.escalation import DebtorFacts, Step, advise
from collector_desktop.domain.legal_letters import Place, court_fee
from collector_desktop.domain.matching import AUTOMATIC, Fit
from collector_desktop.domain.matching_fit import Account, account_of, fit_account
from collector_desktop.domain.money import exact_amount
from collector_desktop.domain.outcome_effects import EFFECTS
from collector_desktop.domain.posting import sheets_said
from collector_desktop.domain.procedure_files import LONGEST, read_procedures
from collector_desktop.domain.settings import setting_named
from collector_desktop.domain.terms import due_date
from collector_desktop.domain.terms_words import parse_terms
from tests.conftest import TODAY
from tests.unit.domain.matching_cases import DAY, customer, entry, facts, line, propose, receipt

LATE = DebtorFacts("company", Place.ENGLAND_WALES, "GBP", 684_000, 684_000, 40)


def is_advised(step, **known):
    return next(
        each for each in advise(replace(LATE, **known), TODAY) if each.step is step
    ).is_advised


@pytest.mark.parametrize(
    ("step", "below", "at"),
    [
        (Step.LETTER_BEFORE_ACTION, {"oldest_days": 59}, {"oldest_days": 60}),
        (Step.LETTER_BEFORE_ACTION, {"chased": 3}, {"chased": 4}),
        (Step.AGENCY, {"oldest_days": 89}, {"oldest_days": 90}),
        (
            Step.DIRECTOR_LETTER,
            {"chased": 2, "oldest_days": 45},
            {"chased": 3, "oldest_days": 45},
        ),
        (
            Step.DIRECTOR_LETTER,
            {"chased": 3, "oldest_days": 44},
            {"chased": 3, "oldest_days": 45},
        ),
        (
            Step.INSURANCE_CLAIM,
            {"insured_minor": 1, "oldest_days": 59},
            {"insured_minor": 1, "oldest_days": 60},
        ),
    ],
)
def test_a_step_is_advised_from_its_limit_on(step, below, at):
    assert not is_advised(step, **below)
    assert is_advised(step, **at)


@pytest.mark.parametrize(("grade", "is_bad"), [("", False), ("C", False), ("D", True), ("E", True)])
def test_terms_are_withdrawn_from_the_two_worst_grades(grade, is_bad):
    assert is_advised(Step.WITHDRAW_TERMS, grade=grade) is is_bad


@pytest.mark.parametrize(("minor", "is_due"), [(0, False), (1, True)])
def test_a_visit_is_advised_for_a_penny_that_nobody_denies(minor, is_due):
    assert is_advised(Step.VISIT, undisputed_minor=minor, chased=9, oldest_days=90) is is_due


@pytest.mark.parametrize(
    ("claim", "fee"),
    [
        (300_00, 35_00),
        (300_01, 50_00),
        (500_00, 50_00),
        (500_01, 70_00),
        (1_000_00, 70_00),
        (1_000_01, 80_00),
        (1_500_00, 80_00),
        (1_500_01, 115_00),
        (3_000_00, 115_00),
        (3_000_01, 205_00),
        (5_000_00, 205_00),
        (5_000_01, 455_00),
        (10_000_00, 455_00),
        (10_000_20, 500_01),
        (200_000_00, 10_000_00),
        (200_000_01, 10_000_00),
    ],
)
def test_the_court_fee_changes_at_the_penny_above_each_limit(claim, fee):
    assert court_fee(claim) == fee


def test_a_campaign_with_nothing_overdue_has_no_share():
    nothing = compare([Stake(0, 0, 0)], [Stake(0, 0, 0)])
    assert (nothing.share, nothing.others_share, nothing.comparable_minor) == (None, None, 0)
    one = compare([Stake(0, 1, 1)], [Stake(0, 1, 0)])
    assert (one.share, one.others_share) == (Fraction(1), Fraction(0))
    apart = compare([Stake(0, 100, 50)], [Stake(1, 100, 100)])
    assert (apart.comparable_minor, apart.others_share) == (0, None)


@pytest.mark.parametrize(
    ("minor", "currency", "text"),
    [
        (Fraction(16096, 100), "GBP", "1.6096"),
        (Fraction(1, 200), "GBP", "0.0001"),
        (Fraction(7, 2), "JPY", "3.50"),
        (Fraction(5), "KWD", "0.00500"),
    ],
)
def test_an_exact_amount_has_two_decimals_more(minor, currency, text):
    assert exact_amount(minor, currency) == text


def test_a_set_is_sure_as_a_run_or_as_a_few_but_not_as_a_round_sum():
    def fit(amount, *minors):
        owed = [entry(at, 1, f"N{at}", minor, at) for at, minor in enumerate(minors, 1)]
        return fit_account(amount, account_of(owed), DAY)

    few = fit(10_03 + 40_11, 10_03, 20_07, 40_11)
    assert (few.fit, few.is_only) == (Fit.EXACT_SET, True)
    run = fit(1_01 + 2_02 + 4_04 + 8_08, 1_01, 2_02, 4_04, 8_08, 64_33)
    assert (run.fit, run.is_only) == (Fit.EXACT_SET, True)
    scattered = fit(1_01 + 4_04 + 8_08 + 64_33, 1_01, 2_02, 4_04, 8_08, 64_33)
    assert (scattered.fit, scattered.is_only) == (Fit.EXACT_SET, False)
    round_sum = fit(100_00, 30_01, 69_99, 500_00)
    assert (round_sum.fit, round_sum.is_only) == (Fit.EXACT_SET, False)
    assert fit(200_00, 130_01, 69_99, 500_00).is_only is False
    assert fit_account(5_00, Account((), ()), DAY).fit is Fit.NOTHING_OPEN


@pytest.mark.parametrize(("days", "is_back"), [(-1, False), (0, True), (180, True), (181, False)])
def test_money_is_given_back_on_its_day_or_half_a_year_later_at_the_most(days, is_back):
    ledger = facts(
        (customer(1, "Acme Ltd"),),
        (),
        receipts=(receipt(8, 1, "R-1", 60_00, DAY - timedelta(days=days)),),
    )
    found = propose(ledger, line(-60_00, payer="ACME LTD", is_return=True))
    assert any(each.item_id == 8 for each in found) is is_back
    assert AUTOMATIC <= 1


def test_no_envelope_is_said_as_none():
    assert sheets_said([]).startswith("0 envelopes of 0")
    assert sheets_said([1]).startswith("1 envelope of 1")


def test_a_day_of_the_month_after_next_is_two_months_on():
    terms = parse_terms("15th of the month after next")
    assert due_date(terms, date(2026, 11, 24)) == date(2027, 1, 15)


def test_what_an_outcome_does_by_itself():
    assert {"PTP", "PTP_PART"} <= {code for code, effect in EFFECTS.items() if effect.promises}
    assert {"PTP", "PTP_PART", "PLAN", "PAID"} <= {c for c, e in EFFECTS.items() if e.pauses}


@pytest.mark.parametrize(
    ("key", "default", "least", "most"),
    [("privacy.keep_years", 6, "1", "30"), ("statement.pay_within_days", 7, "0", "90")],
)
def test_settings_have_their_default_and_their_range(key, default, least, most):
    setting = setting_named(key)
    assert setting.default == default
    assert (setting.read(least), setting.read(most)) == (int(least), int(most))
    for beyond in (int(least) - 1, int(most) + 1):
        with pytest.raises(Exception, match=r"\d"):
            setting.read(str(beyond))


def test_a_profile_without_more_asks_for_no_notice_and_no_rest():
    plain = Profile("plain", "Plain")
    assert (plain.notice_days, plain.cooldown_days) == (0, 0)


def test_a_document_of_procedures_may_be_a_million_characters_long():
    assert LONGEST == 1_000_000
    sound = '{"procedures": [{"name": "S", "steps": []}]}'
    assert read_procedures(sound + " " * (LONGEST - len(sound)))
