"""Many rows at once, past the models: for imports, which write a million rows in one go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from sqlite3 import IntegrityError
from typing import TYPE_CHECKING, Any, cast

from collector_desktop.domain.numbers import DIGITS
from collector_desktop.storage.bulk_rows import insertions
from collector_desktop.storage.database import db

if TYPE_CHECKING:
    from peewee import Model, ModelSelect

Row = tuple[Any, ...]
ItemKey = tuple[int, str, str]

FIND_ITEMS = """SELECT i.customer_id, i.type, i.number_key, i.id, i.document_on, i.due_on,
    i.amount_minor, i.open_minor, i.currency, i.reference, i.description, i.terms
FROM json_each(?) wanted CROSS JOIN item i ON i.customer_id = json_extract(wanted.value, '$[0]')
    AND i.type = json_extract(wanted.value, '$[1]')
    AND i.number_key = json_extract(wanted.value, '$[2]')"""

ITEMS_FROM = """SELECT customer_id, type, number_key, id, document_on, due_on, amount_minor,
    open_minor, currency, reference, description, terms
FROM item WHERE id >= ? ORDER BY id LIMIT ?"""

FIND_NUMBERS = """SELECT number_key, id, customer_id, type, currency, open_minor, document_on
FROM item WHERE number_key IN ({marks})"""

FIND_ALLOCATIONS = """SELECT source_id, target_id, allocated_on, amount_minor, id
FROM allocation WHERE source_id IN ({marks})"""

NEWEST_NOTED = "SELECT max(row_id) FROM audit_change WHERE table_name = ?"

FIRST_FILE = "SELECT min(imported_on) FROM import_batch WHERE kind = 'items'"

ENDED = """SELECT source_id, target_id, allocated_on FROM allocation WHERE amount_minor < 0"""

MOVES = """SELECT source_id, target_id, allocated_on, amount_minor FROM allocation
WHERE source_id = :item OR target_id = :item"""

OPEN = "SELECT open_minor FROM item WHERE id = ?"

USE_UP = "UPDATE item SET open_minor = open_minor - ? WHERE id IN (?, ?)"

FIRST_ALLOCATION = """SELECT min(allocated_on) FROM (
    SELECT allocated_on FROM allocation WHERE source_id = ?
    UNION ALL SELECT allocated_on FROM allocation WHERE target_id = ?)"""

CLOSED_BY = """SELECT e.id, sum(a.amount_minor), max(a.allocated_on)
FROM allocation a JOIN item e ON e.id = CASE a.source_id WHEN :item THEN a.target_id
    ELSE a.source_id END
WHERE (a.source_id = :item OR a.target_id = :item)
    AND e.origin = :origin AND e.description = :words
GROUP BY e.id HAVING sum(a.amount_minor) > 0 ORDER BY e.id DESC LIMIT 1"""

OPEN_ITEMS = """SELECT id, customer_id, type, number, document_on, currency, open_minor
FROM item WHERE open_minor <> 0 AND id < ? AND document_on <= ?
AND origin NOT IN ('interest', 'compensation') ORDER BY id"""

# The text of the pattern stands in it: SQLite plans a question anew for each value given to GLOB.
LAST_OF_LENGTH = """SELECT number_key FROM item
WHERE number_key >= '{start}0' AND number_key < '{start}:' AND number_key GLOB '{pattern}'
ORDER BY number_key DESC LIMIT 1"""
LONGEST_NUMBER = """SELECT number_key FROM item WHERE number_key GLOB :pattern
ORDER BY length(number_key) DESC, number_key DESC LIMIT 1"""

SHARED_NUMBERS = """SELECT mine.type, mine.number, mine.customer_id, theirs.customer_id
FROM item mine JOIN item theirs
    ON theirs.number_key = mine.number_key AND theirs.type = mine.type
    AND theirs.customer_id <> mine.customer_id
WHERE mine.batch_id = :batch AND mine.type IN ('invoice', 'credit_note') {among} LIMIT :most"""
AMONG_DOUBLES = """AND mine.number_key IN (
    SELECT number_key FROM item GROUP BY number_key HAVING count(*) > 1)"""


class RowWriter:
    """Collects new rows of one table and gives them ids; they carry the batch they came with.

    Ids may be given beforehand because no other connection can write to the ledger. With
    `never_again` no id is given that a row had which is gone: the history names it by its id.
    """

    def __init__(
        self, model: type[Model], batch_id: int | None, *, never_again: bool = False
    ) -> None:
        meta = model._meta  # noqa: SLF001 - the model's own description
        self._table = meta.table_name
        columns = [field.column_name for field in meta.sorted_fields]
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" * len(columns))
        self._into = f'INSERT INTO "{self._table}" ({names})'
        self._sql = f"{self._into} VALUES ({marks})"
        self._batch_id = batch_id
        self._rows: list[Row] = []
        newest = db.execute_sql(f'SELECT max(id) FROM "{self._table}"').fetchone()[0]  # noqa: S608
        recorded = db.execute_sql(NEWEST_NOTED, (self._table,)).fetchone()[0] if never_again else 0
        self.first_id = self.next_id = max(newest or 0, recorded or 0) + 1

    def add(self, *values: object) -> int:
        """Take the values of a row, all columns in order but id and batch; return its id."""
        row_id = self.next_id
        self._rows.append((row_id, *values, self._batch_id))
        self.next_id = row_id + 1
        return row_id

    def insert(self, count: int, *columns: Sequence[object]) -> bool:
        """Insert rows at once, given as columns; none of them if the table refuses one."""
        ids = range(self.next_id, self.next_id + count)
        whole = [ids, *columns, (self._batch_id,) * count]
        try:
            with db.savepoint():
                for statement, rows in insertions(self._into, whole):
                    db.connection().executemany(statement, rows)
        except IntegrityError:
            return False
        self.next_id += count
        return True

    def flush(self) -> None:
        """Insert what was collected."""
        if self._rows:
            db.connection().executemany(self._sql, self._rows)
            self._rows.clear()


class RowUpdater:
    """Collects new values of some columns of one table; the triggers keep the old ones."""

    def __init__(self, model: type[Model], columns: Sequence[str]) -> None:
        marks = ", ".join(f'"{name}" = ?' for name in columns)
        table = model._meta.table_name  # noqa: SLF001 - the model's own description
        self._sql = f'UPDATE "{table}" SET {marks} WHERE id = ?'  # noqa: S608
        self._rows: list[Row] = []
        self.count = 0

    def change(self, row_id: int, *values: object) -> None:
        """Take the new values of one row, in the order of the columns."""
        self._rows.append((*values, row_id))
        self.count += 1

    def flush(self) -> None:
        """Write what was collected."""
        if self._rows:
            db.connection().executemany(self._sql, self._rows)
            self._rows.clear()


def tuples(query: ModelSelect[Any]) -> Iterable[Row]:
    """Return the rows of a query as tuples, which peewee's types do not say."""
    return cast("Iterable[Row]", query.tuples())


