"""Where a look ends: the last row, line or file that is looked at, and the first that is not."""

import zipfile

import openpyxl
import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.bank.csv_layout import find_layout
from collector_desktop.importers.bank.profiles.uk_headerless import HSBC_NET
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.copy_archive import COPIES, EVIDENCE
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file
from collector_desktop.importers.whole_formats import known_whole_format
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
    if filled and row == 1:
        assert [each.code for each in read_file(path, kind="customers").rows] == ["C1"]
    else:
        told = "not a known export|is empty" if filled else "'a.xlsx' is empty"
        with pytest.raises(UnreadableFileError, match=told):
            read_file(path, kind="customers")


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
def test_a_missing_customer_is_told_in_the_column_that_the_file_has(tmp_path, head, column):
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
