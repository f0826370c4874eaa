"""Payment services that take card payments and keep back a fee."""

from __future__ import annotations

from collector_desktop.importers.bank.csv_profile import BankProfile

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
        "date": ("Date",),
        "payer": ("Name",),
        "type": ("Type",),
        "state": ("Status",),
        "currency": ("Currency",),
        "amount": ("Gross",),
        "fee": ("Fee",),
        "net": ("Net",),
        "payer_account": ("From Email Address",),
        "id": ("Transaction ID",),
        "reference": ("Invoice Number", "Invoice ID"),
        "balance": ("Balance",),
        "impact": ("Balance Impact",),
    },
    texts=("Type", "Invoice Number", "Item Title", "Subject", "Note"),
    needed=("date", "payer", "state", "currency", "amount", "fee", "net", "id"),
    done=frozenset({"completed"}),
    skipped=("account hold", "general authorization", "reversal of general account hold"),
    splits_fees=True,
)
