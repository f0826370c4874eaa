"""QuickBooks Desktop: the list of customers as a report, under a title."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import joined, net_terms, some_limit
from collector_desktop.importers.profile import Derived, Profile, columns, named

QBD_CUSTOMERS = Profile(
    name="qbd-customer-contact-list",
    program="QuickBooks Desktop",
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "Customer,Company Name,First Name,Last Name,Main Email,Main Phone,Bill Addr Line1,"
        "Bill Addr City,Bill Addr State,Bill Addr Postal Code,Terms"
    ),
    fields=named(
        name="Customer",
        email="Main Email",
        phone="Main Phone",
        address1="Bill Addr Line1",
        address2="Bill Addr Line2",
        city="Bill Addr City",
        region="Bill Addr State",
        postcode="Bill Addr Postal Code",
        country="Bill Addr Country",
    ),
    derived={
        "contact_name": Derived(("First Name", "Last Name"), joined),
        "terms": Derived(("Terms",), net_terms),
        "credit_limit": Derived(("Credit Limit",), some_limit),
    },
    needed=("name", "email", "phone"),
    marks=("Main Email", "Main Phone"),
    is_report=True,
    names_first=True,
    decimal=".",
    not_read="A customer that the list has twice comes in once; the second line is rejected.",
)
