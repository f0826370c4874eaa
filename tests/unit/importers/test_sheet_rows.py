"""The quick way through a sheet against the library's own, on what three programs write."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import sheet_source
from collector_desktop.importers.sheet_cells import OddSheetError
from collector_desktop.importers.sheet_rows import plain_rows, plain_strings
from collector_desktop.importers.sheet_source import SheetSource, open_sheet
from collector_desktop.importers.workbook import open_workbook, written_sheet

HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
TAIL = "</sheetData></worksheet>"
VALUES: list[Any] = [
    None,
    "Smith & <Sons> \"x\" 'y'",
    "two\nlines",
    "=1+1",
    "  blanks  ",
    "Ünïcode € 漢字 🙂",
    0,
    -17,
    12.5,
    0.1 + 0.2,
    1e15,
    True,
    date(2026, 3, 4),
    datetime(2026, 3, 4, 17, 30),  # noqa: DTZ001 - a spreadsheet knows no time zones
    date(1900, 1, 1),
    time(8, 15),
    timedelta(hours=30),
]
cells = st.lists(st.lists(st.sampled_from(VALUES), max_size=9), max_size=8)


def by_library(path: Path) -> list[list[Any]]:
    """Read every cell with the library's usual mode, which goes another way than ours."""
    sheet = openpyxl.load_workbook(path, data_only=True).active
    return [[plain(cell.value) for cell in row] for row in sheet.iter_rows()]


