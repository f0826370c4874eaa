"""Tables of banks of many countries, known by the words of their columns: days, sides, names."""

import pytest

from collector_desktop.importers.bank.csv_profile import BankProfile
from collector_desktop.importers.bank.profiles.overseas import (
    AMOUNT_FIRST,
    CIBC,
    TARGOBANK,
    TD_CANADA,
)
from collector_desktop.importers.headers import without_currency
from tests.unit.importers.bank.bank_files import read_text

# Each has the line with the names, money in of 1,328.00 on 27 March, and 28.00 out on the 26th.
TABLES = {
    "BNZ": (
        "Date,Amount,Payee,Particulars,Code,Reference,Tran Type,Other Party Account",
        "27/03/26,1328.00,Elm Ltd,INV,,7,DC,12-3489-0050591-01",
        "26/03/26,-28.00,Shop,,,,POS,---",
    ),
    "NAB": (
        "Date,Amount,Account Number,,Transaction Type,Transaction Details,Balance,Category",
        "27 Mar 26,1328.00,701314870,,TRANSFER CREDIT,Elm Ltd INV 7,2300.00,In",
        "26 Mar 26,-28.00,701314870,,TRANSFER DEBIT,Shop,972.00,Out",
    ),
    "Scotiabank": (
        "Filter,Date,Description,Sub-description,Status,Type of Transaction,Amount,Balance",
        ",2026-03-27,Elm Ltd,INV 7,posted,Credit,1328.00,2300.00",
        ",2026-03-26,Shop,,posted,Debit,28.00,972.00",
    ),
    "Simplii": (
        "Date,Transaction Details,Funds Out,Funds In",
        "03/27/2026,Elm Ltd INV 7,,1328.00",
        "03/26/2026,Shop,28.00,",
    ),
    "Virgin Money": (
        "Transaction Date,Transaction,Currency,Deposits,Withdrawals,Running Balance",
        "27/03/2026,Elm Ltd INV 7,GBP,1328.00,,2300.00",
        "26/03/2026,Shop,GBP,,28.00,972.00",
    ),
    "Qonto": (
        "Status;Settlement date (UTC);Total amount (incl. VAT);Currency;Counterparty name;Note",
        "settled;2026-03-27 10:00:00;1328.00;EUR;Elm Ltd;INV 7",
        "settled;2026-03-26 10:00:00;-28.00;EUR;Shop;\ndeclined;2026-03-26;-5.00;EUR;Shop;",
    ),
    "Commerzbank": (
        "Buchungstag;Wertstellung;Umsatzart;Buchungstext;Betrag;Währung;IBAN Kontoinhaber",
        "27.03.2026;27.03.2026;Gutschrift;Elm Ltd INV 7;1.328,00;EUR;DE89370400440532013000",
        "26.03.2026;26.03.2026;Lastschrift;Shop;-28,00;EUR;DE89370400440532013000",
    ),
    "comdirect": (
        '"Buchungstag";"Wertstellung (Valuta)";"Vorgang";"Buchungstext";"Umsatz in EUR";',
        '"27.03.2026";"27.03.2026";"Übertrag";"Auftraggeber: Elm Ltd INV 7";"1.328,00";',
        '"26.03.2026";"26.03.2026";"Lastschrift";"Shop";"-28,00";',
    ),
    "Consorsbank": (
        "Buchung;Valuta;Sender / Empfänger;IBAN / Konto-Nr.;Verwendungszweck;Betrag in EUR",
        "27.03.2026;27.03.2026;Elm Ltd;DE27100777770209299700;INV 7;1.328,00",
        "26.03.2026;26.03.2026;Shop;DE27100777770209299700;;-28,00",
    ),
    "Volksbank": (
        "Buchungstag;Empfänger/Zahlungspflichtiger;Verwendungszweck;Referenz;Währung;Umsatz; ",
        "27.03.2026;Elm Ltd;Gutschrift INV 7;;EUR;1.328,00;H",
        "26.03.2026;Shop;Lastschrift;;EUR;28,00;S\n01.03.2026;;;Anfangssaldo;EUR;1.000,00;H",
    ),
    "ZKB": (
        "Datum;Buchungstext;Whg;Betrag Detail;ZKB-Referenz;Belastung CHF;Gutschrift CHF;Valuta",
        "27.03.2026;Gutschrift: Elm Ltd INV 7;;;Z1;;1328.00;27.03.2026",
        "26.03.2026;Belastung: Shop;;;Z2;28.00;;26.03.2026",
    ),
    "Raiffeisen": (
        "IBAN;Booked At;Text;Credit/Debit Amount;Balance;Valuta Date",
        "CH9300762011623852957;2026-03-27;Elm Ltd INV 7;1328;2300;2026-03-27",
        "CH9300762011623852957;2026-03-26;Shop;-28;972;2026-03-26",
    ),
    "Nordea": (
        "Bogføringsdato;Beløb;Afsender;Modtager;Navn;Beskrivelse;Saldo;Valuta;Afstemt",
        "27-03-2026;1.328,00;;;Elm Ltd;INV 7;2.300,00;DKK;",
        "26-03-2026;-28,00;;;Shop;;972,00;DKK;",
    ),
    "SEB": (
        "Bokföringsdatum;Valutadatum;Verifikationsnummer;Text/mottagare;Belopp;Saldo",
        "2026-03-27;2026-03-27;5484;ELM LTD INV 7;1328,00;2300,00",
        "2026-03-26;2026-03-26;5483;SHOP;-28,00;972,00",
    ),
    "DNB": (
        '"Dato";"Forklaring";"Rentedato";"Ut fra konto";"Inn på konto"',
        '"27.03.2026";"Elm Ltd INV 7";"27.03.2026";"";"1.328,00"',
        '"26.03.2026";"Shop";"26.03.2026";"28,00";""',
    ),
    "OP": (
        '"Kirjauspäivä";"Arvopäivä";"Määrä EUROA";"Laji";"Saaja/Maksaja";"Viesti"',
        '"2026-03-27";"2026-03-27";"1328,00";"506";"Elm Ltd";"INV 7"',
        '"2026-03-26";"2026-03-26";"-28,00";"162";"Shop";""',
    ),
    "Belfius": (
        "Rekening;Boekingsdatum;Naam tegenpartij bevat;Valutadatum;Bedrag;Devies;Mededelingen",
        "BE68539007547034;27/03/2026;ELM LTD;27/03/2026;1328,00;EUR;INV 7",
        "BE68539007547034;26/03/2026;SHOP;26/03/2026;-28,00;EUR;",
    ),
    "Crédit Agricole": (
        "Date;Libellé;Débit euros;Crédit euros;",
        "27/03/2026;VIREMENT ELM LTD INV 7;;1 328,00;",
        "26/03/2026;CARTE SHOP;28,00;;",
    ),
    "BNP Paribas": (
        "Date operation;Categorie operation;Libelle operation;Montant operation;Pointage operation",
        "27/03/2026;Virement;VIR SEPA RECU ELM LTD INV 7;1 328,00;",
        "26/03/2026;Carte;CARTE SHOP;-28,00;",
    ),
    "Société Générale": (
        "Date de l'opération;Libellé;Détail de l'écriture;Montant de l'opération;Devise",
        "27/03/2026;VIR RECU;VIR RECU DE: ELM LTD MOTIF: INV 7;1328,00;EUR",
        "26/03/2026;CARTE;CARTE SHOP;-28,00;EUR",
    ),
    "BBVA": (
        "F.Valor;Fecha;Concepto;Movimiento;Importe;Divisa;Disponible;Divisa;Observaciones",
        "27/03/2026;27/03/2026;Transferencia;ELM LTD INV 7;1.328,00;EUR;2.300,00;EUR;",
        "26/03/2026;26/03/2026;Tarjeta;SHOP;-28,00;EUR;972,00;EUR;",
    ),
    "UniCredit": (
        "Data Registrazione;Data valuta;Descrizione;Importo (EUR);",
        "27.03.2026;27.03.2026;BONIFICO ELM LTD INV 7;1.328,00;",
        "26.03.2026;26.03.2026;PAGAMENTO SHOP;-28,00;",
    ),
    "Intesa": (
        "Data,Operazione,Dettagli,Categoria,Valuta,Importo",
        '27/03/2026,Bonifico,ELM LTD INV 7,Entrate,EUR,"1.328,00"',
        '26/03/2026,Pagamento,SHOP,Spese,EUR,"-28,00"',
    ),
    "mBank": (
        "#Data operacji;#Opis operacji;#Rachunek;#Kategoria;#Kwota;#Saldo po operacji;",
        "2026-03-27;ELM LTD INV 7;konto;in;1 328,00;2 300,00;",
        "2026-03-26;SHOP;konto;out;-28,00;972,00;",
    ),
    "Fio": (
        "ID operace;Datum;Objem;Měna;Protiúčet;Název protiúčtu;VS;Zpráva pro příjemce;Typ",
        "26001;27.03.2026;1328,00;CZK;2800123456;Elm Ltd;;INV 7;in",
        "26002;26.03.2026;-28,00;CZK;2800123457;Shop;;;out",
    ),
    "HDFC": (
        "Date,Narration,Value Dt,Withdrawal Amt.,Deposit Amt.,Closing Balance",
        '27/03/26,NEFT ELM LTD INV 7,27/03/26,,"1,328.00","2,300.00"',
        "26/03/26,SHOP,26/03/26,28.00,,972.00",
    ),
    "ICICI": (
        "S No.,Transaction Date,Transaction Remarks,Withdrawal Amount (INR ),Deposit Amount (INR )",
        "1,27/03/2026,NEFT ELM LTD INV 7,0.0,1328.0",
        "2,26/03/2026,SHOP,28.0,0.0",
    ),
}
CURRENCIES = {"ZKB": "CHF", "Nordea": "DKK", "Fio": "CZK", "ICICI": "INR"}
EUROS = (
    *("Qonto", "Commerzbank", "comdirect", "Consorsbank", "Volksbank", "OP", "Belfius"),
    *("Crédit Agricole", "Intesa", "Société Générale", "BBVA", "UniCredit"),
)
CURRENCIES |= dict.fromkeys(EUROS, "EUR")


