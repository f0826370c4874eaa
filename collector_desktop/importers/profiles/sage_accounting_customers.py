"""Sage Accounting (cloud): Customers > Export."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first, some_limit
from collector_desktop.importers.profile import Derived, Profile, columns, named

SAGE_ACCOUNTING_CUSTOMERS = Profile(
    name="sage-accounting-customers",
    program="Sage Accounting",
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "Reference,Company Name,Currency,Credit Limit,Main Address Type,Main Address Line 1,"
        "Main Address Line 2,Main Address Town,Main Address County,Main Address Post Code,"
        "Main Address Country,Main Contact Name,Main Contact Phone,Main Contact Type,"
        "Main Contact Mobile,Main Contact Email,Main Contact Fax,VAT Number,Ledger Account"
    ),
    fields=named(
        code="Reference",
        name="Company Name",
        currency="Currency",
        address1="Main Address Line 1",
        address2="Main Address Line 2",
        city="Main Address Town",
        region="Main Address County",
        postcode="Main Address Post Code",
        country="Main Address Country",
        contact_name="Main Contact Name",
        email="Main Contact Email",
        mobile="Main Contact Mobile",
    ),
    derived={
        "phone": Derived(("Main Contact Phone", "Main Contact Mobile"), first),
        "credit_limit": Derived(("Credit Limit",), some_limit),
    },
    needed=("name", "address1", "contact_name"),
    marks=("Main Address Line 1", "Main Contact Email"),
    decimal=".",
    not_read="Further addresses and VAT numbers stay in Sage; a limit of 0 means none was set.",
)
