"""Tables as people send them: each small file with what it says, written down by hand."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from collector_desktop.importers.base import FileKind, ParsedFile, RowKind
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.notation import ReadHints
from collector_desktop.importers.read import read_file
from collector_desktop.services.import_tally import Tally

HEADER = "Customer,Invoice number,Invoice date,Due date,Amount"
LEFT = f"{HEADER},Outstanding"


def suggested(path: Path, currency: str = "GBP") -> ParsedFile:
    """Read a file with its columns matched as the window suggests them."""
    seen = inspect(path)
    assert seen.kind is not None
    columns = {each.field: each.column for each in seen.suggestions}
    mapping = Mapping(seen.kind, columns, header_row=seen.header_row)
    return read_file(path, mapping=mapping, hints=ReadHints(default_currency=currency))


def table(tmp_path: Path, text: str | bytes) -> Path:
    path = tmp_path / "table.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def told(parsed: ParsedFile) -> dict[str, tuple[str, int, int | None]]:
    """Say type, amount and outstanding amount of each item by its number."""
    return {row.number: (row.type, row.amount_minor, row.open_minor) for row in parsed.rows}


ONE = ("invoice", 10_000, None)
WRITTEN = {
    "a mark before the text, twice": (b"\xef\xbb\xbf\xef\xbb\xbf" + HEADER.encode())
    + b"\nA,1,13/01/2026,12/02/2026,100.00\n",
    "UTF-16, the large byte first": b"\xfe\xff"
    + f"{HEADER}\nA,1,13/01/2026,12/02/2026,100.00\n".encode("utf-16-be"),
    "carriage returns alone": f"{HEADER}\rA,1,13/01/2026,12/02/2026,100.00\r",
    "line ends of all kinds": f"{HEADER}\r\nA,1,13/01/2026,12/02/2026,100.00\r\r\n\n",
    "the separator declared": "sep=;\r\n" + HEADER.replace(",", ";") + "\r\n"
    "A;1;13/01/2026;12/02/2026;100.00\r\n",
    "strokes between the cells": HEADER.replace(",", "|") + "\nA|1|13/01/2026|12/02/2026|100.00\n",
    "names in capitals, with signs and a currency": (
        " customer\u00a0 , INVOICE  NUMBER ,Invoice_Date,due-date,amount (GBP)\n"
        "A,1,13/01/2026,12/02/2026,100.00\n"
    ),
    "empty columns around": (
        ",,Customer,,Invoice number,Invoice date,Due date,,Amount,,\n"
        ",,A,,1,13/01/2026,12/02/2026,,100.00,,\n,,,,,,,,,,\n"
    ),
    "titles above and a date of printing below": (
        f"My Company Ltd\nOpen invoices\nAs at 31 March 2026\n\n{HEADER}\n"
        "A,1,13/01/2026,12/02/2026,100.00\n\nPrinted 31/03/2026 10:00\n"
    ),
    "pages with their names again": (
        f"{HEADER}\nPage 1,,,,\n{HEADER}\nA,1,13/01/2026,12/02/2026,100.00\nPage 2,,,,\n"
    ),
    "formulas that only wrap a text": f'{HEADER}\nA,"=""1""","=""13/01/2026""",12/02/2026,100.00\n',
    "a quoted name over two lines": f'{HEADER}\n"A\r\nB",1,13/01/2026,12/02/2026,100.00\n',
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_however_a_table_is_written_its_invoice_is_read(tmp_path: Path, text: str | bytes) -> None:
    parsed = suggested(table(tmp_path, text))
    assert (told(parsed), parsed.problems) == ({"1": ONE}, ())
    assert parsed.rows[0].document_on == date(2026, 1, 13)
    assert parsed.rows[0].due_on == date(2026, 2, 12)
    assert RowKind.UNCLASSIFIED not in parsed.counts


AMOUNTS = {
    '"1,234.50"': 123_450,
    '"£1,234.50"': 123_450,
    '"1,234.50-"': -123_450,
    '"(1,234.50)"': -123_450,
    "-1234.50": -123_450,
    "1234.50 CR": -123_450,
    "1234.50 DR": 123_450,
    "GBP 1234.50": 123_450,
    "1234.50 GBP": 123_450,
    "1\u00a0234.50": 123_450,
    "1\u202f234.50": 123_450,
    "1'234.50": 123_450,
    "1’234.50": 123_450,  # noqa: RUF001 - as Swiss programs write it
}