def stored_tuples(query: ModelSelect[Any]) -> Iterable[Row]:
    """Return the rows of a query as SQLite has them, which takes a fraction of the time."""
    sql, values = query.sql()
    return cast("Iterable[Row]", db.execute_sql(sql, values))


def find_items(keys: Sequence[ItemKey]) -> dict[ItemKey, Row]:
    """Return, by (customer, type, number key), what is stored of the items that exist.

    A row holds id, document day, due day, amount, open, currency, reference, description, terms.
    """
    rows = _all(FIND_ITEMS, (json.dumps(keys),)) if keys else []
    return {row[:3]: row[3:] for row in rows}


def items_from(item_id: int, count: int) -> list[Row]:
    """Return so many items from an id on: customer, type, number key, then as `find_items`."""
    return _all(ITEMS_FROM, (item_id, count))


def find_numbers(number_keys: Iterable[str]) -> list[Row]:
    """Return (number key, id, customer, type, currency, open, document day) of such items."""
    values = list(number_keys)
    return _all(FIND_NUMBERS.format(marks=_marks(values)), values) if values else []


def find_allocations(source_ids: Iterable[int]) -> list[Row]:
    """Return (source, target, day, amount, id) of every allocation of these sources."""
    values = list(source_ids)
    return _all(FIND_ALLOCATIONS.format(marks=_marks(values)), values) if values else []


def last_endings() -> dict[int, str]:
    """Return, for every item of which an allocation ended, the day of the last such end."""
    days: dict[int, str] = {}
    for source, target, day in _all(ENDED, ()):
        for item_id in (source, target):
            days[item_id] = max(day, days.get(item_id, day))
    return days


def followed_from() -> str:
    """Return the day of the first file of items, as ISO text; empty before there was one."""
    return str(_all(FIRST_FILE, ())[0][0] or "")


def moves_of(item_id: int) -> list[Row]:
    """Return (source, target, day, amount) of every allocation from or to an item."""
    return db.execute_sql(MOVES, {"item": item_id}).fetchall()  # type: ignore[no-any-return]


def open_of(item_id: int) -> int:
    """Return what is open of an item as it is stored now, in minor units."""
    return int(db.execute_sql(OPEN, (item_id,)).fetchone()[0])


def use_up(ids: tuple[int, int], minor: int) -> None:
    """Take a new allocation from what is open of both its ends."""
    db.execute_sql(USE_UP, (minor, *ids))


def last_number_key(prefix: str) -> str:
    """Return the highest key that the program made with a prefix, or an empty text.

    Keys of six digits are found at once; longer ones are looked for when those are used up.
    """
    start = f"{prefix.lower()}-"
    pattern = start + "[0-9]" * DIGITS
    found = db.execute_sql(LAST_OF_LENGTH.format(start=start, pattern=pattern)).fetchone()
    if found is not None and found[0] == start + "9" * DIGITS:
        found = db.execute_sql(LONGEST_NUMBER, {"pattern": pattern + "*"}).fetchone()
    return found[0] if found else ""


def closed_by(item_id: int, origin: str, words: str) -> Row | None:
    """Return (id, what it settles, its last day) of the entry with these words on an item."""
    values = {"item": item_id, "origin": origin, "words": words}
    return db.execute_sql(CLOSED_BY, values).fetchone()  # type: ignore[no-any-return]


def first_allocation_day(item_id: int) -> str | None:
    """Return the day of the first allocation from or to an item."""
    found = db.execute_sql(FIRST_ALLOCATION, (item_id, item_id)).fetchone()
    return found[0]  # type: ignore[no-any-return]


def open_items(before_id: int, day: str) -> list[Row]:
    """Return (id, customer, type, number, document day, currency, open) of older open items.

    Claims for late payment are made here alone, so no other program's list can miss them.
    """
    return _all(OPEN_ITEMS, (before_id, day))


def shared_numbers(batch_id: int, most: int, *, look_at_all: bool) -> list[Row]:
    """Return (type, number, customer, other customer) of imported numbers that another uses.

    To look at all numbers of the ledger is quicker if the batch has many of them.
    """
    sql = SHARED_NUMBERS.format(among=AMONG_DOUBLES if look_at_all else "")
    return db.execute_sql(sql, {"batch": batch_id, "most": most}).fetchall()  # type: ignore[no-any-return]


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))


def _all(sql: str, values: Sequence[object]) -> list[Row]:
    return db.execute_sql(sql, values).fetchall()  # type: ignore[no-any-return]
