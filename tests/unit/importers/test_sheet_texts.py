"""A sheet whose days and amounts are typed is read once; one with texts is gone through before.

The pass over all rows is the second opinion: it must never learn what the quick look denies.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from collector_desktop.domain.amounts import DecimalVerdict
from collector_desktop.importers import survey as surveys
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateVerdict
from collector_desktop.importers.layout import first_lines, mapped_layout
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.profiles import MAPPED_RULES
from collector_desktop.importers.sheet_texts import has_texts, may_have_subtotals
from collector_desktop.importers.sources import open_source

HEADERS = ["Customer", "Number", "Date", "Total"]
COLUMNS = {"customer_name": 0, "number": 1, "document_on": 2, "amount": 3}
DAY = date(2026, 3, 14)
TYPED = [["Ann", "1", DAY, 12.5], ["Bob", "2", DAY, 7]]
BOOKS = {
    "typed": TYPED,
    "days as text": [*TYPED, ["Cy", "3", "14/03/2026", 5]],
    "amounts as text": [*TYPED, ["Cy", "3", DAY, "1.234,50"]],
    "numbers of days": [["Ann", "1", 46_000, 5]],
    "subtotals": [["Ann"], ["", "1", DAY, 5], ["Total for Ann", "", "", 5]],
    "a sum in words": [*TYPED, ["Total", "", "", 19.5]],
    "a name like a total": [["Total Tools Ltd", "1", DAY, 5]],
    "nothing below": [],
}


def by_openpyxl(path: Path, rows: list[list[object]]) -> None:
    book = openpyxl.Workbook()
    for row in (HEADERS, *rows):
        book.active.append(row)
    book.save(path)


def by_xlsxwriter(path: Path, rows: list[list[object]]) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
    for at, cells in enumerate((HEADERS, *rows)):
        for column, cell in enumerate(cells):
            sheet.write(at, column, cell, *([day] if isinstance(cell, date) else []))
    book.close()


@pytest.mark.parametrize("writer", [by_openpyxl, by_xlsxwriter])
@pytest.mark.parametrize("name", BOOKS)
def test_the_quick_look_learns_what_the_pass_over_all_rows_does(
    name, writer, tmp_path: Path, monkeypatch
) -> None:
    writer(tmp_path / "book.xlsx", BOOKS[name])
    source = open_source(tmp_path / "book.xlsx")
    mapping = Mapping(FileKind.ITEMS, COLUMNS, header_row=1)
    layout = mapped_layout(mapping, first_lines(source), MAPPED_RULES)
    quick = surveys.survey(source, layout)
    monkeypatch.setattr(surveys, "_needs_no_survey", lambda *_, **__: False)
    whole = surveys.survey(source, layout)
    assert (quick.days.verdict, quick.amounts.verdict) == (
        whole.days.verdict,
        whole.amounts.verdict,
    )
    assert quick.totalled - {""} == whole.totalled - {""}


def test_texts_are_seen_where_they_stand(tmp_path: Path, monkeypatch) -> None:
    by_openpyxl(tmp_path / "book.xlsx", BOOKS["days as text"])
    source = open_source(tmp_path / "book.xlsx")
    assert not source.has_texts([2, 3], below=4)
    assert source.has_texts([2], below=3)
    assert not source.has_texts([3], below=1)
    layout = mapped_layout(
        Mapping(FileKind.ITEMS, COLUMNS, header_row=1), first_lines(source), MAPPED_RULES
    )
    seen = surveys.survey(source, layout)
    assert (seen.days.verdict, seen.amounts.verdict) == (DateVerdict.DMY, DecimalVerdict.UNNEEDED)


@pytest.mark.parametrize(
    "part",
    [
        b'<x:c r="A2" t="n"/><c r="A1"/>',
        b'<c t="s" r="A2"><v>0</v></c>',
        b"<c><v>5</v></c>",
        b"<row/>",
    ],
)
def test_a_part_written_in_another_way_is_taken_to_have_texts(part: bytes) -> None:
    assert has_texts(BytesIO(part), [0], 1)


def test_a_cell_across_two_chunks_is_seen_and_counted_once() -> None:
    number = b'<c r="B2"><v>1</v></c>'
    text = b'<c r="A3" s="1" t="s"><v>1</v></c>'
    for cut in range(1, len(text)):
        padding = b" " * ((1 << 20) - len(number) - cut)
        assert has_texts(BytesIO(number + padding + text), [0], 2)
        assert not has_texts(BytesIO(number + padding + text), [0], 3)
        assert not has_texts(BytesIO(number + padding + text), [1], 1)


def test_subtotals_are_seen_in_strings_cells_and_across_chunks() -> None:
    assert may_have_subtotals(["Ann", "Total for Ann"], BytesIO())
    assert not may_have_subtotals(["Total", "Totalled"], BytesIO(b"<t>Total</t>"))
    padding = b" " * ((1 << 20) - 12)
    assert may_have_subtotals([], BytesIO(padding + b"<is><t>Subtotal Ann</t></is>"))
