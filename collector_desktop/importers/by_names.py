"""A table of an unknown program whose column names leave no doubt, if somebody says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.importers.base import FileKind
from collector_desktop.importers.debit_credit import has_sides
from collector_desktop.importers.inspect import inspect
from collector_desktop.importers.mapping import Mapping

if TYPE_CHECKING:
    from pathlib import Path

KINDS = (FileKind.ITEMS, FileKind.CUSTOMERS)


def mapping_by_names(path: Path) -> tuple[Mapping | None, str] | None:
    """Return how the names of its columns say that a table is read, and that in one sentence.

    No mapping, and a sentence that says so, for a table of items that lacks nothing but their day.
    None if the table is of a known program, if more columns are not named, or if the cells below a
    name do not look like it.

    Raises:
        UnreadableFileError: the file cannot be read, or holds sums and no invoices.
    """
    seen = inspect(path)
    if seen.profile or seen.kind not in KINDS or not seen.header_row:
        return None
    columns = {each.field: each.column for each in seen.suggestions}
    is_sure = all(each.confidence == "matched" for each in seen.suggestions)
    if not is_sure or not _is_complete(seen.kind, columns):
        return None
    if seen.kind is FileKind.ITEMS and "document_on" not in columns:
        return None, "None of them is named as the day of the invoice, which is needed."
    taken = ", ".join(f"{each.header} as {each.field}" for each in seen.suggestions)
    mapping = Mapping(seen.kind, columns, header_row=seen.header_row)
    return mapping, f"Its columns were taken by their names: {taken}."


def _is_complete(kind: FileKind, columns: dict[str, int]) -> bool:
    """Return whether the columns are all that a row cannot do without, but for the day."""
    if kind is FileKind.CUSTOMERS:
        return "name" in columns or "code" in columns
    has_money = "amount" in columns or "open" in columns or has_sides(columns)
    return has_money and "number" in columns
