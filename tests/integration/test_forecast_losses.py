"""The loss of its age is taken off each debt in the forecast, where the user has set rates."""

from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from math import floor

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.queries.forecast import forecast
from collector_desktop.services.account_status import lift_status, set_status
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, receive
from tests.integration.random_ledgers import CODES, DAYS, books, written
from tests.integration.test_forecast import delay_of, promised_by_code, to_come, week_of
from tests.integration.test_plans import settle

LOOK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
RATES = "0,1,5,10,25"


def sums(day=TODAY):
    """Return what is contractual and expected in all, and what is taken off."""
    found = forecast(day, 13, "GBP")
    lines = (*found.weeks, found.later)
    sums = (sum(each.contractual for each in lines), sum(each.expected for each in lines))
    return (*sums, found.losses)


@pytest.fixture
def four(ledger):
    """Four owes 60.00 not due, 40.00 that is 5 days late, 100.00 90 days and 33.33 91 days late."""
    with operation("test", "Enter Four", TODAY):
        customer = Customer.create(code="FOUR", name="Four Ltd", currency="GBP")
    for number, minor, due in (
        ("N-1", 60_00, date(2026, 12, 1)),
        ("N-2", 40_00, date(2026, 11, 19)),
        ("N-3", 100_00, date(2026, 8, 26)),
        ("N-4", 33_33, date(2026, 8, 25)),
    ):
        invoice(customer, number, minor, made=date(2026, 7, 1), due=due)
    return customer


def test_nothing_is_taken_off_of_who_is_solvent_until_rates_are_set(four):
    contractual, likely, off = sums()
    assert (contractual, off) == (likely, None)
    change_settings({"provision.rates": RATES}, TODAY)
    assert sums()[2] is not None
    change_settings({"provision.rates": ""}, TODAY)
    assert sums() == (contractual, likely, None)


def test_each_week_loses_what_its_debts_may_by_their_age(four):
    """33.33 at 25 % and 100.00 at 10 % come at once: 18.3325; 40.00 at 1 % comes in December."""
    before = forecast(TODAY, 13, "GBP")
    change_settings({"provision.rates": RATES}, TODAY)
    after = forecast(TODAY, 13, "GBP")
    pairs = zip((*before.weeks, before.later), (*after.weeks, after.later), strict=True)
    off = {old.first: old.expected - new.expected for old, new in pairs}
    assert {day: minor for day, minor in off.items() if minor} == {
        TODAY: 18_33,
        date(2026, 12, 15): 40,
    }
    assert after.losses == 18_73
    assert [each.contractual for each in after.weeks] == [each.contractual for each in before.weeks]
    assert (after.overdue, after.disputed) == (before.overdue, before.disputed)


def test_credit_in_hand_is_no_debt_that_may_be_lost(four):
    """13.33 unallocated leaves 20.00 at 25 %: 5.00, with 10.00 and 0.40."""
    receive(four, 13_33, allocate="none")
    change_settings({"provision.rates": RATES}, TODAY)
    assert sums() == (220_00, 204_60, 15_40)


def test_of_the_insolvent_nothing_is_expected(four):
    change_settings({"provision.rates": RATES}, TODAY)
    set_status(four.id, AccountStatus.INSOLVENT, "gazette", TODAY)
    assert sums() == (233_33, 0, 233_33)
    assert sums(TODAY - timedelta(days=1))[1] > 0
    lift_status(four.id, AccountStatus.INSOLVENT, "annulled", TODAY)
    assert sums() == (233_33, 214_60, 18_73)


@pytest.mark.parametrize("status", list(AccountStatus))
def test_a_status_takes_all_of_a_customers_debts_off_only_if_nothing_is_to_come(four, status):
    """Without rates too: a share of the others' debts is a guess, the whole of these is not."""
    set_status(four.id, status, "told", TODAY)
    gone = {AccountStatus.INSOLVENT, AccountStatus.ADMINISTRATION, AccountStatus.DECEASED}
    assert sums() == ((233_33, 0, 233_33) if status in gone else (233_33, 233_33, None))


def test_of_a_settlement_only_its_sum_may_be_lost(acme):
    """Acme owes 120.00, 54 days late; 60.00 settles it, of which 5 % may be lost."""
    settle(acme)
    change_settings({"provision.rates": RATES}, TODAY)
    assert sums() == (60_00, 57_00, 3_00)


def separately(found, day, weeks, pledges, told):
    """Return what is expected of each week ahead, by shares that are lost, exactly."""
    gross, lost = Counter(), Counter()
    rates, gone = told
    for code in CODES:
        debts = [[*debt, age_loss(debt[0], day, rates)] for debt in to_come(found, code, day)]
        late = timedelta(days=int(delay_of(found, code, day)))
        for by, missing in [*pledges.get(code, ()), *[(None, None)]]:
            left = missing
            for debt in debts:
                used = debt[1] if by is None else min(left, debt[1])
                left = None if by is None else left - used
                debt[1] -= used
                week = week_of(debt[0] + late if by is None else by, day, weeks)
                gross[week] += used
                lost[week] += used if code in gone else used * debt[2]
    return [gross[week] - floor(lost[week] + Fraction(1, 2)) for week in range(weeks + 1)]


def age_loss(due, day, rates):
    """Return the share lost of a debt: the rates are by up to 0, 30, 60, 90 days late, and more."""
    place = sum((day - due).days > limit for limit in (0, 30, 60, 90))
    return Fraction(rates[place]) / 100


SHARES = st.lists(
    st.sampled_from(["0", "0.01", "1", "7.5", "33.33", "100"]), min_size=5, max_size=5
)
NONE = ["0"] * 5


@LOOK
@given(
    found=books(),
    day=DAYS,
    weeks=st.integers(1, 15),
    rates=st.one_of(st.none(), SHARES),
    gone=st.sets(st.sampled_from(CODES)),
)
def test_the_losses_agree_with_a_separate_count(found, day, weeks, rates, gone):
    with written(found):
        change_settings({"provision.rates": ",".join(rates or ())}, day)
        for code in sorted(gone):
            customer = Customer.get(Customer.code == code)
            set_status(customer.id, AccountStatus.ADMINISTRATION, "notice", day)
        answer = forecast(day, weeks, "GBP")
        pledges = promised_by_code(day)
    lines = [*answer.weeks, answer.later]
    assert [line.expected for line in lines] == separately(
        found, day, weeks, pledges, (rates or NONE, gone)
    )
    contractual, likely = (
        sum(getattr(line, name) for line in lines) for name in ("contractual", "expected")
    )
    off = contractual - likely
    assert answer.losses == (off if rates else off or None)
