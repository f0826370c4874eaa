"""Odoo with the reports of the OCA: Open Items and Aged Partner Balance as XLSX.

An account and a partner stand above their entries; the header is repeated for each partner.
"""

from __future__ import annotations

import re

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

_MONEY = re.compile(r"bnk|bank|csh|cash|pay|chk", re.IGNORECASE)
_OTHER = re.compile(r"misc|exch|open|stj|od\b|cut", re.IGNORECASE)


def entry_type(entry: str, journal: str) -> str:
    """Return what an entry is, by its journal or the letters that its number begins with."""
    stem = journal or entry.split("/", maxsplit=1)[0]
    if _MONEY.search(stem):
        return "payment"
    return "entry" if _OTHER.search(stem) else "invoice"


def why_left_out(entry: str) -> str:
    """Return why an entry is left out: it is a supplier's bill, or what came back of one."""
    return "a bill of a supplier" if entry.startswith(("BILL/", "RBILL/")) else ""


_FIELDS = named(
    document_on="Date",
    number="Entry",
    customer_name="Partner",
    description="Ref - Label",
    due_on="Due date",
    open="Residual",
)
_DERIVED = {
    "type": Derived(("Entry", "Journal"), entry_type),
    "left_out": Derived(("Entry",), why_left_out),
}
ENTRY_TYPES = {
    "invoice": ("invoice", "credit_note"),
    "payment": ("debit_adjustment", "receipt"),
    "entry": ("debit_adjustment", "credit_adjustment"),
}

OCA_OPEN_ITEMS = Profile(
    name="oca-open-items",
    program="Odoo (OCA reports)",
    kind=FileKind.ITEMS,
    columns=columns(
        "Date,Entry,Journal,Account,Partner,Ref - Label,Due date,Original,Residual,Cur.,"
        "Cur. Original,Cur. Residual"
    ),
    fields=_FIELDS | named(amount="Original"),
    derived=_DERIVED,
    needed=("document_on", "number", "customer_name", "amount", "open"),
    marks=("Ref - Label",),
    rules=ItemRules(types=ENTRY_TYPES, has_groups=True),
    date_order=DateOrder.DMY,
    is_open_items_list=True,
    names_first=True,
    not_read="Amounts in a foreign currency are not read: those in the company's currency are.",
)

OCA_AGED_PARTNERS = Profile(
    name="oca-aged-partner-balance",
    program="Odoo (OCA reports)",
    kind=FileKind.ITEMS,
    columns=columns(
        "Date,Entry,Journal,Account,Partner,Ref - Label,Due date,Residual,Current,Age ≤ 30 d.,"
        "Age ≤ 60 d.,Age ≤ 90 d.,Age ≤ 120 d.,Older"
    ),
    fields=_FIELDS,
    derived=_DERIVED,
    needed=("document_on", "number", "customer_name", "open"),
    marks=("Ref - Label", "Older"),
    absent=("Original",),
    rules=ItemRules(types=ENTRY_TYPES, has_groups=True, amount_is_open=True),
    date_order=DateOrder.DMY,
    is_open_items_list=True,
    names_first=True,
    not_read="The report has no amounts of invoices, only what is open.",
)
