"""E-invoices find their buyer's account, change no history, and are kept to be sent again."""

import hashlib
from datetime import date

import pytest

from collector_desktop.domain.errors import ConflictError, RefusedError
from collector_desktop.importers.read import read_file
from collector_desktop.queries.invoice_copies import copies_of, copy_content
from collector_desktop.services.history import undo
from collector_desktop.services.import_sets import apply_import_set
from collector_desktop.services.imports import apply_import, plan_import
from collector_desktop.services.invoice_copies import copy_of, save_copy
from collector_desktop.services.settings import change_settings
from collector_desktop.storage.models import (
    Address,
    Customer,
    ImportBatch,
    InvoiceCopy,
    Item,
    Person,
)
from tests.integration.importing import bring_in, customer_row, item, item_row
from tests.unit.importers.whole_files import cii, pdf, ubl

TODAY = date(2026, 11, 24)


@pytest.fixture
def einvoice(ledger, tmp_path):
    """Return what brings an e-invoice in."""

    def brings(content, name="nine.xml"):
        path = tmp_path / name
        path.write_bytes(content)
        return apply_import(read_file(path), TODAY)

    return brings


def counts(outcome):
    found = outcome.value.counts
    return (found.created, found.updated, found.unchanged, found.rejected)


def told(outcome):
    return [each.reason for each in outcome.value.plan.warnings]


def test_a_new_buyer_becomes_a_customer_with_address_and_person(einvoice):
    outcome = einvoice(ubl(gross="120.00", prepaid="50.00", payable="70.00"))
    assert counts(outcome) == (1, 0, 0, 0)
    customer = Customer.get()
    assert (customer.name, customer.email) == ("Moss Ltd", "ap@moss.example")
    assert Address.get().postcode == "BA1 1AA"
    assert Person.get().name == "Ada Moss"
    invoice = item("INV-9")
    assert (invoice.amount_minor, invoice.open_minor) == (12_000, 7_000)
    paid = Item.get(Item.type == "receipt")
    assert (paid.amount_minor, paid.document_on) == (5_000, date(2026, 11, 2))


def test_the_same_file_again_changes_nothing(einvoice):
    einvoice(ubl(gross="120.00", prepaid="50.00", payable="70.00"))
    outcome = einvoice(ubl(gross="120.00", prepaid="50.00", payable="70.00"))
    assert counts(outcome) == (0, 0, 1, 0)
    assert outcome.operation_id is None
    assert InvoiceCopy.select().count() == 1


def test_the_buyer_is_found_by_name_code_mail_or_the_invoice_itself(einvoice):
    bring_in(
        TODAY,
        customer_row(code="M1", name="MOSS  LTD"),
        customer_row(row=3, code="K-7", name="Hill plc"),
        customer_row(row=4, code="LANE", name="Lane & Co", email="AP@lane.example"),
    )
    bring_in(TODAY, item_row(number="OLD-1", code="OLD", name="Old Name", minor=12_000))
    einvoice(ubl())
    assert item("INV-9").customer.code == "M1"
    by_code = einvoice(cii(number="INV-10", customer="k-7", buyer="Hill Holdings"))
    assert item("INV-10").customer.code == "K-7"
    assert told(by_code) == [
        "It is addressed to Hill Holdings and goes to the account of Hill plc."
    ]
    einvoice(ubl(number="INV-11", buyer="Lane Ltd", email="ap@lane.example"))
    assert item("INV-11").customer.code == "LANE"
    same = ubl(number="OLD-1", issued="2026-09-01", due="", buyer="New Name", email="")
    assert counts(einvoice(same)) == (0, 1, 0, 0)
    assert Customer.select().count() == 4


def test_of_two_customers_with_the_name_the_code_decides(einvoice):
    bring_in(TODAY, customer_row(code="A", name="Moss Ltd"))
    bring_in(TODAY, customer_row(code="B", name="Moss Ltd"))
    assert counts(einvoice(ubl())) == (0, 0, 0, 1)
    assert counts(einvoice(ubl(reference="b"))) == (1, 0, 0, 0)
    assert item("INV-9").customer.code == "B"


def test_an_item_of_the_ledger_gets_its_copy_and_keeps_what_was_paid(einvoice):
    bring_in(
        TODAY,
        item_row(
            number="INV-9",
            name="Moss Ltd",
            minor=12_000,
            open_minor=3_000,
            document_on=date(2026, 11, 2),
            due_on=date(2026, 12, 1),
            reference="PO 7",
        ),
    )
    outcome = einvoice(ubl(gross="120.00", prepaid="50.00", payable="70.00"))
    assert counts(outcome) == (0, 1, 0, 0)
    assert [change.what for change in outcome.value.plan.changes] == ["copy"]
    assert item("INV-9").open_minor == 3_000
    assert copies_of(item("INV-9").id)[0].file_name == "nine.xml"


