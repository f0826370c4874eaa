"""Who was asked about customers that want credit, and what they answered."""

from __future__ import annotations

from datetime import date
from typing import Any

from collector_desktop.domain.credit_references import ReferenceKind, ReferenceResult
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.position import ask

REFERENCES = """SELECT r.id, r.kind, r.name, r.result, r.suggested_minor, r.note, r.asked_on,
    r.answered_on, r.application_id FROM credit_reference r
    JOIN credit_application a ON a.id = r.application_id
    WHERE a.customer_id = :customer AND r.asked_on <= :day ORDER BY r.application_id DESC, r.id"""


@frozen
class ReferenceRow:
    """One reference; `suggested_minor` is the credit it speaks for, in the customer's currency.

    Before the day on which it was answered it still waits.
    """

    reference_id: int
    kind: ReferenceKind
    name: str
    result: ReferenceResult
    suggested_minor: int | None
    note: str
    asked_on: date
    answered_on: date | None
    application_id: int


def references(customer_id: int, as_of: date) -> tuple[ReferenceRow, ...]:
    """Return the references of a customer at a day, those of its newest application first."""
    rows = ask(REFERENCES, customer=customer_id, day=as_of.isoformat())
    return tuple(_row(row, as_of) for row in rows)


def _row(row: tuple[Any, ...], as_of: date) -> ReferenceRow:
    key, kind, name, result, suggested, note, asked, answered, application = row
    known = answered is not None and answered <= as_of.isoformat()
    return ReferenceRow(
        key,
        ReferenceKind(kind),
        name,
        ReferenceResult(result) if known else ReferenceResult.WAITING,
        suggested if known else None,
        note if known else "",
        date.fromisoformat(asked),
        date.fromisoformat(answered) if known else None,
        application,
    )
