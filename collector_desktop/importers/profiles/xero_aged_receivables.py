"""Xero: Reports > Aged Receivables Detail as XLSX, one heading and one total for each contact.

Its columns are the user's choice. The expected date is the customer's promise.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import ItemRules, Profile, columns, named

XERO_AGED_RECEIVABLES = Profile(
    name="xero-aged-receivables",
    program="Xero",
    kind=FileKind.ITEMS,
    columns=columns(
        "Contact Account Number,Primary Person,Phone,Email,Mobile,Contact Group,Invoice Date,"
        "Due Date,Expected Date,Invoice Number,Invoice Reference,< 1 Month,1 Month,2 Months,"
        "3 Months,Older,Total,Outstanding Tax,Invoice Seen,Invoice Sent"
    ),
    fields=named(
        customer_code="Contact Account Number",
        customer_name="Contact|Contact Name",
        contact_name="Primary Person",
        phone="Phone|Mobile",
        email="Email",
        document_on="Invoice Date",
        due_on="Due Date",
        promised_for="Expected Date",
        number="Invoice Number",
        reference="Invoice Reference",
        open="Total",
    ),
    needed=("document_on", "number", "open"),
    marks=("Older",),
    absent=("Balance", "Customer", "Customer Name", "Amount Due", "Open Balance", "Outstanding"),
    rules=ItemRules(
        types={},
        numbered=frozenset({"invoice", "credit_note"}),
        has_groups=True,
        amount_is_open=True,
    ),
    is_open_items_list=True,
    names_first=True,
    not_read="The report has no amounts of invoices, only what is open, and no prepayments.",
)
