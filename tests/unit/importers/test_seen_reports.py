"""Reports with the columns and the oddities of programs that have no format of their own here.

What must come out was added up by hand from the rows.
"""

from datetime import date

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file

# Each has two debts of two customers: 1,000.00 is open of the first, which was 1,200.00 and fell
# due on 31 October 2026; 120.00 of the second, which falls due on 15 December.
REPORTS = {
    "Dolibarr, in French": (
        "Réf. facture,Date facturation,Date échéance,Tiers,Montant TTC,Reste à payer,État",
        "F-1,01/10/2026,31/10/2026,Alder,1200.00,1000.00,Impayée",
        "F-2,15/11/2026,15/12/2026,Birch,120.00,120.00,Impayée",
    ),
    "EBP": (
        "Nom du client;N° de pièce;Date pièce;Date d'échéance;Montant échéance;Solde dû",
        "Alder;F-1;01/10/2026;31/10/2026;1 200,00;1 000,00",
        "Birch;F-2;15/11/2026;15/12/2026;120,00;120,00",
        ";;;TOTAL;1 320,00;1 120,00",
    ),
    "Fatture in Cloud": (
        "Data;Prossima scadenza;Numero;Cliente;Imponibile;IVA;Documento (lordo);Saldato",
        "01/10/2026;31/10/2026;F-1;Alder;1000,00;200,00;1200,00;200,00",
        "15/11/2026;15/12/2026;F-2;Birch;100,00;20,00;120,00;0,00",
    ),
    "e-Boekhouden": (
        "Openstaande posten debiteuren per 24-11-2026;;;;;;",
        "Relatiecode;Bedrijf;Factuurnr;Datum;Vervaldatum;Bedrag;Openstaand",
        "ALD;Alder;F-1;01-10-2026;31-10-2026;€ 1.200,00;€ 1.000,00",
        "BIR;Birch;F-2;15-11-2026;15-12-2026;€ 120,00;€ 120,00",
        ";;;;Totaal;€ 1.320,00;€ 1.120,00",
    ),
    "Visma": (
        "Kundenr;Navn;Bilagsart;Fakturanr;Bilagsdato;Forfall;Beløp;Rest",
        "1;Alder;Faktura;F-1;01.10.2026;31.10.2026;1200,00;1000,00",
        "2;Birch;Faktura;F-2;15.11.2026;15.12.2026;120,00;120,00",
    ),
    "Vyapar": (
        "Date,Invoice No,Party Name,Transaction Type,Total Amount,Received/Paid Amount,Due Date",
        "01/10/2026,F-1,Alder,Sale,1200,200,31/10/2026",
        "15/11/2026,F-2,Birch,Sale,120,0,15/12/2026",
    ),
    "SAP Business One": (
        "Customer Receivables Aging;;;;;;;",
        "#;BP Code;BP Name;Type;Document No.;Posting Date;Due Date;Original Amount;Balance Due",
        "1;C1;Alder;IN;F-1;01.10.26;31.10.26;1,200.00;1,000.00",
        "2;C2;Birch;IN;F-2;15.11.26;15.12.26;120.00;120.00",
    ),
    "MYOB": (
        "Receivables Reconciliation [Detail],,,,",
        "As of 24/11/2026,,,,",
        "ID No.,Date,Due Date,Original Amount,Total Due,0 - 30,31 - 60,61 - 90",
        "Alder,,,,,,,",
        'F-1,01/10/2026,31/10/2026,"$1,200.00","$1,000.00",$0.00,"$1,000.00",$0.00',
        'Total:,,,,"$1,000.00",$0.00,"$1,000.00",$0.00',
        "Birch,,,,,,,",
        "F-2,15/11/2026,15/12/2026,$120.00,$120.00,$120.00,$0.00,$0.00",
        "Total:,,,,$120.00,$120.00,$0.00,$0.00",
        'Grand Total:,,,,"$1,120.00",$120.00,"$1,000.00",$0.00',
    ),
    "Marg": (
        "OUTSTANDING RECEIVABLE AS ON 24-11-2026,,,,,",
        "BILL NO.,BILL DATE,DUE DATE,BILL AMT,BALANCE,DAYS",
        "ALDER,,,,,",
        "F-1,01-10-2026,31-10-2026,1200.00,1000.00,54",
        "PARTY TOTAL,,,1200.00,1000.00,",
        "BIRCH,,,,,",
        "F-2,15-11-2026,15-12-2026,120.00,120.00,9",
        "PARTY TOTAL,,,120.00,120.00,",
        "GRAND TOTAL,,,1320.00,1120.00,",
    ),
    "Zoho Books, by customer": (
        "AR Aging Details By Invoice Due Date,,,,,,",
        "Date,Transaction#,Type,Status,Due Date,Amount,Balance Due",
        "Alder,,,,,,",
        "01/10/2026,F-1,Invoice,Overdue,31/10/2026,1200.00,1000.00",
        "Total,,,,,1200.00,1000.00",
        "Birch,,,,,,",
        "15/11/2026,F-2,Invoice,Sent,15/12/2026,120.00,120.00",
        "Total,,,,,120.00,120.00",
    ),
}


