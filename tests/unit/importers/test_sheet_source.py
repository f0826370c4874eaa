"""Workbooks: what is read of them, and what is refused."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import sheet_safety
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sources import open_source


def workbook(path: Path, rows: list[list[object]], *more: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Invoices"
    for row in rows:
        sheet.append(row)
    for title in more:
        book.create_sheet(title).append(["x"])
    book.save(path)
    return path


def repacked(path: Path, **changed: bytes) -> Path:
    """Return a copy of a workbook with some parts changed, named by their last word."""
    target = path.with_name("changed.xlsx")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            stem = Path(part.filename).stem
            new.writestr(part.filename, changed.get(stem, old.read(part)))
    return target


def test_a_sheet_gives_numbered_rows_with_its_own_days_and_numbers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [["Number", "Date", "Total"], [], [1001, date(2026, 3, 4), 12.5], ["x", True, None]],
    )
    source = open_source(path)
    assert source.sheet == "Invoices"
    assert list(source.rows()) == [
        (1, ["Number", "Date", "Total"]),
        (2, []),
        (3, [1001, date(2026, 3, 4), 12.5]),
        (4, ["x", "TRUE"]),
    ]


def test_other_filled_sheets_are_named_in_a_note(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a", "b"]], "Old", "Older")
    assert open_source(path).notes == (
        "Only the sheet 'Invoices' was read; left out: 'Old', 'Older'.",
    )


def test_an_empty_workbook_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="is empty"):
        open_source(workbook(tmp_path / "a.xlsx", []))


def test_amounts_of_a_sheet_are_exact_and_its_days_unambiguous(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["Invoice Number", "Customer", "Invoice Date", "Total"],
            [1001, "Ann", date(2026, 3, 4), 0.1 + 0.2],
            [1002, "Ann", date(2026, 3, 4), 1234],
            [1003, "Ann", date(2026, 3, 4), 1.005],
            [1004, "Ann", "n/a", 5],
        ],
    )
    columns = {
        "number": "Invoice Number",
        "customer_name": "Customer",
        "document_on": "Invoice Date",
        "amount": "Total",
    }
    parsed = read_file(path, mapping=Mapping(kind=FileKind.ITEMS, columns=columns))
    assert [(row.number, row.amount_minor) for row in parsed.rows] == [
        ("1001", 30),
        ("1002", 123400),
    ]
    assert [(problem.row, problem.column) for problem in parsed.problems] == [
        (4, "Total"),
        (5, "Invoice Date"),
    ]


def test_a_zip_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("readme.txt", "x")
    with pytest.raises(UnreadableFileError, match="not an Excel workbook"):
        open_source(path)


def test_a_part_that_unpacks_to_far_more_than_it_weighs_is_refused(tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", [["a", "b"]])
    with pytest.raises(UnreadableFileError, match="not safe"):
        open_source(repacked(good, sheet1=b" " * (4 << 20)))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path: Path, encoding: str) -> None:
    good = workbook(tmp_path / "a.xlsx", [["a", "b"]])
    hostile = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'
    with pytest.raises(UnreadableFileError, match="not safe"):
        open_source(repacked(good, sheet1=hostile.encode(encoding)))


def test_an_odd_name_and_too_many_parts_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = workbook(tmp_path / "a.xlsx", [["a", "b"]])
    with zipfile.ZipFile(good, "a") as archive:
        archive.writestr("../outside.xml", "<x/>")
    with pytest.raises(UnreadableFileError, match="not safe"):
        open_source(good)
    good = workbook(tmp_path / "b.xlsx", [["a", "b"]])
    monkeypatch.setattr(sheet_safety, "LARGEST_PARTS", 3)
    with pytest.raises(UnreadableFileError, match="not safe"):
        open_source(good)


def test_an_encrypted_part_is_called_a_password(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["a", "b"]])
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        content[content.index(mark) + offset] |= 1
    path.write_bytes(content)
    with pytest.raises(UnreadableFileError, match="password"):
        open_source(path)


@pytest.mark.parametrize("part", ["sheet1", "workbook", "styles"])
def test_a_damaged_part_is_refused_with_one_sentence(tmp_path: Path, part: str) -> None:
    good = workbook(tmp_path / "a.xlsx", [["a", "b"]])
    damaged = repacked(good, **{part: b"<broken"})
    with pytest.raises(UnreadableFileError, match="damaged"):
        list(open_source(damaged).rows())


def test_a_cell_in_the_last_row_or_column_does_no_harm(tmp_path: Path) -> None:
    good = workbook(tmp_path / "a.xlsx", [["a", "b"]])
    far = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c></row>'
        '<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData></worksheet>'
    )
    deep = far.format(row=9000, cell="A9000").encode()
    assert len(list(open_source(repacked(good, sheet1=deep)).rows())) == 9000
    wide = far.format(row=3, cell="XFD3").encode()
    with pytest.raises(UnreadableFileError, match="more than 300 columns"):
        list(open_source(repacked(good, sheet1=wide)).rows())
    blank = wide.replace(b'<c r="XFD3"><v>1</v></c>', b'<c r="A3"><v>7</v></c><c r="XFD3"/>')
    *_, (row, cells) = open_source(repacked(good, sheet1=blank)).rows()
    assert (row, cells[0], set(cells[1:])) == (3, 7, {""})
