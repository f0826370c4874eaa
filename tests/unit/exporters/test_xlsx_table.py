"""Workbooks with typed cells and no formulas."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime

import openpyxl
import pytest

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import Money
from collector_desktop.exporters import xlsx_table
from collector_desktop.exporters.table import ColumnKind, Table
from collector_desktop.exporters.xlsx_table import (
    column_total,
    sheet_name,
    write_xlsx,
    xlsx_bytes,
)

COLUMNS = (
    ("Customer", ColumnKind.TEXT),
    ("Due", ColumnKind.DATE),
    ("Days", ColumnKind.INT),
    ("Open", ColumnKind.MONEY),
)
ROWS = (
    ("Acme", date(2026, 11, 24), -3, Money(120_050, "GBP")),
    ("Brown", None, 12, Money(-50, "GBP")),
)
TRIGGERS = ["=1+1", "+1", "-1", "@A1", "\t=1", "\r=1", "\x00=1", "=cmd|'/C calc'!A0", "http://x.y"]


def sheet(table, **options):
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(table, **options))).active


def test_cells_keep_their_types_and_formats():
    written = sheet(Table("Open items", COLUMNS, ROWS))
    assert written.title == "Open items"
    assert [cell.value for cell in written[1]] == ["Customer", "Due", "Days", "Open"]
    assert [cell.value for cell in written[2]] == ["Acme", datetime(2026, 11, 24), -3, 1200.5]  # noqa: DTZ001 - as openpyxl reads it
    assert [cell.number_format for cell in written[2]] == ["@", "yyyy-mm-dd", "0", "#,##0.00"]
    assert written["B3"].value is None


def test_headings_stay_in_sight_and_filter_the_rows():
    written = sheet(Table("Open items", COLUMNS, ROWS), totals=True)
    assert written.freeze_panes == "A2"
    assert written.auto_filter.ref == "A1:D3"


def test_money_has_the_decimals_of_its_currency():
    rows = ((Money(7, "JPY"),), (Money(1_250, "KWD"),))
    written = sheet(Table("T", (("Open", ColumnKind.MONEY),), rows))
    assert [written["A2"].value, written["A2"].number_format] == [7, "#,##0"]
    assert [written["A3"].value, written["A3"].number_format] == [1.25, "#,##0.000"]


def test_totals_add_up_below_the_rows():
    written = sheet(Table("T", COLUMNS, ROWS), totals=True)
    assert [cell.value for cell in written[4]] == ["Total", None, None, 1200.0]


def test_two_currencies_are_never_added():
    assert column_total([Money(1, "GBP"), Money(1, "EUR")]) is None
    assert column_total(["n/a", None]) is None
    assert column_total([Money(1, "GBP"), None, Money(2, "GBP")]) == Money(3, "GBP")


@pytest.mark.parametrize("text", TRIGGERS)
def test_text_is_never_a_formula_or_a_link(text):
    table = Table("T", ((text, ColumnKind.TEXT), ("Open", ColumnKind.MONEY)), ((text, text),))
    content = xlsx_bytes(table)
    written = openpyxl.load_workbook(io.BytesIO(content)).active
    assert {cell.data_type for row in written.iter_rows() for cell in row} == {"s"}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert not any("_rels/sheet" in name for name in archive.namelist())


def test_control_characters_are_left_out():
    assert sheet(Table("T", COLUMNS[:1], (("A\x00c\x1bme\ud800",),)))["A2"].value == "Acme"


def test_a_day_before_the_calendar_of_workbooks_is_written_as_text():
    assert sheet(Table("T", COLUMNS[1:2], ((date(1899, 5, 1),),)))["A2"].value == "1899-05-01"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Aged: debtors [all]/1?*", "Aged  debtors  all  1"),
        ("x" * 40, "x" * 31),
        ("'", "Table"),
        ("History", "Table"),
        ("", "Table"),
    ],
)
def test_any_title_makes_a_sheet_name(title, expected):
    assert sheet_name(title) == expected
    assert sheet(Table(title, COLUMNS, ())).title == expected


def test_the_same_table_gives_the_same_bytes():
    assert xlsx_bytes(Table("T", COLUMNS, ROWS)) == xlsx_bytes(Table("T", COLUMNS, ROWS))


def test_a_table_without_columns_is_an_empty_sheet():
    assert sheet(Table("T", (), ())).max_row == 1


def test_more_rows_than_a_workbook_holds_are_refused(monkeypatch):
    monkeypatch.setattr(xlsx_table, "_MOST_ROWS", 3)
    with pytest.raises(RefusedError, match="export it as CSV"):
        xlsx_bytes(Table("T", COLUMNS, ROWS))


def test_the_workbook_is_written_where_asked(tmp_path):
    write_xlsx(Table("T", COLUMNS, ROWS), tmp_path / "list.xlsx", totals=True)
    assert openpyxl.load_workbook(tmp_path / "list.xlsx").active["A4"].value == "Total"


def widths(table, **options):
    written = sheet(table, **options)
    return {name: column.width for name, column in written.column_dimensions.items()}


@pytest.mark.parametrize("totals", [False, True])
def test_columns_are_as_wide_as_when_every_cell_is_measured(monkeypatch, totals):
    kinds = (("No", ColumnKind.TEXT), ("Due", ColumnKind.DATE), ("Sum", ColumnKind.MONEY))
    rows = [(f"A-{n}", date(2026, 1, 1), Money(100 + n, "GBP")) for n in range(600)]
    rows[470] = ("A-471 of a long name", date(2026, 1, 1), Money(-1, "GBP"))
    rows[530] = ("A-531", None, Money(-98_765_432_10, "GBP"))
    table = Table("T", kinds, tuple(rows))
    found = widths(table, totals=totals)
    monkeypatch.setattr(xlsx_table, "_ROWS_MEASURED", len(rows))
    assert found == widths(table, totals=totals)
    short = Table("T", kinds, tuple(rows[:400]))
    assert found["A"] > widths(short)["A"]
    assert found["C"] > widths(short)["C"]


def test_rows_stand_in_their_order_whichever_were_measured_first():
    rows = tuple((f"A-{n}" if n != 350 else "A-350 with a long name",) for n in range(400))
    written = sheet(Table("T", (("No", ColumnKind.TEXT),), rows))
    assert tuple(written.iter_rows(min_row=2, values_only=True)) == rows


@pytest.mark.parametrize(
    ("minor", "currency", "value"),
    [(-12_345, "GBP", -123.45), (10**15 + 1, "GBP", 10_000_000_000_000.01), (7, "JPY", 7)],
)
def test_an_amount_is_the_nearest_number_that_a_workbook_can_hold(minor, currency, value):
    written = sheet(Table("T", (("Sum", ColumnKind.MONEY),), ((Money(minor, currency),),)))
    assert written["A2"].value == value
