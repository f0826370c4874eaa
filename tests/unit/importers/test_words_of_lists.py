"""The words of invoice lists in many programs and languages, and what was paid of an invoice."""

import pytest

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping, suggest_mapping
from collector_desktop.importers.read import read_file

# The cells of one invoice: 1022 to Beta of 18 August 2026, due on 17 September, of 240 pounds, of
# which 40 are open and 200 paid. A header of a list is followed by which of them it names.
CELLS = {
    "n": "1022",
    "c": "C7",
    "b": "Beta",
    "d": "2026-08-18",
    "u": "2026-09-17",
    "a": "240.00",
    "o": "40.00",
    "p": "200.00",
    "-": "",
}
LISTS = {
    "QuickFile": "Invoice #,n;Client,b;Issue Date,d;Due Date,u;Net,-;Gross,a;Paid,p;Due,o",
    "KashFlow": "Invoice No,n;Customer,b;Invoice Date,d;Due Date,u;Total Amount,a;"
    "Amount Paid,p;Amount Outstanding,o",
    "Manager": "Issue date,d;Due date,u;Reference,n;Customer,b;Invoice Amount,a;Balance due,o",
    "Sage Intacct": "Customer ID,c;Customer name,b;Invoice number,n;Invoice date,d;Due date,u;"
    "Total transaction amount,a;Total due,o",
    "NetSuite": "Name,b;Document Number,n;Date,d;Due Date,u;Amount (Gross),a;Open Balance,o",
    "Dynamics GP": "Customer Number,c;Customer Name,b;Document Number,n;Document Date,d;"
    "Due Date,u;Original Trx Amount,a;Current Trx Amount,o",
    "Dynamics 365": "Customer account,c;Name,b;Invoice,n;Date,d;Due date,u;"
    "Amount in transaction currency,a;Balance,o",
    "Iplicit": "Account,c;Account name,b;Doc No,n;Doc date,d;Due date,u;Gross amount,a;"
    "Outstanding amount,o",
    "Access": "Customer Ref,c;Customer Name,b;Trans Ref,n;Trans Date,d;Due Date,u;"
    "Original Value,a;Unallocated,o",
    "short words": "Inv. No.,n;Cust. Name,b;Inv. Date,d;Due Dt.,u;Inv. Amt,a;O/S Amt,o",
    "simPRO": "Invoice No.,n;Customer,b;Date Issued,d;Date Due,u;Total (Inc),a;Balance Due,o",
    "Zervant": "Invoice number,n;Customer,b;Invoice date,d;Due date,u;Total incl. VAT,a;"
    "Outstanding,o",
    "SAP": "Customer,c;Name 1,b;Document Number,n;Document Date,d;Net due date,u;"
    "Amount in local currency,a;Open amount,o",
    "sevDesk": "Rechnungsnummer,n;Empfänger,b;Datum,d;Fällig am,u;Summe brutto,a;Offen,o",
    "DATEV": "Konto,c;Beschriftung,b;Belegfeld 1,n;Belegdatum,d;Fälligkeit,u;Betrag,a;Saldo,o",
    "FastBill": "Rechnungsnr.,n;Kundennr.,c;Firma,b;Rechnungsdatum,d;Zahlbar bis,u;Gesamt,a;"
    "Offen,o",
    "lexoffice": "Belegdatum,d;Fälligkeitsdatum,u;Belegnummer,n;Kontakt,b;Betrag,a;"
    "Offener Betrag,o",
    "Twinfield": "Relatie,c;Naam,b;Factuurnr.,n;Factuurdatum,d;Vervaldatum,u;Factuurbedrag,a;"
    "Openstaand,o",
    "Jortt": "Factuurnummer,n;Klant,b;Factuurdatum,d;Vervaldatum,u;Bedrag incl. btw,a;"
    "Nog te betalen,o",
    "Visma": "Fakturanr.,n;Kundnr.,c;Kundnamn,b;Fakturadatum,d;Förfallodatum,u;Belopp,a;"
    "Kvar att betala,o",
    "Dinero": "Nummer,n;Kontakt,b;Dato,d;Forfald,u;Beløb inkl. moms,a;Restbeløb,o",
    "Tripletex": "Fakturanummer,n;Kundenummer,c;Kundenavn,b;Fakturadato,d;Forfallsdato,u;"
    "Fakturabeløp,a;Restbeløp,o",
    "Procountor": "Laskun numero,n;Asiakas,b;Laskun päivämäärä,d;Eräpäivä,u;Summa,a;Avoinna,o",
    "Pennylane": "Numéro de facture,n;Client,b;Date d'émission,d;Date d'échéance,u;"
    "Montant TTC,a;Restant dû,o",
    "French, without prepositions": "Numéro Facture,n;Client,b;Date Émission,d;Date Échéance,u;"
    "Montant TTC,a;Montant Payé,p;Reste à Payer,o",
    "Dutch, in short": "Factuurnr.,n;Deb.nr.,c;Naam,b;Factuurdatum,d;Vervalt,u;Bedrag,a;"
    "Openstaand,o",
    "Sellsy": "Référence,n;Client,b;Date,d;Échéance,u;Montant TTC,a;Montant dû,o",
    "Sage, French": "N° pièce,n;Code client,c;Intitulé,b;Date,d;Date échéance,u;Montant TTC,a;"
    "Solde dû,o",
    "Holded": "Fecha,d;Núm.,n;Vencimiento,u;Cliente,b;Total,a;Cobrado,p;Pendiente,o",
    "ContaSol": "Factura,n;Cliente,c;Nombre,b;Fecha factura,d;Vencimiento,u;Importe,a;Pendiente,o",
    "Fatture in Cloud": "Data,d;Scadenza,u;Numero,n;Cliente,b;Lordo,a;Da incassare,o",
    "Danea": "N. doc.,n;Data doc.,d;Cod. cliente,c;Cliente,b;Data scadenza,u;"
    "Totale documento,a;Da saldare,o",
    "Moloni": "Documento,n;Cliente,b;Data,d;Vencimento,u;Total,a;Valor em dívida,o",
    "Fakturownia": "Numer,n;Nabywca,b;Data wystawienia,d;Termin płatności,u;Wartość brutto,a;"
    "Do zapłaty,o",
    "Fakturoid": "Číslo faktury,n;Odběratel,b;Vystaveno,d;Splatnost,u;Celkem,a;Zbývá uhradit,o",
    "SuperFaktura": "Číslo faktúry,n;Odberateľ,b;Dátum vystavenia,d;Dátum splatnosti,u;"
    "Suma s DPH,a;Na úhradu,o",
    "Számlázz": "Számlaszám,n;Vevő neve,b;Kelt,d;Fizetési határidő,u;Bruttó összeg,a;Hátralék,o",
    "only what was paid": "Invoice No,n;Customer,b;Date,d;Due,u;Total,a;Paid,p",
}

