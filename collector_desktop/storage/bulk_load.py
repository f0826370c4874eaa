"""A table while very many rows are added: what costs time at each row is done once for all.

Rows that are added here carry the batch of their import, so they need no image of their own.
Everything is as before when the block ends; an error inside rolls back the transaction around it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import IntegrityError
from typing import TYPE_CHECKING, Any

from collector_desktop.storage.conditions import breaks_condition, conditions_apart
from collector_desktop.storage.database import db

if TYPE_CHECKING:
    from peewee import Model

MANY_ROWS = 20_000

INDEXES = """SELECT type, name, sql FROM sqlite_master
WHERE type = 'index' AND tbl_name = ? AND sql LIKE 'CREATE INDEX%' ORDER BY name"""
TRIGGERS = """SELECT type, name, sql FROM sqlite_master
WHERE type = 'trigger' AND tbl_name = ? AND name IN (?, ?) ORDER BY name"""


@contextmanager
def loaded_in_bulk(model: type[Model], new_rows: int) -> Iterator[None]:
    """Leave the triggers for new rows of a table until many rows are in.

    If most of its rows will be new, so are its indexes, but for what guards against doubles, and
    the conditions of its columns, which are then proved once for each different text.
    """
    if new_rows < MANY_ROWS:
        yield
        return
    table = model._meta.table_name  # noqa: SLF001 - the model's own description
    stored = db.execute_sql(f'SELECT max(id) FROM "{table}"').fetchone()[0] or 0  # noqa: S608
    triggers = _all(TRIGGERS, (table, f"{table}_insert_audit", f"{table}_insert_guard"))
    with _built_after(triggers):
        if 2 * stored > new_rows:
            yield
            return
        with _conditions_proved_after(table), _built_after(_all(INDEXES, (table,))):
            yield


@contextmanager
def _built_after(parts: list[Any]) -> Iterator[None]:
    """Drop triggers or indexes, and make them again as they were."""
    for kind, name, _ in parts:
        db.execute_sql(f'DROP {kind} "{name}"')
    yield
    for *_, statement in parts:
        db.execute_sql(statement)


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
