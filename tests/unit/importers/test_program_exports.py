"""Each made-up export with its real header: what must come out of it, written down by hand."""

from __future__ import annotations

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import CustomerRow, FileKind, ItemRow
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.read import read_file
from tests.unit.importers.exports import FOREIGN, WORKBOOKS, as_workbook, export_of

ITEMS = {
    "xero-invoices": """
        invoice INV-0101 Harbour_Lights_Ltd 2026-02-03 2026-03-05 120000 120000
        invoice INV-0102 Green_&_Sons 2026-02-27 2026-03-29 48050 28050
        invoice INV-0103 Green_&_Sons 2026-02-28 2026-03-30 9600 0
        credit_note CREDIT-20260302 Green_&_Sons 2026-03-02 2026-03-02 5000 5000""",
    "xero-aged-receivables": """
        invoice INV-0101 HAR-7 2026-01-15 2026-02-14 200000 200000
        credit_note CREDIT-20260201 HAR-7 2026-02-01 - 15000 15000
        invoice INV-0102 Green_&_Sons 2026-03-03 2026-04-02 48050 48050""",
    "qbo-invoices-and-received-payments": """
        invoice 5001 Harbour_Lights_Ltd 2026-01-10 - 100000 -
        receipt PAYMENT-20260315 Harbour_Lights_Ltd 2026-03-15 - 112500 -
        invoice 5002 Harbour_Lights_Ltd 2026-02-10 - 12500 -
        invoice 5003 Green_&_Sons 2026-03-01 - 90000 -
        receipt PAYMENT-20260420-1 Green_&_Sons 2026-04-20 - 90000 -""",
    "qbd-open-invoices": """
        invoice 1001 Harbour_Lights_Ltd 2026-03-31 2026-04-30 120000 120000
        receipt PAYMENT-20260402 Harbour_Lights_Ltd 2026-04-02 - 5000 5000
        invoice 1002 Green_&_Sons 2026-04-15 2026-05-15 48050 48050
        credit_note CM-1 Green_&_Sons 2026-04-20 2026-04-20 8050 8050""",
    "qbd-ar-ageing-detail": """
        invoice 1002 Green_&_Sons 2026-04-15 2026-05-15 48050 48050
        invoice 1001 Harbour_Lights_Ltd 2026-03-31 2026-04-30 120000 120000
        credit_adjustment ADJUSTMENT-20260402-J7 Harbour_Lights_Ltd 2026-04-02 - 2000 2000""",
    "qbd-ar-ageing-list": """
        invoice 1001 Harbour_Lights_Ltd 2026-03-31 2026-04-30 120000 70000
        credit_note CM-1 Harbour_Lights_Ltd 2026-04-20 2026-04-20 8050 8050
        invoice 1002 Green_&_Sons 2026-04-15 2026-05-15 48050 48050""",
    "sage50-aged-debtors": """
        invoice 3001 CAFE01 2026-01-05 - 13200 13200
        credit_note 3002 CAFE01 2026-01-12 - 3000 3000
        receipt PAYMENT-20260131-BACS CAFE01 2026-01-31 - 5000 5000
        invoice 3009 GREEN 2026-02-20 - 60000 60000""",
    "zoho-invoices": """
        invoice INV-000001 Highland_Bakers 2026-01-28 2026-02-27 48975 28975
        invoice INV-000003 Marsh_Foods 2026-02-01 2026-02-01 7500 7500""",
    "freshbooks-invoices": """
        invoice 0000001 Harbour_Lights_Ltd 2026-01-28 - 120500 -
        invoice 0000002 Ada_Moss 2026-01-30 - 8000 -""",
    "wave-transactions": """
        invoice 2 Harbour_Lights_Ltd 2026-01-28 - 29400 20000
        invoice 3 Ada_Moss 2026-01-29 - 59050 0""",
    "invoice2go-invoices": """
        invoice 1 Harbour_Lights_Ltd 2026-01-28 - 95355 45355
        invoice 2 Ada_Moss 2026-01-29 - 8000 0""",
    "invoicely-invoices": """
        invoice INV-1 Ada_Moss 2026-01-28 2026-02-27 102000 -
        invoice INV-2 Ada_Moss 2026-01-30 2026-02-28 8000 0""",
    "invoice-ninja-invoices": """
        invoice 1 Harbour_Lights_Ltd 2026-01-25 2026-02-24 101350 100849
        invoice 2 Ada_Moss 2026-02-19 2026-02-28 2667 0""",
    "odoo-invoices": """
        invoice INV/2026/00001 Harbour_Lights_Ltd 2026-01-15 2026-02-14 120000 70000
        credit_note RINV/2026/00001 Harbour_Lights_Ltd 2026-02-01 2026-02-01 15000 15000
        invoice INV/2026/00002 Green_&_Sons 2026-02-03 2026-03-05 48050 0""",
    "odoo-invoices-technical": """
        invoice INV/2026/00001 Harbour_Lights_Ltd 2026-01-15 2026-02-14 120000 70000
        credit_note RINV/2026/00001 Harbour_Lights_Ltd 2026-02-01 2026-02-01 15000 15000
        invoice INV/2026/00002 Green_&_Sons 2026-02-03 2026-03-05 48050 0""",
    "oca-open-items": """
        invoice INV/2026/00001 Harbour_Lights_Ltd 2026-01-15 2026-02-14 120000 70000
        receipt BNK1/2026/0007 Harbour_Lights_Ltd 2026-02-01 2026-02-01 5000 5000
        invoice INV/2026/00002 Green_&_Sons 2026-02-03 2026-03-05 48050 48050
        credit_adjustment MISC/2026/003 Green_&_Sons 2026-02-04 2026-02-04 50 50""",
    "oca-aged-partner-balance": """
        invoice INV/2026/00001 Harbour_Lights_Ltd 2026-01-15 2026-02-14 70000 70000
        credit_note RINV/2026/00001 Harbour_Lights_Ltd 2026-02-10 2026-02-10 10000 10000""",
    "erpnext-accounts-receivable": """
        invoice ACC-SINV-2026-00001 CUST-1 2026-01-15 2026-02-14 120000 70000
        invoice ACC-SINV-2026-00002/2026-02-20 CUST-1 2026-01-20 2026-02-20 50000 50000
        invoice ACC-SINV-2026-00002/2026-03-20 CUST-1 2026-01-20 2026-03-20 50000 50000
        receipt ACC-PAY-2026-00009 CUST-1 2026-02-01 2026-02-01 10000 10000""",
    "business-central-ledger-entries": """
        invoice 103001 C00010 2026-01-14 2026-02-14 120000 70000
        credit_note 104001 C00010 2026-01-20 2026-01-20 8000 8000
        receipt PAYMENT-20260125-G04001 C00010 2026-01-25 2026-01-25 6000 6000""",
    "tally-pending-bills": """
        invoice INV-101 Harbour_Lights_Ltd 2026-01-15 2026-02-14 120000 70000
        receipt PAYMENT-20260201-On_Account Harbour_Lights_Ltd 2026-02-01 2026-02-01 5000 5000
        invoice INV-102 Green_&_Sons 2026-02-03 2026-03-05 48050 48050""",
    "bigcapital-invoices": """
        invoice B-101 Harbour_Lights_Ltd 2026-01-15 2026-02-14 20001 -""",
    "bexio-account-postings": """
        invoice RE-00012 Hafenlicht_AG 2026-01-05 - 129240 100000
        invoice RE-00013 Grün_&_Söhne 2026-01-09 - 48050 0""",
    "bexio-journal": """
        invoice RE-00012 Hafenlicht_AG 2026-01-05 - 129240 100000
        invoice RE-00014 Bergbau_GmbH 2026-02-01 - 787500 0""",
    "smartbusiness-invoices": """
        invoice 10002 1000 2026-01-09 2026-02-08 107927 100000
        invoice 10001 1000 2026-01-05 2026-02-04 64793 0""",
    "smartbusiness-positions": """
        invoice 10002 1000 2026-01-09 2026-02-08 107927 -
        invoice 10001 1000 2026-01-05 2026-02-04 64793 -""",
    "highradius-sample": """
        invoice 1930000001 0200000001 2020-03-30 2020-04-14 230979 -
        invoice 1930000002 0200000002 2020-03-19 2020-04-03 6498259 -""",
}
CUSTOMERS = {
    "xero-contacts": """
        HAR-7|Harbour Lights Ltd||accounts@harbour.example|01947 600000|Ada Moss|Whitby|DOM 20|
        |Green & Sons|||01632 960001|||NET 30|
        |Old Mill Cafe||mill@cafe.example|||||""",
    "qbo-customer-contact-list": """
        |Harbour Lights Ltd||accounts@harbour.example|(01947) 600000|Ada Moss|||
        |Mill Lane Garage:Body Shop||||Ben Hall|||
        |CASH SALES 12|||||||""",
    "qbd-customer-contact-list": """
        |Moss, Ada||ada.moss@example.com|(480) 555-0142|Ada Moss|Mesa|NET 0|
        |Ridge Property Group||ap@ridge.example|+1 (602) 555-0110|Ben Hall|Phoenix|NET 30|""",
    "quickbooks-iif-customers": """
        |Moss, Ada||ada.moss@example.com|(480) 555-0142|Ada Moss||Net 15|2500.00
        |Café Zürich||||Ben Hall|||""",
    "sage50-customers": """
        CAFE01|Harbour Café||cafe@harbour.example|01947 600000|Ada Moss|Whitby|NET 30|5000.00
        GREEN|Green & Sons||||||30 days net|""",
    "sage50-customers-without-header": """
        CAFE01|Harbour Café||cafe@harbour.example|01947 600000|Ada Moss|Whitby|NET 30|5000.00
        GREEN|Green & Sons||||||30 days net|""",
    "sage-accounting-customers": """
        HAR-7|Harbour Lights Ltd||ada@harbour.example|07700 900123|Ada Moss|Whitby||5000.00
        GREEN|Green & Sons|||||||""",
    "zoho-contacts": """
        |Highland Bakers|company|ada@highland.example|555-0142|Ada Moss|Leeds|Net 30|2500.00
        |Joan Marsh|consumer|joan@marsh.example|555-0188|Joan Marsh||Due on Receipt|""",
    "freshbooks-clients": """
        |Harbour Lights Ltd||accounts@harbour.example|555-0100|Ben Hall|Salem||
        |Ada Moss||ada@example.com|555-0101|Ada Moss|||""",
    "wave-customers": """
        H-7|Harbour Lights Ltd||accounts@harbour.example|555-0100|Ben Hall|Ottawa||
        |Ada Moss||ada@example.com|555-0101||||""",
    "invoicely-clients": """
        |Ada Moss||ada@example.com|5550101||||
        |Harbour Lights Ltd||accounts@harbour.example|||||""",
    "invoice-ninja-clients": """
        H-7|Harbour Lights Ltd||accounts@harbour.example|555-0100|Ben Hall|Salem||
        |Ada Moss||ada@example.com||Ada Moss|||""",
    "odoo-customers": """
        HAR-7|Harbour Lights Ltd|company|accounts@harbour.example|07700 900123||Whitby||
        |Ada Moss|consumer|ada@example.com|01632 960001||||""",
    "business-central-customers": """
        C00010|Harbour Lights Ltd||ada@harbour.example|01947 600000|Ada Moss|Whitby|30 DAYS|5000.00
        C00020|Green & Sons|||||||""",
    "bigcapital-customers": """
        |Harbour Lights Ltd|company|accounts@harbour.example|555-0100|Ada Moss|Salem||
        |Ben Hall|consumer|ben@example.com|555-0101|Ben Hall|||""",
    "smartbusiness-clients": """
        1000|Hafenlicht AG|company|info@hafenlicht.example|044 555 01 00|Ada Moos|Zürich||
        1001|Ben Hall|consumer|ben@example.ch|||||""",
}
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
    assert settled["wave-transactions"] == {"2": None, "3": date(2026, 2, 3)}
    assert settled["bexio-journal"] == {"RE-00012": None, "RE-00014": date(2026, 2, 12)}
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
    assert parsed.notes[0] == "Several columns are called 'Total': the one in place 6 was read."


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
