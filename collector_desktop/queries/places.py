"""Where customers are: the parts of their billing addresses, for the post and payment orders."""

from __future__ import annotations

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

PLACES = """SELECT customer_id, line1, line2, postcode, city, country FROM address
    WHERE kind = 'billing'"""


@frozen
class Place:
    """An address in parts; `lines` are those above the town, `country` has two letters or none."""

    lines: tuple[str, ...] = ()
    postcode: str = ""
    town: str = ""
    country: str = ""


def places() -> dict[int, Place]:
    """Return where every customer is whose address is known."""
    return {row[0]: _place(row) for row in ask(PLACES)}


def place_of(customer_id: int) -> Place:
    """Return where a customer is; of one without an address all is empty."""
    found = ask(f"{PLACES} AND customer_id = :customer", customer=customer_id)
    return _place(found[0]) if found else Place()


def _place(row: tuple[int, str, str, str, str, str]) -> Place:
    _, line1, line2, postcode, town, country = row
    return Place(tuple(filter(None, (line1, line2))), postcode, town, country)
