"""Zoho Books and Zoho Invoice: Invoices as CSV, one line for each line of an invoice.

Total and balance stand on every line and count once; the expected payment date is a promise.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import ItemRules, Lines, Profile, columns, named

_COLUMNS = (
    "Invoice Date,Invoice ID,Invoice Number,Estimate Number,Invoice Status,Customer Name,"
    "Company Name,Customer ID,Branch ID,Branch Name,Due Date,Expected Payment Date,PurchaseOrder,"
    "Template Name,Currency Code,Exchange Rate,Item Name,Item Desc,Quantity,Item Price,Item Total,"
    "SubTotal,Total,Balance,Shipping Charge,Adjustment,Payment Terms,Payment Terms Label,"
    "Last Payment Date,Notes,Subject,WriteOff Date,WriteOff Amount,Billing Address,Billing City,"
    "Billing State,Billing Country,Billing Code,Billing Phone"
)

ZOHO_INVOICES = Profile(
    name="zoho-invoices",
    program="Zoho Books",
    kind=FileKind.ITEMS,
    columns=columns(_COLUMNS),
    fields=named(
        document_on="Invoice Date",
        number="Invoice Number",
        status="Invoice Status",
        customer_name="Customer Name",
        due_on="Due Date",
        promised_for="Expected Payment Date",
        reference="PurchaseOrder",
        currency="Currency Code",
        amount="Total",
        open="Balance",
        terms="Payment Terms Label",
        settled_on="Last Payment Date",
        written_off="WriteOff Amount",
        written_off_on="WriteOff Date",
        description="Subject",
        address1="Billing Address",
        city="Billing City",
        region="Billing State",
        country="Billing Country",
        postcode="Billing Code",
        phone="Billing Phone",
    ),
    needed=("document_on", "number", "status", "customer_name", "amount", "open"),
    marks=("Invoice ID", "Item Total"),
    rules=ItemRules(
        types={},
        excluded_statuses=frozenset({"draft", "void", "pending_approval", "pending approval"}),
        lines=Lines.REPEATED,
    ),
    decimal=".",
    names_first=True,
    not_read="The lines of an invoice, discounts and exchange rates stay in Zoho.",
)
