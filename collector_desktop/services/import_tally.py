"""The result of an import: counts, examples, and what was wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.base import ParsedFile, RowKind, RowProblem

EXAMPLES = 10_000


@frozen
class PlannedChange:
    """One value that the file changes; money and days as plain text."""

    number: str
    customer: str
    what: str
    before: str
    after: str


@frozen
class ImportCounts:
    """What becomes of the rows of a file; each is created, updated, unchanged or rejected.

    `closed` counts open items that the file no longer has.
    """

    rows: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    closed: int = 0
    rejected: int = 0


@frozen
class ImportPlan:
    """What an import would do.

    `problems` are the reasons for rejected rows; `warnings` concern rows that come in all the
    same. `closed_totals` holds minor units by currency. At most 10,000 changes are listed.
    `matched` counts the receipts that were found to be money entered here before.
    """

    counts: ImportCounts
    new_customers: tuple[str, ...] = ()
    changes: tuple[PlannedChange, ...] = ()
    closed_totals: dict[str, int] = field(default_factory=dict)
    matched: int = 0
    problems: tuple[RowProblem, ...] = ()
    warnings: tuple[RowProblem, ...] = ()
    already_imported_on: date | None = None


@frozen
class ImportResult:
    """What an import did; `batch_id` is None when nothing was written.

    `to_match` counts the new payments of a bank statement; None if the file is none.
    """

    plan: ImportPlan
    batch_id: int | None = None
    to_match: int | None = None

    @property
    def counts(self) -> ImportCounts:
        """What became of the rows."""
        return self.plan.counts


@dataclass(slots=True)
class Tally:
    """Counts while the rows go by."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    closed: int = 0
    filled: int = 0
    to_match: int = 0
    promised: int = 0
    matched: int = 0
    changes: list[PlannedChange] = field(default_factory=list)
    new_customers: list[str] = field(default_factory=list)
    closed_totals: dict[str, int] = field(default_factory=dict)
    problems: list[RowProblem] = field(default_factory=list)
    warnings: list[RowProblem] = field(default_factory=list)

    def reject(self, row: int, column: str, value: str, reason: str) -> None:
        """Leave a row out, and say why."""
        self.problems.append(RowProblem(row, column, value, reason))

    def warn(self, row: int, column: str, value: str, reason: str) -> None:
        """Point out something odd about a row that comes in."""
        self.warnings.append(RowProblem(row, column, value, reason))

    def change(self, number: str, customer: str, what: str, before: str, after: str) -> None:
        """Keep an example of a changed value, if there is room."""
        if len(self.changes) < EXAMPLES:
            self.changes.append(PlannedChange(number, customer, what, before, after))

    def wrote_something(self) -> bool:
        """Return whether the ledger differs from before."""
        changed = (self.created, self.updated, self.closed, self.filled, self.promised)
        return any((*changed, self.matched))

    def counts(self, parsed: ParsedFile) -> ImportCounts:
        """Return the counts of the whole file, with the rows that could not be read."""
        unreadable = unreadable_rows(parsed)
        return ImportCounts(
            len(parsed.rows) + unreadable,
            self.created,
            self.updated,
            self.unchanged,
            self.closed,
            unreadable + len(self.problems),
        )

    def plan(self, parsed: ParsedFile, already_imported_on: date | None) -> ImportPlan:
        """Return the counts with their details."""
        return ImportPlan(
            self.counts(parsed),
            tuple(self.new_customers),
            tuple(self.changes),
            dict(self.closed_totals),
            self.matched,
            tuple(sorted(parsed.problems + tuple(self.problems), key=lambda each: each.row)),
            tuple(self.warnings),
            already_imported_on,
        )


def unreadable_rows(parsed: ParsedFile) -> int:
    """Return how many rows the reader had to leave out; a problem of a kept row is none.

    A file whose days or amounts must be asked for has one problem, and no row of it is read.
    """
    if not parsed.problems:
        return 0
    if not parsed.rows:
        unread_lines = parsed.counts.get(RowKind.DATA, 0) - parsed.excluded - parsed.part_lines
        return max(unread_lines, len({problem.row for problem in parsed.problems}))
    unread = {problem.row for problem in parsed.problems}
    unread.difference_update(row.row for row in parsed.rows)
    return len(unread)
