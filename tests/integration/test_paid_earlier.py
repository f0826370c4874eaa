"""What was paid before the first file came is no money of the day on which the file came."""

from datetime import date, timedelta

import pytest

from collector_desktop.queries.kpis import collected_in
from collector_desktop.queries.last_payment import last_payment
from collector_desktop.queries.paid_invoices import Period, paid_invoices
from collector_desktop.storage.models import Customer, Item
from tests.integration.importing import bring_in, item, item_row


@pytest.fixture
def year(today):
    return Period(today - timedelta(365), today + timedelta(30), "GBP")


def last(day):
    return last_payment(Customer.get().id, day)


def test_nothing_was_collected_by_bringing_the_first_file_in(ledger, today, year):
    """Neither payment has a known day: only the sums are known."""
    bring_in(today, item_row(open_minor=4_000), item_row(3, "INV-2", open_minor=0))

    assert [item("INV-1").open_minor, item("INV-2").open_minor] == [4_000, 0]
    assert collected_in(year) == 0
    assert paid_invoices(year) == []
    assert last(today) is None


def test_what_a_newer_file_says_was_paid_since_is_collected(ledger, today, year):
    bring_in(today, item_row(open_minor=4_000))
    later = today + timedelta(7)
    bring_in(later, item_row(open_minor=1_500), as_of=later)

    assert collected_in(year) == 2_500
    found = last(later)
    assert found is not None
    assert (found.received_on, found.amount_minor) == (later, 2_500)


def test_an_invoice_made_and_paid_between_two_files_was_paid_then(ledger, today, year):
    bring_in(today, item_row())
    later, made_on = today + timedelta(7), today + timedelta(2)
    due_on = made_on + timedelta(30)
    new = item_row(3, "INV-2", 5_000, document_on=made_on, due_on=due_on, open_minor=0)
    bring_in(later, item_row(), new, as_of=later)

    assert collected_in(year) == 5_000
    assert [paid.parts[0].paid_on for paid in paid_invoices(year)] == [later]


def test_a_payment_with_a_day_of_its_own_counts_on_that_day_in_the_first_file_too(
    ledger, today, year
):
    bring_in(today, item_row(settled_on=date(2026, 10, 5)))

    assert collected_in(year) == 12_000
    assert Item.get(Item.type == "receipt").document_on == date(2026, 10, 5)
