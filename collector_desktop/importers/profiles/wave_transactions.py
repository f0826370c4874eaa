"""Wave: Accounting transactions as CSV, of which the entries of Accounts Receivable are read.

Wave has no export of invoices: the debits of an invoice number make the invoice, its credits are
what was paid of it.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import (
    ITEM_TYPES,
    Derived,
    ItemRules,
    Lines,
    Profile,
    columns,
    named,
)


def _left_out(account: str, kind: str) -> str:
    """Return why an entry is left out: it is of another account."""
    receivable = kind.casefold().startswith("system receivable")
    if receivable or account.casefold().startswith("accounts receivable"):
        return ""
    return f"an entry of the account {account}"


def _signed(debit: str, credit: str) -> str:
    """Return an entry's amount, a credit with a minus."""
    return debit or (f"-{credit}" if credit else "")


WAVE_TRANSACTIONS = Profile(
    name="wave-transactions",
    program="Wave",
    kind=FileKind.ITEMS,
    columns=columns(
        "Transaction ID,Transaction Date,Account Name,Transaction Description,"
        "Transaction Line Description,Amount (One column), ,Debit Amount (Two Column Approach),"
        "Credit Amount (Two Column Approach),Other Accounts for this Transaction,Customer,Vendor,"
        "Invoice Number,Bill Number,Notes / Memo,Account Group,Account Type,Account ID"
    ),
    fields=named(
        document_on="Transaction Date",
        customer_name="Customer",
        number="Invoice Number",
        description="Transaction Description",
    ),
    derived={
        "amount": Derived(
            ("Debit Amount (Two Column Approach)", "Credit Amount (Two Column Approach)"), _signed
        ),
        "left_out": Derived(("Account Name", "Account Type"), _left_out),
    },
    needed=("document_on", "customer_name", "number", "amount"),
    marks=("Transaction ID", "Other Accounts for this Transaction"),
    rules=ItemRules(
        types={},
        default_sides=("invoice", "receipt"),
        numbered=frozenset(ITEM_TYPES),
        lines=Lines.NETTED,
    ),
    decimal=".",
    names_first=True,
    not_read="Entries of other accounts are left out; the file has no due dates.",
)
