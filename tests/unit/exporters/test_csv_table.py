"""CSV files that spreadsheets open as they stand and run nothing of."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collector_desktop.domain.money import Money
from collector_desktop.exporters.csv_table import csv_bytes, write_csv
from collector_desktop.exporters.table import ColumnKind, Table

TRIGGERS = [
    *("=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "=", "-", " =1+1"),
    *("=cmd|' /C calc'!A0", '=HYPERLINK("x")', "+44 20 7946 0000", "\u00a0=1", "\ufeff=1"),
    *("\uff1d1", "\uff0b1", "\uff0d1", "\uff20A", "\x01=1", "  \t@A", "-2+3+cmd|' /C calc'!A0"),
    *("=1;=2", "==1", "=\r1", "@", "+", "\u200b=1", "\u3000=1"),
]


def table(*cells, heading="Name", kind=ColumnKind.TEXT):
    return Table("T", ((heading, kind),), tuple((cell,) for cell in cells))


def read(content):
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", TRIGGERS)
def test_text_that_a_spreadsheet_would_run_is_disarmed(text):
    heading, cell = read(csv_bytes(table(text, heading=text)))
    assert heading[0].startswith("'")
    assert cell[0].startswith("'")


def test_numbers_money_and_dates_stay_what_they_are():
    cells = (-5, Money(-500, "GBP"), Money(1_250, "KWD"), Money(7, "JPY"), date(2026, 11, 24), None)
    rows = read(csv_bytes(table(*cells)))
    assert [row[0] for row in rows[1:]] == ["-5", "-5.00", "1.250", "7", "2026-11-24", ""]


def test_the_file_has_its_mark_quotes_and_line_ends():
    assert csv_bytes(table('Smith & "Sons"')) == (b'\xef\xbb\xbf"Name"\r\n"Smith & ""Sons"""\r\n')


def test_names_of_any_script_survive():
    name = "\u0394\u03b7\u03bc\u03ae\u03c4\u03c1\u03b7\u03c2, \u041e\u043b\u044c\u0433\u0430"
    assert read(csv_bytes(table(name)))[1] == [name]


@example(["\x1f\n"])
@given(st.lists(st.text(max_size=30), max_size=5))
def test_no_text_field_starts_a_formula_or_breaks_a_row(texts):
    rows = read(csv_bytes(table(*texts)))
    assert len(rows) == len(texts) + 1
    assert all(row[0][:1] not in {*"=+-@\t\r\n\x00"} for row in rows if row and row[0])


def test_the_file_is_written_where_asked(tmp_path):
    write_csv(table("Acme"), tmp_path / "list.csv")
    assert (tmp_path / "list.csv").read_bytes() == csv_bytes(table("Acme"))
