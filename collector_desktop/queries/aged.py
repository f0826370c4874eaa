"""Aged debtors: what each customer owes, by how late it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.domain.ageing import (
    STANDARD_BUCKETS,
    Buckets,
    Method,
    boundaries,
    column_labels,
    column_of,
)
from collector_desktop.queries.customers import names_by_id
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.promises import promised_by_customer

if TYPE_CHECKING:
    from datetime import date

BY_DAY = """SELECT customer_id, currency, sign, {day} AS aged_on, sum(open_minor), count(*),
    sum(CASE WHEN due_on < :day THEN open_minor ELSE 0 END) FROM position
    WHERE :customer IS NULL OR customer_id = :customer
    GROUP BY customer_id, currency, sign, aged_on"""


@dataclass(frozen=True, slots=True)
class AgeingOptions:
    """How to age: from the due or document date, by which method, credits where."""

    basis: str = "due"
    method: Method = Method.DAYS
    buckets: Buckets = STANDARD_BUCKETS
    credits: str = "own"

    @property
    def labels(self) -> tuple[str, ...]:
        """The headings of the ageing columns."""
        return column_labels(self.method, self.buckets)

    def boundaries(self, as_of: date) -> tuple[date, ...]:
        """Return the last day of each column but the first, as `domain.ageing` counts them."""
        return boundaries(self.method, as_of, self.buckets)


@dataclass(slots=True)
class AgedRow:
    """What one customer owes in one currency, in minor units; credits are negative."""

    customer_id: int
    code: str
    name: str
    currency: str
    buckets: list[int]
    counts: list[int]
    unallocated: int = 0
    overdue: int = 0
    promised: int = 0

    @property
    def balance(self) -> int:
        """The sum of the columns: what the ledger says is owed."""
        return sum(self.buckets) + self.unallocated


@dataclass(frozen=True, slots=True)
class AgedDebtors:
    """The aged list at a day: one table for each currency."""

    as_of: date
    options: AgeingOptions
    currencies: dict[str, list[AgedRow]] = field(default_factory=dict)

    def totals(self, currency: str) -> AgedRow:
        """Return the column totals of one currency."""
        rows = self.currencies.get(currency, [])
        width = len(self.options.labels)
        return AgedRow(
            0,
            "",
            "",
            currency,
            [sum(row.buckets[i] for row in rows) for i in range(width)],
            [sum(row.counts[i] for row in rows) for i in range(width)],
            sum(row.unallocated for row in rows),
            sum(row.overdue for row in rows),
            sum(row.promised for row in rows),
        )


def aged_debtors(
    as_of: date, options: AgeingOptions | None = None, customer_id: int | None = None
) -> AgedDebtors:
    """Return what every customer owes at the end of a day, by age and currency."""
    options = options or AgeingOptions()
    names = names_by_id()
    found: dict[tuple[int, str], AgedRow] = {}
    width, last_days = len(options.labels), options.boundaries(as_of)
    day_column = "due_on" if options.basis == "due" else "document_on"
    sql = with_position(as_of) + BY_DAY.format(day=day_column)
    for record in ask(sql, day=as_of.isoformat(), customer=customer_id):
        key = (record[0], record[1])
        row = found.get(key)
        if row is None:
            row = found[key] = AgedRow(key[0], *names[key[0]], key[1], [0] * width, [0] * width)
        _add(row, record[2:], last_days, options)
    promised = promised_by_customer(as_of)
    result = AgedDebtors(as_of, options)
    for key, row in sorted(found.items(), key=lambda pair: (pair[0][1], pair[1].code.casefold())):
        row.promised = promised.get(key, 0)
        result.currencies.setdefault(row.currency, []).append(row)
    return result


def _add(
    row: AgedRow,
    record: tuple[int, str, int, int, int],
    last_days: tuple[date, ...],
    options: AgeingOptions,
) -> None:
    side, aged_on, minor, count, overdue = record
    if side < 0 and options.credits == "own":
        row.unallocated -= minor
        return
    column = column_of(type(last_days[0]).fromisoformat(aged_on), last_days)
    row.buckets[column] += side * minor
    row.counts[column] += count
    if side > 0:
        row.overdue += overdue
