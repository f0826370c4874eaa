"""Odoo's own Aged Receivable: the sums of a customer stand in the line above its entries.

The shape is that of Odoo's test of the report: a line with the report's name, then a line with sums
for each customer, its entries with an empty total, and a total of the customer and of the report.
"""

from __future__ import annotations

import pytest

from collector_desktop.importers.base import RowKind
from collector_desktop.importers.read import read_file
from tests.unit.importers.exports import export_of

HEAD = ",Due Date,Account,Expected Date,At Date,1 - 30,31 - 60,61 - 90,91 - 120,Older,Total"


def read(path, *lines):
    path.write_text("\n".join((HEAD, *lines, "")), encoding="utf-8")
    return read_file(path)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "aged.csv"


def test_totals_are_compared_and_a_customer_may_be_called_total():
    parsed = read_file(export_of("odoo-aged-receivable"))
    assert {row.customer_name for row in parsed.rows} == {"Harbour Lights Ltd", "Total Green"}
    assert [(each.row, each.stated_minor) for each in parsed.totals] == [
        (6, 650_00),
        (9, 480_50),
        (10, 1130_50),
    ]
    assert all(each.stated_minor == each.summed_minor for each in parsed.totals)


def test_an_entry_with_a_due_day_only_and_of_several_ages_is_read(path):
    parsed = read(
        path,
        'Moss,,,,0,0,0,100.00,"1,100.00",0,"1,200.00"',
        'INV/1,2026-01-31,1100,2026-02-10,0,0,0,100.00,"1,100.00",0,',
        "PBNK1/2026/1,2026-02-01,1100,,0,0,0,0,0,-5.00,-5.00",
        "MISC/7 opening,2026-02-01,1100,,0,3.00,0,0,0,0,",
        "BILL/2026/3,2026-02-01,1100,,9.00,0,0,0,0,0,",
        "Sundry entry,2026-02-01,1100,,9.00,0,0,0,0,0,",
    )
    assert [(row.type, row.number, row.open_minor) for row in parsed.rows] == [
        ("invoice", "INV/1", 1200_00),
        ("receipt", "PBNK1/2026/1", 5_00),
        ("debit_adjustment", "MISC/7", 3_00),
        ("invoice", "Sundry entry", 9_00),
    ]
    assert parsed.rows[0].due_on.isoformat() == "2026-01-31"
    assert parsed.excluded == 1


def test_a_folded_customer_shows_its_sum(path):
    parsed = read(
        path,
        "Moss,,,,0,70.00,0,0,0,0,70.00",
        "Fern,,,,0,50.00,0,0,0,0,50.00",
        "INV/2,2026-01-31,1100,,0,50.00,0,0,0,0,",
    )
    assert [(row.customer_name, row.number) for row in parsed.rows] == [("Fern", "INV/2")]
    assert [(each.label, each.stated_minor, each.summed_minor) for each in parsed.totals] == [
        ("Moss", 70_00, 0),
        ("Fern", 50_00, 50_00),
    ]


def test_every_line_is_of_one_kind_and_what_is_no_amount_is_rejected(path):
    parsed = read(
        path,
        "Aged Receivable,,,,0,70.00,0,0,0,0,70.00",
        "Moss",
        "INV/1,2026-01-31,1100,,0,seventy,0,0,0,0,",
        "",
        HEAD,
        ",,,,,5.00,,,,,",
        "Total,,,,0,70.00,0,0,0,0,70.00",
    )
    assert parsed.rows == ()
    assert [(each.row, each.column, each.value) for each in parsed.problems] == [
        (4, "amount", "seventy")
    ]
    kinds = (RowKind.TITLE, RowKind.GROUP, RowKind.DATA, RowKind.BLANK, RowKind.UNCLASSIFIED)
    assert [parsed.counts[kind] for kind in (*kinds, RowKind.TOTAL)] == [1] * 6
    assert parsed.counts[RowKind.HEADER] == 2


def test_the_name_of_the_report_may_stand_above_the_entries(tmp_path):
    path = tmp_path / "aged.csv"
    lines = ("Aged Receivable" + HEAD, "Moss,,,,0,70.00,0,0,0,0,70.00")
    entry = "INV/1,2026-01-31,1100,,0,70.00,0,0,0,0,70.00"
    path.write_text("\n".join((*lines, entry, "")), encoding="utf-8")
    (row,) = read_file(path).rows
    assert (row.customer_name, row.number, row.open_minor) == ("Moss", "INV/1", 70_00)
