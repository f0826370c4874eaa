"""What a row of a file says of a customer in several columns, or several times in one."""

from __future__ import annotations

from typing import Any

from collector_desktop.domain.countries import placed
from collector_desktop.importers.base import CustomerRow


def address_in(row: CustomerRow) -> tuple[str, ...]:
    """Return the address of a row in the order of the columns of addresses, its country as kept."""
    said = (row.address1, row.address2, row.city, row.region, row.postcode, row.country)
    return address_as_kept(said)


def address_as_kept(columns: tuple[Any, ...]) -> tuple[Any, ...]:
    """Return the columns of an address with the country by its two letters."""
    line1, line2, city, region, postcode, country = columns
    if not country:
        return columns
    region, country = placed(region, country)
    return (line1, line2, city, region, postcode, country)


def people_in(text: str) -> list[tuple[str, str]]:
    """Return names and e-mail addresses of a text such as `Ada <ada@moss.example>; Ben`."""
    people = []
    for part in text.split(";"):
        name, _, email = part.strip().rstrip(">").partition("<")
        if name.strip() or email.strip():
            people.append((name.strip() or email.strip(), email.strip()))
    return people