def test_an_invoice_that_the_company_owes_is_not_one_owed_to_it(einvoice):
    change_settings({"company.name": "Moss Ltd"}, TODAY)
    outcome = einvoice(ubl())
    assert counts(outcome) == (0, 0, 0, 1)
    assert "an invoice that you owe" in outcome.value.plan.problems[0].reason
    assert not Customer.select().exists()


def test_an_invoice_of_another_seller_is_pointed_out(einvoice):
    change_settings({"company.name": "Hill plc"}, TODAY)
    assert told(einvoice(ubl())) == ["It was issued by Bell & Co, not by Hill plc."]
    change_settings({"company.name": "Bell & Co"}, TODAY)
    assert told(einvoice(ubl(number="INV-10"))) == []


def test_the_pdf_comes_before_the_xml_and_both_are_kept(einvoice, tmp_path):
    made = pdf(("factur-x.xml", cii(prepaid="0", payable="120.00")))
    einvoice(made, "nine.pdf")
    einvoice(ubl(due="2026-12-02"))
    found = copies_of(item("INV-9").id)
    assert [each.file_name for each in found] == ["nine.pdf", "nine.xml"]
    assert copy_content(found[0].copy_id) == made
    assert found[0].sha256 == hashlib.sha256(made).hexdigest()
    assert found[0].size == len(made)


def test_a_copy_is_saved_over_nothing(einvoice, tmp_path):
    einvoice(ubl())
    invoice = item("INV-9")
    copy = copy_of(invoice.id, invoice.number)
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "nine.xml").write_text("something else")
    assert save_copy(copy, folder).name == "nine (2).xml"
    assert save_copy(copy, folder).name == "nine (2).xml"
    assert (folder / "nine (2).xml").read_bytes() == ubl()
    with pytest.raises(RefusedError, match="No copy of X"):
        copy_of(0, "X")


def test_undo_takes_the_copy_along_and_redo_brings_it_back(einvoice):
    outcome = einvoice(ubl())
    undone = undo(outcome.operation_id, TODAY)
    assert not InvoiceCopy.select().exists()
    assert not Customer.select().exists()
    undo(undone.operation_id, TODAY)
    assert copy_content(copies_of(item("INV-9").id)[0].copy_id) == ubl()


def test_a_plan_leaves_nothing_behind(ledger, tmp_path):
    path = tmp_path / "nine.xml"
    path.write_bytes(ubl())
    assert plan_import(read_file(path), TODAY).counts.created == 1
    assert not InvoiceCopy.select().exists()


def test_an_invoice_payable_in_parts_keeps_its_copy_with_the_first(einvoice):
    bring_in(TODAY, customer_row(code="M", name="Moss Ltd", terms="50% NET 30; 50% NET 60"))
    einvoice(ubl(due=""))
    parts = Item.select().where(Item.type == "invoice").order_by(Item.number)
    assert [part.number for part in parts] == ["INV-9/1", "INV-9/2"]
    assert [len(copies_of(part.id)) for part in parts] == [1, 1]
    assert counts(einvoice(ubl(due=""))) == (0, 0, 2, 0)


def test_one_invoice_is_never_a_list_of_all_that_is_open(ledger, tmp_path):
    bring_in(TODAY, item_row(number="INV-1"))
    path = tmp_path / "nine.xml"
    path.write_bytes(ubl())
    assert apply_import(read_file(path), TODAY, missing="close").value.counts.closed == 0
    assert item("INV-1").open_minor == 12_000


def test_several_come_in_as_one_operation(ledger, tmp_path):
    parsed = []
    for number in ("A-1", "A-2"):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(ubl(number=number))
        parsed.append(read_file(path))
    outcome = apply_import_set(parsed, TODAY)
    assert Item.select().count() == 2
    assert Customer.select().count() == 1
    undo(outcome.operation_id, TODAY)
    assert not Item.select().exists()


def test_an_import_stays_while_a_later_copy_hangs_on_its_items(einvoice):
    first = bring_in(
        TODAY,
        item_row(
            number="INV-9",
            name="Moss Ltd",
            document_on=date(2026, 11, 2),
            due_on=date(2026, 12, 1),
            reference="PO 7",
        ),
    )
    later = einvoice(ubl())
    batch = ImportBatch.get_by_id(first.batch_id)
    with pytest.raises(ConflictError, match="can no longer be undone"):
        undo(batch.operation_id, TODAY)
    undo(later.operation_id, TODAY)
    undo(batch.operation_id, TODAY)
    assert not Item.select().exists()
