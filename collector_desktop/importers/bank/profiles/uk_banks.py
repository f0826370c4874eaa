"""British banks' CSV exports that name their columns."""

from __future__ import annotations

from collector_desktop.importers.bank.csv_profile import BankProfile
from collector_desktop.importers.dates import DateOrder

HSBC = BankProfile(
    name="hsbc_csv",
    program="HSBC",
    columns=("Date", "Type", "Description", "Paid out", "Paid in", "Balance"),
    fields={
        "date": ("Date",),
        "type": ("Type",),
        "paid_out": ("Paid out",),
        "paid_in": ("Paid in",),
        "balance": ("Balance",),
    },
    texts=("Description",),
    needed=("date", "type", "paid_out", "paid_in"),
    absent=("Transaction type",),
    currency="GBP",
    date_order=DateOrder.DMY,
    decimal=".",
)
BARCLAYS = BankProfile(
    name="barclays_csv",
    program="Barclays",
    columns=("Number", "Date", "Account", "Amount", "Subcategory", "Memo"),
    fields={
        "reference": ("Number",),
        "date": ("Date",),
        "account": ("Account",),
        "amount": ("Amount",),
        "type": ("Subcategory",),
        "memo": ("Memo",),
    },
    texts=("Memo",),
    needed=("date", "account", "amount", "type", "memo"),
    currency="GBP",
    date_order=DateOrder.DMY,
    decimal=".",
)
LLOYDS = BankProfile(
    name="lloyds_csv",
    program="Lloyds, Halifax, Bank of Scotland",
    columns=(
        "Transaction Date",
        "Transaction Type",
        "Sort Code",
        "Account Number",
        "Transaction Description",
        "Debit Amount",
        "Credit Amount",
        "Balance",
    ),
    fields={
        "date": ("Transaction Date",),
        "type": ("Transaction Type",),
        "sort_code": ("Sort Code",),
        "account": ("Account Number",),
        "paid_out": ("Debit Amount",),
        "paid_in": ("Credit Amount",),
        "balance": ("Balance",),
    },
    texts=("Transaction Description",),
    needed=("date", "type", "sort_code", "account", "paid_out", "paid_in"),
    currency="GBP",
    date_order=DateOrder.DMY,
    decimal=".",
)
NATWEST = BankProfile(
    name="natwest_csv",
    program="NatWest, RBS, Ulster Bank",
    columns=("Date", "Type", "Description", "Value", "Balance", "Account Name", "Account Number"),
    fields={
        "date": ("Date",),
        "type": ("Type",),
        "amount": ("Value",),
        "balance": ("Balance",),
        "account_name": ("Account Name",),
        "account": ("Account Number",),
    },
    texts=("Description",),
    needed=("date", "type", "amount", "balance", "account_name", "account"),
    currency="GBP",
    date_order=DateOrder.DMY,
    decimal=".",
)
NATIONWIDE = BankProfile(
    name="nationwide_csv",
    program="Nationwide",
    columns=("Date", "Transaction type", "Description", "Paid out", "Paid in", "Balance"),
    fields={
        "date": ("Date",),
        "type": ("Transaction type",),
        "paid_out": ("Paid out",),
        "paid_in": ("Paid in",),
        "balance": ("Balance",),
    },
    texts=("Description",),
    needed=("date", "type", "paid_out", "paid_in", "balance"),
    absent=("Transaction ID", "Transaction description"),
    currency="GBP",
    date_order=DateOrder.DMY,
    decimal=".",
)
SANTANDER_CSV = BankProfile(
    name="santander_csv",
    program="Santander UK",
    columns=("Date", "Type", "Merchant/Description", "Debit/Credit", "Balance"),
    fields={
        "date": ("Date",),
        "type": ("Type",),
        "amount": ("Debit/Credit",),
        "balance": ("Balance",),
        "words": ("Merchant/Description",),
    },
    texts=("Merchant/Description",),
    needed=("date", "amount", "balance", "words"),
    currency="GBP",
    date_order=DateOrder.DMY,
    decimal=".",
)
