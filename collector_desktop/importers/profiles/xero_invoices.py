"""Xero: Business > Invoices > Export, one line of the file per line of an invoice.

Total and amount due stand on every line of an invoice and count once.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import ItemRules, Lines, Profile

_COLUMNS = (
    "ContactName,EmailAddress,POAddressLine1,POAddressLine2,POAddressLine3,POAddressLine4,POCity,"
    "PORegion,POPostalCode,POCountry,SAAddressLine1,SAAddressLine2,SAAddressLine3,SAAddressLine4,"
    "SACity,SARegion,SAPostalCode,SACountry,InvoiceNumber,Reference,InvoiceDate,DueDate,"
    "PlannedDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,InventoryItemCode,Description,"
    "Quantity,UnitAmount,Discount,LineAmount,AccountCode,TaxType,TaxAmount,TrackingName1,"
    "TrackingOption1,TrackingName2,TrackingOption2,Currency,Type,Sent,Status"
)
_EXCLUDED = frozenset({"draft", "submitted", "awaiting approval", "voided", "deleted"})
_KNOWN = frozenset({"awaiting payment", "paid", "authorised", "approved", "sent", ""})

XERO_INVOICES = Profile(
    name="xero-invoices",
    program="Xero",
    kind=FileKind.ITEMS,
    columns=tuple(_COLUMNS.split(",")),
    fields={
        "customer_name": ("ContactName",),
        "number": ("InvoiceNumber",),
        "document_on": ("InvoiceDate",),
        "due_on": ("DueDate",),
        "promised_for": ("PlannedDate", "ExpectedPaymentDate"),
        "amount": ("Total",),
        "open": ("InvoiceAmountDue",),
        "currency": ("Currency",),
        "type": ("Type",),
        "status": ("Status",),
        "reference": ("Reference",),
        "description": ("Description",),
        "email": ("EmailAddress",),
        "address1": ("POAddressLine1",),
        "address2": ("POAddressLine2",),
        "city": ("POCity",),
        "region": ("PORegion",),
        "postcode": ("POPostalCode",),
        "country": ("POCountry",),
    },
    needed=("customer_name", "number", "document_on", "amount", "open", "status"),
    rules=ItemRules(
        types={
            "sales invoice": ("invoice", "credit_note"),
            "sales credit note": ("credit_note", "credit_note"),
            "sales overpayment": ("receipt", "receipt"),
            "overpayment": ("receipt", "receipt"),
            "sales prepayment": ("receipt", "receipt"),
            "prepayment": ("receipt", "receipt"),
        },
        excluded_statuses=_EXCLUDED,
        known_statuses=_KNOWN,
        numbered=frozenset({"invoice", "credit_note"}),
        lines=Lines.REPEATED,
    ),
    names_first=True,
    not_read="The lines, taxes and tracking of an invoice stay in Xero.",
)
