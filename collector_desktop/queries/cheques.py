"""The register of post-dated cheques, as it stood at the end of any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import date
from typing import Any

from collector_desktop.domain.cheques import ChequeStatus
from collector_desktop.domain.forecast import Pledge
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask
from collector_desktop.queries.returns import RETURNED_ON

REGISTER = f"""SELECT h.id, h.customer_id, c.code, c.name, h.number, h.drawer, h.reference,
    h.amount_minor, h.currency, h.received_on, h.dated_on, i.id, i.number,
    {RETURNED_ON}, CASE WHEN h.cancelled_on <= :day THEN h.cancelled_on END, i.document_on
    FROM cheque h CROSS JOIN customer c ON c.id = h.customer_id
    LEFT JOIN item i ON i.id = h.receipt_id AND i.document_on <= :day
    WHERE h.received_on <= :day AND (:customer IS NULL OR h.customer_id = :customer)
    ORDER BY h.dated_on, h.id"""

PLANNED = """SELECT p.cheque_id, p.item_id, i.number, p.amount_minor FROM cheque_item p
    JOIN item i ON i.id = p.item_id ORDER BY p.id"""


@frozen
class PlannedPart:
    """How much of a cheque is meant for which item."""

    item_id: int
    number: str
    minor: int


@frozen
class ChequeRow:
    """One cheque; `decided_on` is the day it was banked, came back or was given back.

    `receipt_id` and `receipt` name what it became once it was banked.
    """

    cheque_id: int
    customer_id: int
    customer_code: str
    customer: str
    number: str
    drawer: str
    reference: str
    amount_minor: int
    currency: str
    received_on: date
    dated_on: date
    receipt_id: int | None
    receipt: str | None
    status: ChequeStatus
    decided_on: date | None
    parts: tuple[PlannedPart, ...]

    @property
    def item_id(self) -> int:
        """The id by which lists know the row."""
        return self.cheque_id

    def is_due(self, day: date) -> bool:
        """Return whether it waits to be banked and may be."""
        return self.status is ChequeStatus.HELD and self.dated_on <= day


def cheques(as_of: date, customer_id: int | None = None) -> tuple[ChequeRow, ...]:
    """Return the cheques received up to a day, the first to be banked first."""
    parts: dict[int, list[PlannedPart]] = defaultdict(list)
    for cheque_id, *part in ask(PLANNED):
        parts[cheque_id].append(PlannedPart(*part))
    rows = ask(REGISTER, day=as_of.isoformat(), customer=customer_id)
    return tuple(_row(row, tuple(parts[row[0]])) for row in rows)


def held_cheques(as_of: date) -> dict[tuple[int, str], list[Pledge]]:
    """Return the cheques in hand that are not banked, by customer and currency, as pledges."""
    found: dict[tuple[int, str], list[Pledge]] = defaultdict(list)
    for row in cheques(as_of):
        if row.status is ChequeStatus.HELD:
            items = tuple(part.item_id for part in row.parts)
            pledge = Pledge(row.dated_on, row.amount_minor, items)
            found[row.customer_id, row.currency].append(pledge)
    return found


def _row(row: tuple[Any, ...], parts: tuple[PlannedPart, ...]) -> ChequeRow:
    *head, received, dated, receipt_id, receipt, returned, cancelled, banked = row
    decided, status = cancelled, ChequeStatus.CANCELLED
    if receipt_id is not None:
        decided, status = returned or banked, ChequeStatus.BANKED
        if returned:
            status = ChequeStatus.RETURNED
    elif cancelled is None:
        status = ChequeStatus.HELD
    make: Callable[..., ChequeRow] = ChequeRow
    return make(
        *head,
        date.fromisoformat(received),
        date.fromisoformat(dated),
        receipt_id,
        receipt,
        status,
        date.fromisoformat(decided) if decided else None,
        parts,
    )
