"""Disputes with how they are worked: owner, whose move it is, steps, notes and evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from itertools import pairwise
from typing import Any

from collector_desktop.domain.dispute_cases import GROUP_OF, WaitingFor
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.disputes import DisputeRow, disputes
from collector_desktop.queries.position import ask, with_position

FACTS = """SELECT d.id, coalesce(c.owner, ''), coalesce(c.waiting_for, 'us'),
    coalesce(c.raised_by, ''), coalesce(c.root_cause, ''), coalesce(c.outcome_note, ''),
    coalesce(c.credit_number, ''), coalesce(p.open_minor, 0), i.amount_minor,
    (SELECT min(due_on) FROM dispute_step s WHERE s.dispute_id = d.id
        AND (s.done_on IS NULL OR s.done_on > :day))
    FROM dispute d LEFT JOIN dispute_case c ON c.dispute_id = d.id
    JOIN item i ON i.id = d.item_id LEFT JOIN position p ON p.id = d.item_id
    WHERE d.raised_on <= :day"""
STEPS = """SELECT id, dispute_id, name, due_on, done_on FROM dispute_step
    WHERE dispute_id = :dispute ORDER BY position, id"""
NOTES = """SELECT text, author, made_on FROM dispute_note
    WHERE dispute_id = :dispute AND made_on <= :day ORDER BY id"""
FILES = """SELECT id, file_name, size, made_on FROM dispute_file
    WHERE dispute_id = :dispute AND made_on <= :day ORDER BY id"""


@frozen
class CaseRow:
    """A dispute and who works it; `open_minor` is what is open of the whole invoice.

    `next_due` is the day by which the first step that is not done is wanted.
    """

    dispute: DisputeRow
    owner: str
    waiting_for: WaitingFor
    raised_by: str
    root_cause: str
    outcome_note: str
    credit_number: str
    open_minor: int
    invoice_minor: int
    next_due: date | None = None

    @property
    def is_open(self) -> bool:
        """Return whether it is not decided yet."""
        return self.dispute.status is DisputeStatus.OPEN

    def is_late(self, as_of: date) -> bool:
        """Return whether we owe an answer, or a step of ours, since before a day."""
        is_step_late = self.next_due is not None and self.next_due < as_of
        return self.is_open and (self.dispute.is_late(as_of) or is_step_late)

    def days_open(self, as_of: date) -> int:
        """Return for how long it was, or has been, open."""
        return ((self.dispute.ended_on or as_of) - self.dispute.raised_on).days


@frozen
class StepRow:
    """A step of a dispute."""

    step_id: int
    name: str
    due_on: date
    done_on: date | None

    def is_late(self, as_of: date) -> bool:
        """Return whether it should have been done before a day."""
        return self.done_on is None and self.due_on < as_of


@frozen
class NoteRow:
    """What was said about a dispute."""

    text: str
    author: str
    made_on: date


@frozen
class FileRow:
    """A file that is kept as evidence."""

    file_id: int
    file_name: str
    size: int
    made_on: date


@frozen
class CaseView:
    """All that is known of one dispute."""

    case: CaseRow
    steps: tuple[StepRow, ...]
    notes: tuple[NoteRow, ...]
    files: tuple[FileRow, ...]


def cases(as_of: date, customer_id: int | None = None) -> tuple[CaseRow, ...]:
    """Return the disputes raised up to a day with how they are worked, oldest first."""
    facts = {
        key: values for key, *values in ask(with_position(as_of) + FACTS, day=as_of.isoformat())
    }
    return tuple(_case(row, facts[row.dispute_id]) for row in disputes(as_of, customer_id))


def case_view(dispute_id: int, as_of: date) -> CaseView | None:
    """Return all that is known of a dispute at a day's end, if it was raised by then."""
    case = next((row for row in cases(as_of) if row.dispute.dispute_id == dispute_id), None)
    if case is None:
        return None
    values = {"dispute": dispute_id, "day": as_of.isoformat()}
    steps = ask(STEPS, dispute=dispute_id)
    return CaseView(
        case,
        tuple(
            StepRow(key, name, date.fromisoformat(due), _done(done, as_of))
            for key, _, name, due, done in steps
        ),
        tuple(NoteRow(text, who, date.fromisoformat(on)) for text, who, on in ask(NOTES, **values)),
        tuple(
            FileRow(key, name, size, date.fromisoformat(on))
            for key, name, size, on in ask(FILES, **values)
        ),
    )


@frozen
class DisputeSum:
    """The disputes of one reason, group or age in a currency; money in minor units."""

    name: str
    currency: str
    count: int
    open_count: int
    raised_minor: int
    open_minor: int
    credited_minor: int
    mean_days: int


def by_reason(as_of: date) -> tuple[DisputeSum, ...]:
    """Return the disputes raised up to a day by reason, the dearest first."""
    return _sums(cases(as_of), lambda row: row.dispute.reason, as_of)


def by_group(as_of: date) -> tuple[DisputeSum, ...]:
    """Return the disputes raised up to a day by the group of their reason."""
    return _sums(cases(as_of), lambda row: GROUP_OF[row.dispute.reason].name, as_of)


def by_age(as_of: date, limits: tuple[int, ...] = (7, 14, 30)) -> tuple[DisputeSum, ...]:
    """Return the disputes that are open by how many days they have been."""
    named = [f"0-{limits[0]}"]
    named += [f"{low + 1}-{high}" for low, high in pairwise(limits)]
    named.append(f"{limits[-1] + 1}+")

    def name(row: CaseRow) -> str:
        return named[sum(row.days_open(as_of) > limit for limit in limits)]

    found = _sums([row for row in cases(as_of) if row.is_open], name, as_of)
    return tuple(sorted(found, key=lambda each: named.index(each.name)))


def _sums(
    rows: Iterable[CaseRow], name: Callable[[CaseRow], str], as_of: date
) -> tuple[DisputeSum, ...]:
    groups: dict[tuple[str, str], list[CaseRow]] = defaultdict(list)
    for row in rows:
        groups[name(row), row.dispute.currency].append(row)
    found = [_sum(*key, group, as_of) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda each: (-each.raised_minor, each.name, each.currency)))


def _sum(name: str, currency: str, rows: list[CaseRow], as_of: date) -> DisputeSum:
    days = sum(row.days_open(as_of) for row in rows)
    return DisputeSum(
        name,
        currency,
        len(rows),
        sum(row.is_open for row in rows),
        sum(row.dispute.amount_minor for row in rows),
        sum(row.dispute.disputed_minor for row in rows),
        sum(row.dispute.credit_minor or 0 for row in rows),
        (2 * days + len(rows)) // (2 * len(rows)),
    )


def _case(row: DisputeRow, values: list[Any]) -> CaseRow:
    owner, waiting_for, *rest, due = values
    make: Callable[..., CaseRow] = CaseRow
    return make(row, owner or GROUP_OF[row.reason].owner, WaitingFor(waiting_for), *rest, _day(due))


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _done(text: str | None, as_of: date) -> date | None:
    day = None if text is None else date.fromisoformat(text)
    return day if day is None or day <= as_of else None
