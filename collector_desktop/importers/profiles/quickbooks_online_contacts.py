"""QuickBooks Online: Customer Contact List, with a title above and the time of day below."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first_phone, second_phone
from collector_desktop.importers.profile import Derived, Profile, columns, named

QBO_CONTACTS = Profile(
    name="qbo-customer-contact-list",
    program="QuickBooks Online",
    kind=FileKind.CUSTOMERS,
    columns=columns("Customer full name,Phone numbers,Email,Full name,Bill address,Ship address"),
    fields=named(
        name="Customer full name|Customer",
        email="Email",
        contact_name="Full name",
        address1="Bill address|Billing address",
    ),
    derived={
        "phone": Derived(("Phone numbers", "Phone"), first_phone),
        "mobile": Derived(("Phone numbers",), second_phone),
    },
    needed=("name", "email", "address1"),
    marks=("Full name", "Bill address"),
    is_report=True,
    names_first=True,
    not_read="Delivery addresses are not read; an address comes in one line, as it stands there.",
)
