"""What an import noted of a customer for the next file goes when its personal data is erased."""

import json
from dataclasses import replace

import pytest

from collector_desktop.services.anonymise import anonymise
from collector_desktop.services.checking import check_ledger
from collector_desktop.services.customers import AddressDraft, CustomerDraft, save_customer
from collector_desktop.services.history import undo
from collector_desktop.services.imports import apply_import
from collector_desktop.services.merge_customers import merge_customers
from collector_desktop.storage.database import db
from collector_desktop.storage.models import ColumnMapping, Customer, EarlierChange, Operation
from collector_desktop.storage.operations import operation
from tests.conftest import TODAY
from tests.integration.importing import customer_row, parsed

HIDDEN = "quinlan"


def file(**more):
    gone = customer_row(2, "GONE", "Gone Ltd", email=f"{HIDDEN}@gone.example", **more)
    kept = customer_row(3, "KEPT", "Kept Ltd", email="file@kept.example")
    return replace(parsed(gone, kept), profile="xero-contacts", signature="columns")


@pytest.fixture
def noted(ledger):
    """Two customers that were typed over, and a file that said something else since."""
    lines = {"address1": f"1 {HIDDEN} Street", "city": "Bath"}
    apply_import(file(**lines), TODAY)
    for customer in Customer.select():
        address = AddressDraft("2 New Road", city="Bath") if customer.code == "GONE" else None
        draft = CustomerDraft(customer.id, customer.name, email="typed@all.example")
        save_customer(replace(draft, address=address or draft.address), TODAY)
    apply_import(file(**lines, phone="01632 1"), TODAY)
    return Customer.get(Customer.code == "GONE")


def ledger_text():
    tables = db.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return "".join(
        json.dumps(db.execute_sql(f'SELECT * FROM "{name}"').fetchall(), default=str)  # noqa: S608
        for (name,) in tables
    )


def test_no_word_of_a_file_is_left_in_its_note_or_the_history_of_it(noted):
    assert HIDDEN in ColumnMapping.get().mapping

    anonymise(noted.id, TODAY)

    assert HIDDEN not in ledger_text()
    assert check_ledger(TODAY) == []


def test_nor_in_the_history_of_a_note_whose_import_was_taken_back(noted):
    undo(Operation.select().order_by(Operation.id.desc()).get().id, TODAY)
    assert ColumnMapping.get_or_none() is None
    assert HIDDEN in ledger_text()

    anonymise(noted.id, TODAY)

    assert HIDDEN not in ledger_text()


def test_what_was_noted_of_other_customers_still_counts(noted):
    anonymise(noted.id, TODAY)

    kept = Customer.get(Customer.code == "KEPT")
    assert json.loads(ColumnMapping.get().mapping) == {
        f"customer {kept.id} email": ["file@kept.example"]
    }


def test_what_was_known_of_one_that_was_merged_into_another_goes_with_that(noted):
    kept = Customer.get(Customer.code == "KEPT")
    merge_customers(noted.id, kept.id, TODAY)
    assert HIDDEN in ledger_text()

    anonymise(kept.id, TODAY)

    assert HIDDEN not in ledger_text()
    assert check_ledger(TODAY) == []


def test_an_imported_history_loses_former_codes_and_what_another_ledger_noted(noted):
    kept = Customer.get(Customer.code == "KEPT")
    merge_customers(noted.id, kept.id, TODAY)
    note = json.dumps({"signature": "typed here 7", "mapping": f"customer 9 email {HIDDEN}"})
    lines = [
        ("customer", "gone", f'{{"email": "{HIDDEN}"}}'),
        ("column_mapping", "", note),
        ("customer", "OTHER", '{"email": "other"}'),
    ]
    with operation("import_history", "History", TODAY):
        for entity, code, after in lines:
            EarlierChange.create(
                made_at="2026-11-01T08:00:00",
                operation="Edit",
                actor="Priya",
                entity=entity,
                key="",
                customer=code,
                before="{}",
                after=after,
            )

    anonymise(kept.id, TODAY)

    assert [each.customer for each in EarlierChange.select()] == ["OTHER"]
    assert HIDDEN not in ledger_text()
