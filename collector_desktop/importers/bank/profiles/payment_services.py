"""Payment services that take card payments and keep back a fee."""

from __future__ import annotations

from collector_desktop.importers.bank.csv_profile import BankProfile

# The language of the account is that of its exports: English, German, Spanish.
_MOVED = {
    "date": ("Date", "Datum", "Fecha"),
    "payer": ("Name", "Nombre"),
    "currency": ("Currency", "Währung", "Divisa"),
    "amount": ("Gross", "Brutto", "Bruto"),
    "fee": ("Fee", "Gebühr", "Entgelt", "Comisión"),
    "net": ("Net", "Netto", "Neto"),
    "payer_account": (
        "From Email Address",
        "Absender E-Mail-Adresse",
        "Correo electrónico del remitente",
    ),
    "id": ("Transaction ID", "Transaktionscode", "Id. de transacción"),
    "reference": ("Invoice Number", "Invoice ID", "Rechnungsnummer", "Id. de factura"),
    "balance": ("Balance", "Guthaben", "Saldo"),
}
_GERMAN_TEXTS = ("Typ", "Rechnungsnummer", "Artikelbezeichnung", "Betreff", "Hinweis")

PAYPAL = BankProfile(
    name="paypal_csv",
    program="PayPal",
    columns=(
        "Date",
        "Time",
        "TimeZone",
        "Name",
        "Type",
        "Status",
        "Currency",
        "Gross",
        "Fee",
        "Net",
        "From Email Address",
        "To Email Address",
        "Transaction ID",
        "Reference Txn ID",
        "Invoice Number",
        "Balance",
        "Balance Impact",
    ),
    fields={
        **_MOVED,
        "type": ("Type", "Typ"),
        "state": ("Status",),
        "impact": ("Balance Impact", "Auswirkung auf Guthaben"),
    },
    texts=("Type", "Invoice Number", "Item Title", "Subject", "Note", *_GERMAN_TEXTS),
    needed=("date", "payer", "state", "currency", "amount", "fee", "net", "id"),
    done=frozenset({"completed", "abgeschlossen"}),
    skipped=("account hold", "general authorization", "reversal of general account hold"),
    splits_fees=True,
)
# A statement has nothing but what moved the balance, so it says of no line how far it is.
PAYPAL_STATEMENT = BankProfile(
    name="paypal_statement_csv",
    program="PayPal, statement",
    columns=(
        "Date",
        "Time",
        "Time Zone",
        "Description",
        "Currency",
        "Gross",
        "Fee",
        "Net",
        "Balance",
        "Transaction ID",
        "From Email Address",
        "Name",
        "Bank Name",
        "Bank Account",
        "Invoice ID",
        "Reference Txn ID",
    ),
    fields={**_MOVED, "type": ("Description", "Beschreibung", "Descripción")},
    texts=(
        "Description",
        "Beschreibung",
        "Descripción",
        "Invoice ID",
        "Rechnungsnummer",
        "Id. de factura",
    ),
    needed=("date", "payer", "type", "currency", "amount", "fee", "net", "balance", "id"),
    absent=("Status", "Type", "Typ"),
    splits_fees=True,
    account=PAYPAL.name,
)
# Its fees are positive figures; each row is a movement of the balance, payouts too.
STRIPE_BALANCE = BankProfile(
    name="stripe_balance_csv",
    program="Stripe, balance history",
    columns=(
        "id",
        "Type",
        "Source",
        "Amount",
        "Fee",
        "Net",
        "Currency",
        "Created (UTC)",
        "Available On (UTC)",
        "Description",
        "Customer Facing Amount",
        "Customer Facing Currency",
        "Transfer",
        "Transfer Date (UTC)",
    ),
    fields={
        "id": ("id",),
        "type": ("Type",),
        "reference": ("Source",),
        "amount": ("Amount",),
        "fee": ("Fee",),
        "net": ("Net",),
        "currency": ("Currency",),
        "date": ("Created (UTC)",),
        "value_date": ("Available On (UTC)",),
    },
    texts=("Description",),
    needed=("id", "type", "reference", "amount", "fee", "net", "currency", "date", "value_date"),
    decimal=".",
    splits_fees=True,
    account="STRIPE{currency}",
)
