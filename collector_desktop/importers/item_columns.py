"""The places of an item's fields in a row; an absent field's place is an empty cell at the end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.fields import ADDRESS_FIELDS

ABSENT = -1


@frozen
class ItemColumns:
    """Where each field stands. Rows get one empty cell appended, which `ABSENT` points to."""

    number: int = ABSENT
    customer_code: int = ABSENT
    customer_name: int = ABSENT
    document_on: int = ABSENT
    due_on: int = ABSENT
    amount: int = ABSENT
    tax: int = ABSENT
    open: int = ABSENT
    paid: int = ABSENT
    currency: int = ABSENT
    type: int = ABSENT
    status: int = ABSENT
    reference: int = ABSENT
    terms: int = ABSENT
    description: int = ABSENT
    settled_on: int = ABSENT
    promised_for: int = ABSENT
    terms_from: int = ABSENT
    written_off: int = ABSENT
    written_off_on: int = ABSENT
    party: tuple[tuple[str, int], ...] = ()
    width: int = 0


def item_columns(columns: Mapping[str, int], *, amount_is_open: bool = False) -> ItemColumns:
    """Return the places of an item's fields; unknown names are ignored."""
    names = {field.name for field in fields(ItemColumns)} - {"party", "width"}
    places = {name: column for name, column in columns.items() if name in names}
    if amount_is_open or "amount" not in places:
        places["amount"] = places.get("open", ABSENT)
    party = tuple((name, columns[name]) for name in ADDRESS_FIELDS if name in columns)
    width = max(columns.values(), default=0) + 1
    return ItemColumns(**places, party=party, width=width)
