"""What few files have: broken fields, missing cells, lines again, tables without a layout."""

import csv
import zipfile
from pathlib import Path

import openpyxl
import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank import csv_reader
from collector_desktop.importers.bank.coda import _day as _coda_day
from collector_desktop.importers.bank.coda import _signed
from collector_desktop.importers.bank.draft import LineError, StatementDraft
from collector_desktop.importers.bank.mt940 import _balance, _Field, _note_sum
from collector_desktop.importers.bank.stripe import _day
from collector_desktop.importers.bank_look import look_at_statement
from collector_desktop.importers.base import RowKind
from collector_desktop.importers.groups import Groups
from collector_desktop.importers.lines import LineSorter
from collector_desktop.importers.notation import DateVerdict
from collector_desktop.importers.read import read_file
from tests.unit.importers.whole_files import gnucash

BANK = Path(__file__).parents[2] / "data" / "bank"


def test_a_sum_of_a_statement_that_is_none_is_reported():
    with pytest.raises(LineError, match="'a lot' is not a sum") as told:
        _note_sum(StatementDraft(currency="EUR"), _Field(7, "90C", "a lot"))
    assert told.value.field == ":90C:"


def test_a_balance_of_a_statement_that_is_none_is_reported():
    with pytest.raises(LineError, match="'soon' is not a balance") as told:
        _balance(_Field(7, "62F", "soon"), "EUR")
    assert told.value.field == ":62F:"


@pytest.mark.parametrize(
    ("sign", "digits", "words"),
    [
        ("0", "00000000000500x", "is not an amount"),
        ("2", "000000000005000", "is not an amount"),
        ("0", "000000000005001", "has more decimals than its currency"),
    ],
)
def test_an_amount_of_coda_that_is_none_is_reported(sign, digits, words):
    with pytest.raises(LineError, match=words):
        _signed(sign, digits, "amount")


@pytest.mark.parametrize("text", ["311126", "000000", "     ", "3x1226"])
def test_a_day_of_coda_that_is_none_is_reported(text):
    with pytest.raises(LineError, match="is not a date"):
        _coda_day(text, "day")


@pytest.mark.parametrize("values", [{"created": "some day"}, {}])
def test_a_day_of_a_payout_that_is_none_is_reported(values):
    with pytest.raises(LineError):
        _day(values, "created")


@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_a_statement_that_another_program_still_writes_is_refused(tmp_path, monkeypatch, ending):
    """The table grows while it is read: its last lines would be missing."""
    monkeypatch.setattr(csv_reader, "_REPORT_EVERY", 1)
    path = (tmp_path / "monzo").with_suffix(ending)
    text = (BANK / "monzo_csv.csv").read_text("utf-8-sig")
    book = openpyxl.Workbook()
    for row in csv.reader(text.splitlines()):
        book.active.append(row)
    book.save(path)
    if ending == ".csv":
        path.write_text(text, "utf-8")

    def grow(row):
        if row == 1:
            with path.open("ab") as stream:
                stream.write(b"\n")

    assert len(read_file(path).rows) > 1
    with pytest.raises(UnreadableFileError, match="is being written by another program"):
        read_file(path, progress=grow)


def test_a_net_that_is_not_stated_is_not_compared(tmp_path):
    text = (BANK / "paypal_csv.csv").read_text("utf-8-sig")
    assert text.count('"1,164.90"') >= 1
    path = tmp_path / "paypal.csv"
    path.write_text(text.replace('"1,164.90"', '""', 1), "utf-8")
    whole, without = read_file(BANK / "paypal_csv.csv"), read_file(path)
    assert without.problems == ()
    assert [each.amount_minor for each in without.rows] == [r.amount_minor for r in whole.rows]


def test_a_table_that_its_program_lays_out_alone_leaves_no_question_of_days():
    seen = look_at_statement(BANK / "stripe_csv.csv")
    assert seen is not None
    assert (seen.profile, seen.date_order) == ("stripe_csv", DateVerdict.UNNEEDED)


def test_a_statement_that_is_locked_in_its_archive_is_said_to_need_a_password(tmp_path):
    path = tmp_path / "statements.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("camt053.xml", (BANK / "camt053.xml").read_bytes())
    data = bytearray(path.read_bytes())
    data[6] |= 1  # APPNOTE 4.4.4: the first bit says that the part is encrypted
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(UnreadableFileError, match="is protected with a password"):
        read_file(path)


def test_a_book_in_which_everybody_owes_says_nothing_of_others(tmp_path):
    parsed = read_file(
        gnucash(tmp_path / "book.gnucash", "DELETE FROM customers WHERE id = '000003'")
    )
    assert {row.customer_name for row in parsed.rows} == {"Moss Ltd", "Bexley"}
    assert not any("no posted invoices" in note for note in parsed.notes)


def test_a_sum_without_a_name_where_no_group_is_open_is_of_all_rows():
    groups = Groups({"amount": 1}, frozenset(), int)
    groups.add(["", "5"])
    groups.add(["", "7"])
    groups.end(4, "Subtotal", ["", "12"])
    assert [(each.row, each.stated_minor, each.summed_minor) for each in groups.checks] == [
        (4, 12, 12)
    ]


def test_the_head_of_a_printed_list_comes_again_on_its_next_page():
    sorter = LineSorter({"customer_name": 0, "phone": 1}, ("Customer", "Phone"))
    assert sorter.kind_in_list(["Customer", "Phone"]) is RowKind.HEADER
    assert sorter.kind_in_list(["Acme Ltd", "0117 496 0102"]) is RowKind.DATA
