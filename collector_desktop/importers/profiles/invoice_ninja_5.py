"""Invoice Ninja 5: its reports of clients and credits as CSV, with all their columns.

Each column has the name of what it belongs to, as `BaseExport.buildHeader` of the program writes
it; a report of clients leaves that out of most of its own.
"""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first, joined
from collector_desktop.importers.profile import Derived, ItemRules, Lines, Profile, columns, named

_PROGRAM = "Invoice Ninja"

INVOICE_NINJA_5_CLIENTS = Profile(
    name="invoice-ninja-5-clients",
    program=_PROGRAM,
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "Name,Number,Client User,Client Assigned User,Balance,Paid to Date,Client Currency,Website,"
        "Private Notes,Industry,Client Size,Client Phone,Street,Apt/Suite,City,State/Province,"
        "Postal Code,Country,Shipping Street,Shipping Apt/Suite,Shipping City,"
        "Shipping State/Province,Shipping Postal Code,Shipping Country,Client Payment Terms,"
        "VAT Number,ID Number,Public Notes,Contact Phone,First Name,Last Name,Email"
    ),
    fields=named(
        name="Name",
        email="Email",
        currency="Client Currency",
        address1="Street",
        address2="Apt/Suite",
        city="City",
        region="State/Province",
        postcode="Postal Code",
        country="Country",
    ),
    derived={
        "code": Derived(("ID Number", "Number"), first),
        "contact_name": Derived(("First Name", "Last Name"), joined),
        "phone": Derived(("Contact Phone", "Client Phone"), first),
    },
    needed=("name", "email", "address1"),
    marks=("Paid to Date", "Client Currency"),
    names_first=True,
    not_read="Balances and terms are not read: import the invoices for them.",
)

INVOICE_NINJA_5_CREDITS = Profile(
    name="invoice-ninja-5-credits",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "Client Name,Client Currency,Credit Credit Number,Credit Amount,Credit Balance,"
        "Credit Paid to Date,Credit PO Number,Credit Date,Credit Due Date,Credit Terms,"
        "Credit Discount,Credit Footer,Credit Status,Credit Public Notes,Credit Private Notes"
    ),
    fields=named(
        customer_name="Client Name",
        currency="Client Currency",
        number="Credit Credit Number",
        amount="Credit Amount",
        open="Credit Balance",
        reference="Credit PO Number",
        document_on="Credit Date",
        status="Credit Status",
        description="Credit Public Notes",
    ),
    needed=("customer_name", "number", "amount", "open", "document_on"),
    marks=("Credit Credit Number", "Credit Balance"),
    rules=ItemRules(
        types={},
        default_sides=("credit_note", "invoice"),
        excluded_statuses=frozenset({"draft"}),
        lines=Lines.REPEATED,
    ),
    decimal=".",
    names_first=True,
    not_read="Which invoice a credit was applied to stays in Invoice Ninja.",
)
