"""A newer file brings the items that the ledger has up to date, and never guesses."""

from datetime import date, timedelta

import pytest

from collector_desktop.queries.hold_checks import hold_problems
from collector_desktop.services.disputes import DisputeDraft, raise_dispute
from collector_desktop.services.due_changes import DueDraft, change_due
from collector_desktop.storage.models import Allocation, Contact, Customer, Item, Promise
from collector_desktop.storage.operations import operation
from tests.integration.importing import OCTOBER, bring_in, item, item_row, reasons


def test_a_newer_file_brings_due_date_reference_description_and_date_up_to_date(ledger, today):
    bring_in(today, item_row())
    later = date(2026, 10, 31)

    result = bring_in(
        today,
        item_row(due_on=later, document_on=date(2026, 9, 2), reference="PO", description="Doors"),
    )

    stored = item("INV-1")
    assert result.counts.updated == 1
    assert (stored.due_on, stored.document_on) == (later, date(2026, 9, 2))
    assert (stored.reference, stored.description) == ("PO", "Doors")
    assert [change.what for change in result.plan.changes] == [
        "date",
        "due date",
        "reference",
        "description",
    ]


def test_what_the_newer_file_is_silent_about_stays(ledger, today):
    bring_in(today, item_row(reference="PO", description="Doors", currency="EUR"))

    result = bring_in(today, item_row(due_on=None))

    stored = item("INV-1")
    assert result.counts.unchanged == 1
    assert (stored.due_on, stored.reference, stored.currency) == (OCTOBER, "PO", "EUR")


def test_terms_that_a_file_puts_back_move_the_due_day_with_them(ledger, today):
    """NET 7 from 1 September is 8 September, the company's NET 30 is 1 October."""
    row = item_row(due_on=None, terms="NET 7")
    bring_in(today, row)
    change_due(DueDraft(item("INV-1").id, "Not agreed", is_off=True), today)
    assert (item("INV-1").due_on, item("INV-1").terms) == (OCTOBER, None)

    result = bring_in(today, row)

    assert (item("INV-1").due_on, item("INV-1").terms) == (date(2026, 9, 8), "NET 7")
    assert [change.what for change in result.plan.changes] == ["due date", "terms"]
    assert bring_in(today, row).counts.unchanged == 1


@pytest.mark.parametrize("terms", ["NET 7", "50% COD; 50% NET 30"])
def test_a_due_day_that_was_agreed_stays_when_a_file_brings_terms(ledger, today, terms):
    bring_in(today, item_row(due_on=None))
    agreed = date(2026, 10, 20)
    change_due(DueDraft(item("INV-1").id, "Agreed", due_on=agreed), today)

    bring_in(today, item_row(due_on=None, terms=terms))

    assert item("INV-1").due_on == agreed


def test_a_newer_file_leaves_contacts_and_promises_alone(ledger, today):
    bring_in(today, item_row())
    acme = Customer.get()
    with operation("test", "Log a call", today):
        Contact.create(customer=acme, kind="call", made_on=today, note="Will pay")
        Promise.create(
            customer=acme, amount_minor=12_000, currency="GBP", taken_on=today, pay_by=today
        )
    before = (list(Contact.select().dicts()), list(Promise.select(Promise.amount_minor).dicts()))

    bring_in(today, item_row(minor=13_000))

    after = (list(Contact.select().dicts()), list(Promise.select(Promise.amount_minor).dicts()))
    assert after == before


def test_less_open_than_before_is_another_receipt(ledger, today):
    bring_in(today, item_row(open_minor=10_000))
    later = date(2026, 12, 1)

    result = bring_in(later, item_row(open_minor=4_000))

    receipts = list(Item.select().where(Item.type == "receipt").order_by(Item.id))
    assert [receipt.amount_minor for receipt in receipts] == [2_000, 6_000]
    assert receipts[1].document_on == later
    assert item("INV-1").open_minor == 4_000
    assert result.counts.updated == 1


def test_more_open_than_in_the_ledger_is_left_out_with_a_reason(ledger, today, snapshot):
    bring_in(today, item_row(open_minor=4_000))
    before = snapshot()

    result = bring_in(today, item_row(2, open_minor=9_000, reference="New"))

    assert result.counts.rejected == 1
    assert reasons(result) == [
        (2, "open", "The file says more is open than the ledger (40.00); nothing was reopened.")
    ]
    assert snapshot() == before


def test_an_amount_and_what_is_open_of_it_may_both_grow(ledger, today):
    bring_in(today, item_row(open_minor=4_000))

    result = bring_in(today, item_row(minor=13_000, open_minor=5_000))

    assert result.counts.updated == 1
    assert (item("INV-1").amount_minor, item("INV-1").open_minor) == (13_000, 5_000)
    assert Allocation.select().count() == 1


def test_an_amount_below_what_is_allocated_is_left_out_with_a_reason(ledger, today):
    bring_in(today, item_row(open_minor=4_000))

    result = bring_in(today, item_row(minor=7_000))

    assert reasons(result) == [
        (2, "amount", "80.00 of it is allocated already, more than the amount now in the file.")
    ]
    assert item("INV-1").amount_minor == 12_000


def test_a_settled_item_does_not_change_its_currency(ledger, today):
    bring_in(today, item_row(open_minor=4_000))

    result = bring_in(today, item_row(currency="EUR"))

    assert result.plan.problems[0].column == "currency"
    assert item("INV-1").currency == "GBP"


def test_an_item_does_not_move_past_the_day_it_was_settled_on(ledger, today):
    bring_in(today, item_row(settled_on=OCTOBER))

    result = bring_in(today, item_row(document_on=date(2026, 10, 2)))

    assert reasons(result) == [
        (2, "date", "The item was settled in part on 2026-10-01, before this date.")
    ]


def test_an_item_does_not_move_past_the_day_it_was_disputed_on(ledger, today):
    bring_in(today, item_row())
    raise_dispute(DisputeDraft(item("INV-1").id, "PRICE"), today)
    day_after = today + timedelta(days=1)

    refused = bring_in(today, item_row(document_on=day_after))
    assert reasons(refused) == [(2, "date", f"The item was disputed on {today}, before this date.")]
    assert bring_in(today, item_row(document_on=today)).counts.updated == 1
    assert list(hold_problems()) == []
