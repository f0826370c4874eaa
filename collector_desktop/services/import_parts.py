"""Invoices that are payable in parts: a row of a file becomes a row for each part.

A part is an item of its own, numbered `INV-1/1`, `INV-1/2`. An invoice that came in whole stays
whole, and one that came in parts stays in parts, whatever its terms or due date are later.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.invoice_parts import whole_invoices
from collector_desktop.domain.numbers import number_key
from collector_desktop.domain.part_amounts import at_least, in_proportion, settled_first
from collector_desktop.importers.base import ItemRow
from collector_desktop.importers.item_blocks import columns_of
from collector_desktop.services.import_customers import Directory, Known
from collector_desktop.services.import_dues import ON_TERMS, DueDates
from collector_desktop.services.import_item_changes import file_open
from collector_desktop.storage.bulk import find_items
from collector_desktop.storage.parts import first_parts, numbered_under


@frozen
class _Part:
    """A part that the ledger has."""

    number: str
    amount_minor: int
    open_minor: int


class InvoiceParts:
    """Finds the rows that stand for parts; `guard` is called before an item is looked up."""

    def __init__(self, directory: Directory, dues: DueDates, guard: Callable[[], None]) -> None:
        self._directory = directory
        self._dues = dues
        self._guard = guard
        self._first = first_parts()
        self._stems = {key.removesuffix("/1") for _customer, key in self._first}

    def in_parts(self, rows: Sequence[ItemRow]) -> Sequence[ItemRow]:
        """Return the rows, those of invoices payable in parts replaced by rows of their parts."""
        unknown = bool(self._stems)
        columns = columns_of(rows)
        if ON_TERMS not in columns.type or not (unknown or None in columns.due_on):
            return rows
        self._guard()
        found: list[ItemRow] = []
        for row in rows:
            if row.type == ON_TERMS and (unknown or row.due_on is None):
                found += self._parts(row)
            else:
                found.append(row)
        return found

    def _parts(self, row: ItemRow) -> Sequence[ItemRow]:
        if not row.number or not _is_sound(row):
            return (row,)
        key = number_key(row.number)
        if row.due_on is not None and key not in self._stems:
            return (row,)
        found = self._directory.find(row.customer_code, row.customer_name)
        known = found[0] if len(found) == 1 else None
        stored = self._stored(known, key)
        if stored:
            return _as_stored(row, stored, self._wanted(row, known, stored))
        terms = self._dues.terms_of(row, known) if row.due_on is None else None
        if terms is None or len(terms.parts) == 1 or self._is_whole(known, key):
            return (row,)
        return _as_new(row, self._dues.parts_of(row, known, terms))

    def _stored(self, known: Known | None, key: str) -> list[_Part]:
        """Return the parts that the ledger has of an invoice, in their order."""
        if known is None or (known.id, f"{key}/1") not in self._first:
            return []
        rows = numbered_under(known.id, key)
        numbered = ((row[-1], row[1], _Part(row[0], row[2], row[3])) for row in rows)
        return next((list(parts) for parts in whole_invoices(numbered)), [])

    @staticmethod
    def _is_whole(known: Known | None, key: str) -> bool:
        return known is not None and bool(find_items([(known.id, ON_TERMS, key)]))

    def _wanted(self, row: ItemRow, known: Known | None, stored: Sequence[_Part]) -> list[int]:
        """Return what each part is to come to, which changes only with the whole."""
        before = [part.amount_minor for part in stored]
        total = max(row.amount_minor, sum(before)) if row.only_open else row.amount_minor
        if total == sum(before):
            return before
        terms = self._dues.terms_of(row, known)
        wanted = in_proportion(total, before)
        if terms is not None and len(terms.parts) == len(stored):
            by_terms = self._dues.parts_of(row._replace(amount_minor=total), known, terms)
            wanted = [minor for _due, minor in by_terms]
        return at_least(wanted, [part.amount_minor - part.open_minor for part in stored])


def _is_sound(row: ItemRow) -> bool:
    """Return whether the money of a row makes sense; else the row is left to be refused."""
    left = row.amount_minor if row.open_minor is None else row.open_minor
    return row.amount_minor > 0 and 0 <= left <= row.amount_minor


def _as_new(row: ItemRow, parts: Sequence[tuple[date, int]]) -> list[ItemRow]:
    """Return the rows of an invoice that is new; what is settled is so of the first parts."""
    amounts = [minor for _due, minor in parts]
    numbers = [f"{row.number}/{place}" for place in range(1, len(parts) + 1)]
    rows = _rows(row, numbers, amounts, amounts)
    return [each._replace(due_on=due) for each, (due, _) in zip(rows, parts, strict=True)]


def _as_stored(row: ItemRow, stored: Sequence[_Part], amounts: Sequence[int]) -> list[ItemRow]:
    """Return the rows of an invoice whose parts the ledger has; their due days stay."""
    left = [
        amount - part.amount_minor + part.open_minor
        for part, amount in zip(stored, amounts, strict=True)
    ]
    return _rows(row._replace(due_on=None), [part.number for part in stored], amounts, left)


def _rows(
    row: ItemRow, numbers: Sequence[str], amounts: Sequence[int], left: Sequence[int]
) -> list[ItemRow]:
    """Return a row for each part, with what the file says is open of the whole shared out."""
    in_file = file_open(row)
    opens: Sequence[int | None] = [None] * len(numbers)
    if in_file is not None:
        opens = settled_first(left, sum(left) - in_file)
    return [
        row._replace(number=number, amount_minor=amount, open_minor=open_minor, only_open=False)
        for number, amount, open_minor in zip(numbers, amounts, opens, strict=True)
    ]
