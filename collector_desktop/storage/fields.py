"""Column types for STRICT tables: days and UTC instants as ISO 8601 text."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from peewee import Field

if TYPE_CHECKING:
    FieldOfDate = Field[date]
    FieldOfDatetime = Field[datetime]
else:
    FieldOfDate = FieldOfDatetime = Field


class DayField(FieldOfDate):
    """A calendar day, such as an invoice's due date; it has no time zone."""

    field_type = "TEXT"

    def db_value(self, value: date | str | None) -> str | None:
        return value.isoformat() if isinstance(value, date) else value

    def python_value(self, value: Any) -> date | None:
        return date.fromisoformat(value) if isinstance(value, str) else value


class InstantField(FieldOfDatetime):
    """A moment in UTC, such as when an operation was made."""

    field_type = "TEXT"

    def db_value(self, value: datetime | str | None) -> str | None:
        return value.isoformat(timespec="milliseconds") if isinstance(value, datetime) else value

    def python_value(self, value: Any) -> datetime | None:
        return datetime.fromisoformat(value) if isinstance(value, str) else value
