"""A table of an unknown program whose column names leave no doubt, if somebody says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.debit_credit import has_sides
from collector_desktop.importers.inspect import Inspection, inspect
from collector_desktop.importers.mapping import Mapping
from collector_desktop.importers.plausible import YES
from collector_desktop.importers.profiles import MAPPED_RULES

if TYPE_CHECKING:
    from pathlib import Path

KINDS = (FileKind.ITEMS, FileKind.CUSTOMERS)
_STATES = (
    MAPPED_RULES.paid_statuses | MAPPED_RULES.part_paid_statuses | MAPPED_RULES.excluded_statuses
).difference(YES)


def mapping_by_names(path: Path) -> tuple[Mapping | None, str] | None:
    """Return how the names of its columns say that a table is read, and that in one sentence.

    No mapping, and a sentence that says so, for a table of items that lacks nothing but their day.
    None if the table is of a known program, if more columns are not named, or if the cells below a
    name do not look like it, or others look like states that say what is owed.

    Raises:
        UnreadableFileError: the file cannot be read, or holds sums and no invoices.
    """
    seen = inspect(path)
    if seen.profile or seen.kind not in KINDS or not seen.header_row:
        return None
    columns = {each.field: each.column for each in seen.suggestions}
    is_sure = all(each.confidence == "matched" for each in seen.suggestions)
    if not is_sure or not _is_complete(seen.kind, columns) or _says_what_is_owed(seen):
        return None
    if seen.kind is FileKind.ITEMS and "document_on" not in columns:
        return None, "None of them is named as the day of the invoice, which is needed."
    taken = ", ".join(f"{each.header} as {each.field}" for each in seen.suggestions)
    mapping = Mapping(seen.kind, columns, header_row=seen.header_row)
    return mapping, f"Its columns were taken by their names: {taken}."


def _says_what_is_owed(seen: Inspection) -> bool:
    """Return whether a column that no name was found for has states, such as paid or void."""
    taken = {each.column for each in seen.suggestions}
    left = {
        text.casefold()
        for row in seen.sample_rows
        for column, text in enumerate(row)
        if column not in taken
    }
    return seen.kind is FileKind.ITEMS and not left.isdisjoint(_STATES)


def _is_complete(kind: FileKind, columns: dict[str, int]) -> bool:
    """Return whether the columns are all that a row cannot do without, but for the day."""
    if kind is FileKind.CUSTOMERS:
        return "name" in columns or "code" in columns
    has_money = "amount" in columns or "open" in columns or has_sides(columns)
    return has_money and "number" in columns
