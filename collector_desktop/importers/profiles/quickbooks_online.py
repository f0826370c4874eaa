"""QuickBooks Online: A/R Ageing Detail and Open Invoices, which list every open item.

Amounts carry the sign of the balance: what a customer owes is positive, credits are negative.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import ItemRules, Profile
from collector_desktop.importers.profiles.quickbooks_words import NUMBERED, TYPES

_PROGRAM = "QuickBooks Online"
_CUSTOMER = ("Customer full name", "Customer", "Name")

AR_AGEING_DETAIL = Profile(
    name="qbo-ar-ageing-detail",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=(
        "Date",
        "Transaction type",
        "Num",
        "Customer full name",
        "Due date",
        "Amount",
        "Open balance",
    ),
    fields={
        "document_on": ("Date",),
        "type": ("Transaction type",),
        "number": ("Num", "No.", "Number"),
        "customer_name": _CUSTOMER,
        "due_on": ("Due date",),
        "amount": ("Amount",),
        "open": ("Open balance",),
    },
    needed=("document_on", "type", "number", "customer_name", "due_on", "amount", "open"),
    rules=ItemRules(types=TYPES, numbered=NUMBERED, has_groups=True),
    is_open_items_list=True,
    names_first=True,
    not_read="The headings by age are not read: age follows from the due date.",
)

OPEN_INVOICES = Profile(
    name="qbo-open-invoices",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=("Date", "Transaction type", "Num", "Term", "Due date", "Open balance"),
    fields={
        "document_on": ("Date",),
        "type": ("Transaction type",),
        "number": ("Num", "No.", "Number"),
        "terms": ("Term", "Terms"),
        "due_on": ("Due date",),
        "open": ("Open balance",),
    },
    needed=("document_on", "type", "number", "due_on", "open"),
    absent=_CUSTOMER,
    rules=ItemRules(types=TYPES, numbered=NUMBERED, has_groups=True, amount_is_open=True),
    is_open_items_list=True,
    names_first=True,
    not_read="The report has no amounts of invoices, only what is open.",
)