# So it is with the cells of one customer.
FACTS = {
    "c": "C7",
    "n": "Beta BV",
    "p": "Ann Person",
    "e": "ap@beta.test",
    "t": "0123456",
    "s": "Weg 1",
    "z": "1234",
    "o": "Stad",
    "l": "NL",
}
CUSTOMERS = {
    "Dutch": "Klantnummer,c;Naam,n;Contactpersoon,p;E-mailadres,e;Telefoon,t;Adres,s;Postcode,z;"
    "Plaats,o;Land,l",
    "Spanish": "Código,c;Nombre fiscal,n;Email,e;Teléfono,t;Dirección,s;Código postal,z;"
    "Población,o;País,l",
    "Italian": "Codice,c;Ragione sociale,n;E-mail,e;Telefono,t;Indirizzo,s;CAP,z;Città,o;Paese,l",
    "Swedish": "Kundnr,c;Namn,n;Kontaktperson,p;E-post,e;Telefon,t;Adress,s;Postnr,z;Ort,o;Land,l",
    "Danish": "Kundenr.,c;Navn,n;E-mail,e;Telefon,t;Adresse,s;Postnr.,z;By,o;Land,l",
    "Polish": "Kod,c;Nazwa,n;E-mail,e;Telefon,t;Ulica,s;Kod pocztowy,z;Miasto,o;Kraj,l",
    "Czech": "Číslo,c;Název,n;E-mail,e;Telefon,t;Ulice,s;PSČ,z;Město,o;Země,l",
    "Portuguese": "Código,c;Nome,n;Email,e;Telefone,t;Morada,s;Código Postal,z;Localidade,o;País,l",
    "Finnish": "Asiakasnumero,c;Nimi,n;Yhteyshenkilö,p;Sähköposti,e;Puhelin,t;Osoite,s;"
    "Postinumero,z;Postitoimipaikka,o;Maa,l",
    "French": "Code client,c;Raison sociale,n;Contact,p;Email,e;Téléphone,t;Adresse,s;"
    "Code postal,z;Ville,o;Pays,l",
    "Hungarian": "Kód,c;Név,n;E-mail,e;Telefon,t;Cím,s;Irányítószám,z;Város,o;Ország,l",
    "Outlook": "Company,n;E-mail Address,e;Business Phone,t;Business Street,s;Business City,o;"
    "Business Postal Code,z;Business Country/Region,l",
    "short words": "Cust ID,c;Company,n;Contact,p;Email Address,e;Tel,t;Address 1,s;Post Code,z;"
    "Town/City,o;Country,l",
}


