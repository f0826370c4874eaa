"""Rows that were left out, saved as they stand with the reason behind them."""

import csv

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import RowProblem
from collector_desktop.importers.read import read_file
from collector_desktop.services.problem_rows import save_problem_rows
from collector_desktop.services.reading import inspect_file

TEXT = "Number,Customer,Date,Amount\nINV-1,=A1+1,13/09/2026,-12.50\nINV-2,Brook,14/09/2026,1\n"


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text(TEXT, encoding="utf-8")
    return path


def saved(path, *problems):
    target = path.with_name("bad.csv")
    count = save_problem_rows(path, inspect_file(path), problems, target)
    with target.open(encoding="utf-8-sig", newline="") as file:
        return count, list(csv.reader(file))


def test_only_rows_with_problems_are_saved_with_every_reason(path):
    problems = (RowProblem(3, "Date", "x", "One."), RowProblem(3, "Amount", "y", "Two."))
    count, lines = saved(path, *problems)
    assert count == 1
    assert lines[0] == ["Number", "Customer", "Date", "Amount", "Problem"]
    assert lines[1] == ["INV-2", "Brook", "14/09/2026", "1", "One. Two."]


def test_the_currency_above_a_bank_table_stays_with_its_rows(tmp_path):
    path = tmp_path / "bank.csv"
    text = (
        "Account holder:,Acme\nCurrency:,EUR\n\nBooking date,Label,Debit,Credit\n"
        "13/10/2026,A,,5.00\nx4/10/2026,B,,6.00\n"
    )
    path.write_text(text, encoding="utf-8")
    count, lines = saved(path, *read_file(path).problems)
    assert (count, lines[0], lines[1][0]) == (1, ["Currency:", "EUR"], "Booking date")
    mended = path.with_name("bad.csv")
    mended.write_text(mended.read_text("utf-8-sig").replace("x4", "14"), encoding="utf-8")
    (line,) = read_file(mended).rows
    assert (line.amount_minor, line.currency) == (600, "EUR")


def test_a_formula_is_made_harmless_and_a_negative_amount_stays_one(path):
    _, lines = saved(path, RowProblem(2, "", "", "Why."))
    assert lines[1] == ["INV-1", "'=A1+1", "13/09/2026", "-12.50", "Why."]


def test_a_problem_of_the_whole_file_saves_no_row(path):
    assert saved(path, RowProblem(0, "", "", "Why.")) == (
        0,
        [["Number", "Customer", "Date", "Amount", "Problem"]],
    )


def test_a_file_that_is_gone_is_said(path):
    seen = inspect_file(path)
    path.unlink()
    with pytest.raises(UnreadableFileError):
        save_problem_rows(path, seen, (), path.with_name("bad.csv"))


REPORT = """,Date,Transaction type,Num,Term,Due date,Open balance
Mill Lane Garage,,,,,,
,31/02/2026,Invoice,1041,Net 30,05/03/2026,200.00
Body Shop,,,,,,
,20/02/2026,Invoice,1042,Net 30,22/03/2026,75.00
,21/02/2026,Invoice,1043,Net 30,23/03/2026,many
Total for Body Shop,,,,,,$75.00
Total for Mill Lane Garage,,,,,,$275.00
"""


def test_rows_of_a_report_keep_the_heading_that_says_whose_they_are(tmp_path):
    path = tmp_path / "report.csv"
    path.write_text(REPORT, encoding="utf-8")
    first = read_file(path)
    assert [problem.row for problem in first.problems] == [3, 6]
    count, lines = saved(path, *first.problems)
    assert count == 2
    assert [line[0] for line in lines if len(line) == 7] == [
        "Mill Lane Garage",
        "Mill Lane Garage:Body Shop",
    ]

    bad = path.with_name("bad.csv")
    mended = bad.read_text(encoding="utf-8-sig").replace("31/02/2026", "28/02/2026")
    bad.write_text(mended.replace("many", "30.00"), encoding="utf-8")
    again = read_file(bad)
    assert (again.profile, again.problems) == ("qbo-open-invoices", ())
    assert [(row.number, row.customer_name, row.amount_minor) for row in again.rows] == [
        ("1041", "Mill Lane Garage", 20000),
        ("1043", "Mill Lane Garage:Body Shop", 3000),
    ]