@pytest.mark.parametrize("bank", TABLES)
def test_a_banks_own_words_for_its_columns_are_known(bank, tmp_path):
    parsed = read_text(tmp_path, "\n".join((*TABLES[bank], "")), "bank.csv", kind="bank")
    assert parsed.problems == ()
    found = {(line.booked_on.isoformat(), line.amount_minor) for line in parsed.rows}
    assert found == {("2026-03-27", 132_800), ("2026-03-26", -2_800)}
    assert {line.currency for line in parsed.rows} == {CURRENCIES.get(bank, "GBP")}
    paid = next(line for line in parsed.rows if line.amount_minor > 0)
    assert "elm ltd" in paid.text.casefold()
    assert paid.text.endswith("7")


def test_what_did_not_go_through_is_left_out_and_said(tmp_path):
    parsed = read_text(tmp_path, "\n".join((*TABLES["Qonto"], "")), "bank.csv", kind="bank")
    assert parsed.notes == ("1 row is left out: it did not go through.",)


def test_columns_of_odd_names_make_up_the_words_where_none_is_known(tmp_path):
    text = "Date,Amount,Balance,Was fuer,Wer\n2026-03-27,5.00,10.00,INV 7,Elm Ltd\n"
    (line,) = read_text(tmp_path, text, "bank.csv").rows
    assert line.text == "INV 7 Elm Ltd"
    known = BankProfile("x", "X", (), {"amount": ("Amount",)}, ("amount",), texts=("Memo",))
    assert known.match(("Amount", "Other")).texts == ()


