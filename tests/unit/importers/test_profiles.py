"""Known exports, each by its own peculiarities."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import AllocationRow, CustomerRow, RowKind
from collector_desktop.importers.profiles import PROFILES
from collector_desktop.importers.read import read_file

DATA = Path(__file__).parents[2] / "data" / "imports"


def short(rows: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [
        (row.row, row.type, row.number, row.customer_code or row.customer_name, row.amount_minor)
        for row in rows
    ]


def reasons(problems: Sequence[Any]) -> list[tuple[int, str, str]]:
    return [(problem.row, problem.column, problem.reason) for problem in problems]


def test_xero_lines_of_one_invoice_become_one_item() -> None:
    parsed = read_file(DATA / "xero_sales_invoices.csv")
    assert (parsed.profile, parsed.program, parsed.problems) == ("xero-invoices", "Xero", ())
    assert short(parsed.rows) == [
        (2, "invoice", "INV-0101", "Harbour Lights Ltd", 120000),
        (4, "invoice", "INV-0102", "Green & Sons", 48050),
        (5, "invoice", "INV-0103", "Green & Sons", 9600),
        (6, "credit_note", "CREDIT-20260302", "Green & Sons", 5000),
    ]
    assert [row.open_minor for row in parsed.rows] == [120000, 28050, 0, 5000]
    first = parsed.rows[0]
    assert (first.document_on, first.due_on) == (date(2026, 2, 3), date(2026, 3, 5))
    assert (first.currency, first.reference) == ("GBP", "PO 77")
    assert first.customer.email == "accounts@harbour.example"
    assert first.customer.postcode == "YO21 1AA"


def test_xero_drafts_and_voided_invoices_are_left_out_visibly() -> None:
    parsed = read_file(DATA / "xero_sales_invoices.csv")
    assert parsed.excluded == 2
    assert parsed.notes == (
        "1 line is left out: status 'Draft'.",
        "1 line is left out: status 'Voided'.",
        "1 line is part of the item of an earlier line, which counts once.",
        "The lines, taxes and tracking of an invoice stay in Xero.",
    )


def test_xero_lines_that_disagree_about_the_total_are_a_problem(tmp_path: Path) -> None:
    text = (DATA / "xero_sales_invoices.csv").read_text(encoding="utf-8")
    lines = text.splitlines()
    lines[2] = lines[2].replace("1200.0000", "1300.0000")
    path = tmp_path / "xero.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    parsed = read_file(path)
    assert [(each.row, each.column) for each in parsed.problems] == [(3, "Total"), (2, "Total")]
    assert "row 2" in parsed.problems[0].reason
    assert "row 3" in parsed.problems[1].reason
    assert 2 not in [each.row for each in parsed.rows]


def test_quickbooks_ageing_detail_ignores_buckets_and_checks_totals() -> None:
    parsed = read_file(DATA / "qbo_ar_ageing_detail.csv")
    assert parsed.profile == "qbo-ar-ageing-detail"
    assert parsed.is_open_items_list
    assert parsed.as_of == date(2026, 3, 31)
    assert short(parsed.rows) == [
        (7, "invoice", "1001", "North Star Cafe", 125000),
        (8, "credit_note", "CM-7", "North Star Cafe", 10000),
        (11, "invoice", "1040", "Mill Lane Garage:Body Shop", 30000),
        (12, "receipt", "PAYMENT-20260325", "Mill Lane Garage:Body Shop", 5000),
        (13, "receipt", "PAYMENT-20260325-2", "Mill Lane Garage:Body Shop", 2000),
    ]
    assert parsed.rows[0].open_minor == 80000
    assert [(check.stated_minor, check.summed_minor) for check in parsed.totals] == [
        (70000, 70000),
        (23000, 23000),
        (94000, 93000),
    ]


def test_every_line_of_a_report_is_counted_as_what_it_is() -> None:
    parsed = read_file(DATA / "qbo_ar_ageing_detail.csv")
    assert parsed.counts == {
        RowKind.TITLE: 3,
        RowKind.BLANK: 1,
        RowKind.HEADER: 1,
        RowKind.GROUP: 2,
        RowKind.DATA: 5,
        RowKind.SUBTOTAL: 2,
        RowKind.TOTAL: 1,
        RowKind.TRAILER: 1,
    }
    lines = (DATA / "qbo_ar_ageing_detail.csv").read_text().splitlines()
    assert parsed.rows_in_file == len(lines)


def test_quickbooks_open_invoices_takes_customers_from_the_groups() -> None:
    parsed = read_file(DATA / "qbo_open_invoices.csv")
    assert parsed.profile == "qbo-open-invoices"
    assert short(parsed.rows) == [
        (7, "invoice", "1001", "North Star Cafe", 100000),
        (8, "receipt", "PAYMENT-20260105-44", "North Star Cafe", 5000),
        (11, "invoice", "1041", "Mill Lane Garage", 20000),
        (13, "invoice", "1042", "Mill Lane Garage:Body Shop", 7500),
    ]
    assert parsed.rows[1].open_minor == 5000
    assert parsed.rows[1].reference == "44"
    assert parsed.rows[0].terms == "Net 30"
    assert all(check.stated_minor == check.summed_minor for check in parsed.totals)
    assert len(parsed.totals) == 4


def test_sage_adds_tax_and_the_lines_of_one_invoice() -> None:
    parsed = read_file(DATA / "sage50_audit_trail.csv")
    assert parsed.profile == "sage50-audit-trail"
    assert short(parsed.rows) == [
        (2, "invoice", "3001", "CAFE01", 13200),
        (4, "credit_note", "3002", "CAFE01", 3000),
        (5, "receipt", "PAYMENT-20260131-BACS", "CAFE01", 5000),
        (6, "receipt", "PAYMENT-20260201", "CAFE01", 3000),
        (7, "refund", "REFUND-20260202-CHQ9", "CAFE01", 1500),
    ]
    assert parsed.rows[0].document_on == date(2026, 1, 5)
    assert parsed.rows[0].description == "Café tables"
    assert parsed.notes[:2] == (
        "1 line is left out: type 'BP'.",
        "1 line is left out: type 'PI'.",
    )


def test_the_public_data_set_says_when_each_invoice_was_paid() -> None:
    parsed = read_file(DATA / "ibm_ar.csv")
    assert parsed.profile == "ibm-ar"
    assert short(parsed.rows) == [
        (2, "invoice", "0000000001", "0001-AAAAA", 5594),
        (3, "invoice", "0000000002", "0002-BBBBB", 6170),
    ]
    assert [row.settled_on for row in parsed.rows] == [date(2013, 1, 15), date(2013, 3, 3)]
    assert parsed.rows[0].currency == ""


def test_our_own_items_keep_their_part_numbers_and_decimals() -> None:
    parsed = read_file(DATA / "collector_items.csv")
    assert short(parsed.rows) == [
        (2, "invoice", "INV-1/1", "C001", 60000),
        (3, "invoice", "INV-1/2", "C001", 60000),
        (4, "receipt", "REC-1", "C001", 25050),
        (5, "invoice", "KW-1", "C002", 1250),
        (6, "invoice", "JP-1", "C002", 1200),
        (7, "credit_note", "CN-1", "C001", 2000),
    ]
    assert parsed.rows[2].due_on is None


def test_each_wrong_cell_of_our_own_items_is_named() -> None:
    parsed = read_file(DATA / "collector_items.csv")
    assert reasons(parsed.problems) == [
        (8, "number", "This number is in row 2 already."),
        (9, "date", "'31/02/2026' is not a date."),
        (10, "date", "'2026-02-31' is not a date."),
        (11, "amount", "An amount of zero owes nothing."),
        (12, "amount", "The amount must be positive; the type says the side."),
        (13, "amount", "'5.001' has more decimals than its currency allows."),
        (14, "currency", "'POUND' is not a currency code."),
        (15, "type", "'bill' is not a known type."),
        (16, "number", "The number is missing."),
        (17, "customer", "The customer is missing."),
        (18, "date", "The date is missing."),
        (19, "amount", "The amount is missing."),
        (20, "currency", "'200.00' is not a currency code."),
    ]


def test_our_own_customers_are_read_and_checked() -> None:
    parsed = read_file(DATA / "collector_customers.csv")
    first, second, third = (row for row in parsed.rows if isinstance(row, CustomerRow))
    assert (first.code, first.credit_limit, first.group) == ("C001", "5000.00", "Trade")
    assert (second.name, second.credit_limit) == ("Smith & <Sons>", "0.00")
    assert (third.kind, third.credit_limit) == ("consumer", "")
    assert [(problem.row, problem.column) for problem in parsed.problems] == [
        (5, "kind"),
        (6, "code"),
        (7, "credit_limit"),
        (8, "name"),
    ]


def test_our_own_allocations_are_read_and_checked() -> None:
    parsed = read_file(DATA / "collector_allocations.csv")
    assert parsed.rows == (
        AllocationRow(2, "REC-1", "INV-1/1", date(2026, 2, 5), "250.50"),
        AllocationRow(3, "CN-1", "INV-1/2", date(2026, 2, 6), "20"),
        AllocationRow(7, "CN-1", "INV-1/2", date(2026, 2, 20), "-5.50"),
    )
    assert [(problem.row, problem.column) for problem in parsed.problems] == [
        (4, "to"),
        (5, "date"),
        (6, "amount"),
    ]


def test_a_column_that_our_own_format_lacks_is_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("code,name,colour\nC1,Ann,red\n")
    assert read_file(path).notes == ("Columns not used: colour.",)


def test_terms_of_a_line_are_not_said_to_be_unused(tmp_path):
    path = tmp_path / "items.csv"
    path.write_text(
        "type,number,customer,date,due_date,amount,currency,reference,description,terms\n"
        "invoice,A-1,ACME,2026-11-20,,10.00,GBP,,,NET 60\n",
        encoding="utf-8",
    )
    found = read_file(path)
    assert found.notes == ()
    assert [row.terms for row in found.rows] == ["NET 60"]


def test_a_comma_too_many_is_a_problem_and_not_a_shift(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("code,name,kind\nC1,Smith, Jones & Co,company\nC2,Ann,consumer\n")
    parsed = read_file(path)
    assert [row.code for row in parsed.rows] == ["C2"]
    assert [problem.row for problem in parsed.problems] == [2]


def test_a_known_export_can_be_asked_for_by_name() -> None:
    parsed = read_file(DATA / "qbo_open_invoices.csv", profile="qbo-open-invoices", kind="items")
    assert len(parsed.rows) == 4


@pytest.mark.parametrize(
    ("profile", "kind", "sentence"),
    [
        ("xero-invoices", "auto", "not a known export"),
        ("auto", "customers", "not a known export"),
        ("no-such", "auto", "no known export 'no-such'"),
        ("auto", "bank", "is not a bank statement in a known format"),
    ],
)
def test_a_file_that_is_not_what_was_asked_for_is_refused(
    profile: str, kind: str, sentence: str
) -> None:
    with pytest.raises(UnreadableFileError, match=sentence):
        read_file(DATA / "qbo_open_invoices.csv", profile=profile, kind=kind)


def test_an_unknown_file_is_refused_with_the_columns_seen(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Colour,Invoice No,Total\nred,1,5\n")
    with pytest.raises(UnreadableFileError, match="Colour, Invoice No, Total") as refused:
        read_file(path)
    assert "map the columns" in refused.value.advice


@pytest.mark.parametrize(
    "profile",
    [profile for profile in PROFILES if profile.fits is None],
    ids=lambda profile: f"{profile.name}-{profile.kind}",
)
def test_every_profile_recognises_its_own_columns(profile: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(",".join(profile.columns) + "\n")
    parsed = read_file(path)
    assert (parsed.profile, parsed.kind) == (profile.name, profile.kind)
