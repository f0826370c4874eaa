"""Columns whose names may mean several things: what they hold, or another column, decides."""

import pytest

from collector_desktop.importers.base import FileKind, RowKind
from collector_desktop.importers.lines import LineSorter
from collector_desktop.importers.mapping import suggest_mapping


@pytest.mark.parametrize(
    ("lines", "confidence"),
    [
        ((("1510", "Beta"), ("1510", "Acme")), "please check"),
        ((("1510", "Beta"), ("1511", "Acme")), "matched"),
        ((("1510", "Beta"), ("1510", "Beta")), "matched"),
    ],
)
def test_one_code_of_several_customers_may_be_that_of_a_ledger_account(lines, confidence):
    found = suggest_mapping(("Konto", "Kundnamn"), lines)
    assert {each.field: each.confidence for each in found}["customer_code"] == confidence


def test_a_code_needs_no_name_beside_it():
    (found,) = suggest_mapping(("Konto",), (("1510",), ("1510",)))
    assert (found.field, found.confidence) == ("customer_code", "matched")


def test_a_printed_list_keeps_a_customer_that_is_called_total():
    sorter = LineSorter({"customer_name": 0, "number": 1, "document_on": 2, "amount": 3}, ())
    cells = ["Total", "1022", "2026-08-18", "240.00"]
    assert sorter.kind_in_list(cells) is RowKind.DATA
    assert sorter.kind_in_list(["Total", "", "", "240.00"]) is RowKind.TOTAL


def test_kraj_is_a_country_only_where_no_other_column_is():
    suggestions = suggest_mapping(("Název", "Kraj", "Země"), (), FileKind.CUSTOMERS)
    found = {each.field: each.header for each in suggestions}
    assert found["country"] == "Země"


@pytest.mark.parametrize(
    ("total", "paid", "is_known"),
    [
        ("Total (EUR)", "Paid (GBP)", False),
        ("Total (EUR)", "Paid (EUR)", True),
        ("Total", "Paid (GBP)", True),
        ("Total (EUR)", "Paid", True),
    ],
)
def test_what_was_paid_in_another_currency_than_the_total_says_not_what_is_open(
    total, paid, is_known
):
    found = {each.field for each in suggest_mapping(("Invoice No", "Customer", total, paid), ())}
    assert ("paid" in found) is is_known
