"""The short way for a long file of items: whole blocks of lines, read column by column.

A block with anything unusual in it is left to the careful reader, line by line.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain, zip_longest
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.numbers import number_keys
from collector_desktop.importers.base import ItemRow
from collector_desktop.importers.cell_columns import CellColumns
from collector_desktop.importers.cells import LONGEST_NAME, Cell, CellError, text_of
from collector_desktop.importers.item_blocks import ItemBlock
from collector_desktop.importers.money_cells import exponent_of
from collector_desktop.importers.profile import ItemRules, Lines
from collector_desktop.importers.text_source import LARGEST_ROWS

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.importers.first_rows import FirstRows
    from collector_desktop.importers.item_columns import ItemColumns
    from collector_desktop.importers.profile import DecimalSign, Sides

Known = TypeVar("Known")

_NEEDED = frozenset(("type", "number", "customer_code", "document_on", "amount"))
_TEXTS = ("number", "customer_name", "reference", "description", "terms")
_NAMES = ("customer_code", "customer_name")
_DAYS = ("document_on", "due_on")
_FIELDS = frozenset((*_NEEDED, *_TEXTS, *_DAYS, "currency"))
_AS_TEXT = ("type", "customer_code", "currency", *_TEXTS)
_WRAPPERS = frozenset("='")
_LONGEST_AMOUNT = 14
_SILENT = {"customer_name": "", "due_on": None, **ItemRow._field_defaults}
_FIRST = itemgetter(slice(0, 1))


@frozen
class CarefulReaders:
    """How the careful reader understands a text that is seen for the first time.

    Each raises CellError or ValueError if it does not. `decimal` and `unit` (the currency of
    amounts that name none) are those of the file.
    """

    sides: Callable[[Cell], Sides]
    text: Callable[[Cell], str]
    day: Callable[[Cell], date]
    currency: Callable[[Cell], str]
    amount: Callable[[Cell, str], int]
    decimal: DecimalSign
    unit: str


class PlainItems:
    """Reads blocks of lines; a text that is in many of them is understood only once.

    A line has at most `most` cells, as many as the header; `size` is that of the file in bytes,
    None for a sheet, whose cells a spreadsheet has typed.
    """

    def __init__(
        self,
        at: ItemColumns,
        most: int,
        readers: CarefulReaders,
        first_rows: FirstRows,
        size: int | None,
    ) -> None:
        self._is_sheet = size is None
        self._at = {name: getattr(at, name) for name in _FIELDS}
        self._needed, self._most = at.width, most
        self._readers = readers
        self._first_rows = first_rows
        self._size = size
        self._types: dict[str, str] = {}
        self._codes: dict[str, str] = {}
        self._days: dict[str, date | None] = {"": None}
        self._currencies: dict[str, str] = {}

    @staticmethod
    def suits(columns: Mapping[str, int], rules: ItemRules) -> bool:
        """Return whether the lines of a file can be plain: one for each item, in full."""
        complete = set(_NEEDED) <= set(columns) <= set(_FIELDS)
        flat = rules.lines is Lines.ONE and not rules.has_groups
        filters = rules.excluded_statuses or rules.excludes_other_types
        return complete and flat and rules.positive_only and not filters

    def read(self, rows: Sequence[int], lines: Sequence[list[Cell]]) -> ItemBlock | None:
        """Return the items of a block of lines, None if one of them is not plain."""
        cells = self._typed_columns(lines) if self._is_sheet else self._columns(lines)
        if cells is None:
            return None
        by_name = {name: cells[place] for name, place in self._at.items() if place >= 0}
        try:
            found = self._understood(by_name)
        except (ValueError, CellError):
            return None
        if not self._are_new(found, rows):
            return None
        silent = {name: [value] * len(rows) for name, value in _SILENT.items()}
        columns = {**silent, **found}
        return ItemBlock((rows, *(columns[name] for name in ItemRow._fields[1:])))

    def _are_new(self, found: Mapping[str, Sequence[Any]], rows: Sequence[int]) -> bool:
        """Note the items of a block, and return whether the file had none of them before."""
        numbers = number_keys(found["number"])
        keys = zip(found["customer_code"], found["type"], numbers, strict=True)
        first = self._first_rows
        return first.take_ascending(numbers, keys, rows) or first.take_new(keys, rows)

    def _columns(self, lines: Sequence[list[Cell]]) -> list[Sequence[Any]] | None:
        """Return the columns of lines of text, None if a line is shorter or longer than others."""
        columns: list[Sequence[Any]]
        if isinstance(lines, CellColumns):
            columns = list(lines.columns)
        elif len(set(map(len, lines))) == 1:
            columns = list(zip(*lines, strict=True))
        else:
            return None
        if not self._needed <= len(columns) <= self._most:
            return None
        self._make_room(columns)
        return columns

    def _typed_columns(self, lines: Sequence[list[Cell]]) -> list[Sequence[Any]]:
        """Return the columns of a sheet, whose rows end with their last cell.

        All but days and amounts are texts then, whatever the spreadsheet took them for.
        """
        columns: list[Sequence[Any]]
        if isinstance(lines, CellColumns):
            columns = list(lines.columns)
        else:
            columns = list(zip_longest(*lines, fillvalue=""))
        columns += [[""] * len(lines)] * (self._needed - len(columns))
        for name in _AS_TEXT:
            place = self._at[name]
            if place >= 0 and set(map(type, columns[place])) != {str}:
                columns[place] = list(map(text_of, columns[place]))
        return columns

    def _make_room(self, columns: Sequence[Sequence[str]]) -> None:
        """Before the first lines, make room for as many keys as the file will have at their length.

        Text alone comes here, so a cell is as long as its text, with a comma or a break behind it.
        """
        if self._size:
            count = len(columns[0])
            length = sum(map(len, chain.from_iterable(columns))) + count * len(columns)
            self._first_rows.expect(min(self._size * count // length, LARGEST_ROWS))
            self._size = 0

    def _understood(self, cells: Mapping[str, Sequence[str]]) -> dict[str, Sequence[Any]]:
        """Return what the columns of a block say; raise if a cell needs a closer look."""
        read = self._readers
        texts = {name: _texts(cells[name]) for name in _TEXTS if name in cells}
        days = {name: self._days_of(cells[name]) for name in _DAYS if name in cells}
        found: dict[str, Sequence[Any]] = {**texts, **days}
        found["type"] = _looked_up(self._types, cells["type"], lambda cell: read.sides(cell)[0])
        found["customer_code"] = _looked_up(self._codes, cells["customer_code"], read.text)
        if "currency" in cells:
            found["currency"] = _looked_up(self._currencies, cells["currency"], read.currency)
        else:
            found["currency"] = [read.currency("")] * len(texts["number"])
        found["amount_minor"] = self._minors(cells["amount"], found["currency"])
        if not all(found["number"]) or not all(found["customer_code"]):
            raise ValueError
        for name in found.keys() & set(_NAMES):
            if max(map(len, found[name])) > LONGEST_NAME:
                raise ValueError
        if None in found["document_on"] or min(found["amount_minor"]) <= 0:
            raise ValueError
        return found

    def _days_of(self, cells: Sequence[str]) -> list[date | None]:
        """Return the days in a column, None for an empty cell."""
        return _looked_up(self._days, cells, self._readers.day)

    def _minors(self, cells: Sequence[Any], currencies: Sequence[str]) -> list[int]:
        """Return the minor units in a column, at once if all are written out in full."""
        read = self._readers
        decimals = {exponent_of(currency or read.unit) for currency in set(currencies)}
        if len(decimals) == 1:
            minors = (_of_numbers if self._is_sheet else _written_out)(
                cells, decimals.pop(), read.decimal
            )
            if minors is not None:
                return minors
        units = (currency or read.unit for currency in currencies)
        return list(map(read.amount, cells, units))


def _looked_up(
    known: dict[str, Known], cells: Sequence[str], read: Callable[[Cell], Known]
) -> list[Known]:
    """Return what each cell means, after learning those that are new."""
    if cells[0] in known and cells[0] == cells[-1] and cells.count(cells[0]) == len(cells):
        return [known[cells[0]]] * len(cells)
    try:
        return list(map(known.__getitem__, cells))
    except KeyError:
        for cell in set(cells).difference(known):
            known[cell] = read(cell)
        return list(map(known.__getitem__, cells))


def _texts(cells: Sequence[str]) -> Sequence[str]:
    """Return the texts of a column without blanks around them or a spreadsheet's wrapping."""
    texts = list(map(str.strip, cells))
    if _WRAPPERS.isdisjoint(map(_FIRST, texts)):
        return texts
    return list(map(text_of, texts))


def _of_numbers(cells: Sequence[Any], decimals: int, sign: DecimalSign) -> list[int] | None:
    """Return the minor units of a sheet's amounts that are numbers with no more decimals."""
    kinds = set(map(type, cells))
    if kinds == {str}:
        return _written_out(cells, decimals, sign)
    if not kinds <= {int, float}:
        return None
    texts = [f"{cell:.{decimals}f}" for cell in cells]
    return _written_out(texts, decimals, ".") if list(map(float, texts)) == list(cells) else None


def _written_out(cells: Sequence[str], decimals: int, sign: DecimalSign) -> list[int] | None:
    """Return the minor units of amounts that have nothing but digits and all their decimals."""
    joined = "\n".join(cells)
    digits = joined.replace(sign, "")
    count = len(cells)
    if not joined.isascii() or not digits.replace("\n", "").isdigit():
        return None
    if max(map(len, cells)) > _LONGEST_AMOUNT:
        return None
    if decimals:
        place = slice(-decimals - 1, -decimals)
        if joined.count(sign) != count or {cell[place] for cell in cells} != {sign}:
            return None
    elif sign in joined:
        return None
    texts = digits.split("\n")
    return list(map(int, texts)) if len(texts) == count and all(texts) else None
