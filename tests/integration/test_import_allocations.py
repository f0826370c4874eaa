"""Allocations from a file: what they lower, what is refused, and the same again."""

from datetime import date

import pytest

from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.storage.models import Allocation, Item, Operation
from tests.integration.importing import OCTOBER, allocation_row, item_row, parsed


@pytest.fixture
def account(ledger, today):
    """Acme with an invoice of 120.00, receipts of 120.00 and 50.00, and others around it."""
    rows = (
        item_row(2, "INV-1"),
        item_row(3, "INV-2", 5_000),
        item_row(4, "R-1", type="receipt"),
        item_row(5, "R-2", 5_000, type="receipt"),
        item_row(6, "EUR-1", currency="EUR"),
        item_row(7, "YEN-1", 120, currency="JPY"),
        item_row(8, "YEN-R", 120, currency="JPY", type="receipt"),
        item_row(9, "BEX-1", code="BEX", name="Bexley Ltd"),
        item_row(10, "F-1", 1_000, type="refund"),
        item_row(11, "LATE", document_on=date(2026, 11, 1)),
    )
    apply_import(parsed(*rows), today)


def bring_in(today, *rows):
    return apply_import(parsed(*rows), today).value


def left():
    return {row.number: row.open_minor for row in Item.select()}


def test_an_allocation_lowers_what_is_open_of_both_ends(account, today):
    result = bring_in(today, allocation_row(2, "r-1", "inv -1", "100.00"))

    allocation = Allocation.get()
    assert result.counts.created == 1
    assert (allocation.amount_minor, allocation.allocated_on) == (10_000, OCTOBER)
    assert (allocation.source.number, allocation.target.number) == ("R-1", "INV-1")
    assert (left()["R-1"], left()["INV-1"]) == (2_000, 2_000)


def test_a_receipt_may_pay_several_items_and_a_refund(account, today):
    result = bring_in(
        today,
        allocation_row(2, "R-1", "INV-1", "60.00"),
        allocation_row(3, "R-1", "INV-2", "50.00"),
        allocation_row(4, "R-1", "F-1", "10.00"),
        allocation_row(5, "R-2", "INV-1", "50.00"),
    )

    assert (result.counts.created, result.counts.rejected) == (4, 0)
    assert (left()["R-1"], left()["INV-1"], left()["INV-2"], left()["F-1"]) == (0, 1_000, 0, 0)


def test_the_same_allocation_again_is_unchanged(account, today, snapshot):
    file = parsed(allocation_row(2, amount="50.00"), allocation_row(3, "R-2", "INV-1", "50"))
    apply_import(file, today)
    before, operations = snapshot(), Operation.select().count()

    again = apply_import(file, today)

    assert (again.value.counts.unchanged, again.value.counts.created) == (2, 0)
    assert (snapshot(), Operation.select().count()) == (before, operations)


def test_two_equal_lines_stay_two(account, today):
    one = allocation_row(2, amount="30.00")
    bring_in(today, one)

    result = bring_in(today, one, allocation_row(3, amount="30.00"))

    assert (result.counts.unchanged, result.counts.created) == (1, 1)
    assert left()["INV-1"] == 6_000
    third = bring_in(
        today, one, allocation_row(3, amount="30.00"), allocation_row(4, amount="30.00")
    )
    assert (third.counts.unchanged, third.counts.created) == (2, 1)


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        (allocation_row(source="R-9"), "from", "No item is numbered R-9."),
        (allocation_row(target="INV-9"), "to", "No item is numbered INV-9."),
        (
            allocation_row(source="INV-2"),
            "from",
            "INV-2 is on the wrong side (invoice): name a receipt, credit note or adjustment.",
        ),
        (
            allocation_row(target="R-2"),
            "to",
            "R-2 is on the wrong side (receipt): name an invoice, refund or adjustment.",
        ),
        (
            allocation_row(target="BEX-1"),
            "to",
            "R-1 and BEX-1 belong to different customers.",
        ),
        (
            allocation_row(target="EUR-1"),
            "to",
            "R-1 and EUR-1 are in different currencies: GBP and EUR.",
        ),
        (allocation_row(amount="120.01"), "amount", "Only 120.00 GBP is left of R-1."),
        (
            allocation_row(target="INV-2", amount="50.01"),
            "amount",
            "Only 50.00 GBP is left of INV-2.",
        ),
        (allocation_row(amount="0.00"), "amount", "The amount must be above zero."),
        (
            allocation_row(amount="-5.00"),
            "amount",
            "Only 0.00 GBP of R-1 is allocated to INV-1.",
        ),
        (
            allocation_row(target="LATE"),
            "date",
            "LATE is dated 2026-11-01, after the allocation.",
        ),
    ],
)
def test_an_allocation_that_cannot_be_is_left_out(account, today, row, column, reason):
    result = bring_in(today, row, allocation_row(3, "R-2", "INV-1", "1.00"))

    problem = result.plan.problems[0]
    assert (problem.row, problem.column, problem.reason) == (2, column, reason)
    assert (result.counts.created, result.counts.rejected) == (1, 1)
    assert Allocation.select().count() == 1


@pytest.mark.parametrize("amount", ["1.234", "ten", "", "1e3", "nan"])
def test_an_amount_that_is_none_is_left_out(account, today, amount):
    result = bring_in(today, allocation_row(amount=amount))

    assert result.plan.problems[0].column == "amount"
    assert Allocation.select().count() == 0


def test_an_amount_has_the_decimals_of_its_currency(account, today):
    bring_in(today, allocation_row(2, "YEN-R", "YEN-1", "120"))

    assert left()["YEN-1"] == 0


def test_two_rows_cannot_use_the_same_money(account, today):
    result = bring_in(today, allocation_row(2), allocation_row(3, "R-1", "INV-2", "0.01"))

    assert result.plan.problems[0].reason == "Only 0.00 GBP is left of R-1."


def test_a_number_of_several_customers_means_the_one_that_fits(account, today):
    apply_import(parsed(item_row(2, "INV-1", code="BEX", name="Bexley Ltd")), today)

    bring_in(today, allocation_row(2))

    assert Allocation.get().target.customer.code == "ACME"


def test_a_number_that_fits_twice_is_not_guessed(account, today):
    rows = [
        item_row(2, number, code="BEX", name="Bexley Ltd", type=kind)
        for number, kind in (("INV-1", "invoice"), ("R-1", "receipt"))
    ]
    apply_import(parsed(*rows), today)

    result = bring_in(today, allocation_row(2))

    assert result.plan.problems[0].reason == (
        "Several items are numbered R-1 or INV-1: it is not clear which."
    )


def test_a_plan_of_allocations_writes_nothing(account, today, snapshot):
    before = snapshot()

    plan = plan_import(parsed(allocation_row(2), allocation_row(3)), today)

    assert (plan.counts.created, plan.counts.rejected) == (1, 1)
    assert snapshot() == before