def test_a_sign_behind_an_amount_counts_only_in_a_column_without_a_name(tmp_path):
    text = "Date,Text,Amount,Grade\n2026-03-27,Elm Ltd,5.00,S\n"
    (line,) = read_text(tmp_path, text, "bank.csv", kind="bank").rows
    assert line.amount_minor == 500
    unnamed = text.replace(",Grade", ",").replace(",S\n", ",X\n")
    (line,) = read_text(tmp_path, unnamed, "bank.csv", kind="bank").rows
    assert line.amount_minor == 500


@pytest.mark.parametrize(
    ("header", "plain"),
    [
        ("Débit euros", ("Débit", "EUR")),
        ("Montant (Euro)", ("Montant", "EUR")),
        ("Deposit Amount (INR )", ("Deposit Amount", "INR")),
        ("Amount VAT", ("Amount VAT", "")),
        ("Amount", ("Amount", "")),
    ],
)
def test_a_currency_in_the_name_of_a_column_is_taken_off(header, plain):
    assert without_currency(header) == plain


def test_a_row_of_two_currencies_has_its_amount_in_the_column_of_its_own(tmp_path):
    text = (
        '"Account Type","Account Number","Transaction Date","Cheque Number","Description 1",'
        '"Description 2","CAD$","USD$"\n'
        'Chequing,01234-5678901,3/27/2026,,"ELM LTD","INV 7",1328.00,\n'
        'Chequing,01234-5678901,3/26/2026,,"SHOP","",,-28.00\n'
    )
    parsed = read_text(tmp_path, text, "rbc.csv")
    lines = [(line.amount_minor, line.currency) for line in parsed.rows]
    assert lines == [(132_800, "CAD"), (-2_800, "USD")]
    keys = {(each.account_key, each.currency) for each in parsed.statements}
    assert keys == {("012345678901", "CAD"), ("012345678901", "USD")}


