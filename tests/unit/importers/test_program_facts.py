"""What is known of each program's exports, as published: by what customers go, and what is open."""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.gnucash.terms import bill_term
from collector_desktop.importers.headers import looks_like
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.month_names import month_number
from collector_desktop.importers.profiles import PROFILES
from collector_desktop.importers.read import read_file
from tests.unit.importers.exports import FOREIGN, export_of

# These keep customers under codes of their own; all others write names, which users may change.
BY_CODES = (
    *("collector", "sage50", "sage-accounting", "erpnext", "business-central"),
    *("smartbusiness", "highradius", "ibm", "datev", "dolibarr-invoices", "fec"),
)
# Reports of what is open on a day, by their titles; the others list documents or postings.
OPEN_ITEMS = {
    *("xero-aged-receivables", "qbo-ar-ageing-detail", "qbo-open-invoices", "qbd-open-invoices"),
    *("qbd-ar-ageing-detail", "qbd-ar-ageing-list", "sage50-aged-debtors", "oca-open-items"),
    *("oca-aged-partner-balance", "erpnext-accounts-receivable", "tally-pending-bills"),
    "odoo-aged-receivable",
}
WITHOUT_AMOUNTS = {
    *("xero-aged-receivables", "qbo-open-invoices", "qbd-open-invoices", "qbd-ar-ageing-detail"),
    *("sage50-aged-debtors", "oca-aged-partner-balance", "odoo-aged-receivable"),
}
RECEIPTS_PAY = {"qbo-invoices-and-received-payments", "quickbooks-iif-transactions"}
CONTACT_LISTS = {"qbo-customer-contact-list", "qbd-customer-contact-list"}


@pytest.mark.parametrize("profile", PROFILES, ids=lambda each: f"{each.name}-{each.kind}")
def test_what_is_known_of_a_program_is_what_its_exports_are(profile):
    assert profile.names_first is not profile.name.startswith(BY_CODES)
    assert profile.is_open_items_list is (profile.name in OPEN_ITEMS)
    assert profile.receipts_pay is (profile.name in RECEIPTS_PAY)
    assert profile.is_report is (profile.name in CONTACT_LISTS)
    assert profile.only_own_columns is (profile.name == "collector")
    assert profile.header_lines == (2 if profile.name == "tally-pending-bills" else 1)
    if profile.rules is not None:
        assert profile.rules.amount_is_open is (profile.name in WITHOUT_AMOUNTS)
        assert profile.rules.number_needed is (profile.name == "collector")
        assert profile.rules.positive_only is (profile.name in {"collector", "ibm-ar"})


@pytest.mark.parametrize("profile", FOREIGN, ids=lambda each: each.name)
def test_what_is_known_of_a_program_is_said_with_what_was_read(profile):
    parsed = read_file(export_of(profile.name))
    assert parsed.names_first is not profile.name.startswith(BY_CODES)
    assert parsed.is_open_items_list is (profile.name in OPEN_ITEMS)
    assert parsed.receipts_pay is (profile.name in RECEIPTS_PAY)


@pytest.mark.parametrize("end", ["Thursday, July 30, 2026 04:19 PM GMT-06:00", "Total"])
def test_a_contact_list_of_quickbooks_online_ends_in_a_line_that_is_no_customer(tmp_path, end):
    path = tmp_path / "a.csv"
    head = "Customer full name,Phone numbers,Email,Full name,Bill address,Ship address"
    path.write_text(f'Moss\nContact List\n\n{head}\nBell,,b@x.example,,,\n\n"{end}"\n', "utf-8")
    parsed = read_file(path)
    assert parsed.profile == "qbo-customer-contact-list"
    assert ([row.name for row in parsed.rows], parsed.problems) == (["Bell"], ())


@pytest.mark.parametrize(
    ("issued", "cutoff", "due"),
    [
        (date(2026, 10, 31), 0, date(2026, 11, 15)),
        (date(2026, 10, 1), 0, date(2026, 11, 15)),
        (date(2026, 10, 1), 1, date(2026, 11, 15)),
        (date(2026, 10, 2), 1, date(2026, 12, 15)),
        (date(2026, 10, 31), -1, date(2026, 12, 15)),
        (date(2026, 10, 30), -1, date(2026, 11, 15)),
    ],
)
def test_a_cutoff_of_gnucash_that_is_not_above_nought_counts_from_the_months_end(
    issued, cutoff, due
):
    """GnuCash, gncBillTerm.c: a cutoff of nought or less has the days of the month added."""
    assert bill_term("GNC_TERM_TYPE_PROXIMO", 15, cutoff).due(issued) == due


@pytest.mark.parametrize(
    ("columns", "kind", "can"),
    [
        ("amount number", FileKind.ITEMS, True),
        ("open document_on", FileKind.ITEMS, True),
        ("document_on number", FileKind.ITEMS, True),
        ("amount open", FileKind.ITEMS, False),
        ("number", FileKind.ITEMS, False),
        ("name", FileKind.CUSTOMERS, True),
        ("code", FileKind.CUSTOMERS, True),
        ("email", FileKind.CUSTOMERS, False),
    ],
)
def test_two_of_money_day_and_number_make_up_items(columns, kind, can):
    assert looks_like(dict.fromkeys(columns.split(), 0), kind) is can


@pytest.mark.parametrize(("place", "taken"), [(0, True), (299, True), (300, False), (-1, False)])
def test_a_mapping_names_columns_by_their_place_from_nought(place, taken):
    told = {"kind": "items", "columns": {"number": place}}
    if taken:
        assert Mapping.from_json(told).columns == {"number": place}
    else:
        with pytest.raises(UnreadableFileError, match="column number from 0"):
            Mapping.from_json(told)


@pytest.mark.parametrize(
    ("number", "english", "german"),
    [
        *((1, "January", "Januar"), (2, "February", "Februar"), (3, "March", "März")),
        *((4, "April", "April"), (5, "May", "Mai"), (6, "June", "Juni"), (7, "July", "Juli")),
        *((8, "August", "August"), (9, "September", "September"), (10, "October", "Oktober")),
        *((11, "November", "November"), (12, "December", "Dezember")),
    ],
)
def test_months_are_known_by_their_names_and_by_the_first_three_letters(number, english, german):
    for name in (english, german):
        assert (month_number(name), month_number(name[:3].upper())) == (number, number)
        assert month_number(name[:2]) == 0
