"""The items and names of a message that is proposed, held as bytes until somebody looks at them.

A run on a large ledger proposes a quarter of a million items, of which a page shows a dozen. As
objects with their numbers and sums they take three times the memory, and names that are texts of
their own twice.
"""

from __future__ import annotations

import marshal
from datetime import date
from typing import NamedTuple

from collector_desktop.domain.named_rows import made

# The form without references between values: nothing is repeated within a message but a step's
# name, and it is written in two thirds of the time.
_FORM = 2

_day = date.fromordinal

# As `ProposedItem`, with the due day as its ordinal.
ItemRow = tuple[int, str, int, int, int, int, str, int | None, int, int]

Names = tuple[str, str, str, str]


class ProposedItem(NamedTuple):
    """An item of a message, in minor units.

    `open_minor` is what is asked for: what is open less `disputed_minor` and what is spoken for.
    `step_id` is the step that it takes with this message, None if it is only listed; `step_name`
    that one, else the last it was sent. `fee_minor` is what the step charges, `fees_before_minor`
    what earlier steps did.
    """

    item_id: int
    number: str
    due_on: date
    days_overdue: int
    open_minor: int
    disputed_minor: int
    step_name: str
    step_id: int | None
    fee_minor: int
    fees_before_minor: int


def packed(rows: list[ItemRow]) -> bytes:
    """Return items as bytes, which never leave the program."""
    return marshal.dumps(rows, _FORM)


def packed_names(names: Names) -> bytes:
    """Return a customer's code and name, and to whom and where a message goes, as bytes."""
    return marshal.dumps(names, _FORM)


def names_in(kept: bytes) -> Names:
    """Return the names that were packed."""
    names: Names = marshal.loads(kept)  # noqa: S302 - of our own, from `packed_names`
    return names


def item_rows(kept: bytes) -> list[ItemRow]:
    """Return the bare rows of items that were packed, in a fifth of the time of `unpacked`."""
    rows: list[ItemRow] = marshal.loads(kept)  # noqa: S302 - of our own, from `packed`
    return rows


def unpacked(kept: bytes) -> tuple[ProposedItem, ...]:
    """Return the items that were packed."""
    return tuple(
        [
            made(ProposedItem, (item, number, _day(due), late, asked, amiss, name, step, fee, past))
            for item, number, due, late, asked, amiss, name, step, fee, past in item_rows(kept)
        ]
    )