def guessed(path, *lines, kind=FileKind.ITEMS):
    """Return what is read of a list if every column is what the screen suggests."""
    path.write_text("\n".join((*lines, "")), encoding="utf-8")
    seen = inspect(path)
    columns = {each.field: each.column for each in seen.suggestions}
    assert seen.kind is kind
    return read_file(path, mapping=Mapping(seen.kind, columns, header_row=seen.header_row))


@pytest.mark.parametrize("program", LISTS)
def test_a_list_is_understood_whole_by_its_words(program, tmp_path):
    columns = [each.rpartition(",") for each in LISTS[program].split(";")]
    header = "\t".join(name for name, _, _ in columns)
    parsed = guessed(tmp_path / "l.tsv", header, "\t".join(CELLS[cell] for *_, cell in columns))
    assert parsed.problems == ()
    (row,) = parsed.rows
    assert (row.number, row.customer_name) == ("1022", "Beta")
    assert row.customer_code == ("C7" if any(cell == "c" for *_, cell in columns) else "")
    assert (row.document_on.isoformat(), row.due_on.isoformat()) == ("2026-08-18", "2026-09-17")
    assert (row.amount_minor, row.open_minor) == (240_00, 40_00)


@pytest.mark.parametrize("language", CUSTOMERS)
def test_a_list_of_customers_is_understood_whole_by_its_words(language, tmp_path):
    columns = [each.rpartition(",") for each in CUSTOMERS[language].split(";")]
    header = "\t".join(name for name, _, _ in columns)
    cells = "\t".join(FACTS[cell] for *_, cell in columns)
    (row,) = guessed(tmp_path / "l.tsv", header, cells, kind=FileKind.CUSTOMERS).rows
    named = (row.code, row.name, row.contact_name, row.email, row.phone)
    found = dict(
        zip(FACTS, (*named, row.address1, row.postcode, row.city, row.country), strict=True)
    )
    given = {cell for *_, cell in columns}
    assert found == {cell: text if cell in given else "" for cell, text in FACTS.items()}


def test_a_state_is_that_of_an_address(tmp_path):
    header = "Invoice No,Customer,Date,Total,City,State,Zip"
    (row,) = guessed(tmp_path / "l.csv", header, "1022,Beta,2026-08-18,240.00,Reno,NV,89501").rows
    assert (row.customer.city, row.customer.region, row.customer.postcode) == (
        "Reno",
        "NV",
        "89501",
    )


@pytest.mark.parametrize(
    ("cells", "open_minor"),
    [
        ("240.00,200.00,Sent", 40_00),
        ("240.00,0.00,Sent", 240_00),
        ("240.00,,Sent", None),
        ("240.00,,Paid", 0),
        ("240.00,0.00,Paid", 0),
        ("-240.00,-200.00,Sent", 40_00),
        ("-240.00,200.00,Sent", 40_00),
    ],
)
def test_what_was_paid_says_what_is_open(cells, open_minor, tmp_path):
    header = "Invoice No,Customer,Date,Total,Amount Paid,Status"
    (row,) = guessed(tmp_path / "l.csv", header, f"1022,Beta,2026-08-18,{cells}").rows
    assert (row.amount_minor, row.open_minor) == (240_00, open_minor)


@pytest.mark.parametrize(
    ("paid", "reason"),
    [("250.00", "This is in credit"), ("-1.00", "More is outstanding"), ("soon", "not an amount")],
)
def test_what_cannot_have_been_paid_is_reported(paid, reason, tmp_path):
    header = "Invoice No,Customer,Date,Total,Amount Paid"
    lines = (f"102{n},Beta,2026-08-18,240.00,{sum_}" for n, sum_ in enumerate(("1", "2", paid)))
    (problem,) = guessed(tmp_path / "l.csv", header, *lines).problems
    assert (problem.row, problem.column) == (4, "Amount Paid")
    assert reason in problem.reason


