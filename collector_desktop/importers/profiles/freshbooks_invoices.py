"""FreshBooks: Invoices as CSV, one line for each line of an invoice.

There is no due date, so it follows from the customer's terms, and no balance: an invoice is open
in full until it was paid.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import ItemRules, Lines, Profile, columns, named

FRESHBOOKS_INVOICES = Profile(
    name="freshbooks-invoices",
    program="FreshBooks",
    kind=FileKind.ITEMS,
    columns=columns(
        "Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Item Description,"
        "Rate,Quantity,Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,Tax 2 Type,"
        "Tax 2 Amount,Line Total,Currency"
    ),
    fields=named(
        customer_name="Client Name",
        number="Invoice #",
        document_on="Date Issued",
        status="Invoice Status",
        settled_on="Date Paid",
        description="Item Name",
        amount="Line Total",
        currency="Currency",
    ),
    needed=("customer_name", "number", "document_on", "status", "amount"),
    marks=("Line Subtotal", "Tax 1 Type"),
    rules=ItemRules(
        types={},
        excluded_statuses=frozenset({"draft", "deleted"}),
        lines=Lines.SUMMED,
    ),
    decimal=".",
    names_first=True,
    not_read="The file has no due dates and no payments in part: enter these by hand.",
)
