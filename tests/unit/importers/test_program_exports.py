"""Each made-up export with its real header: what must come out of it, written down by hand."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import CustomerRow, FileKind, ItemRow
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.read import read_file
from tests.unit.importers.exports import FOREIGN, WORKBOOKS, as_workbook, export_of
from tests.unit.importers.program_rows import CUSTOMERS, ITEMS

ELSEWHERE = {"qbo-ar-ageing-detail", "qbo-open-invoices", "sage50-audit-trail", "ibm-ar"}
REJECTED = {"qbd-customer-contact-list": [8, 9]}


def item_line(row: ItemRow) -> str:
    stated = (row.customer_code or row.customer_name, row.document_on, row.due_on)
    texts = (row.type, row.number, *stated, row.amount_minor, row.open_minor)
    return " ".join("-" if text is None else str(text).replace(" ", "_") for text in texts)


def customer_line(row: CustomerRow) -> str:
    reached = (row.email, row.phone, row.contact_name, row.city)
    return "|".join((row.code, row.name, row.kind, *reached, row.terms, row.credit_limit))


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def test_every_format_has_an_export_and_something_expected_of_it() -> None:
    names = {profile.name for profile in FOREIGN}
    assert names == {*ITEMS, *CUSTOMERS, *ELSEWHERE}
    assert all(export_of(name).is_file() for name in names)


@pytest.mark.parametrize("name", ITEMS)
def test_the_items_of_each_program_are_read(name: str) -> None:
    parsed = read_file(export_of(name))
    assert parsed.profile == name
    assert not parsed.problems
    assert [item_line(row) for row in parsed.rows] == lines_of(ITEMS[name])
    assert all(total.stated_minor == total.summed_minor for total in parsed.totals)


@pytest.mark.parametrize("name", CUSTOMERS)
def test_the_customers_of_each_program_are_read(name: str) -> None:
    parsed = read_file(export_of(name))
    assert parsed.profile == name
    assert [problem.row for problem in parsed.problems] == REJECTED.get(name, [])
    assert [customer_line(row) for row in parsed.rows] == lines_of(CUSTOMERS[name])


@pytest.mark.parametrize("name", WORKBOOKS)
def test_a_workbook_says_the_same_as_its_text(name, tmp_path) -> None:
    book = as_workbook(export_of(name), tmp_path / "export.xlsx")
    parsed = read_file(book)
    assert (parsed.profile, parsed.problems) == (name, ())
    assert [item_line(row) for row in parsed.rows] == lines_of(ITEMS[name])
    assert [total.summed_minor for total in parsed.totals] == [
        total.summed_minor for total in read_file(export_of(name)).totals
    ]


@pytest.mark.parametrize("profile", FOREIGN, ids=lambda profile: profile.name)
def test_no_line_of_an_export_gets_lost(profile) -> None:
    path = export_of(profile.name)
    parsed = read_file(path)
    physical = path.read_bytes().decode("cp1252").splitlines()
    assert 0 <= len(physical) - parsed.rows_in_file <= 1  # one fixture has a cell of two lines
    rejected = len({problem.row for problem in parsed.problems})
    became = len(parsed.rows) + parsed.excluded + rejected + parsed.part_lines
    assert parsed.counts["data"] == became


def test_a_rebate_lessens_the_invoice_that_it_stands_on(tmp_path) -> None:
    path = tmp_path / "rebate.csv"
    text = export_of("freshbooks-invoices").read_text(encoding="utf-8")
    path.write_text(text.replace("490.00,USD", "-15.00,USD"), encoding="utf-8")
    parsed = read_file(path)
    first = parsed.rows[0]
    assert (first.type, first.number, first.amount_minor) == ("invoice", "0000001", 70000)
    assert "1 line is part of the item of an earlier line, to which it is added." in parsed.notes


@pytest.mark.parametrize("name", ["xero-aged-receivables", "zoho-invoices"])
def test_the_day_on_which_money_is_expected_is_a_promise(name: str) -> None:
    rows = read_file(export_of(name)).rows
    promised = {row.number: row.promised_for for row in rows if row.promised_for}
    assert promised == {rows[0].number: date(2026, 12, 4)}


def test_what_is_left_out_is_said_with_its_reason() -> None:
    notes = read_file(export_of("wave-transactions")).notes
    assert "1 line is left out: an entry of the account Sales." in notes
    assert notes[-1] == "Entries of other accounts are left out; the file has no due dates."
    of_iif = read_file(export_of("quickbooks-iif-customers")).notes
    assert "1 line is left out: a customer who is not in use any more." in of_iif
    assert "1 line is left out: a line of another list (CTYPE)." in of_iif
    assert read_file(export_of("zoho-contacts")).notes[0] == "1 line is left out: a supplier."


def test_the_street_of_an_iif_address_is_not_the_name() -> None:
    first, second = read_file(export_of("quickbooks-iif-customers")).rows
    assert (first.address1, first.address2) == ("12 E Main Rd", "Mesa, AZ 85204")
    assert (second.address1, second.address2) == ("8 Oak St", "")


def test_settled_items_say_when_they_were() -> None:
    settled = {
        name: {row.number: row.settled_on for row in read_file(export_of(name)).rows}
        for name in ("wave-transactions", "bexio-journal", "freshbooks-invoices")
    }
    assert settled["wave-transactions"] == {"2": date(2026, 2, 5), "3": date(2026, 2, 3)}
    assert settled["bexio-journal"] == {
        "RE-00012": date(2026, 1, 31),
        "RE-00014": date(2026, 2, 12),
    }
    assert settled["freshbooks-invoices"]["0000002"] == date(2026, 2, 12)


def test_the_short_form_of_the_ageing_of_xero_is_read_too(tmp_path) -> None:
    path = tmp_path / "short.csv"
    path.write_text(
        "Aged Receivables Detail\nAs at 31 March 2026\n\n"
        "Invoice Number,Invoice Date,Due Date,Current,< 1 Month,1 Month,Older,Total\n"
        "Harbour Lights Ltd\nINV-1,15 Jan 2026,14 Feb 2026,,,70.00,,70.00\n"
        "Total Harbour Lights Ltd,,,,,70.00,,70.00\nTotal,,,,,70.00,,70.00\n"
    )
    parsed = read_file(path)
    assert (parsed.profile, parsed.as_of) == ("xero-aged-receivables", date(2026, 3, 31))
    assert [item_line(row) for row in parsed.rows] == [
        "invoice INV-1 Harbour_Lights_Ltd 2026-01-15 2026-02-14 7000 7000"
    ]


def test_two_columns_of_one_name_are_pointed_out(tmp_path) -> None:
    path = tmp_path / "twice.csv"
    path.write_text("Date,Due,Details,Client,Status,Total,Total\n2026-01-01,,A,Ann,Due,5,6\n")
    parsed = read_file(path)
    assert parsed.rows[0].amount_minor == 500
    assert parsed.notes[0] == "Several columns are called 'Total': the one in column 6 was read."


def test_a_first_look_knows_a_file_without_header_by_its_columns() -> None:
    seen = inspect(export_of("sage50-customers-without-header"))
    assert (seen.profile, seen.kind) == ("sage50-customers-without-header", FileKind.CUSTOMERS)
    assert seen.sample_rows[0][:2] == ("CAFE01", "Harbour Café")


def test_rows_that_only_begin_like_sage_are_not_taken_for_it(tmp_path) -> None:
    text = export_of("sage50-customers-without-header").read_bytes().decode("cp1252")
    path = tmp_path / "other.csv"
    path.write_text(text.replace("T1", "standard"), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="not a known export"):
        read_file(path)


@pytest.mark.parametrize(
    ("name", "title", "other"),
    [
        ("xero-aged-receivables", "Aged Receivables Detail", "Aged Payables Detail"),
        ("tally-pending-bills", "Group : Sundry Debtors", "Group : Sundry Creditors"),
        ("sage50-aged-debtors", "Aged Debtors Analysis", "Aged Creditors Analysis"),
    ],
)
def test_what_is_owed_to_suppliers_is_refused(name, title, other, tmp_path) -> None:
    text = export_of(name).read_bytes().decode("cp1252")
    path = tmp_path / "payables.csv"
    path.write_text(text.replace(title, other), encoding="utf-8")
    with pytest.raises(UnreadableFileError, match="owe to suppliers"):
        read_file(path)
    with pytest.raises(UnreadableFileError, match="owe to suppliers"):
        inspect(path)


def test_bills_of_suppliers_in_a_list_of_open_items_are_left_out(tmp_path) -> None:
    text = export_of("oca-open-items").read_text(encoding="utf-8")
    path = tmp_path / "open.csv"
    path.write_text(text.replace("INV/2026/00002", "BILL/2026/00002"), encoding="utf-8")
    parsed = read_file(path)
    assert len(parsed.rows) == 3
    assert parsed.notes[0] == "1 line is left out: a bill of a supplier."
