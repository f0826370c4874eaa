"""Invoice Ninja: Clients and Invoices of version 4 as CSV, under two lines of title and a blank.

Version 5 writes each column with the name of what it belongs to, as its `BaseExport.buildHeader`
does: `Client Name`, `Invoice Invoice Number`.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import difference, first, joined
from collector_desktop.importers.profile import Derived, ItemRules, Lines, Profile, columns, named

_PROGRAM = "Invoice Ninja"

INVOICE_NINJA_CLIENTS = Profile(
    name="invoice-ninja-clients",
    program=_PROGRAM,
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "Name,Balance,Paid to Date,Billing Street,Billing Apt/Suite,Billing City,"
        "Billing State/Province,Billing Postal Code,Billing Country,Shipping Street,"
        "Shipping Apt/Suite,Shipping City,Shipping State/Province,Shipping Postal Code,"
        "Shipping Country,ID Number,VAT Number,Website,Phone,Currency,Public Notes,Private Notes,"
        "First Name,Last Name,Email,Phone"
    ),
    fields=named(
        code="ID Number",
        name="Name",
        email="Email",
        currency="Currency",
        address1="Billing Street",
        address2="Billing Apt/Suite",
        city="Billing City",
        region="Billing State/Province",
        postcode="Billing Postal Code",
        country="Billing Country",
    ),
    derived={
        "contact_name": Derived(("First Name", "Last Name"), joined),
        "phone": Derived(("Phone", "Phone 2"), first),
    },
    needed=("name", "email", "address1"),
    marks=("Paid to Date", "Billing Apt/Suite"),
    names_first=True,
    not_read="Balances are not read: import the invoices for them.",
)

INVOICE_NINJA_INVOICES = Profile(
    name="invoice-ninja-invoices",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "Client,Email,Invoice Number,Amount,Paid,PO Number,Status,Invoice Date,Due Date,Discount,"
        "Partial/Deposit,Partial Due Date,Public Notes,Private Notes,Item Product,Item Notes,"
        "Item Cost,Item Quantity"
    ),
    fields=named(
        customer_name="Client",
        email="Email",
        number="Invoice Number",
        amount="Amount",
        reference="PO Number",
        status="Status",
        document_on="Invoice Date",
        due_on="Due Date",
        description="Public Notes",
    ),
    derived={"open": Derived(("Amount", "Paid"), difference)},
    needed=("customer_name", "number", "amount", "open", "document_on"),
    marks=("Paid", "Partial/Deposit"),
    rules=ItemRules(
        types={}, excluded_statuses=frozenset({"draft", "cancelled"}), lines=Lines.REPEATED
    ),
    decimal=".",
    names_first=True,
    not_read="Lines, deposits and single payments of an invoice stay in Invoice Ninja.",
)

INVOICE_NINJA_5_INVOICES = Profile(
    name="invoice-ninja-5-invoices",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "Client Name,Client Currency,Invoice Invoice Number,Invoice Amount,Invoice Balance,"
        "Invoice Paid to Date,Invoice PO Number,Invoice Date,Invoice Due Date,Invoice Terms,"
        "Invoice Footer,Invoice Status,Invoice Public Notes,Invoice Private Notes"
    ),
    fields=named(
        customer_name="Client Name",
        customer_code="Client ID Number",
        email="Contact Email",
        currency="Client Currency",
        number="Invoice Invoice Number",
        amount="Invoice Amount",
        open="Invoice Balance",
        reference="Invoice PO Number",
        document_on="Invoice Date",
        due_on="Invoice Due Date",
        status="Invoice Status",
        description="Invoice Public Notes",
    ),
    needed=("customer_name", "number", "amount", "open", "document_on"),
    marks=("Invoice Invoice Number", "Invoice Balance"),
    rules=ItemRules(
        types={},
        excluded_statuses=frozenset({"draft", "cancelled", "reversed"}),
        lines=Lines.REPEATED,
    ),
    decimal=".",
    names_first=True,
    not_read="Lines, deposits and single payments of an invoice stay in Invoice Ninja.",
)
