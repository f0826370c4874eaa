"""Dynamics 365 Business Central: Customer Ledger Entries and Customers, opened in Excel."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import some_limit
from collector_desktop.importers.profile import Derived, ItemRules, Profile, columns, named

_PROGRAM = "Dynamics 365 Business Central"
_CLOSED = frozenset({"no", "false", "nein", "non", "0"})


def _closed(is_open: str) -> str:
    """Return why an entry is left out: nothing is open of it."""
    return "an entry that is closed" if is_open.casefold() in _CLOSED else ""


BC_LEDGER_ENTRIES = Profile(
    name="business-central-ledger-entries",
    program=_PROGRAM,
    kind=FileKind.ITEMS,
    columns=columns(
        "Posting Date,Document Date,Document Type,Document No.,External Document No.,Customer No.,"
        "Customer Name,Description,Currency Code,Original Amount,Amount,Amount (LCY),"
        "Remaining Amount,Remaining Amt. (LCY),Due Date,Pmt. Discount Date,Open,On Hold,"
        "Reason Code,Entry No."
    ),
    fields=named(
        document_on="Document Date|Posting Date",
        type="Document Type",
        number="Document No.",
        reference="External Document No.",
        customer_code="Customer No.",
        customer_name="Customer Name",
        description="Description",
        currency="Currency Code",
        amount="Original Amount|Amount",
        open="Remaining Amount",
        due_on="Due Date",
    ),
    derived={"left_out": Derived(("Open",), _closed)},
    needed=("document_on", "type", "number", "customer_code", "amount", "open"),
    marks=("Entry No.", "Remaining Amount"),
    rules=ItemRules(
        types={
            "invoice": ("invoice", "credit_note"),
            "credit memo": ("debit_adjustment", "credit_note"),
            "payment": ("debit_adjustment", "receipt"),
            "refund": ("refund", "credit_adjustment"),
            "finance charge memo": ("invoice", "credit_note"),
            "reminder": ("invoice", "credit_note"),
        },
        default_sides=("debit_adjustment", "credit_adjustment"),
        numbered=frozenset({"invoice", "credit_note"}),
    ),
    not_read="Closed entries are left out; discounts and reason codes are not read.",
)

BC_CUSTOMERS = Profile(
    name="business-central-customers",
    program=_PROGRAM,
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "No.,Name,Responsibility Center,Location Code,Phone No.,Contact,Email,Address,Address 2,"
        "City,County,Post Code,Country/Region Code,Currency Code,Payment Terms Code,"
        "Credit Limit (LCY),Balance (LCY),Balance Due (LCY),Sales (LCY)"
    ),
    fields=named(
        code="No.",
        name="Name",
        phone="Phone No.",
        contact_name="Contact",
        email="Email|E-Mail",
        address1="Address",
        address2="Address 2",
        city="City",
        region="County",
        postcode="Post Code",
        country="Country/Region Code",
        currency="Currency Code",
        terms="Payment Terms Code",
    ),
    derived={"credit_limit": Derived(("Credit Limit (LCY)",), some_limit)},
    needed=("code", "name", "phone"),
    marks=("Phone No.", "Contact", "Sales (LCY)"),
    not_read="Balances are not read: import the ledger entries for them.",
)
