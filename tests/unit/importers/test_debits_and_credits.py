"""Accounts with debits and credits in columns of their own, and balances that run on."""

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file
from collector_desktop.importers.running import is_running

CIEL = "Compte tiers;Intitulé;Date;Journal;N° pièce;Libellé;Débit;Crédit;Solde"
DATEV = "Konto;Rechnungsnr.;Rechnungsdatum;Fälligkeit;Betrag Soll;Betrag Haben;Saldo;S/H"


def written(folder, *lines):
    path = folder / "list.csv"
    path.write_text("\n".join((*lines, "")), encoding="utf-8")
    return path


def as_suggested(path):
    seen = inspect(path)
    columns = {each.field: each.column for each in seen.suggestions}
    return read_file(path, mapping=Mapping(seen.kind, columns, header_row=seen.header_row))


def items(parsed):
    return [(row.type, row.number, row.amount_minor, row.open_minor) for row in parsed.rows]


# Acme owes 240.00 - 200.00 + 100.00 and Beta 1240.00: 1380.00 in all, as the file says itself.
def test_a_ledger_of_ciel_has_invoices_and_money_and_no_open_amounts(tmp_path):
    parsed = as_suggested(
        written(
            tmp_path,
            CIEL,
            "411ACME;Acme;18/08/2026;VE;FA1022;Facture;240,00;0,00;240,00",
            "411ACME;Acme;20/09/2026;BQ;RG001;Règlement;0,00;200,00;40,00",
            "411ACME;Acme;21/09/2026;VE;FA1024;Facture;100,00;0,00;140,00",
            "411BETA;Beta;20/08/2026;VE;FA1023;Facture;1 240,00;0,00;1 240,00",
            "Total;;;;;;1 580,00;200,00;1 380,00",
        )
    )
    assert parsed.problems == ()
    assert items(parsed) == [
        ("invoice", "FA1022", 240_00, None),
        ("receipt", "RG001", 200_00, None),
        ("invoice", "FA1024", 100_00, None),
        ("invoice", "FA1023", 1240_00, None),
    ]
    signed = [
        row.amount_minor if row.type == "invoice" else -row.amount_minor for row in parsed.rows
    ]
    assert sum(signed) == 1380_00
    assert [(check.stated_minor, check.summed_minor) for check in parsed.totals] == [
        (1580_00, 1580_00)
    ]


def test_a_list_of_open_items_has_what_is_open_on_the_side_of_its_amount(tmp_path):
    parsed = as_suggested(
        written(
            tmp_path,
            DATEV,
            "10001;1022;18.08.2026;17.09.2026;240,00;;40,00;S",
            "10001;GS03;20.08.2026;;;60,00;60,00;H",
            "10002;1023;20.08.2026;19.09.2026;1.240,00;0,00;1.240,00;S",
            "10002;GS04;20.08.2026;;;70,00;70,00 H;H",
        )
    )
    assert parsed.problems == ()
    assert items(parsed) == [
        ("invoice", "1022", 240_00, 40_00),
        ("credit_note", "GS03", 60_00, 60_00),
        ("invoice", "1023", 1240_00, 1240_00),
        ("credit_note", "GS04", 70_00, 70_00),
    ]


def test_a_line_with_both_is_an_invoice_of_which_a_part_was_paid(tmp_path):
    rows = (
        "Invoice No,Customer,Date,Debit,Credit",
        "1022,Acme,2026-08-18,240.00,200.00",
        "77,Acme,2026-08-19,,-5.00",
        "78,Acme,2026-08-20,,(6.00)",
    )
    assert items(as_suggested(written(tmp_path, *rows))) == [
        ("invoice", "1022", 240_00, 40_00),
        ("receipt", "77", 5_00, None),
        ("receipt", "78", 6_00, None),
    ]