def written(folder, *lines):
    path = folder / "report.csv"
    path.write_text("\n".join((*lines, "")), encoding="utf-8")
    return path


def as_suggested(path):
    text = path.read_text("utf-8")
    currency = "AUD" if "$" in text else "EUR" if "€" in text else "GBP"
    seen = inspect(path)
    columns = {each.field: each.column for each in seen.suggestions}
    assert seen.kind is FileKind.ITEMS
    mapping = Mapping(seen.kind, columns, header_row=seen.header_row, currency=currency)
    return read_file(path, mapping=mapping)


@pytest.mark.parametrize("program", REPORTS)
def test_each_report_is_read_whole_by_what_is_suggested_of_its_columns(program, tmp_path):
    parsed = as_suggested(written(tmp_path, *REPORTS[program]))
    assert parsed.problems == ()
    assert [(row.number, row.customer_name.title()) for row in parsed.rows] == [
        ("F-1", "Alder"),
        ("F-2", "Birch"),
    ]
    assert [row.due_on for row in parsed.rows] == [date(2026, 10, 31), date(2026, 12, 15)]
    money = [(row.amount_minor, row.open_minor) for row in parsed.rows]
    assert money == [(1_200_00, 1_000_00), (120_00, 120_00)]
    assert all(total.stated_minor == total.summed_minor for total in parsed.totals)


def test_what_is_paid_in_part_without_saying_how_much_is_pointed_out(tmp_path):
    lines = (
        "invoice_number,status,invoiced_at,due_at,amount,currency_code,contact_name",
        "F-1,partial,2026-10-01,2026-10-31,1200.00,GBP,Alder",
        "F-2,sent,2026-11-15,2026-12-15,120.00,GBP,Birch",
    )
    parsed = as_suggested(written(tmp_path, *lines))
    assert [row.number for row in parsed.rows] == ["F-1", "F-2"]
    assert [(each.row, each.column, each.value) for each in parsed.problems] == [
        (2, "status", "partial")
    ]
    assert "open in full" in parsed.problems[0].reason


def test_what_is_paid_in_part_is_clear_where_a_column_says_what_is_open(tmp_path):
    lines = (
        "invoice_number,status,invoiced_at,amount,amount_due,contact_name",
        "F-1,partial,2026-10-21,1200.00,1000.00,Alder",
    )
    assert as_suggested(written(tmp_path, *lines)).problems == ()


@pytest.mark.parametrize(
    "header",
    [
        "Compte;Libellé compte;Date;Jnl;Pièce;Libellé;Débit;Crédit;Solde",
        "Compte;Intitulé du compte;Date;Code journal;Pièce;Libellé;Débit;Crédit;Solde",
    ],
)
def test_the_books_of_a_firm_are_no_bank_statement(tmp_path, header):
    row = "411ALDER;Alder;01/10/2026;VE;F-1;Facture;1 200,00;;1 200,00"
    with pytest.raises(UnreadableFileError, match="not a known export"):
        read_file(written(tmp_path, header, row))


def test_the_ledger_of_an_account_in_tally_is_no_bank_statement(tmp_path):
    header = "Date,Particulars,Vch Type,Vch No.,Debit,Credit"
    row = "01-10-2026,Sales,Sales,12,1200.00,"
    with pytest.raises(UnreadableFileError, match="not a known export"):
        read_file(written(tmp_path, header, row))


def test_reckon_calls_its_documents_as_the_law_of_australia_does(tmp_path):
    lines = (
        ",Type,Date,Num,P. O. #,Terms,Due Date,Aging,Open Balance",
        "Alder,,,,,,,,",
        ",Tax Invoice,01/10/2026,123,,Net 30,31/10/2026,24,1100.00",
        ",Adjustment Note,16/11/2026,7,,,16/11/2026,8,-20.00",
        "Total Alder,,,,,,,,1080.00",
    )
    invoice, note = read_file(written(tmp_path, *lines)).rows
    assert (invoice.type, invoice.number, invoice.amount_minor) == ("invoice", "123", 1_100_00)
    assert (note.type, note.number, note.amount_minor) == ("credit_note", "7", 20_00)


def test_what_nobody_owes_is_left_out_of_a_list_of_transactions(tmp_path):
    lines = (
        ",Date,Transaction type,Num,Memo/Description,Amount",
        "Alder,,,,,",
        ",10/21/2026,Invoice,1,,120.00",
        ",10/22/2026,Estimate,2,,999.00",
        ",10/23/2026,Sales Receipt,3,,50.00",
    )
    parsed = read_file(written(tmp_path, *lines))
    assert [row.number for row in parsed.rows] == ["1"]
    assert (parsed.excluded, parsed.problems) == (2, ())
