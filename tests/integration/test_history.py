"""The audit trail and the list of operations."""

from datetime import date, timedelta

import pytest

from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.queries.history import audit_entries, last_undoable, operations
from collector_desktop.services.history import undo_last
from collector_desktop.services.ledgers import CompanyDraft, close_ledger, create_ledger
from collector_desktop.services.ledgers import open_ledger as reopen
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import Allocation, Customer, Item, Person, Phone
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY, add_item


def test_an_entry_says_what_changed_before_and_after(acme):
    with operation("test", "Raise the limit", TODAY):
        Customer.update(credit_limit_minor=123_456).where(Customer.id == acme.id).execute()
    entry = audit_entries()[0]
    assert (entry.operation, entry.actor, entry.entity) == ("Raise the limit", "Priya", "customer")
    assert (entry.key, entry.customer) == ("ACME", "ACME")
    assert entry.before == {"credit_limit": None}
    assert entry.after == {"credit_limit": "1234.56"}


def test_a_new_row_has_no_before_and_its_first_values_after(acme):
    with operation("test", "Rename", TODAY):
        Customer.update(name="Acme plc").where(Customer.id == acme.id).execute()
    made = next(e for e in audit_entries() if e.entity == "customer" and not e.before)
    assert made.after["name"] == "Acme Ltd"
    item = next(e for e in audit_entries() if e.entity == "item")
    assert (item.key, item.after["amount"], item.after["customer"]) == ("INV-1", "120.00", "ACME")


def test_a_removed_row_has_no_after(acme):
    with operation("test", "Delete", TODAY):
        Item.delete().execute()
    entry = audit_entries()[0]
    assert entry.after == {}
    assert entry.before["number"] == "INV-1"


def test_an_allocation_is_known_by_its_two_numbers(acme):
    with operation("test", "Pay", TODAY):
        receipt = add_item(acme, "REC-1", TODAY, TODAY, 5_000, "receipt")
        Allocation.create(
            source=receipt, target=Item.get_by_id(1), amount_minor=5_000, allocated_on=TODAY
        )
    entry = audit_entries("acme")[0]
    assert (entry.entity, entry.key, entry.after["amount"]) == (
        "allocation",
        "REC-1 > INV-1",
        "50.00",
    )


def test_the_trail_of_one_customer_leaves_the_others_out(acme):
    with operation("test", "Another", TODAY):
        other = Customer.create(code="BOLT", name="Bolt Ltd", currency="GBP")
        person = Person.create(customer=acme, name="Dawn")
        Phone.create(person=person, number="0117 496 0142")
        add_item(other, "B-1", TODAY, TODAY, 900)
    change_settings({"company.name": "Vale Ltd"}, TODAY)
    with operation("test", "Drop the phone", TODAY):
        Phone.delete().execute()
    found = [(e.entity, bool(e.before)) for e in audit_entries("ACME")]
    assert found == [
        ("phone", True),
        ("phone", False),
        ("person", False),
        ("item", False),
        ("customer", False),
    ]


def test_an_unknown_customer_has_no_trail(acme):
    with pytest.raises(RefusedError, match="NOBODY"):
        audit_entries("NOBODY")


def test_the_trail_starts_on_the_day_asked_for(acme):
    change_settings({"company.name": "Vale Ltd"}, TODAY + timedelta(days=1))
    assert {e.entity for e in audit_entries(since=TODAY + timedelta(days=1))} == {"setting_value"}
    assert {e.entity for e in audit_entries(since=TODAY)} == {"setting_value", "customer", "item"}
    assert len(audit_entries(limit=2)) == 2


def test_operations_are_listed_newest_first(acme):
    change_settings({"company.name": "Vale Ltd"}, TODAY)
    undo_last(TODAY)
    rows = operations()
    assert [row.summary for row in rows] == [
        "Undo: Change the company name",
        "Change the company name",
        "Set up Acme",
    ]
    assert [row.is_reversal for row in rows] == [True, False, False]
    assert [row.is_undone for row in rows] == [False, True, False]
    assert rows[0].made_on == date(2026, 11, 24)


def test_a_new_ledger_belongs_to_a_company(tmp_path):
    path = tmp_path / "new.collector"
    draft = CompanyDraft("Ligne Bleue", "fr", "eur")
    made = create_ledger(path, draft, "Priya", "1", TODAY)
    close_ledger()
    assert (made.path, made.company, made.currency) == (path, "Ligne Bleue", "EUR")
    assert reopen(path, "Priya", "1") == made
    assert operations()[0].summary == "Make the ledger of Ligne Bleue"
    close_ledger()


def test_a_company_with_a_wrong_currency_makes_no_ledger(tmp_path):
    path = tmp_path / "new.collector"
    with pytest.raises(CollectorError, match="currency"):
        create_ledger(path, CompanyDraft("A", "GB", "pounds"), "Priya", "1", TODAY)
    assert not path.exists()


def test_what_the_calendar_decided_is_not_what_the_user_undoes(acme):
    with operation("judge_promises", "Judge 1 promise", TODAY):
        Customer.update(name="Acme plc").execute()
    assert last_undoable().summary == "Set up Acme"
