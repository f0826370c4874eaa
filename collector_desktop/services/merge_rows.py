"""The rows that refer to a row which another one takes the place of, in whatever table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.storage.database import db
from collector_desktop.storage.models import AUDITED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from collector_desktop.storage.models import BaseModel


def referring(
    to: type[BaseModel], leaving_out: Collection[type[BaseModel]] = ()
) -> Iterator[tuple[str, str]]:
    """Yield the table and the column of every reference to a table."""
    for model in AUDITED:
        if model in leaving_out:
            continue
        meta = model._meta  # noqa: SLF001 - the model's own description
        for field, referred in meta.refs.items():
            if referred is to:
                yield meta.table_name, field.column_name


def move_rows(table: str, column: str, old: int, new: int) -> None:
    """Let the rows of a table refer to another row; those that the other has already go.

    Raises:
        IntegrityError: a rule of the table forbids it.
    """
    for others in _unique_with(table, column):
        same = " AND ".join(f'mine."{name}" IS theirs."{name}"' for name in others) or "1"
        sql = f"""DELETE FROM "{table}" WHERE id IN (SELECT mine.id FROM "{table}" mine
            JOIN "{table}" theirs ON {same} AND theirs."{column}" = ?
            WHERE mine."{column}" = ?)"""  # noqa: S608 - names only; every value is a parameter
        db.execute_sql(sql, (new, old))
    db.execute_sql(
        f'UPDATE "{table}" SET "{column}" = ? WHERE "{column}" = ?',  # noqa: S608
        (new, old),
    )


def _unique_with(table: str, column: str) -> Iterator[list[str]]:
    """Yield, for each whole unique index that has the column, its other columns."""
    for _, name, unique, _, partial in db.execute_sql(f'PRAGMA index_list("{table}")').fetchall():
        columns = [row[2] for row in db.execute_sql(f'PRAGMA index_info("{name}")').fetchall()]
        if unique and not partial and column in columns:
            yield [other for other in columns if other != column]
