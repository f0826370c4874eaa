"""Aged debtors: what each customer owes, by how late it is."""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.ageing import (
    STANDARD_BUCKETS,
    Buckets,
    Method,
    boundaries,
    column_labels,
)
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.promises import promised_by_customer

if TYPE_CHECKING:
    from datetime import date

PLACED = """, placed AS MATERIALIZED (SELECT customer_id, currency, sign * open_minor AS minor,
    CASE WHEN sign = 1 AND due_on < :day THEN open_minor ELSE 0 END AS late,
    CASE {columns} END AS place FROM position {only})"""

AGED = """SELECT c.id, c.code, c.name, a.* FROM (
        SELECT customer_id, currency, {apart}, sum(late), 0, {sums}
        FROM placed GROUP BY customer_id, currency
    ) a JOIN customer c ON c.id = a.customer_id"""
COLUMN = "sum(CASE place WHEN {place} THEN minor ELSE 0 END)"

APART = -1
CODE, CURRENCY, UNALLOCATED, OVERDUE, PROMISED, FIRST_COLUMN = 1, 4, 5, 6, 7, 8


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


class AgedRow(tuple[Any, ...]):
    """What one customer owes in one currency, in minor units; credits are negative.

    It is the very row that the database gives, as there may be a hundred thousand.
    """

    __slots__ = ()

    @property
    def customer_id(self) -> int:
        """Whose account it is."""
        return int(self[0])

    @property
    def code(self) -> str:
        """The customer's code."""
        return str(self[CODE])

    @property
    def name(self) -> str:
        """The customer's name."""
        return str(self[2])

    @property
    def currency(self) -> str:
        """The currency of the account."""
        return str(self[CURRENCY])

    @property
    def unallocated(self) -> int:
        """Credits in a column of their own."""
        return int(self[UNALLOCATED])

    @property
    def overdue(self) -> int:
        """Debits past their due date, whatever they are aged from."""
        return int(self[OVERDUE])

    @property
    def promised(self) -> int:
        """What is promised and still to come."""
        return int(self[PROMISED])

    @property
    def buckets(self) -> list[int]:
        """The ageing columns."""
        return list(self[FIRST_COLUMN:])

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
        columns = range(UNALLOCATED, FIRST_COLUMN + len(self.options.labels))
        sums = (sum(map(itemgetter(column), rows)) for column in columns)
        return AgedRow((0, "", "", 0, currency, *sums))


def aged_debtors(
    as_of: date, options: AgeingOptions | None = None, customer_id: int | None = None
) -> AgedDebtors:
    """Return what every customer owes at the end of a day, by age and currency."""
    options = options or AgeingOptions()
    only = "" if customer_id is None else "WHERE customer_id = :customer"
    placed, values = with_placed(as_of, options, only)
    sums = ", ".join(COLUMN.format(place=at) for at in range(len(options.labels)))
    sql = placed + AGED.format(apart=COLUMN.format(place=APART), sums=sums)
    promised = promised_by_customer(as_of, customer_id)
    rows = sorted(
        ask(sql, **values, customer=customer_id), key=lambda row: str(row[CODE]).casefold()
    )
    result = AgedDebtors(as_of, options)
    for currency in sorted({row[CURRENCY] for row in rows}):
        result.currencies[currency] = [
            AgedRow(_with_promised(row, promised)) for row in rows if row[CURRENCY] == currency
        ]
    return result


def with_placed(as_of: date, options: AgeingOptions, only: str = "") -> tuple[str, dict[str, str]]:
    """Return the start of a statement, with its parameters, in which `placed` has open items.

    Their `place` is the ageing column, or `APART` for a credit that has none; `late` is what is
    overdue. `only` may narrow the items. The database compares days as text.
    """
    last_days = options.boundaries(as_of)
    aged_on = "due_on" if options.basis == "due" else "document_on"
    columns = [f"WHEN sign = -1 THEN {APART}"] if options.credits == "own" else []
    columns += [f"WHEN {aged_on} > :last{at} THEN {at}" for at in range(len(last_days))]
    columns.append(f"ELSE {len(last_days)}")
    values = {f"last{at}": day.isoformat() for at, day in enumerate(last_days)}
    sql = with_position(as_of) + PLACED.format(columns=" ".join(columns), only=only)
    return sql, values | {"day": as_of.isoformat()}


def _with_promised(row: tuple[Any, ...], promised: dict[tuple[int, str], int]) -> tuple[Any, ...]:
    minor = promised.get((row[0], row[CURRENCY]))
    return row if minor is None else (*row[:PROMISED], minor, *row[PROMISED + 1 :])
