"""Today and the list of customers know every limit that is passed, as the check of an order."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collector_desktop.domain.credit import Ground
from collector_desktop.domain.priority import Reason
from collector_desktop.queries.credit import credit_check
from collector_desktop.queries.customer_list import customer_list
from collector_desktop.queries.customer_pages import (
    OVER_LIMIT,
    CustomersWanted,
    customer_keys,
    view_counts,
)
from collector_desktop.queries.escalation import OVER
from collector_desktop.queries.worklist import worklist, worklist_top
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
from collector_desktop.services.exchange_rates import FxDraft, add_fx_rate
from collector_desktop.storage.models import Customer, CustomerGroup
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item
from tests.new_ledgers import in_a_new_ledger

SETTINGS = settings(max_examples=25, deadline=None)


def two_of_a_group():
    """Acme owes GBP 120.00, its branch GBP 80.00 and EUR 50.00; all of it is overdue."""
    with operation("test", "Set up", TODAY):
        group = CustomerGroup.create(name="Chain")
        acme = Customer.create(code="ACME", name="Acme", currency="GBP", group=group)
        branch = Customer.create(code="BRANCH", name="Branch", currency="GBP", group=group)
        due = TODAY - timedelta(days=40)
        add_item(acme, "A-1", due, due, 12_000)
        add_item(branch, "B-1", due, due, 8_000)
        add_item(branch, "B-2", due, due, 5_000, currency="EUR")
    add_fx_rate(FxDraft("EUR", due, "0.80"), TODAY)
    return acme, branch


@pytest.fixture
def chain(ledger):
    return two_of_a_group()


def passed():
    """Return the limit that each customer on the list has passed."""
    rows = worklist(TODAY)
    assert worklist_top(TODAY, 10).rows == tuple(rows)
    return {
        row.code: (row.over.ground, row.over.minor, row.over.currency)
        for row in rows
        if Reason.OVER_LIMIT in row.reasons
    }


def listed():
    """Return who is over a limit on the list of customers, which both its ways of reading show."""
    over = [row for row in customer_list(TODAY).rows if row.over_minor]
    keys = customer_keys(TODAY, CustomersWanted(OVER_LIMIT))
    assert sorted(keys) == sorted((row.customer_id, row.currency) for row in over)
    assert view_counts(TODAY)[OVER_LIMIT] == len(over)
    return {row.code for row in over}


def test_the_limit_of_a_group_is_what_the_list_measures_by(chain):
    set_group_limit("Chain", "GBP", 24_000, TODAY)
    rows = {(row.code, row.currency): row.limit_percent for row in customer_list(TODAY).rows}
    assert rows == {("ACME", "GBP"): 50, ("BRANCH", "GBP"): 33, ("BRANCH", "EUR"): None}
    assert listed() == set()


def test_what_is_owed_in_other_currencies_counts_against_the_own_limit(chain):
    _, branch = chain
    set_limit(branch.id, 12_000, TODAY)
    assert passed() == {}
    set_limit(branch.id, 11_999, TODAY)
    assert passed() == {"BRANCH": (Ground.OVER_LIMIT, 1, "GBP")}


def test_a_group_gives_and_shares_its_limits(chain):
    set_group_limit("Chain", "GBP", 11_000, TODAY)
    assert passed() == {
        "ACME": (Ground.OVER_LIMIT, 1_000, "GBP"),
        "BRANCH": (Ground.OVER_LIMIT, 1_000, "GBP"),
    }
    set_group_limit("Chain", "GBP", None, TODAY)
    set_shared_limit("Chain", "GBP", 23_000, TODAY)
    shared = (Ground.OVER_SHARED_LIMIT, 1_000, "GBP")
    assert passed() == {"ACME": shared, "BRANCH": shared}


def test_when_one_of_a_group_owes_more_the_others_are_over_their_limit_too(chain):
    acme, _ = chain
    set_shared_limit("Chain", "GBP", 24_000, TODAY)
    assert passed() == {}
    with operation("test", "One more invoice", TODAY):
        add_item(acme, "A-2", TODAY, TODAY, 500)
    assert passed().keys() == {"ACME", "BRANCH"}


def test_a_currency_what_is_overdue_and_what_is_insured_have_limits_of_their_own(chain):
    acme, branch = chain
    set_sub_limit(SubLimitDraft(branch.id, "EUR", 4_000), TODAY)
    assert passed() == {"BRANCH": (Ground.OVER_CURRENCY_LIMIT, 1_000, "EUR")}
    set_sub_limit(SubLimitDraft(branch.id, "EUR", None), TODAY)
    set_sub_limit(SubLimitDraft(acme.id, "GBP", 7_000, LimitPart.OVERDUE), TODAY)
    set_cover(CoverDraft(branch.id, 9_000, "Surety"), TODAY)
    assert passed() == {
        "ACME": (Ground.OVER_OVERDUE_LIMIT, 5_000, "GBP"),
        "BRANCH": (Ground.NOT_INSURED, 3_000, "GBP"),
    }


MINOR = st.none() | st.integers(1, 30_000)


@SETTINGS
@given(MINOR, MINOR, MINOR, MINOR, MINOR, MINOR)
def test_today_and_the_check_of_an_order_agree(own, given_, shared, in_euro, overdue, cover):
    with in_a_new_ledger():
        chain = two_of_a_group()
        set_limit(chain[0].id, own, TODAY)
        set_group_limit("Chain", "GBP", given_, TODAY)
        set_shared_limit("Chain", "GBP", shared, TODAY)
        set_sub_limit(SubLimitDraft(chain[1].id, "EUR", in_euro), TODAY)
        set_sub_limit(SubLimitDraft(chain[1].id, "GBP", overdue, LimitPart.OVERDUE), TODAY)
        set_cover(CoverDraft(chain[0].id, cover), TODAY)
        told = passed()
        assert listed() == told.keys()
        for customer in chain:
            grounds = set(credit_check(customer.id, 0, TODAY).grounds)
            assert (customer.code in told) == bool(grounds & {*OVER, Ground.NOT_INSURED})
            if customer.code in told:
                assert told[customer.code][0] in grounds
