"""Disputes as they stood at the end of any day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.disputed import among, disputed_parts
from collector_desktop.queries.position import ask

CASES = """SELECT d.id, d.item_id, i.customer_id, c.code, c.name, i.number, i.currency,
    d.amount_minor, d.reason, d.note, d.raised_on, d.answer_by,
    CASE WHEN d.ended_on <= :day THEN d.status ELSE 'open' END,
    CASE WHEN d.ended_on <= :day THEN d.ended_on END, e.number, e.amount_minor, {credited}
    FROM dispute d CROSS JOIN item i ON i.id = d.item_id
    CROSS JOIN customer c ON c.id = i.customer_id
    LEFT JOIN item e ON e.id = d.credit_id AND d.ended_on <= :day
    WHERE d.raised_on <= :day {only} ORDER BY d.raised_on, d.id"""

# What was credited on the debt since it was disputed, other than by the end of a dispute: a credit
# note of the accounting program for the same fault, or a write-off.
CREDITED_SINCE = """(SELECT coalesce(sum(a.amount_minor), 0) FROM allocation a
        JOIN item s ON s.id = a.source_id
    WHERE a.target_id = d.item_id AND a.allocated_on BETWEEN d.raised_on AND :day
      AND s.type IN ('credit_note', 'credit_adjustment')
      AND s.id NOT IN (SELECT credit_id FROM dispute WHERE credit_id IS NOT NULL))"""


@frozen
class DisputeRow:
    """One dispute; `disputed_minor` is what it still disputes of what is open.

    `credit` names the adjustment that it became, of `credit_minor`. `grantable_minor` is what can
    be credited at its end: all that was disputed, also what was paid meanwhile, but not what was
    credited since.
    """

    dispute_id: int
    item_id: int
    customer_id: int
    customer_code: str
    customer: str
    number: str
    currency: str
    amount_minor: int
    reason: str
    note: str
    raised_on: date
    answer_by: date | None
    status: DisputeStatus
    ended_on: date | None
    credit: str | None
    credit_minor: int | None
    disputed_minor: int
    grantable_minor: int

    def is_late(self, day: date) -> bool:
        """Return whether we owe an answer since before a day."""
        is_open = self.status is DisputeStatus.OPEN
        return is_open and self.answer_by is not None and self.answer_by < day


def disputes(as_of: date, customer_id: int | None = None) -> tuple[DisputeRow, ...]:
    """Return the disputes raised up to a day, oldest first, as they stood at its end.

    Several on one debt take what is open of it in the order in which they were raised.
    """
    whose = None if customer_id is None else [customer_id]
    only, values = among(as_of, whose)
    left = {part.item_id: part.minor for part in disputed_parts(as_of, whose)}
    found = []
    for *row, credited in ask(CASES.format(only=only, credited=CREDITED_SINCE), **values):
        is_open = row[12] == DisputeStatus.OPEN
        minor = min(row[7], left.get(row[1], 0)) if is_open else 0
        left[row[1]] = left.get(row[1], 0) - minor
        found.append(_row(row, minor, max(minor, row[7] - credited) if is_open else 0))
    return tuple(found)


def _row(row: Sequence[Any], disputed_minor: int, grantable_minor: int) -> DisputeRow:
    *head, raised, answer_by, status, ended, credit, credit_minor = row
    make: Callable[..., DisputeRow] = DisputeRow
    return make(
        *head,
        date.fromisoformat(raised),
        _day(answer_by),
        DisputeStatus(status),
        _day(ended),
        credit,
        credit_minor,
        disputed_minor,
        grantable_minor,
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