@pytest.mark.parametrize(("text", "minor"), AMOUNTS.items())
def test_an_amount_is_read_however_it_is_written(tmp_path: Path, text: str, minor: int) -> None:
    parsed = suggested(table(tmp_path, f"{HEADER}\nA,1,13/01/2026,12/02/2026,{text}\n"))
    side = "invoice" if minor > 0 else "credit_note"
    assert told(parsed) == {"1": (side, abs(minor), None)}


DAYS = ["2026-04-13 00:00:00", "13 Apr 2026", '"Apr 13, 2026"', "20260413", "20260413.0"]
DAYS += ['"Monday, April 13, 2026"', "2026/04/13", "13-Apr-26", "13th April 2026", "13/04/26"]


@pytest.mark.parametrize("text", DAYS)
def test_a_day_is_read_however_it_is_written(tmp_path: Path, text: str) -> None:
    parsed = suggested(table(tmp_path, f"{HEADER}\nA,1,{text},,5\n"))
    assert [row.document_on for row in parsed.rows] == [date(2026, 4, 13)]


def test_a_german_table_has_points_before_days_and_commas_before_decimals(tmp_path: Path) -> None:
    text = (
        "Kunde;Rechnungsnr.;Rechnungsdatum;Fällig am;Betrag;Offener Betrag\n"
        "Müller GmbH;R-1;03.04.2026;03.05.2026;1.234,56;234,56\n"
    )
    parsed = suggested(table(tmp_path, text.encode("cp1252")), "EUR")
    assert told(parsed) == {"R-1": ("invoice", 123_456, 23_456)}
    assert parsed.rows[0].customer_name == "Müller GmbH"
    assert parsed.rows[0].document_on == date(2026, 4, 3)


def test_a_total_below_is_no_invoice_and_is_compared(tmp_path: Path) -> None:
    rows = "A,1,13/01/2026,12/02/2026,100.00,60.00\nB,2,13/01/2026,,50.00,50.00\n"
    parsed = suggested(table(tmp_path, f"{LEFT}\n{rows}Grand total,,,,150.00,999.00\n"))
    assert told(parsed) == {"1": ("invoice", 10_000, 6_000), "2": ("invoice", 5_000, 5_000)}
    assert parsed.counts[RowKind.TOTAL] == 1
    assert [(each.stated_minor, each.summed_minor) for each in parsed.totals] == [(99_900, 11_000)]


def test_rows_with_too_few_or_too_many_cells_are_rejected_and_the_others_read(
    tmp_path: Path,
) -> None:
    rows = "A,1,13/01/2026,12/02/2026,1,234.00\nB,2,13/01/2026\nC,3,13/01/2026,,50.00\n"
    parsed = suggested(table(tmp_path, f"{HEADER}\n{rows}"))
    assert told(parsed) == {"3": ("invoice", 5_000, None)}
    assert [problem.row for problem in parsed.problems] == [2, 3]


UNDECIDED = {
    "days": ("03/04/2026", "04/05/2026", "1.00", "Invoice date"),
    "days that contradict each other": ("13/04/2026", "04/13/2026", "1.00", "Invoice date"),
    "decimals": ("13/04/2026", "14/04/2026", '"1,234"', "Amount"),
}


@pytest.mark.parametrize(("first", "second", "amount", "column"), UNDECIDED.values(), ids=UNDECIDED)
def test_what_must_be_asked_rejects_every_row_and_says_so_once(
    tmp_path: Path, first: str, second: str, amount: str, column: str
) -> None:
    rows = "".join(f"A,{at},{day},,{amount}\n" for at, day in enumerate([first, second], 1))
    parsed = suggested(table(tmp_path, f"{HEADER}\n{rows}"))
    assert [problem.column for problem in parsed.problems] == [column]
    counts = Tally().counts(parsed)
    assert (counts.rows, counts.rejected, counts.created) == (2, 2, 0)


def test_a_statement_that_must_be_asked_for_rejects_every_row_too(tmp_path: Path) -> None:
    rows = "03/04/2026,Ann,10.00,10.00\n04/05/2026,Bob,5.00,15.00\n"
    parsed = read_file(table(tmp_path, f"Date,Description,Amount,Balance\n{rows}"))
    assert parsed.kind is FileKind.BANK
    counts = Tally().counts(parsed)
    assert (counts.rows, counts.rejected) == (2, 2)


def test_the_column_that_leaves_decimals_open_is_named(tmp_path: Path) -> None:
    text = 'Account code,Company name,Email,Credit limit\nA1,Ann,a@x.example,"£5,000"\n'
    parsed = suggested(table(tmp_path, text))
    assert [problem.column for problem in parsed.problems] == ["Credit limit"]


