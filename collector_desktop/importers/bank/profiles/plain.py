"""Layouts that many banks share: a day, words, and an amount in one column or in two."""

from __future__ import annotations

from collector_desktop.importers.bank.csv_profile import BankProfile

_COMMON = {
    "date": (
        *("Booking date", "Transaction date", "Date posted", "Posting date", "Posted date"),
        *("Date Processed", "Date of transaction", "Entry date", "Trade date", "Date"),
        *("Posted transactions date", "Buchungstag", "Buchungsdatum", "Datum", "Date opération"),
        *("Date de l'opération", "Fecha operación", "Fecha", "Data operazione", "Data contabile"),
        *("Data",),
    ),
    "value_date": (
        *("Value date", "Valuta", "Wertstellung", "Valutadatum", "Date valeur", "Rentedatum"),
        *("Fecha valor", "Data valuta"),
    ),
    "balance": (
        *("Balance", "Running balance", "Running bal.", "RunningBalance", "Account balance"),
        *("Current balance", "Saldo", "Saldo na mutatie", "Saldo na trn", "Solde"),
    ),
    "currency": (
        *("Currency", "Account currency", "Posted currency", "Ccy", "Währung", "Waehrung"),
        *("Devise", "Monnaie", "munt", "Divisa", "Moneda"),
    ),
    "payer": (
        *("Counterparty", "Counter party", "Partner name", "Payer name", "Payer", "Payee"),
        *("Counterparty name", "Name", "Auftraggeber", "Empfänger", "Beguenstigter"),
        *("Begünstigter/Zahlungspflichtiger", "Beguenstigter/Zahlungspflichtiger"),
        *("Name Zahlungsbeteiligter", "Auftraggeber/Empfänger", "Auftraggeber/Zahlungsempfänger"),
        *("Naam tegenpartij", "Naam / Omschrijving", "Naam", "Nom", "From"),
    ),
    "payer_account": (
        *("Counterparty account", "Counterparty IBAN", "Bank account", "Counter account"),
        *("Kontonummer/IBAN", "IBAN Zahlungsbeteiligter", "Tegenrekening IBAN/BBAN"),
        *("Tegenrekening",),
    ),
    "reference": (
        *("Reference", "Payment reference", "Referenz", "Référence", "Referencia"),
        *("Check number",),
    ),
    "type": ("Type", "Transaction type", "Umsatzart", "Buchungstext", "Transaktionstyp"),
    "id": ("Transaction ID", "FITID", "Unique ID", "Operation number", "Transaction no."),
    "account": (
        *("Account", "Account number", "Posted account", "Auftragskonto", "IBAN Auftragskonto"),
        *("IBAN/BBAN", "IBAN", "account_number", "Rekening"),
    ),
    "state": ("Status", "State", "Booking status", "Info"),
}
_WORDS = (
    *("Description", "Transaction description", "Details", "Label", "Narrative", "Memo", "Text"),
    *("Particulars", "Reference", "Payment reference", "Detail", "Notes", "Note"),
    *("Verwendungszweck", "Avisierungstext", "Texte de notification", "Omschrijving"),
    *("Mededelingen", "Omschrijving-1", "Omschrijving-2", "Omschrijving-3", "Betalingskenmerk"),
    *("Libellé", "Communication", "item1", "item2", "Description1", "Description2", "Description3"),
    *("Concepto", "Descripción", "Descripcion", "Observaciones", "Descrizione", "Causale"),
)
# A report of an accounting program may have a day, an amount and a balance as well.
_NOT_A_BANK = (
    *("Customer full name", "Client", "Party name", "Quantity", "Qty", "Unit price", "Sales price"),
    *("Invoice number", "Invoice no", "Invoice", "Due date", "Customer", "Customer name"),
    *("Customer code", "Customer ID", "Outstanding", "Amount due", "Rechnungsnummer", "Kunde"),
    *("Fälligkeit", "Fällig am", "Facture", "Échéance", "Factura", "Nº factura"),
    *("Cliente", "Vencimiento", "Fattura", "Scadenza", "Factuurnummer", "Klant", "Vervaldatum"),
)
_TWO = {
    "paid_in": (
        *("Paid in", "Money in", "Credit", "Credit amount", "Credits", "Deposits", "Deposit"),
        *(
            "Amount in",
            "Receipts",
            "Gutschrift",
            "Haben",
            "Crédit",
            "Ingresos",
            "Abono",
            "Avere",
            "Inflow",
        ),
    ),
    "paid_out": (
        *("Paid out", "Money out", "Debit", "Debit amount", "Debits", "Withdrawals"),
        *(
            "Withdrawal",
            "Amount out",
            "Payments",
            "Lastschrift",
            "Soll",
            "Débit",
            "Cargo",
            "Dare",
            "Outflow",
        ),
    ),
}
_ONE = {
    "amount": (
        *("Amount", "Transaction amount", "Value", "Net amount", "Betrag", "Montant", "Bedrag"),
        *("Importe", "Importo", "Inflow", "bedrag in EUR"),
    ),
    "side": (
        *("D/C", "Debit/Credit", "Credit/Debit", "DC", "C/D", "Cr/Dr", "Dr/Cr", "Af Bij"),
        *("Debit or credit", "Credit or debit", "Credit debit indicator", "Soll/Haben"),
    ),
}

PLAIN_SIDES = BankProfile(
    name="two_amounts_csv",
    program="Any bank, money in and out in two columns",
    columns=("Date", "Description", "Money out", "Money in", "Balance"),
    fields={**_COMMON, **_TWO},
    texts=_WORDS,
    needed=("date", "paid_in", "paid_out"),
    absent=_NOT_A_BANK,
)
PLAIN = BankProfile(
    name="one_amount_csv",
    program="Any bank, one signed amount",
    columns=("Date", "Description", "Amount", "Balance"),
    fields={**_COMMON, **_ONE},
    texts=_WORDS,
    needed=("date", "amount"),
    absent=_NOT_A_BANK,
)
