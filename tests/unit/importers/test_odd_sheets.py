"""Sheets that no program writes: left to the library, refused, or read for what they are."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from collector_desktop.importers import sheet_cells, sheet_source
from collector_desktop.importers.sheet_cells import OddSheetError, _parted, _sign
from collector_desktop.importers.sheet_rows import plain_rows
from collector_desktop.importers.sources import open_source
from tests.unit.importers.test_quick_sheets import SPACE, WORDS, rows_of

HEAD = ["Invoice Number", "Customer", "Invoice Date", "Due Date", "Total"]


@pytest.mark.parametrize(
    "body",
    [
        '<row r="1"><v>1</v></row>',
        '<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>',
        '<row r="1"><c r="A1"><v><b/></v></c></row>',
        '<row r="1"><c r="A1"><v>1</v ></c></row>',
    ],
)
def test_values_that_stand_elsewhere_are_left_to_the_library(body):
    with pytest.raises(OddSheetError):
        rows_of(body)


@pytest.mark.parametrize("text", ["<!-- <v>1</v> -->", "<v>1", "<v><b/></v>"])
def test_pieces_that_the_proof_has_not_reached_yet_are_odd_too(text):
    with pytest.raises(OddSheetError):
        _parted(text)


@pytest.mark.parametrize("sign", ["&#31;", "&#55296;", "&#x110000;"])
def test_signs_that_the_proof_has_not_reached_yet_are_odd_too(sign):
    with pytest.raises(OddSheetError):
        _sign(sheet_cells._ENTITY.match(sign))


def test_rows_of_ever_other_shapes_are_read_and_not_all_remembered(monkeypatch):
    monkeypatch.setattr(sheet_cells, "_MOST_SHAPES", 2)
    monkeypatch.setattr(sheet_cells, "_MOST_KNOWN", 2)
    body = "".join(
        f'<row r="{at}"><c r="{"ABCDE"[at % 5]}{at}" t="str"><v>word {at}</v></c></row>'
        for at in range(1, 20)
    )
    read = rows_of(body)
    assert [(at, cells[-1]) for at, cells in read] == [(at, f"word {at}") for at in range(1, 20)]
    assert [len(cells) for _, cells in read] == [at % 5 + 1 for at in range(1, 20)]


def test_a_shared_string_beside_one_that_is_missing_is_still_that_string():
    body = "".join(
        f'<row r="{at}"><c r="A{at}" t="s"><v>{number}</v></c></row>'
        for at, number in enumerate(("1", "", "0"), 1)
    )
    assert [cells for _, cells in rows_of(body)] == [["second"], ["None"], ["first"]]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        f"<worksheet {SPACE}></worksheet>".encode(),
        f"<worksheet {SPACE}><sheetData>".encode() + b"\xff",
        f"<worksheet {SPACE}><sheetData><row r='1'".encode(),
        f"<worksheet {SPACE}><sheetData><!-- -->".encode(),
        b"<worksheet><sheetData></sheetData></worksheet>",
    ],
)
def test_what_is_no_sheet_is_left_to_the_library(content):
    with pytest.raises(OddSheetError):
        list(plain_rows(io.BytesIO(content), WORDS))


@pytest.fixture
def workbook(tmp_path):
    """A list of three invoices, with a picture beside its parts."""
    book = openpyxl.Workbook()
    for row in (HEAD, *([f"I-{at}", "Moss", "2026-11-02", "2026-12-02", 5] for at in range(3))):
        book.active.append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", b"\x89PNG\r\n\x1a\n")
    return path


def test_a_picture_in_a_workbook_is_in_nobodys_way(workbook):
    rows = [cells[0] for _, cells in open_source(workbook).rows()]
    assert rows == [HEAD[0], "I-0", "I-1", "I-2"]


@pytest.mark.parametrize("most", [1, 2, 3, 4])
def test_a_sheet_ends_where_no_list_goes_on(workbook, monkeypatch, most):
    monkeypatch.setattr(sheet_source, "LARGEST_ROWS", most)
    rows = list(open_source(workbook).rows())
    assert [row for row, _ in rows] == list(range(1, most + 1))
    assert [cells[0] for _, cells in rows] == [HEAD[0], "I-0", "I-1", "I-2"][:most]


def test_a_hidden_sheet_is_passed_over_for_one_that_is_seen(workbook):
    book = openpyxl.load_workbook(workbook)
    hidden = book.create_sheet("Notes", 0)
    hidden.append(["Nothing"])
    hidden.sheet_state = "hidden"
    book.active = 1
    book.save(workbook)
    assert open_source(workbook).sheet == "Sheet"
