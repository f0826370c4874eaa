"""Watches the past while an entry is written, to say what a back-dated one changes in it.

The open items at every month end since the entry's day, with their due dates, and the judgements
of promises are read before and after; papers sent since then show figures that are no longer so.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from collector_desktop.domain.back_dating import PastChanges, Rejudged, month_ends
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.queries.position import ask, is_latest, open_items
from collector_desktop.queries.promises import promises_of
from collector_desktop.services.money_entries import MoneyMoved

LAST_ENTRY = """SELECT max(coalesce((SELECT max(document_on) FROM item
        WHERE customer_id = :customer), ''),
    coalesce((SELECT max(a.allocated_on) FROM item i JOIN allocation a ON a.source_id = i.id
        WHERE i.customer_id = :customer), ''))"""
LAST_WORK = "SELECT max(made_on) FROM operation"
JUDGED = "SELECT id, status FROM promise WHERE customer_id = :customer ORDER BY id"
PAPERS = """SELECT coalesce(sum(kind = 'statement'), 0), coalesce(sum(kind = 'letter'), 0)
    FROM document WHERE customer_id = :customer AND made_on >= :day"""

Ends = dict[tuple[int, date], dict[int, tuple[int, date]]]


@frozen
class Past:
    """How the past of some customers stood before an entry of a day was written.

    `until` is the last day on which somebody could have been told how they stand; an entry of that
    day or a later one changes nothing that anybody was told.
    """

    customers: Collection[int]
    on: date
    until: date
    ends: Ends
    judged: dict[int, str]

    def changes(self) -> PastChanges:
        """Return what is different now."""
        if self.on >= self.until:
            return PastChanges()
        ends = _ends(self.customers, self.on, self.until)
        judged = _judged(self.customers, self.until)
        days = {day for key, day in ends if ends[key, day] != self.ends[key, day]}
        papers = [
            ask(PAPERS, customer=customer, day=self.on.isoformat())[0]
            for customer in self.customers
        ]
        return PastChanges(
            sum(statements for statements, _ in papers),
            sum(letters for _, letters in papers),
            tuple(sorted(days)),
            tuple(
                Rejudged(key, status, judged[key])
                for key, status in self.judged.items()
                if judged.get(key, status) != status
            ),
        )

    def outcome(
        self,
        moved: MoneyMoved,
        changed: Change,
        operation_id: int,
        summary: str,
        claims: tuple[str, ...] = (),
    ) -> Outcome[MoneyMoved]:
        """Return the outcome of a use case with what it changed in the past.

        `claims` are those of interest that it lowered.
        """
        changes = replace(self.changes(), claims=claims)
        moved = replace(moved, changes=changes)
        return Outcome(moved, changed, operation_id, summary, changes.sentence)


def watch(customers: Collection[int], on: date, made_on: date) -> Past:
    """Return the past as it is before an entry of a day is written."""
    until = made_on if is_latest(made_on) else max(made_on, _last_told(customers) or made_on)
    if on >= until:
        return Past(customers, on, until, {}, {})
    return Past(customers, on, until, _ends(customers, on, until), _judged(customers, until))


def _last_told(customers: Collection[int]) -> date | None:
    """Return the day of the last entry, but none after the last day that was worked at.

    Nobody has yet been told about what is dated after it, such as a payment entered in advance.
    """
    lasts = [ask(LAST_ENTRY, customer=customer)[0][0] for customer in customers]
    worked = ask(LAST_WORK)[0][0] or ""
    last = min(max(lasts, default=""), worked)
    return date.fromisoformat(last) if last else None


def _ends(customers: Collection[int], on: date, until: date) -> Ends:
    return {
        (customer, day): {
            each.item_id: (each.open_minor, each.due_on) for each in open_items(day, customer)
        }
        for customer in customers
        for day in month_ends(on, until)
    }


def _judged(customers: Collection[int], day: date) -> dict[int, str]:
    """Return how promises stand at a day, also those that nobody has written down as judged yet."""
    found = dict(row for customer in customers for row in ask(JUDGED, customer=customer))
    if PromiseStatus.OPEN in found.values():
        found |= {each.promise_id: str(each.status) for each in promises_of(day, customers)}
    return found
