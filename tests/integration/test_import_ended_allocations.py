"""Files in which an allocation ends: a negative row on the day it no longer counts."""

from datetime import date, timedelta

import pytest

from collector_desktop.queries.exports import allocation_rows
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import Allocation, Item
from tests.integration.importing import OCTOBER, allocation_row, bring_in, item_row, parsed
from tests.integration.replay import open_at

LATER = OCTOBER + timedelta(days=10)


@pytest.fixture
def account(ledger, today):
    """Acme with two invoices of 120.00 and two receipts of 120.00."""
    rows = (
        item_row(2, "INV-1"),
        item_row(3, "INV-2"),
        item_row(4, "R-1", type="receipt"),
        item_row(5, "R-2", type="receipt"),
    )
    apply_import(parsed(*rows), today)


def row(number, source, target, amount, day):
    return allocation_row(number, source, target, amount, allocated_on=day)


def left(day):
    names = {item.id: item.number for item in Item.select()}
    return {names[key]: value[5] for key, value in open_at(day).items()}


def test_a_negative_row_ends_an_allocation_on_its_day(account, today):
    bring_in(today, row(2, "R-1", "INV-1", "100", OCTOBER), row(3, "R-1", "INV-1", "-100", LATER))
    assert left(LATER - timedelta(days=1))["INV-1"] == 2_000
    assert left(LATER)["INV-1"] == 12_000
    assert Item.get(Item.number == "R-1").open_minor == 12_000
    assert check_ledger(today) == []


def test_what_ended_makes_room_for_another_from_that_day_on(account, today):
    result = bring_in(
        today,
        row(2, "R-1", "INV-1", "120", OCTOBER),
        row(3, "R-1", "INV-1", "-120", LATER),
        row(4, "R-1", "INV-2", "120", LATER),
        row(5, "R-2", "INV-1", "120", LATER - timedelta(days=1)),
        row(6, "R-2", "INV-1", "120", LATER),
    )
    assert [problem.row for problem in result.plan.problems] == [5]
    assert "Only 0.00 GBP is left of INV-1." in result.plan.problems[0].reason
    assert check_ledger(today) == []


def test_no_more_ends_than_stands(account, today):
    bring_in(today, row(2, "R-1", "INV-1", "50", OCTOBER))
    result = bring_in(
        today,
        row(2, "R-1", "INV-1", "-50.01", LATER),
        row(3, "R-1", "INV-1", "-50", OCTOBER - timedelta(days=1)),
        row(4, "R-1", "INV-2", "-1", LATER),
        row(5, "R-1", "INV-1", "-20", LATER),
    )
    assert [problem.row for problem in result.plan.problems] == [2, 3, 4]
    assert check_ledger(today) == []


def test_the_exported_rows_of_a_crowded_day_can_be_read_in_their_order(account, today):
    bring_in(today, row(2, "R-1", "INV-1", "120", OCTOBER))
    again = [
        row(2, "R-1", "INV-1", "120", OCTOBER),
        row(3, "R-1", "INV-1", "-120", LATER),
        row(4, "R-1", "INV-1", "30", LATER),
        row(5, "R-2", "INV-1", "90", LATER),
    ]
    bring_in(today, *again)
    told = [
        (source, target, day, str(m.minor)) for source, target, day, m in allocation_rows(today)
    ]
    assert told == [
        ("R-1", "INV-1", OCTOBER, "12000"),
        ("R-1", "INV-1", LATER, "-9000"),
        ("R-2", "INV-1", LATER, "9000"),
    ]
    count = Allocation.select().count()
    same = [row(2 + n, a, b, f"{int(m) // 100}", d) for n, (a, b, d, m) in enumerate(told)]
    result = bring_in(today, *same)
    assert (result.counts.unchanged, result.counts.created) == (3, 0)
    assert Allocation.select().count() == count


def test_a_file_cannot_shrink_an_item_below_what_was_once_paid_of_it(account, today):
    bring_in(today, row(2, "R-1", "INV-1", "100", OCTOBER), row(3, "R-1", "INV-1", "-100", LATER))
    result = bring_in(today, item_row(2, "INV-1", 9_999))
    assert result.plan.problems[0].column == "amount"
    assert bring_in(today, item_row(2, "INV-1", 10_000)).counts.updated == 1
    assert check_ledger(today) == []


def test_what_a_file_reports_as_settled_counts_after_an_end(account, today):
    bring_in(today, row(2, "R-1", "INV-1", "120", OCTOBER), row(3, "R-1", "INV-1", "-120", LATER))
    bring_in(today, item_row(2, "INV-1", open_minor=0, settled_on=OCTOBER))
    assert Item.get(Item.number == "INV-1").open_minor == 0
    assert check_ledger(today) == []
    assert left(date.max).get("INV-1") is None
