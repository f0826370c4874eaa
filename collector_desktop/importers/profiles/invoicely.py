"""Invoicely: Invoices and Clients as CSV; Invoice2go writes its clients the same way."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named


def _open(status: str) -> str:
    """Return what is open of an invoice, as far as its status says."""
    return "0" if status.casefold() == "paid" else ""


INVOICELY_INVOICES = Profile(
    name="invoicely-invoices",
    program="Invoicely",
    kind=FileKind.ITEMS,
    columns=columns("Date,Due,Details,Client,Status,Total"),
    fields=named(
        document_on="Date",
        due_on="Due",
        number="Details",
        customer_name="Client",
        status="Status",
        amount="Total",
    ),
    derived={"open": Derived(("Status",), _open)},
    needed=("document_on", "due_on", "number", "customer_name", "status", "amount"),
    marks=("Details",),
    rules=ItemRules(types={}, excluded_statuses=frozenset({"draft", "cancelled", "canceled"})),
    names_first=True,
    not_read="The file has no payments in part: an invoice is open in full until it is paid.",
)

INVOICELY_CLIENTS = Profile(
    name="invoicely-clients",
    program="Invoicely and Invoice2go",
    kind=FileKind.CUSTOMERS,
    columns=columns("Client Name,Email,Phone,Country"),
    fields=named(name="Client Name", email="Email", phone="Phone", country="Country"),
    needed=("name", "email", "phone", "country"),
    names_first=True,
    not_read="The file has no addresses but the country.",
)
