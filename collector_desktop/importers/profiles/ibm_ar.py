"""The public data set of 2,466 settled invoices that IBM published for predicting late payment."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.dates import DateOrder
from collector_desktop.importers.profile import ItemRules, Profile

_COLUMNS = (
    "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,"
    "Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate"
)

IBM_AR = Profile(
    name="ibm-ar",
    program="IBM sample data set",
    kind=FileKind.ITEMS,
    columns=tuple(_COLUMNS.split(",")),
    fields={
        "customer_code": ("customerID",),
        "number": ("invoiceNumber",),
        "document_on": ("InvoiceDate",),
        "due_on": ("DueDate",),
        "amount": ("InvoiceAmount",),
        "settled_on": ("SettledDate",),
    },
    needed=("customer_code", "number", "document_on", "due_on", "amount", "settled_on"),
    rules=ItemRules(types={}, positive_only=True),
    date_order=DateOrder.MDY,
    decimal=".",
    not_read="Disputes and paperless billing are not read.",
)
