"""Lists of invoices of programs without a format of their own: their columns are guessed whole."""

import pytest

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.profiles.stripe_invoices import STRIPE_INVOICES
from collector_desktop.importers.read import read_file

# Each is one invoice 1022 of Beta of 18 August 2026, due on 17 September: 240.00, of which 40.00
# is open.
LISTS = {
    "FreeAgent": (
        "Contact Name,Project,Reference,Dated On,Due On,Currency,Total Value,Paid Value,Due Value",
        "Beta,,1022,2026-08-18,2026-09-17,GBP,240.00,200.00,40.00",
    ),
    "QuickBooks Online, sales": (
        "Date,Type,No.,Customer,Memo,Due date,Balance,Total,Status",
        "18/08/2026,Invoice,1022,Beta,,17/09/2026,40.00,240.00,Partial",
    ),
    "ERPNext, sales invoices": (
        "ID,Title,Customer Name,Date,Payment Due Date,Grand Total,Outstanding Amount",
        "1022,Beta,Beta,2026-08-18,2026-09-17,240.0,40.0",
    ),
    "Dolibarr": (
        "Third-party name,Invoice ref.,Invoice date,Payment due on,Amount (inc. tax),Remain to pay",
        "Beta,1022,2026-08-18,2026-09-17,240.00,40.00",
    ),
    "Harvest": (
        "Issue Date,ID,PO Number,Client,Due Date,Invoice Amount,Paid Amount,Balance,Currency",
        "2026-08-18,1022,P1,Beta,2026-09-17,240.00,200.00,40.00,British Pound - GBP",
    ),
    "Jobber": (
        "Invoice #,Client name,Subject,Issued date,Due date,Total ($),Balance ($)",
        "1022,Beta,Work,2026-08-18,2026-09-17,240.00,40.00",
    ),
    "Lexware": (
        "Kd.-Nr.;Matchcode;Beleg-Nr.;Datum;Fällig am;Rechnungsbetrag;bezahlt;offen",
        "10002;Beta;1022;18.08.2026;17.09.2026;240,00;200,00;40,00",
    ),
    "Moneybird": (
        "Factuurnummer;Contact;Factuurdatum;Vervaldatum;Totaal incl. btw;Openstaand bedrag",
        "1022;Beta;18-08-2026;17-09-2026;240,00;40,00",
    ),
    "Exact": (
        "Code;Naam;Factuurnummer;Factuurdatum;Vervaldatum;Bedrag;Openstaand",
        "1002;Beta;1022;18-08-2026;17-09-2026;240,00;40,00",
    ),
    "Fortnox": (
        "Fakturanr;Kundnr;Kundnamn;Fakturadatum;Förfallodatum;Totalt;Saldo",
        "1022;2;Beta;2026-08-18;2026-09-17;240,00;40,00",
    ),
    "e-conomic": (
        "Fakturanr.;Kundenr.;Kundenavn;Fakturadato;Forfaldsdato;Beløb;Restbeløb",
        "1022;2;Beta;18-08-2026;17-09-2026;240,00;40,00",
    ),
    "Spain": (
        "Número;Cliente;Fecha;Vencimiento;Total;Pendiente;Estado",
        "1022;Beta;18/08/2026;17/09/2026;240,00;40,00;Pendiente",
    ),
    "Italy": (
        "Numero fattura;Cliente;Data fattura;Scadenza;Importo totale;Importo residuo",
        "1022;Beta;18/08/2026;17/09/2026;240,00;40,00",
    ),
}


@pytest.mark.parametrize("program", LISTS)
def test_every_column_that_counts_is_guessed(program, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("\n".join((*LISTS[program], "")), encoding="utf-8")
    seen = inspect(path)
    columns = {each.field: each.column for each in seen.suggestions}
    assert seen.kind is FileKind.ITEMS
    parsed = read_file(path, mapping=Mapping(seen.kind, columns, header_row=seen.header_row))
    assert parsed.problems == ()
    (row,) = parsed.rows
    assert (row.number, row.customer_name) == ("1022", "Beta")
    assert (row.document_on.isoformat(), row.due_on.isoformat()) == ("2026-08-18", "2026-09-17")
    assert (row.amount_minor, row.open_minor) == (240_00, 40_00)


@pytest.mark.parametrize(
    ("due", "paid", "status", "open_"),
    [
        ("240.00", "200.00", "open", "40.00"),
        ("240.00", "", "open", "240.00"),
        ("240.00", "240.00", "paid", "0"),
        ("240.00", "0.00", "Paid", "0"),
        ("some", "0.00", "open", ""),
    ],
)
def test_stripe_has_open_what_is_due_less_what_was_paid(due, paid, status, open_):
    assert STRIPE_INVOICES.derived["open"].make(due, paid, status) == open_
