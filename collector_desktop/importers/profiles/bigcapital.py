"""Bigcapital: Customers and Sale invoices, as its own import sheets have them."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first, joined, product
from collector_desktop.importers.profile import Derived, ItemRules, Lines, Profile, columns, named

_PROGRAM = "Bigcapital"
_KINDS = {"business": "company", "individual": "consumer"}
_NO = frozenset({"f", "false", "no"})


def _left_out(delivered: str) -> str:
    """Return why an invoice is left out: it was never delivered."""
    return "an invoice that is not delivered" if delivered.casefold() in _NO else ""


BIGCAPITAL_INVOICES = Profile(
    name="bigcapital-invoices",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "Invoice No.,Reference No.,Invoice Date,Due Date,Customer,Exchange Rate,Invoice Message,"
        "Terms & Conditions,Delivered,Item,Quantity,Rate,Description"
    ),
    fields=named(
        number="Invoice No.",
        reference="Reference No.",
        document_on="Invoice Date",
        due_on="Due Date",
        customer_name="Customer",
        description="Item",
    ),
    derived={
        "amount": Derived(("Quantity", "Rate"), product),
        "left_out": Derived(("Delivered",), _left_out),
    },
    needed=("number", "document_on", "due_on", "customer_name", "amount"),
    marks=("Invoice Message", "Delivered"),
    rules=ItemRules(types={}, lines=Lines.SUMMED),
    decimal=".",
    names_first=True,
    not_read="The file has neither taxes nor payments: amounts are quantity times rate.",
)

BIGCAPITAL_CUSTOMERS = Profile(
    name="bigcapital-customers",
    program=_PROGRAM,
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "Customer Type,First Name,Last Name,Company Name,Display Name,Email,Personal Phone Number,"
        "Work Phone Number,Website,Opening Balance,Opening Balance At,Opening Balance Ex. Rate,"
        "Currency,Active,Note,Billing Address 1,Billing Address 2,Billing Address City,"
        "Billing Address Country,Billing Address Phone,Billing Address Postcode,"
        "Billing Address State"
    ),
    fields=named(
        name="Display Name",
        email="Email",
        currency="Currency",
        address1="Billing Address 1",
        address2="Billing Address 2",
        city="Billing Address City",
        region="Billing Address State",
        postcode="Billing Address Postcode",
        country="Billing Address Country",
    ),
    derived={
        "kind": Derived(("Customer Type",), lambda word: _KINDS.get(word.casefold(), "")),
        "contact_name": Derived(("First Name", "Last Name"), joined),
        "phone": Derived(
            ("Work Phone Number", "Personal Phone Number", "Billing Address Phone"), first
        ),
    },
    needed=("name", "email"),
    marks=("Customer Type", "Work Phone Number"),
    names_first=True,
    not_read="Opening balances are not read: enter each as an invoice of its own.",
)
