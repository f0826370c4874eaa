"""Tables of banks in Switzerland, France and Austria, known by the words of their columns."""

import pytest

from tests.unit.importers.bank.bank_files import read_text

# Each has the line with the names, money in of 1,328.00 on 27 March, and 28.00 out on the 26th.
TABLES = {
    "BancaStato": (
        "Data;Tipo di ordine;Testo di contabilizzazione;Addebiti (CHF);Accrediti (CHF)",
        "27.03.2026;Accredito;Elm Ltd INV 7;;1.328,00",
        "26.03.2026;Acquisto;Shop;28,00;",
    ),
    "Cler": (
        "Data di registrazione;Testo;Importo di addebito (CHF);Importo di accredito (CHF)",
        "27.03.2026;Elm Ltd INV 7;;1328.00",
        "26.03.2026;Shop;28.00;",
    ),
    "BLKB": (
        "Auftragsdatum;Buchungstext;Belastungsbetrag (CHF);Gutschriftsbetrag (CHF);Saldo (CHF)",
        "27.03.2026;Elm Ltd INV 7; ;1328.00;2300.00",
        "26.03.2026;Shop;28.00; ;972.00",
    ),
    "BCV": (
        "Execution date;Transactions;Debit;Credit;Value date;Balance",
        "27.03.2026;Elm Ltd INV 7;;1'328.00;27.03.2026;",
        "26.03.2026;Shop;28.00;;26.03.2026;",
    ),
    "AKB": (
        "Buchung;Buchungstext;Belastung;Gutschrift;Saldo CHF;",
        "27.03.2026;Elm Ltd INV 7;;1328.00;2'300.00;",
        "26.03.2026;Shop;28.00;;972.00;",
    ),
    "Credit Suisse": (
        "Valutadatum,Text,Belastung,Gutschrift",
        "27.03.2026,Elm Ltd INV 7,,1328.00",
        "26.03.2026,Shop,28.00,",
    ),
    "EFG": (
        "Data registrazione,Data valuta,Transazione,Descrizione,Importo,DIV,Saldo",
        "27/03/2026,27/03/2026,IN,Elm Ltd INV 7,1328,CHF,2300",
        "26/03/2026,26/03/2026,OUT,Shop,-28,CHF,972",
    ),
    "Hypo Vorarlberg": (
        "Buchungsdatum;Valutadatum;Waehrung;Betrag;Buchungstext;Umsatztext;Name des Partners",
        "2026-03-27;2026-03-27;EUR;1328,00;SEPA;INV 7;Elm Ltd",
        "2026-03-26;2026-03-26;EUR;-28,00;POS;Shop;",
    ),
    "BNP Paribas, in short": (
        "Date operation;Libelle court;Type operation;Libelle operation;Montant operation en euro",
        "27/03/2026;VIREMENT;VIR RECU;VIR SEPA RECU /DE Elm Ltd /MOTIF 7;1 328,00",
        "26/03/2026;ACHAT;CB;Shop;-28,00",
    ),
    "Société Générale, for professionals": (
        "date_comptabilisation;libellé_complet_operation;montant_operation;devise;",
        "27/03/2026;VIR RECU Elm Ltd 7;1328,00;EUR;",
        "26/03/2026;CARTE Shop;-28,00;EUR;",
    ),
}
FRANCS = ("BancaStato", "Cler", "BLKB", "AKB", "EFG")
SILENT = ("BCV", "Credit Suisse")


@pytest.mark.parametrize("bank", TABLES)
def test_a_banks_own_words_for_its_columns_are_known(bank, tmp_path):
    parsed = read_text(tmp_path, "\n".join((*TABLES[bank], "")), "bank.csv")
    assert parsed.problems == ()
    found = {(line.booked_on.isoformat(), line.amount_minor) for line in parsed.rows}
    assert found == {("2026-03-27", 132_800), ("2026-03-26", -2_800)}
    currency = "CHF" if bank in FRANCS else "GBP" if bank in SILENT else "EUR"
    assert {line.currency for line in parsed.rows} == {currency}
    (paid,) = (line for line in parsed.rows if line.amount_minor > 0)
    assert "elm ltd" in paid.text.casefold()
    assert paid.text.endswith("7")


def test_a_day_words_and_an_amount_are_a_statement_if_somebody_says_so(tmp_path):
    text = "Date;Libellé;Montant(EUROS)\n27/03/2026;VIREMENT DE Elm;1 328,00\n"
    (line,) = read_text(tmp_path, text, "bank.csv", kind="bank").rows
    assert (line.amount_minor, line.currency, line.text) == (132_800, "EUR", "VIREMENT DE Elm")