def test_a_currency_comes_from_its_column_its_sign_or_the_name_of_the_amount(
    tmp_path: Path,
) -> None:
    signs = f"{HEADER},Currency\nA,1,13/01/2026,,5,€\nB,2,13/01/2026,,5,£\nC,3,13/01/2026,,5,chf\n"
    rows = suggested(table(tmp_path, signs)).rows
    assert [row.currency for row in rows] == ["EUR", "GBP", "CHF"]
    named = HEADER.replace("Amount", "Total (JPY)") + "\nA,1,13/01/2026,,500\n"
    assert [(row.currency, row.amount_minor) for row in suggested(table(tmp_path, named)).rows] == [
        ("JPY", 500)
    ]


def test_a_word_of_three_capitals_that_is_no_currency_stays_part_of_a_name(tmp_path: Path) -> None:
    text = f"{HEADER},Amount VAT\nA,1,13/01/2026,,100.00,20.00\n"
    assert told(suggested(table(tmp_path, text))) == {"1": ONE}
    lonely = HEADER.replace("Amount", "Amount VAT") + "\nA,1,13/01/2026,,20.00\n"
    assert "amount" not in {each.field for each in inspect(table(tmp_path, lonely)).suggestions}


def test_the_sheet_that_names_columns_is_read_though_others_stand_before_it(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    book.active.title = "Notes"
    book.active["A1"] = "Please read the second sheet"
    sheet = book.create_sheet("Data")
    sheet.append(HEADER.split(","))
    sheet.append(["A", "1", date(2026, 1, 13), date(2026, 2, 12), 100.0])
    path = tmp_path / "a.xlsx"
    book.save(path)
    parsed = suggested(path)
    assert told(parsed) == {"1": ONE}
    assert "Only the sheet 'Data' was read; left out: 'Notes'." in parsed.notes


def test_a_movement_without_its_booking_day_comes_in_by_its_value_day_if_it_is_numbered(
    tmp_path: Path,
) -> None:
    """Swiss banks book what was paid by card today only tomorrow, but number it at once."""
    head = "Trade date;Booking date;Value date;Debit amount;Credit amount;Balance;Transaction no."
    rows = "2026-04-13;2026-04-13;2026-04-14;;50.00;150.00;X1\n2026-04-14;;2026-04-15;;7.00;157.00;"
    numbered = read_file(table(tmp_path, f"{head}\n{rows}X2\n"))
    assert [row.booked_on for row in numbered.rows] == [date(2026, 4, 13), date(2026, 4, 15)]
    unnumbered = read_file(table(tmp_path, f"{head}\n{rows}\n"))
    assert Counter(problem.row for problem in unnumbered.problems) == {3: 1}


def test_names_that_nobody_knows_are_found_below_the_titles(tmp_path: Path) -> None:
    text = "Harbour Ltd\nUnpaid,March\n\nWho,Which,When,How much\nAnn,A-1,13/04/2026,5.00\n"
    seen = inspect(table(tmp_path, text))
    assert (seen.header_row, seen.headers) == (4, ("Who", "Which", "When", "How much"))


def test_the_day_from_which_terms_count_is_read_beside_that_of_the_invoice(
    tmp_path: Path,
) -> None:
    text = f"{HEADER},Terms,Delivery date\nA,1,13/01/2026,,5.00,30 days,20/01/2026\n"
    row = suggested(table(tmp_path, text)).rows[0]
    assert (row.document_on, row.terms_from) == (date(2026, 1, 13), date(2026, 1, 20))


def test_words_of_small_businesses_are_known(tmp_path: Path) -> None:
    text = (
        "Client,Our ref,Raised,Payable by,Gross (GBP),Still owed\nAnn,A-1,13/04/2026,,5.00,3.00\n"
    )
    assert told(suggested(table(tmp_path, text))) == {"A-1": ("invoice", 500, 300)}


def test_an_invoice_that_was_overpaid_is_rejected_for_what_it_is(tmp_path: Path) -> None:
    rows = "A,1,13/01/2026,,100.00,-5.00\nA,2,13/01/2026,,100.00,120.00\n"
    problems = suggested(table(tmp_path, f"{LEFT}\n{rows}")).problems
    assert [problem.column for problem in problems] == ["Outstanding", "Outstanding"]
    assert "in credit" in problems[0].reason
    assert "More is outstanding" in problems[1].reason
