"""Lists of open items as programs of ten countries name their columns: each is understood whole.

What must come out was read off the lines by hand.
"""

import pytest

from collector_desktop.domain.errors import UnreadableFileError
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.read import read_file

# Each has F-1 of 1 October 2026 to the customer 100, due on 31 October, of 1,200.00, of which
# 1,000.00 is open.
LISTS = {
    "BMD": (
        "Kto-Nr;Kontobezeichnung;Belegnr;Sym;Belegdatum;Fällig;Betrag;Zahlung;Offen;MSt",
        "100;Alder;F-1;AR;01.10.2026;31.10.2026;1.200,00;200,00;1.000,00;1",
    ),
    "a list of the book-keeper": (
        "Debitor;Name;Belegnummer;Belegdatum;Fällig am;Betrag;S/H;Offen;S/H",
        "100;Alder;F-1;01.10.2026;31.10.2026;1.200,00;S;1.000,00;S",
    ),
    "RZL": (
        "Konto;Name;OP-Nummer;Belegdatum;Nettofälligkeit;Ursprungsbetrag;Saldo;Währung",
        "100;Alder;F-1;01.10.2026;31.10.2026;1200,00;1000,00;EUR",
    ),
    "Infoniqa": (
        "Debitor-Nr.;Name;Beleg-Nr.;Belegdatum;Valuta;Verfall;Währung;Rechnungsbetrag;Offen",
        "100;Alder;F-1;01.10.2026;02.10.2026;31.10.2026;EUR;1'200.00;1'000.00",
    ),
    "AFAS": (
        "Verkooprelatie;Naam;Factuur;Datum;Vervaldatum;Bedrag;Te ontvangen",
        "100;Alder;F-1;01-10-2026;31-10-2026;1.200,00;1.000,00",
    ),
    "Twinfield": (
        "Debiteur;Naam;Dagboek;Nummer;Factuurnr;Datum;Vervaldat;Valuta;Bedrag;Openstaand",
        "100;Alder;VRK;202600012;F-1;01-10-2026;31-10-2026;EUR;1.200,00;1.000,00",
    ),
    "A3": (
        "Cuenta;Nombre;Nº factura;Fecha factura;Fecha vto.;Importe;Cobrado;Pendiente",
        "100;Alder;F-1;01/10/2026;31/10/2026;1.200,00;200,00;1.000,00",
    ),
    "Sage 50, Spain": (
        "Cliente;Nombre;Factura;Emisión;Vto.;Importe;Imp. cobro;Fecha cobro;Pendiente",
        "100;Alder;F-1;01/10/2026;31/10/2026;1200,00;200,00;05/11/2026;1000,00",
    ),
    "TeamSystem": (
        "Cod. Cli.;Ragione sociale;N.Doc.;Data Doc.;Data Scad.;Importo scadenza;Residuo",
        "100;Alder;F-1;01/10/2026;31/10/2026;1.200,00;1.000,00",
    ),
    "Axonaut": (
        "Numéro;Code client;Client;Date;Date d'échéance;Montant TTC;Solde restant",
        "F-1;100;Alder;01/10/2026;31/10/2026;1200,00;1000,00",
    ),
    "Sage 200": (
        (
            "Account Reference,Account Name,Transaction Reference,Transaction Date,Due Date,"
            "Document Value,Outstanding Value"
        ),
        "100,Alder,F-1,01/10/2026,31/10/2026,1200.00,1000.00",
    ),
    "Exchequer": (
        "A/C Code,Company,Our Ref,Your Ref,Date,Due,Total,O/S,Cur",
        "100,Alder,F-1,PO1,01/10/2026,31/10/2026,1200.00,1000.00,EUR",
    ),
    "Acumatica": (
        "Customer,Customer Name,Type,Reference Nbr.,Date,Due Date,Currency,Amount,Balance",
        "100,Alder,Invoice,F-1,01/10/2026,31/10/2026,EUR,1200.00,1000.00",
    ),
}


def read(path, *lines):
    path.write_text("\n".join((*lines, "")), "utf-8")
    seen = inspect(path)
    assert seen.kind is FileKind.ITEMS
    columns = {each.field: each.column for each in seen.suggestions}
    mapping = Mapping(seen.kind, columns, DateOrder.DMY, currency="EUR")
    return read_file(path, mapping=mapping)


@pytest.mark.parametrize("program", LISTS)
def test_a_list_is_understood_whole_by_its_words(program, tmp_path):
    parsed = read(tmp_path / "list.csv", *LISTS[program])
    assert parsed.problems == ()
    (row,) = parsed.rows
    assert (row.number, row.customer_code, row.customer_name) == ("F-1", "100", "Alder")
    assert (row.document_on.isoformat(), row.due_on.isoformat()) == ("2026-10-01", "2026-10-31")
    assert (row.amount_minor, row.open_minor) == (1_200_00, 1_000_00)


@pytest.mark.parametrize("program", LISTS)
def test_a_list_of_what_falls_due_is_not_taken_for_a_bank_statement(program, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("\n".join((*LISTS[program], "")), "utf-8")
    with pytest.raises(UnreadableFileError, match="is not a known export"):
        read_file(path)


@pytest.mark.parametrize("names", ["S/H Betrag;Saldo;S/H Saldo", "SH;Saldo;SHSaldo"])
def test_of_two_columns_of_sides_that_of_the_amount_makes_a_credit(names, tmp_path):
    head = f"Konto;Rechnungs-Nr.;Datum;Betrag;{names}"
    rows = ("100;F-1;01.10.2026;50,00;S;50,00;S", "100;G-2;01.10.2026;20,00;H;20,00;H")
    parsed = read(tmp_path / "op.csv", head, *rows)
    assert [(row.type, row.number) for row in parsed.rows] == [
        ("invoice", "F-1"),
        ("credit_note", "G-2"),
    ]


def test_a_credit_memo_of_sage_100_is_one(tmp_path):
    head = "CustomerNo,InvoiceNo,InvoiceType,InvoiceDate,InvoiceDueDate,OriginalAmount,Balance"
    rows = ("1,101,IN,01/10/2026,31/10/2026,9.00,9.00", "1,102,CM,02/10/2026,,-5.00,-5.00")
    parsed = read(tmp_path / "open.csv", head, *rows)
    assert [(row.type, row.amount_minor) for row in parsed.rows] == [
        ("invoice", 9_00),
        ("credit_note", 5_00),
    ]
