"""What every table shares, and the constraints that many columns need."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
