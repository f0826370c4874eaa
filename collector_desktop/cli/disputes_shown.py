"""A dispute as programs and people read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from collector_desktop.cli.session import TextTable
from collector_desktop.cli.words import day_text, shown
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.disputes import DisputeRow

HEADINGS = (
    *("id", "customer", "item", "amount", "disputed", "currency", "reason", "raised_on"),
    *("answer_by", "status", "ended_on", "credit", "credited", "note"),
)
NUMBERS = frozenset({0, 3, 4, 12})


def dispute_document(row: DisputeRow) -> dict[str, Any]:
    """Return a dispute: `disputed` is the part of what is open that it still holds back."""
    credited = row.credit_minor
    return {
        "id": row.dispute_id,
        "customer": row.customer_code,
        "item": row.number,
        "amount": plain_amount(row.amount_minor, row.currency),
        "disputed": plain_amount(row.disputed_minor, row.currency),
        "currency": row.currency,
        "reason": row.reason,
        "note": row.note or None,
        "raised_on": row.raised_on.isoformat(),
        "answer_by": day_text(row.answer_by),
        "status": row.status.value,
        "ended_on": day_text(row.ended_on),
        "credit": row.credit,
        "credited": None if credited is None else plain_amount(credited, row.currency),
    }


def dispute_table(rows: Iterable[DisputeRow], title: str = "") -> TextTable:
    """Return disputes as a table."""
    documents = map(dispute_document, rows)
    cells = [[shown(each[key]) for key in HEADINGS] for each in documents]
    return TextTable(HEADINGS, cells, NUMBERS, title)
