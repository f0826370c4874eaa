"""Matching of unallocated money: one operation, undone as one, and the user's choice stands."""

from datetime import timedelta

import pytest

from collector_desktop.queries.unmatched import certain_matches
from collector_desktop.services.allocations import allocate
from collector_desktop.services.auto_matching import match_by_itself, match_certain
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.history import undo_last
from collector_desktop.services.reversals import bounce
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Customer
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.money import credit, invoice, item, left, pay, receive, take_off


@pytest.fixture
def beta(acme):
    with operation("test", "Beta", TODAY):
        return Customer.create(code="BETA", name="Beta Ltd", currency="GBP")


def test_d6_the_nightly_job_matches_42_with_42(acme):
    invoice(acme, "INV-2", 42_00)
    receive(acme, 42_00, allocate="none")
    done = match_certain(TODAY)
    assert done.summary == "Match 1 unallocated entry"
    assert left() == {"INV-1": 120_00}
    undo_last(TODAY)
    assert left() == {"INV-1": 120_00, "INV-2": 42_00, "R-000001": -42_00}


def test_customers_and_currencies_never_mix(acme, beta):
    receive(beta, 120_00, allocate="none")
    invoice(acme, "INV-2", 42_00, currency="EUR")
    receive(acme, 42_00, allocate="none")
    assert match_certain(TODAY).operation_id is None


def test_all_customers_are_matched_in_one_operation_dated_today(acme, beta):
    invoice(beta, "INV-B", 70_00)
    receive(acme, 120_00, TODAY - timedelta(days=9), allocate="none")
    receive(beta, 70_00, allocate="none")
    assert [(row.credit, row.debit) for row in certain_matches(TODAY)] == [
        ("R-000001", "INV-1"),
        ("R-000002", "INV-B"),
    ]
    done = match_certain(TODAY)
    assert done.summary == "Match 2 unallocated entries"
    assert left(TODAY - timedelta(days=1)) == {
        "INV-1": 120_00,
        "INV-B": 70_00,
        "R-000001": -120_00,
    }
    assert (left(), check_ledger(TODAY)) == ({}, [])


def test_g11_a_pair_that_was_taken_apart_is_not_matched_again(acme):
    receive(acme, 120_00, allocate="none")
    match_certain(TODAY)
    take_off("R-000001", "INV-1", TODAY)
    assert match_certain(TODAY).value == ()
    pay("R-000001", "INV-1", 80_00)
    assert match_certain(TODAY).value == ()
    assert left() == {"INV-1": 40_00, "R-000001": -40_00}


def test_a_returned_payment_is_no_money_to_match(acme):
    receive(acme, 120_00)
    bounce(item("R-000001").id, TODAY, TODAY)
    assert match_certain(TODAY).value == ()


def test_d15_the_statement_shows_both_links(acme):
    invoice(acme, "INV-2", 28_00)
    credit(acme, "CN-1", 27_00)
    receive(acme, 1_00, allocate="none")
    links = [(each.link.source, each.link.target) for each in match_certain(TODAY).value]
    assert links == [("CN-1", "INV-2"), ("R-000001", "INV-2")]


@pytest.mark.parametrize(("setting", "count"), [("off", 0), ("propose", 0), ("apply", 1)])
def test_by_itself_it_matches_only_where_the_setting_says_so(acme, setting, count):
    receive(acme, 120_00, allocate="none")
    change_settings({"match.auto": setting}, TODAY)
    assert len(match_by_itself(TODAY).value) == count


def test_what_a_later_day_needs_is_not_taken(acme):
    credit(acme, "CN-1", 120_00)
    later = TODAY + timedelta(days=5)

    allocate(item("CN-1").id, item("INV-1").id, 120_00, later, later)
    assert match_certain(TODAY).value == ()
