"""Limits beside that of a customer: in one currency, of what is overdue, and shared by a group."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.credit import Answer, Ground
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.credit import credit_check
from collector_desktop.queries.credit_limits import credit_limits
from collector_desktop.services.account_status import set_status
from collector_desktop.services.credit_limits import (
    CoverDraft,
    LimitPart,
    SubLimitDraft,
    set_cover,
    set_group_limit,
    set_limit,
    set_shared_limit,
    set_sub_limit,
)
from collector_desktop.services.history import redo_last, undo_last
from collector_desktop.services.merge_customers import merge_customers
from collector_desktop.storage.models import Customer, CustomerGroup, FxRate, SubLimit
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import invoice, receive
from tests.new_ledgers import in_a_new_ledger

EARLY = date(2026, 10, 25)
"""Acme's 120.00 is then 25 days overdue or less: nothing but limits speaks against an order."""


def limit_part(customer, minor, currency="EUR", part=LimitPart.OWED):
    return set_sub_limit(SubLimitDraft(customer.id, currency, minor, part), TODAY)


@pytest.fixture
def chain(acme):
    """Acme and a branch of it in one group; the branch owes 80.00."""
    with operation("test", "A group", TODAY):
        group = CustomerGroup.create(name="Chain")
        branch = Customer.create(code="BRA", name="Branch", currency="GBP", group=group)
        Customer.update(group=group).where(Customer.id == acme.id).execute()
    invoice(branch, "B-1", 8_000, date(2026, 10, 20), date(2026, 11, 20))
    return acme, branch


def test_a_group_is_one_risk_whoever_of_it_orders(chain):
    acme, branch = chain
    set_shared_limit("Chain", "GBP", 25_000, TODAY)
    for who in (acme, branch):
        assert credit_check(who.id, 5_000, EARLY).answer is Answer.YES
        found = credit_check(who.id, 5_001, EARLY)
        assert (found.answer, found.grounds) == (Answer.NO, (Ground.OVER_SHARED_LIMIT,))
        [why] = found.why
        assert why.startswith("The group Chain owes £200.00 of the £250.00 that it shares")
        assert found.most_minor == 5_000


def test_the_limit_of_each_customer_is_its_share_of_the_groups(chain):
    acme, branch = chain
    set_shared_limit("Chain", "GBP", 90_000, TODAY)
    set_limit(branch.id, 10_000, EARLY)
    assert credit_check(branch.id, 2_001, EARLY).grounds == (Ground.OVER_LIMIT,)
    assert credit_check(acme.id, 70_000, EARLY).answer is Answer.YES
    assert credit_check(acme.id, 70_001, EARLY).grounds == (Ground.OVER_SHARED_LIMIT,)


def test_a_limit_given_to_each_and_one_shared_stand_side_by_side(chain):
    acme, _ = chain
    set_group_limit("Chain", "GBP", 15_000, TODAY)
    set_shared_limit("Chain", "GBP", 22_000, TODAY)
    found = credit_check(acme.id, 3_001, EARLY)
    assert set(found.grounds) == {Ground.OVER_LIMIT, Ground.OVER_SHARED_LIMIT}
    assert found.most_minor == 2_000


def test_a_limit_in_a_currency_counts_what_is_owed_and_ordered_in_it(acme):
    with operation("test", "A rate", TODAY):
        FxRate.create(base="GBP", currency="EUR", day=date(2026, 1, 1), rate="0.8")
    invoice(acme, "EU-1", 10_000, date(2026, 10, 1), date(2026, 11, 30), currency="EUR")
    limit_part(acme, 15_000)
    assert credit_check(acme.id, 10**9, EARLY).answer is Answer.YES
    assert credit_check(acme.id, 5_000, EARLY, "EUR").answer is Answer.YES
    found = credit_check(acme.id, 5_001, EARLY, "EUR")
    assert found.grounds == (Ground.OVER_CURRENCY_LIMIT,)
    assert (found.exposure_minor, found.most_minor) == (12_000 + 8_000, 5_000)
    set_limit(acme.id, 21_000, EARLY)
    assert credit_check(acme.id, 1_250, EARLY, "EUR").answer is Answer.YES
    assert credit_check(acme.id, 1_251, EARLY, "EUR").grounds == (Ground.OVER_LIMIT,)


