"""Summaries hold no invoices: they are refused with the name of the report that does."""

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.read import read_file

XERO = """Aged Receivables Summary
Example Ltd
As at 30 November 2026

Contact,Current,< 1 Month,Older,Total
Acme Ltd,100.00,50.00,0.00,150.00
Total,100.00,50.00,0.00,150.00
"""
QUICKBOOKS = """Example Ltd
A/R Aging Summary
"As of November 30, 2026"

,Current,1 - 30,91 and over,Total
Acme Ltd,100.00,50.00,0.00,150.00
TOTAL,100.00,50.00,0.00,150.00
"""
FRESHBOOKS = """Accounts Aging
As of November 24, 2026 (USD)

Client,0-30 Days,31-60 Days,61-90 Days,90+ Days,Total
Acme,100.00,0.00,0.00,0.00,100.00
"""
WAVE = """Aged Receivables

Customer,Not yet overdue,30 or less,31 - 60,61 - 90,91 or more,Total Unpaid
Acme,"$1,000.00",$0.00,$0.00,$0.00,$0.00,"$1,000.00"
"""
INVOICE_NINJA = """Client Name,Client Number,Age Group 0,Age Group 30,Age Group 60,Total
Acme,0001,10.00,0,0,10.00
"""


@pytest.mark.parametrize("text", [XERO, QUICKBOOKS, FRESHBOOKS, WAVE, INVOICE_NINJA])
@pytest.mark.parametrize("look", [inspect, read_file])
def test_a_summary_is_refused_and_the_detailed_report_named(tmp_path, text, look):
    path = tmp_path / "summary.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableFileError, match="none of the invoices") as refused:
        look(path)
    assert "Detail" in str(refused.value) + (refused.value.advice or "")


def test_a_list_of_invoices_may_speak_of_a_summary_in_its_rows(tmp_path):
    path = tmp_path / "list.csv"
    header = "Invoice number,Customer name,Invoice date,Due date,Amount,Description"
    path.write_text(f"{header}\nI-1,Acme,13/11/2026,14/12/2026,5.00,A summary\n", "utf-8")
    assert len(inspect(path).suggestions) > 3


def test_ages_beside_a_column_of_an_invoice_are_no_summary(tmp_path):
    path = tmp_path / "list.csv"
    header = "Contact,Date,Number,Total,0 - 30,31 - 60,61 - 90"
    path.write_text(f"{header}\nAcme,13/11/2026,I-1,5.00,5.00,,\n", "utf-8")
    assert len(inspect(path).suggestions) > 3


def test_sums_by_age_below_invoices_are_no_column_names(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(
        "Rechnung,Datum,Kunde,0-30,31-60,61-90\n"
        "I-1,13/11/2026,Acme,100,0,0\n"
        "I-2,13/10/2026,Acme,0,200,0\n"
        "Balance,,,100,200,0\n",
        "utf-8",
    )
    assert inspect(path).headers[:3] == ("Rechnung", "Datum", "Kunde")
