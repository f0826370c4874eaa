"""What a draw of mutants found unseen: sums of programs, invoices without a sum, groups, counts."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import openpyxl
import pytest

from collector_desktop.importers.bank.camt import camt_kind
from collector_desktop.importers.bank.csv_balance import Step, break_in
from collector_desktop.importers.base import FileKind, RowKind
from collector_desktop.importers.currency_marks import MarkReader, Marks
from collector_desktop.importers.first_rows import FirstRows
from collector_desktop.importers.making import in_cents, product
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.plausible import is_one_or_nought
from collector_desktop.importers.read import read_file
from collector_desktop.importers.workbook import open_workbook
from tests.unit.importers.bank.bank_files import read_text
from tests.unit.importers.exports import export_of
from tests.unit.importers.whole_files import ubl

CAMT_053 = b"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"


@pytest.fixture
def read(tmp_path):
    """Return what reading some bytes gives."""

    def reads(content, **more):
        path = tmp_path / "file.csv"
        path.write_bytes(content)
        return read_file(path, **more)

    return reads


def test_two_rows_are_enough_for_a_balance_that_does_not_follow():
    """105 and 7 more are 112."""
    found = break_in([Step(2, 5, 105), Step(3, 7, 111)], "GBP")
    assert found.row == 3


def test_what_is_no_number_is_left_for_who_reads_it():
    assert in_cents("n/a") == "n/a"
    assert in_cents("12.304999999999") == "12.30"
    assert product("two", "3.00") == product("2", "three") == ""
    assert product("2", "3.005") == "6.01"


@pytest.mark.parametrize(
    ("sums", "amounts"),
    [
        ({"gross": "120.00", "payable": ""}, (120_00, 120_00)),
        ({"gross": "120.00", "payable": "", "prepaid": "20.00"}, (120_00, 100_00)),
        ({"gross": "120.00", "payable": "-120.00"}, (120_00, 0)),
        ({"gross": "120.00", "payable": "125.00"}, (125_00, 125_00)),
    ],
)
def test_an_invoice_owes_what_its_sums_leave(read, sums, amounts):
    """EN 16931, BR-CO-16: what is payable is the gross amount less what was prepaid."""
    (item,) = read(ubl(**sums)).rows
    left = item.amount_minor if item.open_minor is None else item.open_minor
    assert (item.amount_minor, left) == amounts


def test_a_kind_is_looked_for_in_the_first_four_thousand_bytes():
    start = b"<Document xmlns='" + CAMT_053
    filler = b" " * (4000 - len(start))
    assert camt_kind(b"<" + filler[1:] + start) == "camt053"
    mark = start.index(b"camt.053") + len(b"camt.053")
    assert camt_kind(b"<" + b" " * (4000 - mark) + start[:mark]) == ""


def test_lines_left_out_are_lines_of_the_file(tmp_path):
    lines = ("Date,Description,Amount", "2026-11-02,ACME,1500.50", "Total,,1500.50")
    parsed = read_text(tmp_path, "\n".join(lines) + "\n", kind="bank")
    assert (len(parsed.rows), parsed.excluded, parsed.rows_in_file) == (1, 1, 2)


def test_customers_over_their_invoices_are_found_where_columns_are_mapped(read):
    lines = ("No,Date,Total", "Acme Ltd,,", "I-1,2026-11-01,10.00", "Bolt plc,,")
    content = "\n".join((*lines, "I-2,2026-11-02,20.00", "I-3,2026-11-03,30.00", "")).encode()
    columns = {"number": "No", "customer_name": "No", "document_on": "Date", "amount": "Total"}
    mapping = Mapping(kind=FileKind.ITEMS, columns=columns)
    assert [row.number for row in read(content, mapping=mapping).rows] == ["I-1", "I-2", "I-3"]


def test_what_was_written_off_is_in_the_currency_of_its_line(read):
    """The Kuwaiti dinar has three decimals: 40.00 of it are 40,000 fils."""
    lines = export_of("zoho-invoices").read_text("utf-8").splitlines()
    own = next(line for line in lines if ",INV-000004," in line)
    rows = read("\n".join((lines[0], own.replace(",USD,", ",KWD,"), "")).encode()).rows
    assert [(row.written_off_minor, row.written_off_on) for row in rows] == [
        (40_000, date(2026, 5, 31))
    ]


def test_a_key_whose_hash_is_nought_is_known_again():
    class Nought(tuple):
        __slots__ = ()

        def __hash__(self):
            return 0

    key = Nought(("C", "invoice", "a"))
    noted = FirstRows()
    assert noted.take_ascending(["a"], [key], [7])
    assert key in noted
    assert noted.first(key, 9) == 7
    assert FirstRows().first(key, 9) == 9


@pytest.mark.parametrize(
    ("texts", "is_one"), [(["1", "0"], True), (["0", "0"], False), (["1", "2"], False), ([], False)]
)
def test_ones_and_noughts_are_told_from_other_figures(texts, is_one):
    assert is_one_or_nought(texts) is is_one


@pytest.mark.parametrize(("currency", "found"), [("USD", {}), ("", {"£"})])
def test_a_currency_in_the_first_column_counts_before_the_sign_of_the_amount(currency, found):
    marks = Marks()
    layout = SimpleNamespace(columns={"currency": 0, "amount": 1})
    MarkReader(marks, layout).read([currency, "£5.00"], RowKind.DATA)
    assert set(marks.in_rows) == set(found)


def test_a_workbook_is_closed_behind_whoever_read_it(tmp_path):
    path = tmp_path / "a.xlsx"
    openpyxl.Workbook().save(path)
    with open_workbook(path) as book:
        held = book._archive
        assert held.fp is not None
    assert held.fp is None
