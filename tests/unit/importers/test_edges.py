"""Edges of the readers: blanks, odd statuses, totals, titles and signs."""

from __future__ import annotations

import gc
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind, RowKind
from collector_desktop.importers.cells import text_of
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.money_cells import AmountReader
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sources import open_source

ITEMS = "type,number,customer,date,due_date,amount,currency,reference,description"
XERO = "ContactName,InvoiceNumber,InvoiceDate,DueDate,Total,InvoiceAmountDue,Currency,Type,Status"
SAGE = "Type,Account Reference,Date,Reference,Details,Net Amount,Tax Amount"
QBO = ",Date,Transaction type,Num,Customer full name,Due date,Amount,Open balance"


def written(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "a.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_a_line_of_blanks_is_blank_and_no_problem(tmp_path: Path) -> None:
    path = written(tmp_path, ITEMS, " , ,,,,,,,", ",,,,,,,,", "")
    parsed = read_file(path)
    assert parsed.problems == ()
    assert parsed.counts == {RowKind.HEADER: 1, RowKind.BLANK: 3, RowKind.DATA: 0}


def test_a_file_of_blanks_is_called_empty(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="is empty"):
        read_file(written(tmp_path, ",,,", " ,", ""))


def test_a_file_without_column_names_is_refused_as_such(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="No line in it has column names that are known"):
        read_file(written(tmp_path, "1,2,3", "4,5,6"))


def test_an_unknown_xero_status_and_type_are_problems(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        XERO,
        "Ann,I-1,31/01/2026,,5,5,GBP,Sales invoice,Odd",
        "Ann,I-2,31/01/2026,,5,5,GBP,Odd,Paid",
        "Ann,I-3,31/01/2026,,-5,-5,GBP,Sales overpayment,Awaiting Payment",
    )
    parsed = read_file(path)
    assert [(problem.row, problem.column) for problem in parsed.problems] == [
        (2, "Status"),
        (3, "Type"),
    ]
    assert [(row.type, row.number) for row in parsed.rows] == [("receipt", "PAYMENT-20260131-I-3")]


def test_a_sage_number_used_on_another_day_is_a_problem(tmp_path: Path) -> None:
    path = written(
        tmp_path, SAGE, "SI,A,310126,1,x,5.00,1.00", "SI,A,010226,1,x,5.00,1.00", ",A,,,,,"
    )
    parsed = read_file(path)
    assert [row.amount_minor for row in parsed.rows] == [600]
    assert [(problem.row, problem.column) for problem in parsed.problems] == [
        (3, "Reference"),
        (4, "Type"),
    ]


def test_many_payments_of_one_day_get_different_numbers(tmp_path: Path) -> None:
    line = ",31/01/2026,Payment,,Ann,31/01/2026,-5.00,-5.00"
    parsed = read_file(written(tmp_path, QBO, line, line, line))
    assert [row.number for row in parsed.rows] == [
        "PAYMENT-20260131",
        "PAYMENT-20260131-2",
        "PAYMENT-20260131-3",
    ]


def test_totals_that_cannot_be_read_are_not_compared(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        QBO,
        "CURRENT,,,,,,,",
        ",31/01/2026,Invoice,1,Ann,31/01/2026,5.00,x",
        "Total for CURRENT,,,,,,,y",
        "Total for nobody,,,,,,,5.00",
        ",,,,,,5.00,",
        "Total,,,,,,,",
    )
    parsed = read_file(path)
    assert parsed.totals == ()
    assert [problem.row for problem in parsed.problems] == [3]
    assert parsed.counts[RowKind.UNCLASSIFIED] == 1
    assert parsed.counts[RowKind.TOTAL] == 1


def test_a_title_with_an_unreadable_day_gives_none(tmp_path: Path) -> None:
    parsed = read_file(written(tmp_path, "As of yesterday", "", QBO))
    assert parsed.as_of is None


def test_a_credit_limit_below_zero_is_a_problem(tmp_path: Path) -> None:
    path = written(tmp_path, "code,name,currency,credit_limit", "A,Ann,pounds,", "B,Bob,GBP,-1")
    parsed = read_file(path)
    assert [(problem.row, problem.column) for problem in parsed.problems] == [
        (2, "currency"),
        (3, "credit_limit"),
    ]


def test_unusual_lines_of_our_own_items_are_read_all_the_same(tmp_path: Path) -> None:
    plain = "invoice,{},C1,2026-01-05,,{},GBP,{},{}"
    path = written(
        tmp_path,
        ITEMS,
        plain.format("A1", "5.00", "", ""),
        plain.format("A2", "5", "", ""),
        plain.format("A3", "0.00", "", ""),
        plain.format("A 4", "5.00", "", ""),
        plain.format("A5", "5.00", " PO", ""),
        plain.format("A6", "5.00", "", "'=1"),
        plain.format("a1", "5.00", "", ""),
    )
    parsed = read_file(path)
    assert [(row.number, row.reference, row.description) for row in parsed.rows] == [
        ("A1", "", ""),
        ("A2", "", ""),
        ("A 4", "", ""),
        ("A5", "PO", ""),
        ("A6", "", "=1"),
    ]
    assert [problem.row for problem in parsed.problems] == [4, 8]


def test_a_stated_header_row_is_taken(tmp_path: Path) -> None:
    path = written(tmp_path, "No,Who,Day,Sum", "No,Who,Day,Sum", "1,Ann,2026-01-05,5")
    columns = {"number": "No", "customer_name": "Who", "document_on": "Day", "amount": "Sum"}
    parsed = read_file(path, mapping=Mapping(FileKind.ITEMS, columns, header_row=2))
    assert [row.row for row in parsed.rows] == [3]
    by_place = Mapping(FileKind.ITEMS, {name: n for n, name in enumerate(columns)})
    assert [problem.row for problem in read_file(path, mapping=by_place).problems] == [1, 2]


def test_a_mapping_of_a_missing_column_number_leaves_every_row_wrong(tmp_path: Path) -> None:
    path = written(tmp_path, "Invoice No,Customer,Date,Total", "1,Ann,2026-01-05,5")
    columns: dict[str, str | int] = {
        "number": "Invoice No",
        "customer_name": "Customer",
        "document_on": "Date",
        "amount": 9,
    }
    parsed = read_file(path, mapping=Mapping(FileKind.ITEMS, columns))
    assert [(problem.column, problem.reason) for problem in parsed.problems] == [
        ("column 10", "The amount is missing.")
    ]


def test_a_day_is_no_amount() -> None:
    with pytest.raises(ValueError, match="is not an amount"):
        AmountReader()(date(2026, 1, 5), "GBP")


def test_an_apostrophe_before_an_amount_is_no_part_of_it(tmp_path: Path) -> None:
    assert AmountReader()("'5.00", "GBP") == 500
    assert text_of("=1+1") == "=1+1"
    assert text_of(date(2026, 1, 5)) == "2026-01-05"


def test_times_and_hidden_sheets_of_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    hidden = book.active
    hidden.append(["secret", "sheet"])
    hidden.sheet_state = "hidden"
    shown = book.create_sheet("Shown")
    shown.append([time(9, 30), timedelta(hours=30), 5])
    path = tmp_path / "a.xlsx"
    book.save(path)
    source = open_source(path)
    assert source.sheet == "Shown"
    (_, cells), *_ = source.rows()
    assert cells[0] == "09:30:00"


def test_the_search_for_cycles_is_left_as_it_was(tmp_path: Path) -> None:
    path = written(tmp_path, ITEMS)
    gc.disable()
    try:
        read_file(path)
        assert not gc.isenabled()
    finally:
        gc.enable()
    read_file(path, hints=ReadHints(default_currency="EUR"))
    assert gc.isenabled()
