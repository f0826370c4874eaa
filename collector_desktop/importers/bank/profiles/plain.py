"""Layouts that many banks share: a day, words, and an amount in one column or in two."""

from __future__ import annotations

from collector_desktop.importers.bank.csv_profile import BankProfile

_COMMON = {
    "date": (
        *("Booking date", "Transaction date", "Date posted", "Posting date", "Posted date"),
        *("Date Processed", "Date of transaction", "Entry date", "Trade date", "Date"),
        *("Buchungstag", "Buchungsdatum", "Datum", "Date opération", "Date de l'opération"),
    ),
    "value_date": ("Value date", "Valuta", "Wertstellung", "Valutadatum", "Date valeur"),
    "balance": ("Balance", "Running balance", "Account balance", "Saldo", "Solde"),
    "currency": ("Currency", "Account currency", "Ccy", "Währung", "Devise", "Monnaie", "munt"),
    "payer": (
        *("Counterparty", "Counter party", "Partner name", "Payer name", "Payer", "Payee"),
        *("Counterparty name", "Name", "Auftraggeber", "Empfänger", "Beguenstigter"),
        *("Begünstigter/Zahlungspflichtiger", "Naam", "Nom"),
    ),
    "payer_account": (
        *("Counterparty account", "Counterparty IBAN", "Bank account", "Counter account"),
        *("Kontonummer/IBAN", "Tegenrekening"),
    ),
    "reference": ("Reference", "Payment reference", "Referenz", "Référence", "Check number"),
    "type": ("Type", "Transaction type", "Umsatzart", "Buchungstext", "Transaktionstyp"),
    "id": ("Transaction ID", "FITID", "Unique ID", "Operation number", "Transaction no."),
    "account": ("Account", "Account number", "IBAN", "account_number", "Rekening"),
}
_WORDS = (
    *("Description", "Transaction description", "Details", "Label", "Narrative", "Memo", "Text"),
    *("Particulars", "Reference", "Payment reference", "Detail", "Notes", "Note"),
    *("Verwendungszweck", "Avisierungstext", "Texte de notification", "Omschrijving"),
    *("Libellé", "Communication", "item1", "item2", "Description1", "Description2", "Description3"),
)
_NOT_A_BANK = (
    *("Invoice number", "Invoice no", "Invoice", "Due date", "Customer", "Customer name"),
    *("Customer code", "Customer ID", "Outstanding", "Amount due"),
)
_TWO = {
    "paid_in": (
        *("Paid in", "Money in", "Credit", "Credit amount", "Credits", "Deposits", "Deposit"),
        *("Amount in", "Receipts", "Gutschrift", "Haben", "Crédit", "Ingresos", "Inflow"),
    ),
    "paid_out": (
        *("Paid out", "Money out", "Debit", "Debit amount", "Debits", "Withdrawals"),
        *("Withdrawal", "Amount out", "Payments", "Lastschrift", "Soll", "Débit", "Outflow"),
    ),
}
_ONE = {
    "amount": (
        *("Amount", "Transaction amount", "Value", "Net amount", "Betrag", "Montant", "Bedrag"),
        *("Importe", "Inflow", "bedrag in EUR"),
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
