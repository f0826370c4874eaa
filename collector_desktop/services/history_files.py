"""The history of another ledger, of our own export, comes into a ledger to be read there."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from collector_desktop.domain.changes import Change
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.services.table_files import Brought, TableImport
from collector_desktop.storage.models import CurrentOperation, EarlierChange


def _bring_line(values: dict[str, str], _: date) -> Brought:
    """Keep one line of a history; the same line again changes nothing."""
    try:
        at = datetime.fromisoformat(values["at"])
    except (ValueError, OverflowError):
        raise ValueError(f"{values['at']!r} is not a moment.") from None
    if at.tzinfo is not None:
        at = at.astimezone(UTC).replace(tzinfo=None)
    told = {
        "made_at": at.isoformat(),
        **{name: values[name] for name in ("operation", "actor", "entity", "key", "customer")},
        **{name: _object(values[name]) for name in ("before", "after")},
    }
    query = EarlierChange.select(EarlierChange.id)
    for name, value in told.items():
        query = query.where(getattr(EarlierChange, name) == value)
    if query.exists():
        return Brought.UNCHANGED
    EarlierChange.create(**told, batch=CurrentOperation.get().id_in("batch"))
    return Brought.CREATED


def _object(text: str) -> str:
    """Return the JSON of what a row was; nothing is an empty object."""
    try:
        found = json.loads(text or "{}")
        return json.dumps({**found}, ensure_ascii=False)
    except (TypeError, RecursionError) as error:
        raise ValueError("The columns before and after are JSON objects.") from error


HISTORY = TableImport(
    "import_history", "lines of history", needed(FileKind.HISTORY), Change.SETTING, _bring_line
)
