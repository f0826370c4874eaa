"""The history of another ledger, of our own export, comes into a ledger to be read there."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import UTC, date, datetime

from collector_desktop.domain.changes import Change
from collector_desktop.importers.base import FileKind
from collector_desktop.importers.own_tables import needed
from collector_desktop.queries.history import entries_of, operations
from collector_desktop.services.table_files import Brought, TableImport
from collector_desktop.storage.models import CurrentOperation, EarlierChange

COLUMNS = ("made_at", "operation", "actor", "entity", "key", "customer", "before", "after")
WHAT_WAS_DONE = 3
EVERYTHING = 2**31

Line = tuple[str, ...]


class _Lines:
    """Keeps the lines of a history that are not here yet.

    A line is here when it came with an export before, or when it is about an operation of this
    very ledger: then it is the ledger's own export that comes back. A history has one operation
    after the other, so the ledger is read once for each, however many rows it changed.
    """

    def __init__(self) -> None:
        self._own: dict[Line, list[int]] | None = None
        self._done: Line = ()
        self._here: set[Line] = set()

    def bring_in(self, values: dict[str, str], _: date) -> Brought:
        """Keep one line; the same line again changes nothing."""
        line = (
            _moment(values["at"]),
            *(values[name] for name in COLUMNS[1:6]),
            *(_object(values[name]) for name in COLUMNS[6:]),
        )
        if line[:WHAT_WAS_DONE] != self._done:
            self._done = line[:WHAT_WAS_DONE]
            self._here = self._known()
        if line in self._here:
            return Brought.UNCHANGED
        fields = dict(zip(COLUMNS, line, strict=True))
        EarlierChange.create(**fields, batch=CurrentOperation.get().id_in("batch"))
        self._here.add(line)
        return Brought.CREATED

    def _known(self) -> set[Line]:
        """Return the lines of what was done that are here: those that came, and our own."""
        if self._own is None:
            self._own = _own_operations()
        made_at, operation, actor = self._done
        came = EarlierChange.select(*(getattr(EarlierChange, name) for name in COLUMNS)).where(
            EarlierChange.made_at == made_at,
            EarlierChange.operation == operation,
            EarlierChange.actor == actor,
        )
        own = entries_of(self._own.get(self._done, ()))
        return {*came.tuples()} | {
            (*self._done, *_stripped(each.entity, each.key, each.customer), *images)
            for each in own
            for images in [tuple(_written(image) for image in (each.before, each.after))]
        }


def history() -> TableImport:
    """Return how the lines of one file come in."""
    columns = needed(FileKind.HISTORY)
    return TableImport(
        "import_history", "lines of history", columns, Change.SETTING, _Lines().bring_in
    )


def _own_operations() -> dict[Line, list[int]]:
    """Return the operations of this ledger by when, what and who, as an export has them."""
    found: dict[Line, list[int]] = defaultdict(list)
    for each in operations(limit=EVERYTHING):
        at = each.made_at.isoformat(timespec="seconds")
        found[at, *_stripped(each.summary, each.actor)].append(each.id)
    return found


def _stripped(*texts: str) -> Line:
    """Return texts as a file is read: without blanks around them."""
    return tuple(text.strip() for text in texts)


def _moment(text: str) -> str:
    """Return a moment in UTC in the form in which it is kept."""
    try:
        at = datetime.fromisoformat(text)
    except (ValueError, OverflowError):
        raise ValueError(f"{text!r} is not a date and time.") from None
    if at.tzinfo is not None:
        at = at.astimezone(UTC).replace(tzinfo=None)
    return at.isoformat()


def _object(text: str) -> str:
    """Return the JSON of what a row was; nothing is an empty object."""
    try:
        return _written({**json.loads(text or "{}")})
    except (TypeError, RecursionError) as error:
        raise ValueError("The columns before and after must be JSON objects.") from error


def _written(image: dict[str, object]) -> str:
    return json.dumps(image, ensure_ascii=False)
