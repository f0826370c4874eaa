"""The short way through a long sheet gives what the careful way gives, whatever the cells hold."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from collector_desktop.importers import reading
from collector_desktop.importers.item_reader import ItemReader
from collector_desktop.importers.plain_items import PlainItems
from collector_desktop.importers.read import read_file

HEADER = ["type", "number", "customer", "date", "due_date", "amount", "currency", "reference"]
DAY = date(2026, 1, 5)
LINES = st.tuples(
    st.sampled_from(["invoice", "invoice", "Invoice", "credit_note", 1]),
    st.sampled_from(["A1", "a1", "B-2", 17, 17.0, 18.5, " C3 ", "'D4", "E5", "F6", None]),
    st.sampled_from(["C1", " C1", 7, 7.0, 70001, DAY, None]),
    st.sampled_from([DAY, DAY, "2026-02-07", datetime(2026, 1, 6, 9), 46350, "x", None]),  # noqa: DTZ001
    st.sampled_from([DAY, "2026-03-07", None]),
    st.sampled_from([5, 5.5, 0.1 + 0.2, 1.005, 12345678.9, 1e15, "5.00", "x", -3, 0, DAY, None]),
    st.sampled_from(["GBP", "JPY", "KWD", "pound", None]),
    st.sampled_from([None, "PO 1", 4711, 4.75, " PO", "two\nlines", True]),
)


def book_of(path: Path, lines: list[tuple[Any, ...]]) -> Path:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for line in [HEADER, *lines]:
        sheet.append(list(line))
    book.save(path)
    return path


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=10
)
@given(lines=st.lists(LINES, min_size=10, max_size=40))
def test_the_short_way_reads_a_sheet_as_the_careful_way_does(
    tmp_path: Path, lines: list[tuple[Any, ...]]
) -> None:
    path = book_of(tmp_path / "a.xlsx", lines)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "ROWS_TOGETHER", 2)
        short = read_file(path)
        patch.setattr(ItemReader, "plain_items", lambda *_: None)
        careful = read_file(path)
    assert short == careful


def test_numbers_days_and_rows_of_any_width_go_the_short_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ways: list[bool] = []
    whole = PlainItems.read

    def read(self: PlainItems, rows: Any, lines: Any) -> Any:
        found = whole(self, rows, lines)
        ways.append(found is not None)
        return found

    monkeypatch.setattr(PlainItems, "read", read)
    lines = [
        ("invoice", 4711, 70001, DAY, DAY, 12.5, "GBP", 8.0),
        ("invoice", "B-2", "C2", DAY, None, 3, "GBP"),
        ("credit_note", "C-3", "C2", DAY, None, 1234567.89, "GBP", None, "beside"),
    ]
    parsed: Any = read_file(book_of(tmp_path / "a.xlsx", lines))
    assert ways == [True]
    assert [
        (each.number, each.customer_code, each.due_on, each.amount_minor, each.reference)
        for each in parsed.rows
    ] == [
        ("4711", "70001", DAY, 1250, "8"),
        ("B-2", "C2", None, 300, ""),
        ("C-3", "C2", None, 123456789, ""),
    ]


@pytest.mark.parametrize("of_numbers", [range(1, 20), range(0)])
def test_amounts_written_as_text_are_read_alone_and_among_numbers(
    tmp_path: Path, of_numbers: range
) -> None:
    lines = [
        ("invoice", f"A{n}", "C1", DAY, DAY, n if n in of_numbers else f"{n}.00", "GBP", "")
        for n in range(1, 20)
    ]
    lines += [("invoice", "A20", "C1", DAY, DAY, "1234.50", "GBP", "")]
    parsed: Any = read_file(book_of(tmp_path / "a.xlsx", lines))
    assert [each.amount_minor for each in parsed.rows] == [*range(100, 2000, 100), 123450]
