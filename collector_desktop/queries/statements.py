"""Statements of account: what is open, or all that moved in a period."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from collector_desktop.domain.ageing import Buckets, days_overdue, parse_buckets
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import AGED_BUCKETS
from collector_desktop.domain.statement_kinds import ACTIVITY, DETAIL
from collector_desktop.queries.applications import Application, applications
from collector_desktop.queries.disputed import disputed_by_item
from collector_desktop.queries.position import OpenItem, ask, open_items
from collector_desktop.queries.settings import settings

MOVEMENTS = """SELECT document_on, type, number,
    CASE WHEN description LIKE 'Written off:%' THEN description ELSE reference END,
    due_on, amount_minor, currency,
    CASE WHEN type IN ('invoice', 'refund', 'debit_adjustment') THEN 1 ELSE -1 END
    FROM item WHERE customer_id = :customer AND document_on <= :day
    ORDER BY document_on, id"""

DEFAULT_PERIOD = timedelta(days=29)


@frozen
class StatementEntry:
    """One line; one of `debit_minor` and `credit_minor` is 0, `balance_minor` runs.

    `disputed_minor` is what is in dispute of an open item, `applied` what was paid of it or what
    it paid, where that is stated. A movement has no `item_id`.
    """

    on: date
    type: str
    number: str
    reference: str
    due_on: date
    debit_minor: int
    credit_minor: int
    balance_minor: int
    amount_minor: int
    disputed_minor: int = 0
    item_id: int = 0
    applied: tuple[Application, ...] = ()


@frozen
class StatementSection:
    """One currency of a statement; the ageing columns and `unallocated_minor` sum to `closing`.

    `disputed_minor` is what is in dispute of it, `disputed_late_minor` what of that is overdue;
    `agreed_minor` and `agreed_late_minor` are what is to come by a promise, a plan or a cheque.
    """

    currency: str
    opening_minor: int
    entries: tuple[StatementEntry, ...]
    closing_minor: int
    ageing: tuple[int, ...]
    unallocated_minor: int
    overdue_minor: int
    disputed_minor: int = 0
    disputed_late_minor: int = 0
    agreed_minor: int = 0
    agreed_late_minor: int = 0

    @property
    def asked_minor(self) -> int:
        """What is asked for, as letters ask; nothing where none is left.

        It is the balance without what is in dispute, and without what is agreed to come.
        """
        return max(self.closing_minor - self.disputed_minor - self.agreed_minor, 0)

    @property
    def late_minor(self) -> int:
        """What is asked for and overdue: less what is in dispute or agreed, and money to match.

        Such money pays the oldest first. Never more than what is asked for.
        """
        late = self.overdue_minor - self.disputed_late_minor - self.agreed_late_minor
        return max(min(late + self.unallocated_minor, self.asked_minor), 0)

    @property
    def is_agreed(self) -> bool:
        """Whether nothing is asked for because all that would be is to come as agreed."""
        return self.closing_minor > 0 and self.agreed_minor > 0 and not self.asked_minor


@frozen
class StatementData:
    """A statement before it is worded; `labels` head the ageing columns."""

    customer_id: int
    kind: str
    first: date
    last: date
    labels: tuple[str, ...]
    sections: tuple[StatementSection, ...]


def statement(
    customer_id: int,
    kind: str,
    last: date,
    first: date | None = None,
    agreed: Mapping[int, int] | None = None,
) -> StatementData:
    """Return a customer's statement at the end of `last`.

    `kind` is `open-item` (what is open), `detail` (what is open, each with what was applied to it)
    or `activity` (all entries from `first`, with the balance brought forward). The closing balance
    is that of the ledger whichever it is. `agreed` is how much of each debt is to come as agreed.
    """
    first = first or last - DEFAULT_PERIOD
    buckets = parse_buckets(settings()[AGED_BUCKETS])
    at_end: dict[str, list[OpenItem]] = defaultdict(list)
    for item in open_items(last, customer_id):
        at_end[item.currency].append(item)
    disputed = disputed_by_item(last, customer_id)
    if kind == ACTIVITY:
        drafts = _activity(customer_id, first, last)
    else:
        open_ids = [item.item_id for found in at_end.values() for item in found]
        applied = applications(last, open_ids) if kind == DETAIL else {}
        drafts = {
            c: (0, [_open_entry(item, disputed, applied) for item in found])
            for c, found in at_end.items()
        }
    aged = (buckets, last)
    sections = tuple(
        _section(currency, drafts[currency], at_end[currency], (disputed, agreed or {}), aged)
        for currency in sorted(drafts)
    )
    return StatementData(customer_id, kind, first, last, buckets.labels, sections)


def _open_entry(
    item: OpenItem, disputed: dict[int, int], applied: dict[int, tuple[Application, ...]]
) -> StatementEntry:
    debit = item.open_minor if item.sign > 0 else 0
    return StatementEntry(
        item.document_on,
        item.type,
        item.number,
        item.reference,
        item.due_on,
        debit,
        item.open_minor - debit,
        0,
        item.amount_minor,
        disputed.get(item.item_id, 0),
        item.item_id,
        applied.get(item.item_id, ()),
    )


def _activity(
    customer_id: int, first: date, last: date
) -> dict[str, tuple[int, list[StatementEntry]]]:
    opening: dict[str, int] = defaultdict(int)
    entries: dict[str, list[StatementEntry]] = defaultdict(list)
    for record in ask(MOVEMENTS, customer=customer_id, day=last.isoformat()):
        on, currency, side = date.fromisoformat(record[0]), record[6], record[7]
        if on < first:
            opening[currency] += side * record[5]
        else:
            entries[currency].append(_movement(record, on, side))
    currencies = opening.keys() | entries.keys()
    moved = {c: (opening[c], entries[c]) for c in currencies}
    return {c: pair for c, pair in moved.items() if pair[0] or pair[1]}


def _movement(record: tuple[Any, ...], on: date, side: int) -> StatementEntry:
    debit = record[5] if side > 0 else 0
    return StatementEntry(
        on,
        record[1],
        record[2],
        record[3],
        date.fromisoformat(record[4]),
        debit,
        record[5] - debit,
        0,
        record[5],
    )


def _section(
    currency: str,
    moved: tuple[int, list[StatementEntry]],
    at_end: list[OpenItem],
    apart: tuple[Mapping[int, int], Mapping[int, int]],
    aged: tuple[Buckets, date],
) -> StatementSection:
    """Return one currency; `apart` is what is disputed and what is agreed to come of each debt."""
    (opening, drafts), (buckets, last) = moved, aged
    balance, entries = opening, []
    for draft in drafts:
        balance += draft.debit_minor - draft.credit_minor
        entries.append(replace(draft, balance_minor=balance))
    ageing = [0] * len(buckets.labels)
    unallocated = overdue = 0
    whole, late = [0, 0], [0, 0]
    for item in at_end:
        if item.sign < 0:
            unallocated -= item.open_minor
            continue
        days = days_overdue(item.due_on, last)
        ageing[buckets.index(days)] += item.open_minor
        overdue += item.open_minor if days > 0 else 0
        for at, parts in enumerate(apart):
            part = parts.get(item.item_id, 0)
            whole[at] += part
            late[at] += part if days > 0 else 0
    return StatementSection(
        currency,
        opening,
        tuple(entries),
        balance,
        tuple(ageing),
        unallocated,
        overdue,
        *(whole[0], late[0], whole[1], late[1]),
    )
