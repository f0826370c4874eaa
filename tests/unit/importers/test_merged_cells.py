"""Cells merged downwards in a workbook: each row gets the text that a reader of the sheet sees."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers import merged_cells
from collector_desktop.importers.base import FileKind, RowKind
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.merged_cells import MergedSpan, carried_down, merged_spans
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sources import open_source

DAY = date(2026, 3, 4)
HEADERS = ["Customer", "Invoice Number", "Invoice Date", "Total"]
COLUMNS = {
    "customer_name": "Customer",
    "number": "Invoice Number",
    "document_on": "Invoice Date",
    "amount": "Total",
}


def merged(path: Path, rows: list[list[object]], *areas: str) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for area in areas:
        book.active.merge_cells(area)
    book.save(path)
    return path


def items(path: Path):
    mapping = Mapping(FileKind.ITEMS, COLUMNS)
    return read_file(path, mapping=mapping)


@pytest.fixture
def two_customers(tmp_path: Path) -> Path:
    return merged(
        tmp_path / "merged.xlsx",
        [
            HEADERS,
            ["Ann", "1", DAY, 10],
            [None, "2", None, 20],
            [None, "3", date(2026, 3, 5), 30],
            ["Bob", "4", DAY, 40],
        ],
        *("A2:A4", "C2:C3"),
    )


def test_the_customer_and_the_day_of_merged_cells_count_for_every_row(two_customers: Path) -> None:
    parsed = items(two_customers)
    assert parsed.problems == ()
    assert [(row.customer_name, row.number, row.document_on.day) for row in parsed.rows] == [
        ("Ann", "1", 4),
        ("Ann", "2", 4),
        ("Ann", "3", 5),
        ("Bob", "4", 4),
    ]
    assert [row.amount_minor for row in parsed.rows] == [1_000, 2_000, 3_000, 4_000]
    assert any("merged over several rows" in note for note in parsed.notes)


def test_a_merged_amount_counts_once_and_the_row_without_one_is_named(tmp_path: Path) -> None:
    path = merged(
        tmp_path / "a.xlsx", [HEADERS, ["Ann", "1", DAY, 10], [None, "2", DAY]], "A2:A3", "D2:D3"
    )
    parsed = items(path)
    assert [(row.number, row.amount_minor) for row in parsed.rows] == [("1", 1_000)]
    assert [(each.row, each.reason) for each in parsed.problems] == [(3, "The amount is missing.")]


def test_a_number_that_is_the_code_of_a_customer_counts_for_every_row(tmp_path: Path) -> None:
    rows = [["Code", *HEADERS], [70001, "Ann", "1", DAY, 10], [None, None, "2", DAY, None]]
    path = merged(tmp_path / "a.xlsx", rows, "A2:A3", "B2:B3", "E2:E3")
    mapping = Mapping(FileKind.ITEMS, {"customer_code": "Code", **COLUMNS})
    parsed = read_file(path, mapping=mapping)
    assert [row.customer_code for row in parsed.rows] == ["70001"]
    assert [(each.row, each.reason) for each in parsed.problems] == [(3, "The amount is missing.")]
    whole = merged(tmp_path / "b.xlsx", [*rows[:2], [None, None, "2", DAY, 5]], "A2:A3", "B2:B3")
    parsed = read_file(whole, mapping=mapping)
    assert [row.customer_code for row in parsed.rows] == ["70001", "70001"]


def test_a_total_inside_a_merged_area_is_no_invoice(tmp_path: Path) -> None:
    path = merged(
        tmp_path / "a.xlsx",
        [HEADERS, ["Ann", "1", DAY, 10], [None, "2", None, 20], [None, "Total", None, 30]],
        *("A2:A4", "C2:C4"),
    )
    parsed = items(path)
    assert [row.number for row in parsed.rows] == ["1", "2"]
    assert parsed.counts[RowKind.TOTAL] + len(parsed.problems) == 1


def test_an_empty_row_inside_a_merged_area_stays_empty(tmp_path: Path) -> None:
    rows = [HEADERS, ["Ann", "1", DAY, 10], [], [None, "2", DAY, 20]]
    parsed = items(merged(tmp_path / "a.xlsx", rows, "A2:A4"))
    assert [(row.customer_name, row.number) for row in parsed.rows] == [("Ann", "1"), ("Ann", "2")]
    assert parsed.counts[RowKind.BLANK] == 1


def test_cells_merged_to_the_side_are_left_as_they_are(tmp_path: Path) -> None:
    path = merged(tmp_path / "a.xlsx", [["Invoices of March"], HEADERS], "A1:D1")
    assert list(open_source(path).rows()) == [(1, ["Invoices of March"]), (2, HEADERS)]
    assert open_source(path).notes == ()


def test_a_heading_over_two_lines_names_its_column_once(tmp_path: Path) -> None:
    rows = [
        ["Customer", "Invoice Number", "Invoice Date", "Money", None],
        [None, None, None, "Total", "Amount Due"],
        ["Ann", "1", DAY, 10, 5],
    ]
    path = merged(tmp_path / "a.xlsx", rows, "A1:A2", "B1:B2", "C1:C2", "D1:E1")
    mapping = Mapping(FileKind.ITEMS, COLUMNS, header_row=2)
    (row,) = read_file(path, mapping=mapping).rows
    assert (row.customer_name, row.number, row.amount_minor) == ("Ann", "1", 1_000)


def test_spans_are_found_across_chunks_and_single_cells_are_none() -> None:
    padding = b" " * ((1 << 20) - 40)
    text = padding + b'<mergeCell ref="B7:C9"/><x:mergeCell x:id="1" ref="A1:A1"/>'
    assert merged_spans(BytesIO(text)) == (MergedSpan(7, 9, 2),)


def test_a_sheet_with_endless_areas_is_refused(monkeypatch, two_customers: Path) -> None:
    monkeypatch.setattr(merged_cells, "MOST_SPANS", 1)
    with pytest.raises(UnreadableFileError, match="not safe to open"):
        open_source(two_customers)


def test_what_a_covered_cell_says_itself_is_kept() -> None:
    rows = [(1, ["Ann", "1"]), (2, ["Bob", "2"]), (4, ["", "4"])]
    told = list(carried_down(rows, [MergedSpan(1, 4, 1), MergedSpan(3, 4, 2)]))
    assert told == [(1, ["Ann", "1"]), (2, ["Bob", "2"]), (4, ["Ann", "4"])]


def test_an_area_ends_the_one_that_it_lies_over() -> None:
    spans = (MergedSpan(1, 6, 1), MergedSpan(3, 4, 1))
    rows = [(row, [{1: "Ann", 3: "Bob"}.get(row, ""), "x"]) for row in range(1, 7)]
    seen = [cells[0] for _, cells in carried_down(iter(rows), spans)]
    assert seen == ["Ann", "Ann", "Bob", "Bob", "", ""]


def test_areas_that_all_lie_over_each_other_cost_no_more_than_their_rows(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    count, filled = 5_000, []
    monkeypatch.setattr(merged_cells, "_fill", lambda *place: filled.append(place))
    spans = tuple(MergedSpan(row, 1_000_000, 1) for row in range(1, count + 1))
    rows = ((row, [f"Customer {row}", "x"]) for row in range(1, count + 1))
    last = list(carried_down(rows, spans))[-1]
    assert last == (count, [f"Customer {count}", "x"])
    assert len(filled) < count  # each beside each would be twelve million