def test_a_column_paid_that_says_yes_or_no_is_the_status(tmp_path):
    header = "Invoice No,Customer,Date,Total,Paid"
    lines = ("1022,Beta,2026-08-18,240.00,Yes", "1023,Beta,2026-08-18,50.00,No")
    first, second = guessed(tmp_path / "l.csv", header, *lines).rows
    assert (first.open_minor, second.open_minor) == (0, None)


@pytest.mark.parametrize("cells", [("2026-08-19", ""), ("1", "0"), ("1", "1")])
def test_a_column_paid_that_has_days_or_marks_is_left_to_the_user(cells, tmp_path):
    path = tmp_path / "l.csv"
    lines = (f"{n},Beta,2026-08-18,5.00,{cell}\n" for n, cell in enumerate(cells, 1))
    path.write_text("Invoice No,Customer,Date,Total,Paid\n" + "".join(lines))
    assert {each.field for each in inspect(path).suggestions}.isdisjoint({"paid", "status"})


@pytest.mark.parametrize(
    ("headers", "code", "name"),
    [
        (("Customer", "Name", "Invoice No", "Total"), None, 0),
        (("Customer", "Customer ID", "Name 1", "Invoice No", "Total"), 1, 0),
        (("Customer Name", "Customer", "Invoice No", "Total"), 1, 0),
        (("Customer Name", "Account", "Account Name", "Invoice No", "Total"), None, 0),
        (("Invoice No", "Total"), None, None),
    ],
)
def test_a_customer_beside_its_full_name_is_a_code(headers, code, name):
    found = {each.field: each.column for each in suggest_mapping(headers, ())}
    assert (found.get("customer_code"), found.get("customer_name")) == (code, name)


@pytest.mark.parametrize("word", ["Totalt", "Yhteensä:", "Razem", "Celkem", "Összesen", "I alt"])
def test_a_total_in_another_language_is_no_invoice(word, tmp_path):
    header = "Invoice No,Customer,Date,Total"
    parsed = guessed(tmp_path / "l.csv", header, "1022,Beta,2026-08-18,240.00", f"{word},,,240.00")
    assert (len(parsed.rows), parsed.problems) == (1, ())


@pytest.mark.parametrize("name", ["Total", "Summa", "Soma"])
def test_a_customer_that_is_called_as_sums_are_has_its_invoices(name, tmp_path):
    header = "Customer,Invoice No,Date,Total"
    lines = (f"{name},1022,2026-08-18,240.00", f"{name},,,240.00", f"{name},,soon,240.00")
    parsed = guessed(tmp_path / "l.csv", header, *lines)
    assert [(row.customer_name, row.amount_minor) for row in parsed.rows] == [(name, 240_00)]
    assert parsed.problems == ()


def test_a_line_of_sums_with_words_where_the_day_stands_is_no_invoice(tmp_path):
    header = "Customer,Invoice No,Date,Total"
    lines = ("Beta,1022,2026-08-18,240.00", "Total,1,in August,240.00")
    parsed = guessed(tmp_path / "l.csv", header, *lines)
    assert ([row.number for row in parsed.rows], parsed.problems) == (["1022"], ())


def test_a_spanish_recibo_is_asked_about_as_it_may_be_what_is_owed(tmp_path):
    header = "Factura,Cliente,Fecha,Total,Tipo"
    (problem,) = guessed(tmp_path / "l.csv", header, "1,Beta,2026-08-18,5.00,Recibo").problems
    assert "is not a known type" in problem.reason


@pytest.mark.parametrize("word", ["Faktura korygująca", "Korekta", "Factura rectificativa"])
@pytest.mark.parametrize(("sum_", "side"), [("-5.00", "credit_note"), ("5.00", "invoice")])
def test_a_correction_adds_or_takes_away_as_its_sign_says(word, sum_, side, tmp_path):
    header = "Invoice No,Customer,Date,Total,Type"
    (row,) = guessed(tmp_path / "l.csv", header, f"1,Beta,2026-08-18,{sum_},{word}").rows
    assert (row.type, row.amount_minor) == (side, 5_00)