SIGNED = "27/03/2026,1328.00,Elm Ltd INV 7\n26/03/2026,-28.00,Shop\n"
WITH_BALANCE = """27/03/2026,"+1,328.00","Elm Ltd INV 7","+2,300.00"
26/03/2026,"-28.00","Shop","+972.00"
"""
TWO_SIDES = "2026-03-27,Elm Ltd INV 7,,1328.00\n2026-03-26,Shop,28.00,\n"
BALANCED = "03/27/2026,Elm Ltd INV 7,,1328.00,2300.00\n03/26/2026,Shop,28.00,,972.00\n"


@pytest.mark.parametrize(
    ("text", "profile"),
    [
        (SIGNED, "amount_first_csv"),
        (WITH_BALANCE, "amount_first_csv"),
        (BALANCED, "td_csv"),
        (TWO_SIDES, "cibc_csv"),
    ],
)
def test_tables_without_column_names_are_known_by_their_cells(text, profile, tmp_path):
    parsed = read_text(tmp_path, text, "bank.csv")
    assert parsed.profile == profile
    found = {(line.booked_on.isoformat(), line.amount_minor) for line in parsed.rows}
    assert found == {("2026-03-27", 132_800), ("2026-03-26", -2_800)}


@pytest.mark.parametrize(
    "row",
    [
        "27/03/2026,Elm,12.00,12.00,24.00",
        "27/03/2026,Elm,,,24.00",
        "27/03/2026,12.00,13.00",
        "27 March,12.00,Elm",
        "27/03/2026,12.00,Elm,note",
        "27/03/2026,Elm,x,,24.00",
        "02.03.2026;Gutschrift;x;;;;DE02120300000000202051",
    ],
)
def test_cells_that_are_nearly_such_a_table_are_not_taken_for_one(row):
    cells = row.split(";" if ";" in row else ",")
    profiles = (AMOUNT_FIRST, TD_CANADA, CIBC, TARGOBANK)
    assert not any(profile.fits(cells) for profile in profiles)
