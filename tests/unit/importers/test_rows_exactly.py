"""One line of a table of items or of a bank's table, and what each of its cells changes."""

import pytest

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file
from tests.unit.importers.bank.bank_files import read_text

HEADER = "Number,Name,Date,Due,Net,Tax,Open,Curr,Kind,Paid on,Promised"
COLUMNS = {
    "number": "Number",
    "customer_name": "Name",
    "document_on": "Date",
    "due_on": "Due",
    "amount": "Net",
    "tax": "Tax",
    "open": "Open",
    "currency": "Curr",
    "type": "Kind",
    "settled_on": "Paid on",
    "promised_for": "Promised",
}
GOOD = {
    "Number": "I-1",
    "Name": "Acme Ltd",
    "Date": "2026-11-02",
    "Due": "2026-12-02",
    "Net": "100.00",
    "Tax": "20.00",
    "Open": "50.00",
    "Curr": "GBP",
    "Kind": "",
    "Paid on": "",
    "Promised": "",
}


@pytest.fixture
def read(tmp_path):
    """Return a function that reads one row by a mapping, some of its cells changed."""

    def read_row(**change):
        path = tmp_path / "a.csv"
        cells = {**GOOD, **{name.replace("_", " "): value for name, value in change.items()}}
        path.write_text(f"{HEADER}\n{','.join(cells.values())}\n", "utf-8")
        return read_file(path, mapping=Mapping(FileKind.ITEMS, COLUMNS))

    return read_row


@pytest.mark.parametrize(
    ("change", "type_", "amount", "left", "currency"),
    [
        ({}, "invoice", 120_00, 50_00, "GBP"),
        ({"Tax": ""}, "invoice", 100_00, 50_00, "GBP"),
        ({"Tax": "-20.00", "Open": "80.00"}, "invoice", 80_00, 80_00, "GBP"),
        ({"Open": ""}, "invoice", 120_00, None, "GBP"),
        ({"Open": "0.00"}, "invoice", 120_00, 0, "GBP"),
        ({"Open": "120.00"}, "invoice", 120_00, 120_00, "GBP"),
        ({"Net": "-100.00", "Tax": "", "Open": "-5.00"}, "credit_note", 100_00, 5_00, "GBP"),
        ({"Curr": "£"}, "invoice", 120_00, 50_00, "GBP"),
        ({"Curr": "€"}, "invoice", 120_00, 50_00, "EUR"),
        ({"Curr": "eur"}, "invoice", 120_00, 50_00, "EUR"),
        ({"Curr": "JPY", "Net": "100", "Tax": "20", "Open": "50"}, "invoice", 120, 50, "JPY"),
        ({"Curr": ""}, "invoice", 120_00, 50_00, ""),
    ],
)
def test_a_row_comes_to_one_item(read, change, type_, amount, left, currency):
    parsed = read(**change)
    assert parsed.problems == ()
    (item,) = parsed.rows
    assert (item.type, item.amount_minor, item.open_minor, item.currency) == (
        *(type_, amount, left, currency),
    )
    assert (item.row, item.number, item.customer_name, item.customer_code) == (
        *(2, "I-1", "Acme Ltd", ""),
    )
    assert (item.document_on.isoformat(), item.due_on.isoformat()) == ("2026-11-02", "2026-12-02")
    assert (item.settled_on, item.promised_for, item.only_open) == (None, None, False)


def test_days_of_payment_and_of_a_promise_are_kept(read):
    (item,) = read(Paid_on="2026-11-09", Promised="2026-11-30").rows
    assert (item.settled_on.isoformat(), item.promised_for.isoformat()) == (
        *("2026-11-09", "2026-11-30"),
    )


@pytest.mark.parametrize(
    ("change", "column", "reason"),
    [
        ({"Open": "120.01"}, "Open", "More is outstanding"),
        ({"Open": "-0.01"}, "Open", "in credit"),
        ({"Net": "-20.00", "Open": ""}, "Net", "zero owes nothing"),
        ({"Net": ""}, "Net", "amount is missing"),
        ({"Net": "much"}, "Net", "not an amount"),
        ({"Date": ""}, "Date", "date is missing"),
        ({"Due": "soon"}, "Due", "not a date"),
        ({"Name": ""}, "Name", "customer is missing"),
        ({"Number": ""}, "Number", "number is missing"),
        ({"Curr": "POUND"}, "Curr", "not a currency code"),
        ({"Curr": "G1P"}, "Curr", "not a currency code"),
    ],
)
def test_a_cell_that_will_not_do_is_named(read, change, column, reason):
    parsed = read(**change)
    assert parsed.rows == ()
    (problem,) = parsed.problems
    assert (problem.row, problem.column) == (2, column)
    assert reason in problem.reason


BANK = "Date,Value date,Description,Paid in,Paid out,Balance"


def test_a_banks_table_may_have_its_balances_in_rows_of_their_own(tmp_path):
    rows = (
        ",,Opening balance,,,100.00",
        "2026-11-02,2026-11-03,ACME,30.00,,130.00",
        ",,INV-7,,,",
        "2026-11-03,,RENT,,10.00,120.00",
        ",,,,,",
        "2026-11-04,,NOTE,,,120.00",
        ",,Closing balance,,,120.00",
    )
    parsed = read_text(tmp_path, "\n".join((BANK, *rows)) + "\n", "a.csv", "bank")
    (statement,) = parsed.statements
    assert (statement.opening_minor, statement.closing_minor) == (100_00, 120_00)
    assert [(line.row, line.amount_minor) for line in statement.lines] == [(3, 30_00), (5, -10_00)]
    first = statement.lines[0]
    assert (first.text, first.value_on.isoformat()) == ("ACME INV-7", "2026-11-03")
    assert statement.lines[1].value_on is None
    assert parsed.notes == ("1 row is left out: no money in it.",)
    assert parsed.excluded == 1


@pytest.mark.parametrize(("word", "minor"), [("-", 30_00), ("--", 30_00), ("n/a", 30_00)])
def test_a_dash_is_an_empty_cell(tmp_path, word, minor):
    text = f"{BANK}\n2026-11-02,{word},ACME,30.00,{word},{word}\n"
    (line,) = read_text(tmp_path, text, "a.csv", "bank").rows
    assert (line.amount_minor, line.value_on) == (minor, None)


@pytest.mark.parametrize("word", ["Pending", "OUTSTANDING item", "vorgemerkt", "En attente"])
def test_what_waits_is_counted_and_no_line(tmp_path, word):
    text = f"{BANK}\n{word},,ACME,30.00,,\n2026-11-02,,ACME,5.00,,\n"
    parsed = read_text(tmp_path, text, "a.csv", "bank")
    assert [line.amount_minor for line in parsed.rows] == [5_00]
    assert parsed.notes == ("1 row is left out: not booked yet.",)
