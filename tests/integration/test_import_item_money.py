"""What a file says was settled becomes dated entries, and the promises are judged by it."""

from datetime import date

from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import
from collector_desktop.storage.models import Allocation, Customer, Item, Promise
from collector_desktop.storage.operations import operation
from tests.integration.importing import SEPTEMBER, bring_in, item, item_row, parsed


def test_what_is_settled_in_the_file_becomes_a_receipt_of_the_source(ledger, today):
    as_of = date(2026, 11, 20)
    bring_in(today, item_row(open_minor=4_000), as_of=as_of)

    receipt, allocation = Item.get(Item.type == "receipt"), Allocation.get()
    assert item("INV-1").open_minor == 4_000
    assert (receipt.number, receipt.origin) == ("R-000001", "earlier")
    assert receipt.description == "Paid earlier, as Xero reports"
    assert (receipt.amount_minor, receipt.open_minor, receipt.document_on) == (8_000, 0, as_of)
    assert (allocation.source_id, allocation.target_id) == (receipt.id, item("INV-1").id)
    assert (allocation.amount_minor, allocation.allocated_on) == (8_000, as_of)


def test_without_a_day_of_its_own_the_file_counts_from_the_day_of_the_import(ledger, today):
    bring_in(today, item_row(open_minor=4_000))

    assert Allocation.get().allocated_on == today


def test_a_used_credit_is_used_by_an_adjustment_of_the_source(ledger, today):
    bring_in(today, item_row(number="CN-1", minor=3_000, type="credit_note", open_minor=1_000))

    adjustment, allocation = Item.get(Item.type == "debit_adjustment"), Allocation.get()
    assert item("CN-1").open_minor == 1_000
    assert (adjustment.number, adjustment.origin) == ("A-000001", "earlier")
    assert adjustment.description == "Used earlier, as Xero reports"
    assert (allocation.source_id, allocation.target_id) == (item("CN-1").id, adjustment.id)
    assert (adjustment.amount_minor, adjustment.open_minor) == (2_000, 0)


def test_a_settled_date_is_a_receipt_of_that_day(ledger, today):
    paid_on = date(2026, 10, 5)
    bring_in(today, item_row(settled_on=paid_on))

    receipt = Item.get(Item.type == "receipt")
    assert (receipt.document_on, receipt.origin, receipt.amount_minor) == (paid_on, "", 12_000)
    assert item("INV-1").open_minor == 0
    assert Allocation.get().allocated_on == paid_on


def test_money_that_came_before_the_invoice_is_allocated_on_the_day_of_the_invoice(ledger, today):
    bring_in(today, item_row(settled_on=date(2026, 8, 20)))

    assert Item.get(Item.type == "receipt").document_on == date(2026, 8, 20)
    assert Allocation.get().allocated_on == SEPTEMBER


def test_numbers_of_receipts_go_on_from_the_highest(ledger, today):
    bring_in(today, item_row(open_minor=0), item_row(3, "R-000041", 100, type="receipt"))
    bring_in(today, item_row(open_minor=0), item_row(4, "INV-2", open_minor=0))

    numbers = [row.number for row in Item.select().where(Item.origin == "earlier")]
    assert numbers == ["R-000042", "R-000043"]


def test_a_number_that_the_program_makes_is_none_of_the_file(ledger, today):
    result = bring_in(
        today,
        item_row(2, open_minor=4_000),
        item_row(3, "R-000001", 500, type="receipt"),
        item_row(4, "a-000007", 500, type="debit_adjustment"),
        item_row(5, "CN-1", 500, type="credit_note", open_minor=0),
    )

    assert result.counts.created == 4
    made = [row.number for row in Item.select().where(Item.origin == "earlier")]
    assert made == ["R-000002", "A-000008"]


def test_a_promise_is_judged_by_the_money_that_the_file_brings(ledger, today):
    bring_in(today, item_row())
    with operation("test", "Take a promise", today):
        Promise.create(
            customer=Customer.get(),
            amount_minor=12_000,
            currency="GBP",
            taken_on=date(2026, 11, 20),
            pay_by=today,
        )

    done = apply_import(parsed(item_row(open_minor=0)), today)

    assert (Promise.get().status, Promise.get().received_minor) == ("kept", 12_000)
    undo(done.operation_id, today)
    assert Promise.get().status == "open"
