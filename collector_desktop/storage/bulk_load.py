"""A table while very many rows are added: what costs time at each row is done once for all.

Rows that are added here carry the batch of their import, so they need no image of their own.
Everything is as before when the block ends; an error inside rolls back the transaction around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from sqlite3 import IntegrityError
from typing import TYPE_CHECKING, Any

from collector_desktop.storage.conditions import breaks_condition, conditions_apart
from collector_desktop.storage.database import db
from collector_desktop.storage.sorting import sorted_in_parts

if TYPE_CHECKING:
    from peewee import Model

MANY_ROWS = 20_000

INDEXES = """SELECT type, name, sql FROM sqlite_master
WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX%' ORDER BY name"""
GUARDS = INDEXES.replace("CREATE INDEX", "CREATE UNIQUE INDEX")
TRIGGERS = """SELECT type, name, sql FROM sqlite_master
WHERE type = 'trigger' AND tbl_name = ? AND name IN (?, ?) ORDER BY name"""


@contextmanager
def loaded_in_bulk(model: type[Model], new_rows: int) -> Iterator[Callable[[], None]]:
    """Leave the triggers for new rows of a table until many rows are in.

    If most of its rows will be new, so are its indexes, and the conditions of its columns, which
    are then proved once for each different text. What guards against doubles is left only while
    an empty table gets rows known to be none: the function that is given puts it back. It is
    called before any other row is added, and before any row is looked up.

    Raises:
        IntegrityError: rows that were said to be none were doubles.
    """
    if new_rows < MANY_ROWS:
        yield _nothing
        return
    table = model._meta.table_name  # noqa: SLF001 - the model's own description
    stored = db.execute_sql(f'SELECT max(id) FROM "{table}"').fetchone()[0] or 0  # noqa: S608
    triggers = _all(TRIGGERS, (table, f"{table}_insert_audit", f"{table}_insert_guard"))
    with _built_after(triggers):
        if 2 * stored > new_rows:
            yield _nothing
            return
        guards = [] if stored else _all(GUARDS, (table,))
        others = _all(INDEXES, (table,))
        with (
            _conditions_proved_after(table),
            _built_after(others),
            _built_after(guards) as put_back,
        ):
            yield put_back


def _nothing() -> None:
    """Stand for what puts back the guards where they were never away."""


@contextmanager
def _built_after(parts: list[Any]) -> Iterator[Callable[[], None]]:
    """Drop triggers or indexes; make them again as they were in the end, or once it is called."""
    for kind, name, _ in parts:
        db.execute_sql(f'DROP {kind} "{name}"')
    waiting = [statement for *_, statement in parts]

    def build() -> None:
        with sorted_in_parts():
            while waiting:
                db.execute_sql(waiting.pop(0))

    yield build
    build()


@contextmanager
def _conditions_proved_after(table: str) -> Iterator[None]:
    """Look at the conditions of a table's columns only in the end.

    Raises:
        IntegrityError: a row breaks one.
    """
    with conditions_apart():
        yield
    if breaks_condition(table):
        raise IntegrityError(f"CHECK constraint failed in {table}")


def _all(sql: str, values: tuple[object, ...]) -> list[Any]:
    return db.execute_sql(sql, values).fetchall()  # type: ignore[no-any-return]
