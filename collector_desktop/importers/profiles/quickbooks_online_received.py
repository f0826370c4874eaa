"""QuickBooks Online: Invoices and Received Payments, a heading for each customer.

Payments stand there with either sign; the report does not say which invoice a payment is for.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import unless_zero
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

_NOT_OWED = frozenset(
    {"estimate", "sales receipt", "sales order", "purchase order", "time charge", "delayed charge"}
)


def _left_out(amount: str, word: str) -> str:
    """Return why a line is left out: it is of nothing, or of a kind that nobody owes."""
    if word.casefold() in _NOT_OWED:
        return f"type '{word}'"
    return unless_zero(amount, "an entry of nothing") if word else ""


QBO_RECEIVED = Profile(
    name="qbo-invoices-and-received-payments",
    program="QuickBooks Online",
    kind=FileKind.ITEMS,
    columns=columns(",Date,Transaction type,Memo/Description,Transaction number,Amount"),
    fields=named(
        document_on="Date",
        type="Transaction type",
        description="Memo/Description",
        number="Transaction number|Num",
        amount="Amount",
    ),
    derived={"left_out": Derived(("Amount", "Transaction type"), _left_out)},
    needed=("document_on", "type", "number", "amount"),
    marks=("Memo/Description",),
    absent=("Open balance", "Customer full name", "Balance", "Account"),
    rules=ItemRules(
        types={
            "invoice": ("invoice", "credit_note"),
            "payment": ("receipt", "receipt"),
            "deposit": ("receipt", "receipt"),
            "credit memo": ("credit_note", "credit_note"),
        },
        numbered=frozenset({"invoice", "credit_note"}),
        has_groups=True,
    ),
    names_first=True,
    receipts_pay=True,
    not_read="What a payment was for is not in the report: it pays what fits, else the oldest.",
)
