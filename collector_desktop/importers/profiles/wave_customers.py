"""Wave: Customers as CSV."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import first, joined
from collector_desktop.importers.profile import Derived, Profile, columns, named

WAVE_CUSTOMERS = Profile(
    name="wave-customers",
    program="Wave",
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "customer_name,email,contact_first_name,contact_last_name,customer_currency,"
        "account_number,phone,fax,mobile,toll_free,website,country,province/state,address_line_1,"
        "address_line_2,city,postal_code/zip_code,shipping_address,ship-to_contact"
    ),
    fields=named(
        code="account_number",
        name="customer_name",
        email="email",
        mobile="mobile",
        currency="customer_currency",
        address1="address_line_1",
        address2="address_line_2",
        city="city",
        region="province/state",
        postcode="postal_code/zip_code",
        country="country",
    ),
    derived={
        "contact_name": Derived(("contact_first_name", "contact_last_name"), joined),
        "phone": Derived(("phone", "mobile", "toll_free"), first),
    },
    needed=("name", "email", "currency"),
    marks=("customer_currency", "toll_free"),
    names_first=True,
    not_read="Delivery addresses stay in Wave.",
)
