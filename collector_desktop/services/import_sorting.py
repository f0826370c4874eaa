"""The one operation of an import, in which very many rows may be sorted in files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date

from collector_desktop.importers.base import ParsedFile
from collector_desktop.queries.memory import forget_answers
from collector_desktop.storage.models import Operation
from collector_desktop.storage.operations import operation
from collector_desktop.storage.sorting import sorted_in_files


def import_operation(parsed: ParsedFile, made_on: date) -> AbstractContextManager[Operation]:
    """Open the operation that brings one file in."""
    kind, summary = f"import_{parsed.kind}", f"Import {parsed.name}"
    return operation_of_rows(kind, summary, made_on, len(parsed.rows))


@contextmanager
def operation_of_rows(kind: str, summary: str, made_on: date, rows: int) -> Iterator[Operation]:
    """Open an operation that brings in so many rows; the same as `operation` in all else.

    Where they are sorted in files the temporary tables go, and what questions remember with them.
    """
    with sorted_in_files(rows) as in_files:
        if in_files:  # whether or not the operation may begin
            forget_answers()
        with operation(kind, summary, made_on) as current:
            yield current
