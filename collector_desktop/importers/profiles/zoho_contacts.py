"""Zoho Books and Zoho Invoice: Contacts as CSV."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first, joined, net_terms, some_limit
from collector_desktop.importers.profile import Derived, Profile, columns, named

_KINDS = {"business": "company", "individual": "consumer"}

ZOHO_CONTACTS = Profile(
    name="zoho-contacts",
    program="Zoho Books",
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "Created Time,Last Modified Time,Display Name,Company Name,Salutation,First Name,Last Name,"
        "Phone,Currency Code,Notes,Website,Status,Credit Limit,Customer Sub Type,Billing Attention,"
        "Billing Address,Billing Street2,Billing City,Billing State,Billing Country,Billing Code,"
        "Billing Phone,Billing Fax,Payment Terms,Payment Terms Label,EmailID,MobilePhone,"
        "Customer ID,Customer Name,Contact Type,Payment Reminder"
    ),
    fields=named(
        name="Display Name|Customer Name",
        email="EmailID",
        mobile="MobilePhone",
        currency="Currency Code",
        address1="Billing Address",
        address2="Billing Street2",
        city="Billing City",
        region="Billing State",
        country="Billing Country",
        postcode="Billing Code",
    ),
    derived={
        "kind": Derived(("Customer Sub Type",), lambda word: _KINDS.get(word.casefold(), "")),
        "contact_name": Derived(("First Name", "Last Name"), joined),
        "phone": Derived(("Phone", "MobilePhone", "Billing Phone"), first),
        "terms": Derived(("Payment Terms Label", "Payment Terms"), net_terms),
        "credit_limit": Derived(("Credit Limit",), some_limit),
        "left_out": Derived(
            ("Contact Type",), lambda word: "a supplier" if word.casefold() == "vendor" else ""
        ),
    },
    needed=("name", "email"),
    marks=("Created Time", "EmailID"),
    decimal=".",
    names_first=True,
    not_read="Delivery addresses and notes stay in Zoho; a limit of 0 means none was set.",
)
