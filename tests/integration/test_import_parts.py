"""Invoices that are payable in parts come in as an item for each part."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.part_amounts import at_least, in_proportion, settled_first
from collector_desktop.domain.settings import TERMS_DEFAULT, TERMS_DUE_ROLL
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.imports import apply_import
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Item
from tests.integration.importing import (
    bring_in,
    customer_row,
    item,
    item_row,
    parsed,
    reasons,
)

TODAY = date(2026, 11, 24)
PARTS = "30% COD; 70% EOM+30"
MAY = date(2026, 5, 11)


@pytest.fixture
def in_parts(ledger):
    """A customer whose invoices are payable in two parts."""
    bring_in(TODAY, customer_row(terms=PARTS))


def row(minor=10_001, **more):
    return item_row(minor=minor, due_on=more.pop("due_on", None), document_on=MAY, **more)


def stored():
    items = Item.select().where(Item.type == "invoice").order_by(Item.number)
    return {each.number: (each.due_on, each.amount_minor, each.open_minor) for each in items}


def counts(result):
    found = result.counts
    return (found.created, found.updated, found.unchanged, found.rejected)


def test_an_invoice_without_a_due_date_comes_in_by_the_parts_of_its_terms(in_parts):
    assert counts(bring_in(TODAY, row())) == (2, 0, 0, 0)
    assert stored() == {
        "INV-1/1": (MAY, 3_000, 3_000),
        "INV-1/2": (date(2026, 6, 30), 7_001, 7_001),
    }
    assert check_ledger(TODAY) == []


def test_the_same_file_again_changes_nothing(in_parts):
    bring_in(TODAY, row())
    assert counts(bring_in(TODAY, row())) == (0, 0, 2, 0)


def test_a_due_date_in_the_file_stands_against_the_terms(in_parts):
    bring_in(TODAY, row(due_on=TODAY))
    assert stored() == {"INV-1": (TODAY, 10_001, 10_001)}
    assert counts(bring_in(TODAY, row())) == (0, 0, 1, 0)


def test_what_came_in_parts_stays_in_parts(in_parts):
    bring_in(TODAY, row())
    before = stored()
    assert counts(bring_in(TODAY, row(due_on=TODAY))) == (0, 0, 2, 0)
    bring_in(TODAY, customer_row(terms="NET 30"))
    assert counts(bring_in(TODAY, row())) == (0, 0, 2, 0)
    assert stored() == before


def test_a_changed_amount_is_shared_by_the_terms(in_parts):
    bring_in(TODAY, row())
    assert counts(bring_in(TODAY, row(20_001))) == (0, 2, 0, 0)
    assert [part[1] for part in stored().values()] == [6_000, 14_001]


def test_a_changed_amount_is_shared_as_before_when_the_terms_are_others_now(in_parts):
    bring_in(TODAY, row(10_000))
    bring_in(TODAY, customer_row(terms="NET 30"))
    bring_in(TODAY, row(5_001))
    assert [part[1] for part in stored().values()] == [1_500, 3_501]


def test_what_is_settled_is_so_of_the_first_part(in_parts):
    bring_in(TODAY, row(10_000, open_minor=6_500))
    assert [part[1:] for part in stored().values()] == [(3_000, 0), (7_000, 6_500)]
    assert counts(bring_in(TODAY, row(10_000, open_minor=6_500))) == (0, 0, 2, 0)
    assert counts(bring_in(TODAY, row(10_000, open_minor=0))) == (0, 1, 1, 0)
    assert [part[2] for part in stored().values()] == [0, 0]
    assert check_ledger(TODAY) == []


def test_a_part_that_is_paid_keeps_its_amount_when_the_whole_gets_smaller(in_parts):
    bring_in(TODAY, row(10_000, open_minor=7_000))
    assert counts(bring_in(TODAY, row(8_000, open_minor=5_000))) == (0, 1, 1, 0)
    assert [part[1:] for part in stored().values()] == [(3_000, 0), (5_000, 5_000)]


def test_more_open_than_the_ledger_knows_is_refused(in_parts):
    bring_in(TODAY, row(10_000, open_minor=5_000))
    result = bring_in(TODAY, row(10_000, open_minor=6_000))
    assert [(number, column) for number, column, _ in reasons(result)] == [(2, "open")]
    assert [part[2] for part in stored().values()] == [0, 5_000]


def test_a_list_of_what_is_open_only_knows_the_rest_of_the_parts(in_parts):
    only = {"only_open": True}
    bring_in(TODAY, row(10_000, open_minor=10_000, **only))
    bring_in(TODAY, row(6_000, open_minor=6_000, **only))
    assert [part[1:] for part in stored().values()] == [(3_000, 0), (7_000, 6_000)]


def test_a_complete_list_closes_only_what_it_lacks(in_parts):
    bring_in(TODAY, row(), row(number="INV-2"))
    result = apply_import(parsed(row()), TODAY, "close").value
    assert (result.counts.unchanged, result.counts.closed) == (2, 2)
    assert [part[2] for part in stored().values()] == [3_000, 7_001, 0, 0]


def test_terms_of_the_row_stand_before_those_of_the_customer(in_parts):
    bring_in(TODAY, row(terms="50% COD; 50% NET 30"), row(number="INV-2", terms="NET 14"))
    assert [part[1] for part in stored().values()] == [5_001, 5_000, 10_001]


def test_the_companys_terms_hold_for_customers_without_any(ledger):
    change_settings({TERMS_DEFAULT.key: PARTS}, TODAY)
    bring_in(TODAY, row(10_000))
    assert [part[1] for part in stored().values()] == [3_000, 7_000]


def test_a_row_with_an_impossible_open_amount_is_left_out_as_a_whole(in_parts):
    assert counts(bring_in(TODAY, row(10_000, open_minor=10_001))) == (0, 0, 0, 1)
    assert stored() == {}


def test_numbers_with_a_stroke_are_no_parts_by_themselves(in_parts):
    one, two = date(2026, 5, 1), date(2026, 5, 2)
    bring_in(
        TODAY,
        item_row(number="2026/1", document_on=one),
        item_row(number="2026/2", document_on=two),
        item_row(number="2026", document_on=one),
    )
    assert sorted(stored()) == ["2026", "2026/1", "2026/2"]


def test_a_worked_out_due_date_moves_to_a_day_worked_where_the_customer_is(ledger):
    change_settings({TERMS_DUE_ROLL.key: "next"}, TODAY)
    bring_in(
        TODAY,
        customer_row(terms="NET 30"),
        customer_row(3, "BERLIN", "Berlin GmbH", terms="NET 30", country="DE", address1="X 1"),
    )
    on_christmas = date(2026, 11, 25)
    bring_in(
        TODAY,
        item_row(due_on=None, document_on=on_christmas),
        item_row(3, "INV-2", due_on=None, document_on=on_christmas, code="BERLIN", name=""),
        item_row(4, "INV-3", due_on=date(2026, 12, 26), document_on=on_christmas),
    )
    assert item("INV-1").due_on == date(2026, 12, 29)
    assert item("INV-2").due_on == date(2026, 12, 28)
    assert item("INV-3").due_on == date(2026, 12, 26)


AMOUNTS = st.lists(st.integers(1, 10**9), min_size=1, max_size=6)


@given(st.integers(0, 10**12), AMOUNTS)
def test_shares_add_up_and_are_off_by_less_than_one(total, weights):
    found = in_proportion(total, weights)
    assert sum(found) == total
    for weight, share in zip(weights, found, strict=True):
        assert abs(share - total * weight / sum(weights)) <= 1


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=6))
def test_no_part_falls_below_what_is_settled_while_the_sum_allows(pairs):
    amounts, least = zip(*pairs, strict=True)
    found = at_least(amounts, least)
    assert all(each >= low for each, low in zip(found, least, strict=True))
    assert sum(found) == max(sum(amounts), sum(least))


@given(AMOUNTS, st.integers(-(10**9), 10**10))
def test_money_settles_the_first_parts_first(left, settled):
    found = settled_first(left, settled)
    assert sum(found) == max(sum(left) - settled, 0)
    assert all(after >= 0 for after in found)
