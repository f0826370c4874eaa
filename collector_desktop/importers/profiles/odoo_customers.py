"""Odoo: Contacts, exported with labels or with technical names."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first
from collector_desktop.importers.profile import Derived, Profile, columns, named

_KINDS = {"company": "company", "person": "consumer", "individual": "consumer"}

ODOO_CUSTOMERS = Profile(
    name="odoo-customers",
    program="Odoo",
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "External ID,Name,Company Type,Email,Phone,Mobile,Street,Street2,City,State,Zip,Country,"
        "Tax ID,Reference"
    ),
    fields=named(
        code="Reference|ref",
        name="Name|Display Name",
        email="Email",
        mobile="Mobile",
        address1="Street",
        address2="Street2",
        city="City",
        region="State|state_id",
        postcode="Zip",
        country="Country|country_id",
        terms="Customer Payment Terms|property_payment_term_id",
    ),
    derived={
        "phone": Derived(("Phone", "Mobile"), first),
        "kind": Derived(("Company Type",), lambda word: _KINDS.get(word.casefold(), "")),
    },
    needed=("name", "email", "address1", "postcode"),
    marks=("Street2", "Zip"),
    names_first=True,
    not_read="Tax numbers and categories stay in Odoo.",
)
