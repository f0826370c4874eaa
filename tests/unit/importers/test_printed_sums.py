"""Sums that a list prints: of credits by their type, one below each customer, or named in front."""

from datetime import date

import pytest

from collector_desktop.importers.base import RowKind
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file
from collector_desktop.importers.sum_words import group_before
from tests.unit.importers.exports import sheet_of

AUG, SEP = date(2026, 8, 18), date(2026, 9, 17)
DATEV = "Konto;Kontobezeichnung;Rechnungsnr.;Datum;Fällig;Betrag;S/H"
FLAT = "Customer,Invoice No,Date,Due Date,Amount,Balance"


def as_suggested(path):
    seen = inspect(path)
    columns = {each.field: each.column for each in seen.suggestions}
    return read_file(path, mapping=Mapping(seen.kind, columns, header_row=seen.header_row))


def text(folder, *lines):
    path = folder / "list.csv"
    path.write_text("\n".join((*lines, "")), encoding="utf-8")
    return as_suggested(path)


def sheet(folder, *rows):
    return as_suggested(sheet_of(folder / "list.xlsx", rows))


def stated_and_summed(parsed):
    return [(check.stated_minor, check.summed_minor) for check in parsed.totals]


# 240.00 owed less 60.00 of credit, and 1240.00: 1420.00, or 1540.00 without regard to the side.
@pytest.mark.parametrize(
    ("total", "stated", "summed"),
    [
        ("Summe;;;;;1.420,00;S", 1420_00, 1420_00),
        ("Summe;;;;;1.540,00;", 1540_00, 1540_00),
        ("Summe;;;;;1.400,00;", 1400_00, 1420_00),
    ],
)
def test_credits_by_their_side_count_against_a_total(tmp_path, total, stated, summed):
    rows = (
        "10001;Acme;1022;18.08.2026;17.09.2026;240,00;S",
        "10001;Acme;GS3;18.08.2026;;60,00;H",
        "10002;Beta;1023;18.08.2026;17.09.2026;1.240,00;S",
    )
    parsed = text(tmp_path, DATEV, *rows, total)
    assert [row.type for row in parsed.rows] == ["invoice", "credit_note", "invoice"]
    assert stated_and_summed(parsed) == [(stated, summed)]


def test_a_sum_of_one_account_may_be_in_credit_and_has_no_name(tmp_path):
    rows = (
        "10001;Acme;1022;18.08.2026;17.09.2026;40,00;S",
        "10001;Acme;GS3;18.08.2026;;60,00;H",
        ";;;;;20,00;H",
        "10002;Beta;1023;18.08.2026;17.09.2026;1.240,00;S",
        ";;;;;1.240,00;S",
    )
    parsed = text(tmp_path, DATEV, *rows)
    assert parsed.problems == ()
    assert stated_and_summed(parsed) == [(-20_00, -20_00), (1240_00, 1240_00)]


def test_each_of_several_totals_in_a_list_is_of_the_rows_since_the_last(tmp_path):
    rows = (
        "Acme,1022,2026-08-18,2026-09-17,240.00,40.00",
        "Acme,1024,2026-08-19,2026-09-17,100.00,100.00",
        "Total,,,,340.00,140.00",
        "Beta,1023,2026-08-20,2026-09-19,1240.00,1240.00",
        "Total,,,,1240.00,1241.00",
        "Total,,,,1580.00,1380.00",
    )
    parsed = text(tmp_path, FLAT, *rows)
    assert len(parsed.rows) == 3
    expected = [(140_00, 140_00), (1241_00, 1240_00), (1380_00, 1380_00)]
    assert stated_and_summed(parsed) == expected


def test_a_spreadsheet_names_the_customer_before_its_sum(tmp_path):
    parsed = sheet(
        tmp_path,
        FLAT.split(","),
        ["Acme", "1022", AUG, SEP, 240.0, 40.0],
        ["Acme Total", None, None, None, 240.0, 40.0],
        ["Beta", "1023", AUG, SEP, 1240.0, 1240.0],
        ["Beta Total", None, None, None, 1240.0, 1240.0],
        ["Grand Total", None, None, None, 1480.0, 1280.0],
    )
    assert parsed.problems == ()
    assert [row.customer_name for row in parsed.rows] == ["Acme", "Beta"]
    assert parsed.counts[RowKind.SUBTOTAL] == 2
    assert stated_and_summed(parsed)[-1] == (1280_00, 1280_00)


def test_groups_of_a_sheet_may_each_end_in_a_total_without_a_name(tmp_path):
    parsed = sheet(
        tmp_path,
        ["Invoice No", "Date", "Due Date", "Amount", "Balance"],
        ["Acme"],
        ["1022", AUG, SEP, 240.0, 40.0],
        ["Total", None, None, 240.0, 40.0],
        ["Beta"],
        ["1023", AUG, SEP, 1240.0, 1240.0],
        ["Total", None, None, 1240.0, 1240.0],
        ["Gamma"],
        ["1025", AUG, SEP, 10.0, 10.0],
        ["Total", None, None, 10.0, 10.0],
    )
    assert parsed.problems == ()
    assert [row.customer_name for row in parsed.rows] == ["Acme", "Beta", "Gamma"]
    assert stated_and_summed(parsed) == [(40_00, 40_00), (1240_00, 1240_00), (10_00, 10_00)]


# The columns of Xero's and Sage's reports may begin with the day: sums then stand among the days.
def test_a_sum_may_stand_where_the_days_stand(tmp_path):
    parsed = text(
        tmp_path,
        "Date,Invoice Number,Due Date,Total,Outstanding",
        "Acme Ltd (ACM001)",
        "18/08/2026,SI-1022,17/09/2026,240.00,40.00",
        "Total for Acme Ltd (ACM001),,,240.00,40.00",
        "Beta",
        "20/08/2026,SI-1023,19/09/2026,1240.00,1240.00",
        "Beta Total,,,1240.00,1240.00",
        "Total,,,1480.00,1280.00",
    )
    assert parsed.problems == ()
    assert [row.customer_name for row in parsed.rows] == ["Acme Ltd (ACM001)", "Beta"]
    expected = [(40_00, 40_00), (1240_00, 1240_00), (1280_00, 1280_00)]
    assert stated_and_summed(parsed) == expected


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Acme Total", "Acme"),
        ("Acme  subtotal:", "Acme"),
        ("Müller Ergebnis", "Müller"),
        ("Grand Total", ""),
        ("Sub Total", ""),
        ("Total", ""),
        ("Total Acme", ""),
        (" ", ""),
    ],
)
def test_the_name_before_the_word_of_a_sum_is_that_of_its_group(label, name):
    assert group_before(label) == name
