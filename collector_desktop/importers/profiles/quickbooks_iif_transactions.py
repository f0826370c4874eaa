"""QuickBooks Desktop: transactions as IIF, tab separated; `!TRNS` names the columns.

Each transaction is a `TRNS` line with its whole amount, `SPL` lines with its parts, and `ENDTRNS`.
A payment has its amount on the account that it was paid into, so it is positive.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

_COLUMNS = (
    "!TRNS,TRNSID,TRNSTYPE,DATE,ACCNT,NAME,CLASS,AMOUNT,DOCNUM,MEMO,CLEAR,TOPRINT,ADDR1,DUEDATE,"
    "TERMS"
)


def _left_out(word: str, kind: str, account: str) -> str:
    """Return why a line is left out: it is a part of a transaction, or not of a customer's."""
    if word.upper() != "TRNS":
        return "a part of a transaction" if word else ""
    if kind.casefold() == "payment" or "receivable" in account.casefold():
        return ""
    return f"a transaction of another account ({account})"


QB_IIF_TRANSACTIONS = Profile(
    name="quickbooks-iif-transactions",
    program="QuickBooks Desktop",
    kind=FileKind.ITEMS,
    columns=columns(_COLUMNS),
    fields=named(
        number="DOCNUM",
        customer_name="NAME",
        document_on="DATE",
        due_on="DUEDATE",
        amount="AMOUNT",
        type="TRNSTYPE",
        terms="TERMS",
        description="MEMO",
    ),
    derived={"left_out": Derived(("!TRNS", "TRNSTYPE", "ACCNT"), _left_out)},
    needed=("customer_name", "document_on", "amount", "type"),
    marks=("!TRNS", "ACCNT"),
    rules=ItemRules(
        types={
            "invoice": ("invoice", "credit_note"),
            "credit memo": ("debit_adjustment", "credit_note"),
            "payment": ("receipt", "refund"),
            "statement charge": ("invoice", "credit_adjustment"),
            "general journal": ("debit_adjustment", "credit_adjustment"),
            "finance charge": ("invoice", "credit_adjustment"),
        },
        numbered=frozenset({"invoice", "credit_note"}),
    ),
    names_first=True,
    decimal=".",
    receipts_pay=True,
    not_read="What a payment was for is not in the file: it pays what fits, else the oldest.",
)
