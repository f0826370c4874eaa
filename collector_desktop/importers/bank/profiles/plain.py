"""Layouts that many banks share: a day, words, and an amount in one column or in two.

Of two columns of one file that both name a field, the one whose name stands first is taken.
"""

from __future__ import annotations

from collector_desktop.importers.bank.csv_profile import BankProfile


def _names(text: str) -> tuple[str, ...]:
    """Return the names of columns that a text lists, separated by bars."""
    return tuple(name.strip() for name in text.split("|"))


# `Valuta` is the value day in some languages and the currency in others: its cells decide.
_COMMON = {
    "date": _names(
        "Booking date|Booked at|Transaction date|Date posted|Posting date|Posted date"
        "|Date Processed|Date of transaction|Entry date|Trade date|Settlement date (UTC)"
        "|Settlement date|Date (UTC)|Date|Posted transactions date|Buchungstag|Buchungsdatum"
        "|Buchung|Datum der Transaktion|Datum|Date comptabilisation|Date de comptabilisation"
        "|Date opération|Date operation|Date de l'opération|dateOp"
        "|Fecha operación|Fecha|Data operazione|Data contabile|Data registrazione|Data mov."
        "|Data operacji|Data"
        "|Boekingsdatum|Boekdatum|Bogføringsdato|Bokføringsdato|Bokföringsdag|Bokföringsdatum"
        "|Dato|Kirjauspäivä|Execution date|Data di registrazione|Auftragsdatum|Date de valeur"
        "|Valutadatum|Data lançamento|Data do lançamento|Data de lançamento|Data movimento"
        "|Data do movimento|Fecha ctble|Fecha contable|Fecha valor"
    ),
    "value_date": _names(
        "Value date|Value Dt|F.Valor|Valuta date|Valuta|Wertstellung|Wertstellung (Valuta)|Wert"
        "|Valutadatum|Date valeur|dateVal|Rentedatum|Fecha valor|Data valuta|Data valor"
        "|Valutadag|Rentedato|Arvopäivä"
    ),
    "balance": _names(
        "Balance|Running balance|Running bal.|RunningBalance|Account balance|Current balance"
        "|Closing balance|Saldo|Saldo na mutatie|Saldo na trn|Kontostand|Solde"
        "|Bokfört saldo|Saldo contabilístico|Saldo po operacji|Verfügbares Guthaben"
        "|Disponible"
    ),
    "currency": _names(
        "Currency|Account currency|Posted currency|Ccy|Währung|Waehrung|Whg"
        "|Kontowährung|Zahlungswährung|Devise|Monnaie|Monn.|munt|Devies|Divisa|Moneda|Měna|DIV"
    ),
    "payer": _names(
        "Counterparty name|Partner name|Payer name|Payer|Payee|Other party|Name|Counterparty"
        "|Counter party|Auftraggeber|Empfänger|Beguenstigter|Begünstigter/Zahlungspflichtiger"
        "|Beguenstigter/Zahlungspflichtiger|Begünstigter/Auftraggeber|Name Zahlungsbeteiligter"
        "|Auftraggeber/Empfänger|Empfänger/Zahlungspflichtiger|Auftraggeber/Zahlungsempfänger"
        "|Sender/Empfänger|Empfaenger 1|Zahlungsempfänger|Gegenkonto Inhaber|Gegenpartei"
        "|Naam tegenpartij|Naam tegenpartij bevat|Naam / Omschrijving|Naam|Nom|From|Navn|Namn"
        "|Name des Partners|Name Auftraggeber / Begünstigter|Auftraggeber/Begünstigter"
        "|Saaja/Maksaja|Název protiúčtu|Libelle simplifie"
    ),
    "payer_account": _names(
        "Counterparty account|Counterparty IBAN|Partner IBAN|Other party account|Bank account"
        "|Counter account|Kontonummer/IBAN|IBAN Zahlungsbeteiligter|IBAN/Konto-Nr."
        "|Kontoverbindung des Partners"
        "|IBAN/Kontonummer|IBAN Gegenpartei|Gegenkonto|Tegenrekening IBAN/BBAN|Tegenrekening"
        "|Rekening tegenpartij|Rekeningnummer tegenpartij|Saajan tilinumero|Protiúčet"
    ),
    "reference": _names(
        "Reference|Payment reference|Referenz|Référence|Referencia|Referens|Viite"
        "|Zahlungsreferenz|Gestructureerde mededeling|Check number"
    ),
    "type": _names(
        "Type|Transaction type|Type of transaction|Tran type|Umsatzart|Vorgang|Buchungstext"
        "|Transaktionstyp|Art der Transaktion|Belastung oder Gutschrift|Tipo di ordine"
        "|Laji"
    ),
    "id": _names(
        "Transaction ID|FITID|Unique ID|Operation number|Transaction no.|Transaktions-ID"
        "|ZKB-Referenz|ID operace|Arkistointitunnus"
    ),
    "account": _names(
        "Account|Account number|Posted account|First Bank Card|Auftragskonto|IBAN Auftragskonto"
        "|IBAN Auftraggeberkonto"
        "|IBAN Kontoinhaber|IBAN/BBAN|account_number|accountNum|Rekening|Rekeningnummer"
    ),
    "state": _names("Status|State|Booking status|Info"),
}
_WORDS = _names(
    "Description|Transaction description|Transaction details|Details|Label|Narrative|Narration"
    "|Memo|Text|Particulars|Reference|Payment reference|Detail|Notes|Note|Bank description"
    "|Sub-description|Original description|Additional description|Transaction remarks"
    "|Verwendungszweck|Verwendungszweck 2|Vorgang/Verwendungszweck|Avisierungstext"
    "|Transaktions-Info|Zahlungsreferenz|VWZ1|VWZ2|VWZ3|VWZ4|Empfaenger 2"
    "|Texte de notification|Libelle operation|Informations complementaires"
    "|Libellé complet operation|Libellé"
    "|Détail de l'écriture|Communication"
    "|Omschrijving|Mededelingen|Omschrijving-1"
    "|Omschrijving-2|Omschrijving-3|Betalingskenmerk|Vrije mededeling|item1|item2"
    "|Description1|Description2|Description3|Description 1|Description 2|Description 3"
    "|Transaction Ref1|Transaction Ref2|Transaction Ref3|Concepto|Movimiento|Más datos"
    "|Descripción|Observaciones|Descrizione|Causale|Operazione|Dettagli|Descrição|Beskrivelse"
    "|Forklaring|Tekst|Beskrivning|Rubrik|Text/mottagare|Viesti|Zpráva pro příjemce|VS"
    "|Opis operacji|Testo|Testo di contabilizzazione|Transactions|Umsatztext"
    "|Mitteilung / Referenz|Beschreibung|Buchungsdetails|Desc|Reason|Histórico|Concepto ampliado"
)
# A report of an accounting program may have a day, an amount and a balance as well.
_NOT_A_BANK = _names(
    "Customer full name|Client|Party name|Quantity|Qty|Unit price|Sales price|Invoice number"
    "|Invoice no|Invoice|Due date|Customer|Customer name|Customer code|Customer ID|Outstanding"
    "|Amount due|TRNSTYPE|Rechnungsnummer|Kunde|Fälligkeit|Fällig am|Facture|Échéance|Factura"
    "|Nº factura|Cliente|Vencimiento|Fattura|Scadenza|Factuurnummer|Klant|Vervaldatum"
    "|Fakturanr|Fakturanummer|Förfallodatum|Forfaldsdato|Forfallsdato"
    # The books of a firm have debits and credits the other way round.
    "|Jnl|Journal|Code journal|JournalCode|CompteNum|CompteLib|Libellé compte|Intitulé du compte"
    "|Compte auxiliaire|Vch Type|Vch No.|Voucher Type|Voucher No.|Nominal Code|Belegfeld 1"
    "|Personenkonto|Debitor|Debiteur|Kundennummer|Kundennr."
)
_TWO = {
    "paid_in": _names(
        "Paid in|Money in|Funds in|Credit|Credit amount|Credits|Deposits|Deposit|Deposit amount"
        "|Deposit amt.|Amount in|Receipts|Inflow|Gutschrift|Haben|Zahlungsbetrag eingehend"
        "|Crédit|Ingresos|Abono|Avere|Accrediti|Accredito|Importo di accredito|Gutschriftsbetrag"
        "|Crédito|Inn på konto|Inn"
    ),
    "paid_out": _names(
        "Paid out|Money out|Funds out|Debit|Debit amount|Debits|Withdrawals|Withdrawal"
        "|Withdrawal amount|Withdrawal amt.|Amount out|Payments|Outflow|Lastschrift|Belastung"
        "|Soll|Zahlungsbetrag ausgehend|Débit|Cargo|Dare"
        "|Addebiti|Addebito|Importo di addebito|Belastungsbetrag|Débito|Ut fra konto|Ut"
    ),
}
_ONE = {
    "amount": _names(
        "Amount|Transaction amount|Credit/Debit amount|Total amount (incl. VAT)|Value"
        "|Net amount|Betrag|Umsatz|Montant|Montant operation"
        "|Montant de l'opération|Bedrag|bedrag in EUR|Importe|Importo|Inflow|Beløb"
        "|Beløp|Belopp|Määrä|Kwota|Objem|Montante|Valor|Valor (R$)"
    ),
    "side": _names(
        "D/C|Debit/Credit|Credit/Debit|DC|C/D|Cr/Dr|Dr/Cr|Af Bij|Debit or credit"
        "|Credit or debit|Credit debit indicator|Soll/Haben"
    ),
}

# Whose number it is, where it stands says: behind the name of the payer it is the payer's.
_ANYBODYS = _names("IBAN|Kontonummer")
_OTHERS = "columns that are not known, if one of words is"
PLAIN_SIDES = BankProfile(
    name="two_amounts_csv",
    program="Any bank, money in and out in two columns",
    columns=("Date", "Description", "Money out", "Money in", "Balance"),
    fields={**_COMMON, **_TWO},
    texts=_WORDS,
    needed=("date", "paid_in", "paid_out"),
    absent=_NOT_A_BANK,
    anybodys=_ANYBODYS,
    all_words=True,
    not_read=_OTHERS,
)
PLAIN = BankProfile(
    name="one_amount_csv",
    program="Any bank, one signed amount",
    columns=("Date", "Description", "Amount", "Balance"),
    fields={**_COMMON, **_ONE},
    texts=_WORDS,
    needed=("date", "amount"),
    absent=_NOT_A_BANK,
    anybodys=_ANYBODYS,
    all_words=True,
    not_read=_OTHERS,
)
