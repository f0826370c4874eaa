"""What every table shares, and the constraints that many columns need."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Self

from peewee import AutoField, Check, Model

from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.storage.database import db

if TYPE_CHECKING:
    from peewee import SQL, NodeList

    Constraint = SQL | NodeList


class BaseModel(Model):
    """Common table settings."""

    id = AutoField()

    class Meta:
        database = db
        legacy_table_names = False
        strict_tables = True

    @classmethod
    def find(cls, row_id: int | None) -> Self | None:
        """Return the row with an id, if there is one; its SQL is made only once."""
        if row_id is None:
            return None
        found = db.execute_sql(_select(cls), (row_id,)).fetchone()
        if found is None:
            return None
        row = cls(__no_default__=True)
        fields = zip(cls._meta.sorted_fields, found, strict=True)
        row.__data__.update({field.name: field.python_value(value) for field, value in fields})
        row._dirty.clear()  # type: ignore[attr-defined]
        return row

    @classmethod
    def get_by_id(cls, pk: Any) -> Self:
        """Return the row with an id, or raise DoesNotExist."""
        found = cls.find(pk)
        if found is None:
            raise cls.DoesNotExist(f"{cls.__name__} {pk}")  # type: ignore[attr-defined]
        return found

    def id_in(self, name: str) -> int | None:
        """Return the id that a foreign key has, without a look at the row it refers to."""
        referred: int | None = self.__data__.get(name)
        return referred

    @classmethod
    def create(cls, **values: Any) -> Self:
        """Insert a row and return it; the SQL for a set of columns is made only once."""
        row = cls(**values)
        given = [field for field in cls._meta.sorted_fields if field.name in row.__data__]
        sql = _insert(cls, tuple(field.column_name for field in given))
        inserted = db.execute_sql(
            sql, [field.db_value(row.__data__[field.name]) for field in given]
        )
        row.id = inserted.lastrowid
        row._dirty.clear()  # type: ignore[attr-defined]
        return row


@cache
def _select(model: type[BaseModel]) -> str:
    names = ", ".join(f'"{field.column_name}"' for field in model._meta.sorted_fields)
    return f'SELECT {names} FROM "{model._meta.table_name}" WHERE id = ?'  # noqa: S608


@cache
def _insert(model: type[BaseModel], columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT INTO "{model._meta.table_name}" ({names}) VALUES ({marks})'  # noqa: S608


def is_day(column: str) -> Constraint:
    """Require a real calendar day; SQLite's own date() would let 30 February pass."""
    return Check(f"{column} IS date({column}, '+0 days')")


def is_currency(column: str = "currency") -> Constraint:
    """Require three capital letters."""
    return Check(f"{column} GLOB '[A-Z][A-Z][A-Z]'")


def is_amount(column: str, least: int = 0) -> Constraint:
    """Require a count of minor units from `least` to the largest amount kept."""
    return Check(f"{column} BETWEEN {least} AND {LARGEST_MINOR}")


def is_signed_amount(column: str) -> Constraint:
    """Require a count of minor units of either sign that is not nothing."""
    return Check(f"{column} <> 0 AND {column} BETWEEN -{LARGEST_MINOR} AND {LARGEST_MINOR}")