def test_more_overdue_than_allowed_stops_the_next_order(acme):
    limit_part(acme, 11_999, "GBP", LimitPart.OVERDUE)
    found = credit_check(acme.id, 0, TODAY - timedelta(days=30))
    assert found.grounds == (Ground.OVER_OVERDUE_LIMIT,)
    assert (found.payment_minor, found.most_minor) == (1, None)
    limit_part(acme, 12_000, "GBP", LimitPart.OVERDUE)
    assert credit_check(acme.id, 0, TODAY - timedelta(days=30)).answer is Answer.YES


def test_without_a_rate_somebody_has_to_look(chain):
    acme, _ = chain
    set_shared_limit("Chain", "USD", 90_000, TODAY)
    found = credit_check(acme.id, 100, EARLY)
    assert (found.answer, found.grounds) == (Answer.ASK, (Ground.NO_RATE,))
    with pytest.raises(RefusedError, match="No rate between EUR and GBP"):
        credit_check(acme.id, 100, EARLY, "EUR")


def test_each_limit_is_one_step_back_and_forth(chain, snapshot):
    acme, _ = chain
    for act in (
        lambda: set_shared_limit("Chain", "GBP", 5, TODAY),
        lambda: limit_part(acme, 7),
        lambda: limit_part(acme, None),
        lambda: set_shared_limit("Chain", "GBP", None, TODAY),
    ):
        before = snapshot()
        act()
        after = snapshot()
        assert after != before
        undo_last(TODAY)
        assert snapshot() == before
        redo_last(TODAY)
        assert snapshot() == after
    with pytest.raises(RefusedError, match="There is no group"):
        set_shared_limit("Chains", "GBP", 5, TODAY)


def test_the_limits_of_the_customer_that_stays_hold_after_a_merge(chain):
    acme, branch = chain
    for customer, minor in ((acme, 700), (branch, 900)):
        limit_part(customer, minor)
        set_cover(CoverDraft(customer.id, minor), TODAY)
    limit_part(branch, 500, "GBP", LimitPart.OVERDUE)
    merge_customers(branch.id, acme.id, TODAY)
    rows = {(row.part, row.currency): row.limit_minor for row in SubLimit.select()}
    assert rows == {("owed", "EUR"): 700, ("overdue", "GBP"): 500}
    assert credit_limits(acme.id, TODAY).insured_minor == 700


DEBTS = st.lists(st.tuples(st.integers(-20, 90), st.integers(1, 5_000)), max_size=4)


@given(
    debts=DEBTS,
    branch_owes=st.integers(0, 3_000),
    limits=st.tuples(*[st.none() | st.integers(1, 9_000)] * 4),
    is_stopped=st.booleans(),
    order=st.integers(0, 9_000),
)
def test_what_is_said_to_make_it_a_yes_does(debts, branch_owes, limits, is_stopped, order):
    """The payment and the smaller order that are named are tried: paid in, and asked about."""
    with in_a_new_ledger():
        acme = a_chain(debts, branch_owes, limits)
        if is_stopped:
            set_status(acme.id, AccountStatus.ON_STOP, "test", TODAY)
        found = credit_check(acme.id, order, TODAY)
        if found.answer is Answer.YES:
            assert (found.ways, found.most_minor, found.payment_minor) == ((), None, None)
            return
        assert found.ways
        if found.most_minor is not None:
            assert credit_check(acme.id, found.most_minor, TODAY).answer is Answer.YES
            assert credit_check(acme.id, found.most_minor + 1, TODAY).answer is not Answer.YES
        if found.payment_minor is not None:
            if found.payment_minor > 1:
                receive(acme, found.payment_minor - 1)
                assert credit_check(acme.id, order, TODAY).answer is not Answer.YES
            receive(acme, 1)
            assert credit_check(acme.id, order, TODAY).answer is Answer.YES


def a_chain(debts, branch_owes, limits):
    """A customer with debts overdue by days and four limits, beside a branch that owes."""
    with operation("test", "Customers", TODAY):
        group = CustomerGroup.create(name="Chain")
        acme = Customer.create(code="ACME", name="Acme", currency="GBP", group=group)
        branch = Customer.create(code="BRA", name="Branch", currency="GBP", group=group)
    for at, (days, minor) in enumerate(debts):
        due = TODAY - timedelta(days=days)
        invoice(acme, f"A-{at}", minor, due - timedelta(days=30), due)
    if branch_owes:
        invoice(branch, "B-1", branch_owes, TODAY, TODAY)
    own, shared, owed, overdue = limits
    set_limit(acme.id, own, TODAY)
    set_shared_limit("Chain", "GBP", shared, TODAY)
    limit_part(acme, owed, "GBP")
    limit_part(acme, overdue, "GBP", LimitPart.OVERDUE)
    return acme