def test_the_type_of_an_entry_says_what_a_credit_is(tmp_path):
    rows = (
        "Date,Transaction Type,Transaction#,Customer Name,Debit,Credit,Balance",
        "2026-08-18,Invoice,INV-22,Acme,240.00,,240.00",
        "2026-09-20,Customer Payment,77,Acme,,200.00,40.00",
        "2026-09-22,Credit Note,CN-3,Acme,,30.00,10.00",
    )
    assert [row.type for row in as_suggested(written(tmp_path, *rows)).rows] == [
        "invoice",
        "receipt",
        "credit_note",
    ]


def test_columns_without_names_may_be_debits_and_credits(tmp_path):
    path = written(tmp_path, "1022,Acme,2026-08-18,240.00,", "77,Acme,2026-08-19,,5.00,more")
    places = {"number": 0, "customer_name": 1, "document_on": 2, "debit": 3, "credit": 4}
    mapping = Mapping.from_json({"kind": "items", "columns": places, "header_row": 0})
    assert items(read_file(path, mapping=mapping)) == [
        ("invoice", "1022", 240_00, None),
        ("receipt", "77", 5_00, None),
    ]


def test_a_debit_without_credits_is_no_amount(tmp_path):
    path = written(tmp_path, "Invoice No,Customer,Date,Debit", "1022,Acme,2026-08-18,240.00")
    assert "debit" not in {each.field for each in inspect(path).suggestions}
    named = {"number": "Invoice No", "document_on": "Date", "debit": "Debit"}
    with pytest.raises(UnreadableFileError, match="No column is mapped to 'Amount'"):
        read_file(path, mapping=Mapping.from_json({"kind": "items", "columns": named}))


# QuickBooks calls what is owed in all Balance, in the same words as what is open of an invoice.
def test_the_balance_of_a_customer_is_not_what_an_invoice_has_open(tmp_path):
    rows = (
        ",Type,Date,Num,Account,Amount,Balance",
        "Acme,,,,,,",
        ",Invoice,08/18/2026,1022,Accounts Receivable,240.00,240.00",
        ",Payment,09/20/2026,77,Accounts Receivable,-200.00,40.00",
        ",Invoice,09/21/2026,1024,Accounts Receivable,100.00,140.00",
        "Total Acme,,,,,140.00,140.00",
    )
    path = written(tmp_path, *rows)
    with pytest.raises(UnreadableFileError, match="not a known export"):
        read_file(path)
    assert items(as_suggested(path)) == [
        ("invoice", "1022", 240_00, None),
        ("receipt", "77", 200_00, None),
        ("invoice", "1024", 100_00, None),
    ]


def test_rents_of_which_some_are_paid_come_in_with_what_is_open(tmp_path):
    months = [(f"R-{month}", f"2026-0{month}-01", month % 2) for month in range(1, 8)]
    rows = (f"{number},Acme,{day},900.00,{900 * owed}.00" for number, day, owed in months)
    path = written(tmp_path, "Invoice Number,Customer,Date,Amount,Balance", *rows)
    assert items(as_suggested(path)) == [
        ("invoice", number, 900_00, 900_00 * owed) for number, _, owed in months
    ]


@pytest.mark.parametrize(
    ("lines", "runs"),
    [
        ([("240,00", "240,00"), ("-200,00", "40,00")], True),
        ([("", "500.00"), ("240.00", "740.00")], True),
        ([("1.0", "1.0"), ("3.0", "4.0"), ("", ""), ("2.0", "2.0")], True),
        ([("9", "9"), ("4", "5"), ("4", "1"), ("7", "8")], True),
        ([("5", "5"), ("-5", "0"), ("7", "7"), ("-7", "0"), ("9", "9"), ("-9", "0")], True),
        ([("5", "5"), ("5", "0"), ("5", "5"), ("5", "0"), ("5", "5"), ("5", "0")], False),
        ([("240.00", "240.00"), ("100.00", "100.00")], False),
        ([("240.00", "40.00"), ("100.00", "100.00")], False),
        ([("240.00", "240.00"), ("1000.00", "760.00")], False),
        ([("1.00", "1.00"), ("1.00", "2.00"), ("9.00", "3.00")], False),
        ([], False),
    ],
)
def test_a_balance_runs_on_if_each_line_proves_it(lines, runs):
    assert is_running(lines) is runs
