"""Aged debtors: what each customer owes, by how late it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.ageing import (
    STANDARD_BUCKETS,
    Buckets,
    Method,
    boundaries,
    column_labels,
)
from collector_desktop.domain.collecting import without_collecting
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.disputed import disputed_by_customer
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.promised import promised_by_customer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

AGED = """SELECT c.id, c.code, c.name, a.* FROM (
        SELECT customer_id, currency, {apart}, {late}, 0, 0, {columns} FROM position {only}
        GROUP BY customer_id, currency
    ) a JOIN customer c ON c.id = a.customer_id"""

SUM = "sum(CASE WHEN {condition} THEN sign * open_minor ELSE 0 END)"
LATE = "due_on < :day AND sign = 1"
APART = "sign = -1"
NOTHING = "0"

CODE, CURRENCY, UNALLOCATED, OVERDUE, DISPUTED, PROMISED, FIRST_COLUMN = 1, 4, 5, 6, 7, 8, 9


@frozen
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

    It is the row as the database gives it, as there may be a hundred thousand.
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
    def disputed(self) -> int:
        """What is in dispute of the columns."""
        return int(self[DISPUTED])

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
        """What the ledger says is owed, in minor units: the sum of the columns."""
        return int(sum(self[FIRST_COLUMN:]) + self[UNALLOCATED])


@frozen
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


@without_collecting()
def aged_debtors(
    as_of: date,
    options: AgeingOptions | None = None,
    customer_id: int | None = None,
    *,
    with_promised: bool = True,
) -> AgedDebtors:
    """Return what every customer owes at the end of a day, by age and currency.

    Judging what is promised takes as long as all the rest, so it can be left out.
    """
    options = options or AgeingOptions()
    columns, values = column_conditions(as_of, options)
    sql = with_position(as_of, whole=customer_id is None) + AGED.format(
        apart=SUM.format(condition=APART if options.credits == "own" else NOTHING),
        late=SUM.format(condition=LATE),
        columns=", ".join(SUM.format(condition=column) for column in columns),
        only="" if customer_id is None else "WHERE customer_id = :customer",
    )
    promised = promised_by_customer(as_of, customer_id) if with_promised else {}
    extra = _by_customer({DISPUTED: disputed_by_customer(as_of, customer_id), PROMISED: promised})
    rows = sorted(ask(sql, **values, customer=customer_id), key=_by_code)
    result = AgedDebtors(as_of, options)
    for currency in sorted({row[CURRENCY] for row in rows}):
        result.currencies[currency] = [
            AgedRow(row) if row[0] not in extra else _with(row, extra[row[0]])
            for row in rows
            if row[CURRENCY] == currency
        ]
    return result


def column_conditions(as_of: date, options: AgeingOptions) -> tuple[list[str], dict[str, str]]:
    """Return what must hold of an open item in each ageing column, and the parameters of that.

    The database compares the days as text, which costs a third of handing them out.
    """
    last_days = options.boundaries(as_of)
    aged_on = "due_on" if options.basis == "due" else "document_on"
    newest = [f" AND {aged_on} > :last{at}" for at in range(len(last_days))]
    oldest = [f" AND {aged_on} <= :last{at}" for at in range(len(last_days))]
    side = " AND sign = 1" if options.credits == "own" else ""
    columns = [
        f"{low}{high}{side}".removeprefix(" AND ")
        for low, high in zip(("", *oldest), (*newest, ""), strict=True)
    ]
    values = {f"last{at}": day.isoformat() for at, day in enumerate(last_days)}
    return columns, values | {"day": as_of.isoformat()}


def _by_code(row: tuple[Any, ...]) -> str:
    code: str = row[CODE]
    return code.casefold()


def _by_customer(
    columns: dict[int, Mapping[tuple[int, str], int]],
) -> dict[int, dict[tuple[int, str], int]]:
    """Return what is in columns of few rows: by customer, then by column and currency."""
    found: dict[int, dict[tuple[int, str], int]] = defaultdict(dict)
    for column, sums in columns.items():
        for (customer, currency), minor in sums.items():
            found[customer][column, currency] = minor
    return found


def _with(row: tuple[Any, ...], extra: dict[tuple[int, str], int]) -> AgedRow:
    columns = (extra.get((column, row[CURRENCY]), 0) for column in (DISPUTED, PROMISED))
    return AgedRow((*row[:DISPUTED], *columns, *row[FIRST_COLUMN:]))
