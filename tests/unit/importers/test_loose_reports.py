"""Reports as people send them: columns more or fewer than usual, sums under words of their own."""

from datetime import date

import pytest

from collector_desktop.importers.base import RowKind
from collector_desktop.importers.read import read_file
from tests.unit.importers.exports import sheet_of

SAGE = "Type,Date,Ref,Details,Balance,Future,Current,Period 1,Period 2,Period 3,Older"
XERO = ("Contact", "Invoice Date", "Due Date", "Invoice Number", "< 1 Month", "Older", "Total")
WAVE = (
    "Transaction ID,Transaction Date,Account Name,Transaction Description,"
    "Debit Amount (Two Column Approach),Credit Amount (Two Column Approach),"
    "Other Accounts for this Transaction,Customer,Invoice Number"
)


def written(folder, text):
    path = folder / "report.csv"
    path.write_text(text, encoding="utf-8")
    return read_file(path)


def sheet(folder, *rows):
    return read_file(sheet_of(folder / "report.xlsx", rows))


@pytest.mark.parametrize("names", ["A/C,Name", "A/C Ref,Account Name"])
def test_a_grid_of_sage_may_name_the_account_in_each_line(tmp_path, names):
    line = "SI,13/09/2026,INV1,Goods,180.00,0,0,0,180.00,0,0"
    parsed = written(tmp_path, f"{names},No,{SAGE}\nACM001,Acme,12,{line}\n")
    assert (parsed.profile, parsed.problems) == ("sage50-aged-debtors", ())
    (item,) = parsed.rows
    assert (item.customer_code, item.customer_name, item.amount_minor) == ("ACM001", "Acme", 180_00)


def test_an_account_of_sage_may_stand_above_the_first_names_of_columns(tmp_path):
    names = f"No,{SAGE}"
    text = (
        "Aged Debtors Analysis (Detailed)\n"
        f"A/C:,ABS001,Name:,ABS Garages,Contact:,Mike\n{names}\n"
        "25,SI,15/01/2026,4,Goods,1200.50,0,0,1200.50,0,0,0\n"
        ",,,,Totals:,1200.50\n"
        f"A/C:,BBS001,Name:,Bobs Building\n{names}\n"
        "26,SI,16/01/2026,6,Goods,300.00,0,0,300.00,0,0,0\n"
    )
    parsed = written(tmp_path, text)
    read = [(row.customer_code, row.customer_name, row.open_minor) for row in parsed.rows]
    assert read == [("ABS001", "ABS Garages", 120050), ("BBS001", "Bobs Building", 30000)]
    assert (parsed.counts[RowKind.GROUP], parsed.counts[RowKind.TITLE]) == (2, 1)
    assert [(check.stated_minor, check.summed_minor) for check in parsed.totals] == [
        (120050, 120050)
    ]


def test_a_report_of_xero_may_have_the_contact_as_a_column(tmp_path):
    row = ("Acme", date(2026, 9, 10), date(2026, 10, 10), "INV-1", 0, 120.5, 120.5)
    parsed = sheet(tmp_path, ("Aged Receivables Detail",), XERO, row)
    (item,) = parsed.rows
    assert (parsed.profile, item.customer_name) == ("xero-aged-receivables", "Acme")


def test_an_older_export_of_wave_has_no_types_of_accounts(tmp_path):
    rows = (
        "1,2026-09-10,Accounts Receivable,Acme,120.00,,Sales,Acme,12",
        "1,2026-09-10,Sales,Acme,,120.00,Accounts Receivable,Acme,12",
        "2,2026-09-15,Accounts Receivable,Acme,,50.00,Bank,Acme,12",
    )
    parsed = written(tmp_path, "\n".join((WAVE, *rows)) + "\n")
    (item,) = parsed.rows
    assert (parsed.profile, item.amount_minor, item.open_minor) == (
        "wave-transactions",
        12000,
        7000,
    )
    assert item.settled_on == date(2026, 9, 15)


@pytest.mark.parametrize("label", ["Sub Total", "Sub-total:", "Subtotals", "Zwischensumme"])
def test_a_subtotal_without_a_name_may_stand_among_the_days(tmp_path, label):
    text = (
        "Date,Type,Num,P. O. #,Terms,Due Date,Aging,Open Balance\n"
        "Acme\n"
        "13/09/2026,Invoice,7,,Net 30,13/10/2026,40,100.00\n"
        f"{label},,,,,,,90.00\n"
        "Bob\n"
        "14/09/2026,Invoice,8,,Net 30,14/10/2026,39,50.00\n"
        "Total,,,,,,,150.00\n"
    )
    parsed = written(tmp_path, text)
    assert [(row.customer_name, row.number) for row in parsed.rows] == [("Acme", "7"), ("Bob", "8")]
    assert parsed.problems == ()
    assert parsed.counts[RowKind.SUBTOTAL] == 1
    assert [(each.row, each.stated_minor, each.summed_minor) for each in parsed.totals] == [
        (4, 9000, 10000),
        (7, 15000, 15000),
    ]


@pytest.mark.parametrize("name", ["Cumulus Ltd", "Sub Total", "Ending Balance"])
def test_a_customer_may_be_called_like_a_sum(tmp_path, name):
    line = "SI,13/09/2026,INV1,Goods,180.00,0,0,0,180.00,0,0"
    parsed = written(tmp_path, f"Name,No,{SAGE}\n{name},12,{line}\n")
    assert [(row.customer_name, row.amount_minor) for row in parsed.rows] == [(name, 18000)]
