"""FreshBooks: Clients as CSV."""

from __future__ import annotations

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.making import joined
from collector_desktop.importers.profile import Derived, Profile, columns, named


def _name(organisation: str, *names: str) -> str:
    """Return the name that invoices carry: the organisation's, else the person's."""
    return organisation or joined(*names)


FRESHBOOKS_CLIENTS = Profile(
    name="freshbooks-clients",
    program="FreshBooks",
    kind=FileKind.CUSTOMERS,
    columns=columns(
        "Organization,First Name,Last Name,Email,Phone,Street,City,Province/State,Country,"
        "Postal Code,Notes"
    ),
    fields=named(
        email="Email",
        phone="Phone",
        address1="Street",
        city="City",
        region="Province/State",
        country="Country",
        postcode="Postal Code",
    ),
    derived={
        "name": Derived(("Organization", "First Name", "Last Name"), _name),
        "contact_name": Derived(("First Name", "Last Name"), joined),
    },
    needed=("name", "email"),
    marks=("Organization", "Province/State", "Notes"),
    names_first=True,
    not_read="Notes stay in FreshBooks.",
)
