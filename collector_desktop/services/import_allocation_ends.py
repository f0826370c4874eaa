"""Which two items the numbers of an allocation mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from collector_desktop.domain.items import CREDITS, DEBITS
from collector_desktop.importers.base import AllocationRow
from collector_desktop.services.import_details import Flaw

PAYERS = "a receipt, credit note or adjustment"
PAID = "an invoice, refund or adjustment"


@dataclass(slots=True)
class End:
    """An item that a number may mean, and what is left of it while the file is brought in."""

    id: int
    customer_id: int
    type: str
    currency: str
    left: int
    document_on: str


class Pair(NamedTuple):
    """The credit that pays and the debit that is paid."""

    source: End
    target: End


def find_pair(row: AllocationRow, sources: Sequence[End], targets: Sequence[End]) -> Pair | Flaw:
    """Return the one pair of items of the same customer and currency, or what is in the way."""
    payers = [end for end in sources if end.type in CREDITS]
    debits = [end for end in targets if end.type in DEBITS]
    if not payers:
        return _no_end("from", row.source, sources, PAYERS)
    if not debits:
        return _no_end("to", row.target, targets, PAID)
    related = [
        Pair(credit, debit)
        for credit in payers
        for debit in debits
        if credit.customer_id == debit.customer_id
    ]
    if not related:
        reason = f"{row.source} and {row.target} belong to different customers."
        return Flaw("to", row.target, reason)
    pairs = [pair for pair in related if pair.source.currency == pair.target.currency]
    if not pairs:
        money = f"{related[0].source.currency} and {related[0].target.currency}"
        reason = f"{row.source} and {row.target} are in different currencies: {money}."
        return Flaw("to", row.target, reason)
    if len(pairs) > 1:
        reason = f"Several items are numbered {row.source} or {row.target}: it is not clear which."
        return Flaw("from", row.source, reason)
    return pairs[0]


def _no_end(column: str, number: str, ends: Sequence[End], wanted: str) -> Flaw:
    if not ends:
        return Flaw(column, number, f"No item is numbered {number}.")
    found = ends[0].type.replace("_", " ")
    return Flaw(
        column,
        number,
        f"{number} is on the wrong side ({found}): name {wanted}.",
    )
