"""What a row of a file says of a customer in several columns, or several times in one."""

from __future__ import annotations

from collector_desktop.importers.base import CustomerRow


def address_in(row: CustomerRow) -> tuple[str, ...]:
    """Return the address of a row, in the order of the columns of addresses."""
    return (row.address1, row.address2, row.city, row.region, row.postcode, row.country)


def people_in(text: str) -> list[tuple[str, str]]:
    """Return names and e-mail addresses of a text such as `Ada <ada@moss.example>; Ben`."""
    people = []
    for part in text.split(";"):
        name, _, email = part.strip().rstrip(">").partition("<")
        if name.strip() or email.strip():
            people.append((name.strip() or email.strip(), email.strip()))
    return people