def plain(value: Any) -> Any:
    """Say what the importer makes of a value: a day for an instant, texts for the odd ones."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (time, timedelta)):
        return str(value)
    return "" if value is None else value


def same(ours: list[list[Any]], theirs: list[list[Any]]) -> bool:
    """Compare rows without the empty cells behind the last one."""
    pairs = zip_longest(ours, theirs, fillvalue=[])
    return all(cut(one) == cut(other) for one, other in pairs)


def cut(row: list[Any]) -> list[Any]:
    while row and row[-1] == "":
        row = row[:-1]
    return row


def with_openpyxl(path: Path, rows: list[list[Any]]) -> None:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active["K3"] = "far"
    book.save(path)


def with_xlsxwriter(path: Path, rows: list[list[Any]], **options: Any) -> None:
    book = xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy", **options})
    sheet = book.add_worksheet()
    for at, row in enumerate(rows):
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(at, place, value)
            else:
                sheet.write(at, place, value)
    sheet.write(20, 1, "far")
    book.close()


def in_place(path: Path, rows: list[list[Any]]) -> None:
    with_xlsxwriter(path, rows, constant_memory=True)


@pytest.mark.parametrize("write", [with_openpyxl, with_xlsxwriter, in_place])
def test_what_a_program_writes_is_read_as_the_library_reads_it(
    tmp_path_factory: pytest.TempPathFactory, write: Callable[[Path, list[list[Any]]], None]
) -> None:
    path = tmp_path_factory.mktemp("sheets") / "a.xlsx"

    @given(cells)
    def read(rows: list[list[Any]]) -> None:
        write(path, rows)
        found = list(open_sheet(path).rows())
        assert [number for number, _ in found] == list(range(1, len(found) + 1))
        assert same([row for _, row in found], by_library(path))

    read()


def test_plain_sheets_do_take_the_quick_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    rows = [[value for value in VALUES if not isinstance(value, timedelta)]]
    for write in (with_openpyxl, with_xlsxwriter, in_place):
        write(path, rows)
        source = open_sheet(path)
        with monkeypatch.context() as patch:
            patch.setattr(sheet_source, "_values", lambda _sheet: iter([("by the library",)]))
            assert len(list(source.rows())) > 1, write.__name__


def rewritten(path: Path, rows: str) -> SheetSource:
    """Return a workbook whose rows are written as the text says."""
    with_openpyxl(path.with_name("good.xlsx"), [["a", "b"]])
    with zipfile.ZipFile(path.with_name("good.xlsx")) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            is_sheet = part.filename.endswith("sheet1.xml")
            new.writestr(part, f"{HEAD}{rows}{TAIL}" if is_sheet else old.read(part))
    return open_sheet(path)


ODD = [
    '<row r="1"><c><v>1</v></c><c><v>2</v></c></row>',
    '<row><c r="A1"><v>1</v></c></row><row><c r="B2"><v>2</v></c></row>',
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
    '<row r="1"><c t="str" r="A1"><v>x</v></c></row>',
    '<row r="1"><c r="A1"><v>1</v></c><!-- <c r="B1"><v>2</v></c> --></row>',
    '<row r="1"><c r="A1" t="d"><v>2026-03-04</v></c></row>',
    '<row r="1"><c r="A1" t="str"><v><![CDATA[a & b]]></v></c></row>',
    '<row r="2"><c r="A2"><v>1</v></c></row><row r="4" ht="3"/><row r="5"><c r="C5"/></row>',
    '<row r="1"><c r="A1"><f>B1&gt;2</f><v>7</v></c><c r="B1" t="str"><f>"x"</f><v/></c></row>',
    '<row r="1"><c r="A1" t="str"><v>a&#10;b&amp;c&#x20AC;</v></c></row>',
    '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>',
]


@pytest.mark.parametrize("rows", ODD)
def test_what_is_written_in_another_way_is_read_all_the_same(tmp_path: Path, rows: str) -> None:
    source = rewritten(tmp_path / "a.xlsx", rows)
    assert same([row for _, row in source.rows()], by_library(source.path))


@pytest.mark.parametrize("rows", [ODD[0], ODD[2], ODD[4], '<row r="1"><c r="A1"><v>1</v></c>'])
def test_the_quick_way_never_guesses(tmp_path: Path, rows: str) -> None:
    path = tmp_path / "a.xlsx"
    with_openpyxl(path, [["a"]])
    with open_workbook(path) as book, written_sheet(book, "Sheet", plain) as (_, words):
        part = tmp_path / "part.xml"
        part.write_text(HEAD + rows, encoding="utf-8")
        with part.open("rb") as stream, pytest.raises(OddSheetError):
            list(plain_rows(stream, words))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="A1"><v>1</v></c></row></sheetData><row r="2"><c r="A2"/></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></x></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet><worksheet><sheetData>',
    ],
    ids=["an end in the middle", "a wrong end", "two sheets in one"],
)
def test_a_damaged_sheet_is_refused_and_not_read_in_part(tmp_path: Path, rows: str) -> None:
    source = rewritten(tmp_path / "a.xlsx", '<row r="1"><c r="A1"><v>1</v></c></row>')
    path = tmp_path / "damaged.xlsx"
    with zipfile.ZipFile(source.path) as old, zipfile.ZipFile(path, "w") as new:
        for part in old.infolist():
            is_sheet = part.filename.endswith("sheet1.xml")
            new.writestr(part, f"{HEAD}{rows}{TAIL}" if is_sheet else old.read(part))
    with pytest.raises(UnreadableFileError, match="damaged"):
        list(SheetSource(path, "", source.sheet).rows())


def test_strings_with_runs_or_declarations_are_left_to_the_library() -> None:
    head = '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    plain_part = f"{head}<si><t>a &amp; b</t></si><si><t xml:space='preserve'> c</t></si></sst>"
    good = plain_part.replace("'", '"')
    assert plain_strings(good.encode()) == ["a & b", " c"]
    for odd in (
        f"{head}<si><r><t>a</t></r><r><t>b</t></r></si></sst>",
        f"{head}<si><t>a</t></si>",
        f"{head}<si><t>&other;</t></si></sst>",
        f"{head}<si><t>\x01</t></si></sst>",
        good.replace("spreadsheetml/2006", "spreadsheetml/2099"),
    ):
        assert plain_strings(odd.encode()) is None
    assert plain_strings(good.encode("utf-16")) is None
