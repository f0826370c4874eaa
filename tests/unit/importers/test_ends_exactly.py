"""Where a look ends: the last row, line or file that is looked at, and the first that is not."""

import zipfile

import openpyxl
import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import sheet_safety
from collector_desktop.importers.bank.coda import _Movement
from collector_desktop.importers.bank.csv_layout import find_layout
from collector_desktop.importers.bank.profiles.uk_headerless import HSBC_NET
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.copy_archive import COPIES, EVIDENCE
from collector_desktop.importers.delimiter import detect_delimiter
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sheet_source import open_sheet
from collector_desktop.importers.whole_formats import known_whole_format
from tests.unit.importers.bank.bank_files import FOLDER, read_text
from tests.unit.importers.bank.test_fixed_places import coda, coda_file, movement

NET = ["400515-01234567", "13/11/2026", "GBP", "5.00", "ACME", "CR"]


@pytest.mark.parametrize(("place", "known"), [(0, False), (4, False), (5, True), (7, True)])
def test_a_table_without_names_is_known_by_its_first_five_lines(place, known):
    lines = [(row, list(NET)) for row in range(1, 9)]
    lines[place][1][3] = "much"
    found = find_layout(lines, [HSBC_NET])
    assert (found is not None) is known


@pytest.mark.parametrize(("row", "filled"), [(1, True), (200, True), (201, False)])
def test_a_sheet_is_filled_if_its_first_two_hundred_rows_are(tmp_path, row, filled):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    book.active.cell(row, 1, "code")
    book.active.cell(row, 2, "name")
    book.active.cell(row + 1, 1, "C1")
    book.active.cell(row + 1, 2, "Moss")
    book.save(path)
    if filled:
        assert open_sheet(path).sheet == "Sheet"
    else:
        with pytest.raises(UnreadableFileError, match="is empty"):
            open_sheet(path)


def test_what_stands_beside_the_sheets_has_a_limit_of_its_own(tmp_path, monkeypatch):
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    for row in range(300):
        book.active.append([f"C{row}", "Moss"])
    book.save(path)
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    beside = sum(part.file_size for part in parts if "worksheets/" not in part.filename)
    monkeypatch.setattr(sheet_safety, "LARGEST_OTHER_BYTES", beside)
    assert open_sheet(path).sheet == "Sheet"
    monkeypatch.setattr(sheet_safety, "LARGEST_OTHER_BYTES", beside - 1)
    other = tmp_path / "b.xlsx"
    other.write_bytes(path.read_bytes())
    with pytest.raises(UnreadableFileError, match="not safe"):
        open_sheet(other)


def test_lines_of_one_cell_speak_for_no_separator():
    """Programs put titles above a table, which say nothing of how it is cut."""
    assert detect_delimiter([*["A title"] * 10, "a;b", "1;2"]) == ";"
    assert detect_delimiter([*[",,,"] * 10, "a;b", "1;2"]) == ";"


@pytest.mark.parametrize(("count", "told"), [(1, "1 row is"), (2, "2 rows are"), (3, "3 rows are")])
def test_rows_of_a_table_that_are_left_out_are_counted(tmp_path, count, told):
    head, row, *_ = (FOLDER / "revolut_csv.csv").read_text("utf-8-sig").splitlines()
    waiting = row.replace("COMPLETED", "PENDING")
    assert waiting != row
    parsed = read_text(tmp_path, "\n".join([head, row, *[waiting] * count, ""]), "a.csv")
    assert len(parsed.rows) == 1
    assert any(note.startswith(f"{told} left out: ") for note in parsed.notes)


def test_an_amount_of_coda_has_all_of_its_fifteen_digits():
    """CODA, record 2.1: the amount stands from place 33, twelve digits and three decimals."""
    record = coda(p1="21", p3="0001", p7="0000", p32="0", p33="123456789012340")
    assert _Movement(1, record).amount == 12_345_678_901_234
    assert _Movement(1, record[:31] + "1" + record[32:]).amount == -12_345_678_901_234


@pytest.mark.parametrize(("of", "kind"), [(COPIES, FileKind.COPIES), (EVIDENCE, FileKind.EVIDENCE)])
def test_an_archive_of_our_export_is_known_as_what_it_holds(tmp_path, of, kind):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr(of.list_name, ",".join(of.columns) + "\n")
    name, known = known_whole_format(path)
    assert (name, known.kind) == ("collector", kind)


def test_the_payer_of_coda_ends_where_the_words_of_the_third_record_begin():
    """CODA, record 2.3: the name has 35 signs from place 48, the communication 43 from 83."""
    third = coda(p1="23", p3="0001", p7="0000", p48="P" * 35, p83="Q" * 43)
    (line,) = coda_file(movement(said=""), third)[0].lines
    assert (line.payer, line.text) == ("P" * 35, f"{'P' * 35} {'Q' * 43}")


def test_a_mapping_says_of_open_items_only_what_it_was_told():
    assert not Mapping(FileKind.ITEMS, {}).is_open_items_list
    assert Mapping.from_json({"columns": {}, "is_open_items_list": True}).is_open_items_list
    assert not Mapping.from_json({"columns": {}, "is_open_items_list": 1}).is_open_items_list


def test_cards_are_counted_with_those_that_were_rejected(tmp_path):
    path = tmp_path / "a.vcf"
    card = "BEGIN:VCARD\nFN:{}\nEND:VCARD\n"
    path.write_text(card.format("Ann Lee") + card.format("") + card.format("Bo Ek"), "utf-8")
    parsed = read_file(path)
    assert (len(parsed.rows), len(parsed.problems), parsed.rows_in_file) == (2, 1, 3)


@pytest.mark.parametrize(
    ("head", "column"), [("customer,number", "customer"), ("number,customer_name", "")]
)
def test_a_missing_customer_is_reported_in_the_column_that_the_file_has(tmp_path, head, column):
    path = tmp_path / "a.csv"
    blank = ",I-1" if head.startswith("customer") else "I-1,"
    path.write_text(f"{head},type,date,amount\n{blank},invoice,2026-01-05,5.00\n", "utf-8")
    mapping = Mapping(
        FileKind.ITEMS,
        {
            "customer_code" if column else "customer_name": 0 if column else 1,
            "number": 1 if column else 0,
            "document_on": 3,
            "amount": 4,
        },
    )
    (problem,) = read_file(path, mapping=mapping).problems
    assert problem.column == (column or "customer_name")
    assert problem.reason == "The customer is missing."
