"""Small facts of a file: empty cells, decimals, notes, addresses, names of columns."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desktop.importers.allocation_reader import AllocationReader
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.cells import CellError
from collector_desktop.importers.dates import DateOrder, DateReader
from collector_desktop.importers.inspect import _guessed, _plain_names
from collector_desktop.importers.layout import Layout
from collector_desktop.importers.native_notes import contact_note, person_note
from collector_desktop.importers.profiles import MAPPED_RULES
from collector_desktop.importers.read import read_file
from tests.unit.importers.bank.bank_files import FOLDER as BANK
from tests.unit.importers.whole_files import gnucash

IMPORTS = BANK.parent / "imports"
PLACES = {"source": 0, "target": 1, "allocated_on": 2, "amount": 3}


def allocation(*cells):
    return AllocationReader(PLACES, DateReader(DateOrder.DMY)).read(2, list(cells))


@pytest.mark.parametrize("cells", [("R-1", "I-1"), ("R-1", "I-1", " ", "5"), ("R-1", "I-1", "")])
def test_an_allocation_without_a_day_says_so(cells):
    with pytest.raises(CellError) as told:
        allocation(*cells)
    assert (told.value.field, told.value.value, told.value.reason) == (
        *("allocated_on", "", "This cell is empty."),
    )


def test_no_currency_has_more_than_four_decimals():
    """ISO 4217: four are the most, of the Chilean and the Uruguayan unit of account."""
    assert allocation("R-1", "I-1", "24/11/2026", "1.2345").amount == "1.2345"
    with pytest.raises(CellError):
        allocation("R-1", "I-1", "24/11/2026", "1.23456")


CONTACT = {
    **dict.fromkeys(("outcome", "person", "next_date", "next_time", "items", "document"), ""),
    **dict.fromkeys(("seconds", "called", "paid_on", "paid_reference", "rule_broken"), ""),
    **dict.fromkeys(("override", "id", "closed_by"), ""),
    "customer": "ACME",
    "date": "2026-11-24",
    "time": "09:30",
    "kind": "call",
    "note": "Rang twice",
}
PERSON = {
    **dict.fromkeys(("role", "email", "phones", "wrong_phones", "is_main"), ""),
    "customer": "ACME",
    "name": "Rosa Field",
}


def test_a_contact_of_our_own_export_is_what_it_was():
    found = contact_note(4, {**CONTACT, "next_date": "2026-11-30", "next_time": "14:05"})
    assert (found.row, found.customer, found.kind, found.note) == (4, "ACME", "call", "Rang twice")
    assert (found.made_on, found.made_minute) == (date(2026, 11, 24), 570)
    assert (found.next_on, found.next_minute) == (date(2026, 11, 30), 845)
    assert found.facts is None


@pytest.mark.parametrize(("said", "is_so"), [("yes", True), ("no", False), ("", False)])
@pytest.mark.parametrize("field", ["do_not_call", "is_main"])
def test_a_person_is_called_and_the_main_one_as_the_file_says(field, said, is_so):
    found = person_note(2, {"do_not_call": "", **PERSON, field: said})
    assert getattr(found, field) is is_so
    other = "is_main" if field == "do_not_call" else "do_not_call"
    assert getattr(found, other) is False


def test_an_address_of_a_card_may_be_cut_short(tmp_path):
    """RFC 6350, 6.3.1: seven parts; what is missing at the end is empty."""
    path = tmp_path / "a.vcf"
    text = "BEGIN:VCARD\nVERSION:4.0\nFN:Moss Ltd\nORG:Moss Ltd\nADR:;;1 High St;Bath\nEND:VCARD\n"
    path.write_text(text, "utf-8")
    (card,) = read_file(path).rows
    row = card.address
    assert (row.address1, row.city, row.postcode, row.country) == ("1 High St", "Bath", "", "")


@pytest.mark.parametrize(
    "name", ["invoicely_invoices.csv", "invoicely_clients.csv", "freshbooks_invoices.csv"]
)
def test_programs_without_codes_know_their_customers_by_name(name):
    assert read_file(IMPORTS / name).names_first


@pytest.mark.parametrize("name", ["sage50_customers.csv", "collector_customers.csv"])
def test_programs_with_codes_know_their_customers_by_them(name):
    assert not read_file(IMPORTS / name).names_first


def test_every_invoice_of_a_book_is_counted_once_read_or_not(tmp_path):
    whole = read_file(gnucash(tmp_path / "a.gnucash"))
    wrong = "DELETE FROM splits WHERE guid = 's1'"
    broken = read_file(gnucash(tmp_path / "b.gnucash", wrong))
    assert broken.problems
    assert broken.rows_in_file == whole.rows_in_file == sum(whole.counts.values())
    assert sum(broken.counts.values()) == broken.rows_in_file


def test_a_field_is_called_as_its_column_or_by_its_place():
    layout = Layout("a", "A", FileKind.ITEMS, 1, ("", "Invoice"), {"number": 0, "amount": 1})
    assert layout.header("number") == "column 1"
    assert layout.header("amount") == "Invoice"
    assert layout.header("due_on") == "due on"


def test_one_word_alone_names_no_columns_and_two_do():
    assert _plain_names([(1, ["Notes"]), (2, ["x"])], sure=False) == (0, ())
    assert _plain_names([(1, ["Notes", "More"]), (2, ["x", "y"])], sure=False) == (
        *(1, ("Notes", "More")),
    )


def test_an_unknown_list_of_customers_has_no_rules_of_invoices():
    customers = _guessed([(1, ["Customer code", "Customer name", "Email", "Phone"])], None)
    assert (customers.kind, customers.rules) == (FileKind.CUSTOMERS, None)
    items = _guessed([(1, ["Invoice number", "Customer", "Invoice date", "Amount"])], None)
    assert (items.kind, items.rules) == (FileKind.ITEMS, MAPPED_RULES)
