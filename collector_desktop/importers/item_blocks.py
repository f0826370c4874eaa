"""The items of a long file, kept by column: a million of them take little more than their texts.

A row is made again each time that it is asked for; whoever goes through them all asks for blocks.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Any, TypeAlias, overload

from collector_desktop.importers.base import ItemRow

Column: TypeAlias = "tuple[Any, ...]"
PackedColumn: TypeAlias = "Callable[[], Column]"

BLOCK = 2_000

_OWN_TEXTS = frozenset(("number", "reference", "description", "terms"))
_BREAK = "\n"
_make_row = partial(tuple.__new__, ItemRow)


class ItemBlock(Sequence[ItemRow]):
    """Some rows as columns: `columns` has in each field of a row the values of all rows.

    `each_once` says that they are of a file in which a code of a customer has a number of one type
    only once.
    """

    __slots__ = ("columns", "each_once")

    def __init__(self, columns: Iterable[Sequence[Any]], *, each_once: bool = False) -> None:
        self.columns: Any = ItemRow._make(columns)
        self.each_once = each_once

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self.columns.row)

    def __iter__(self) -> Iterator[ItemRow]:
        """Yield the rows."""
        return map(_make_row, zip(*self.columns, strict=True))

    @overload
    def __getitem__(self, place: int) -> ItemRow: ...
    @overload
    def __getitem__(self, place: slice) -> ItemBlock: ...
    def __getitem__(self, place: int | slice) -> ItemRow | ItemBlock:
        """Return a row, or some rows as a block."""
        parts = (column[place] for column in self.columns)
        return ItemRow._make(parts) if isinstance(place, int) else ItemBlock(parts)


class PackedItems(Sequence[ItemRow]):
    """All rows of a file of items, in memory that hardly grows with them.

    `each_once` is set by whoever proved it, for the blocks. Where `read_as` is the same, so are
    all rows; empty if that is not known.
    """

    def __init__(
        self,
        parts: Iterable[Sequence[ItemRow]] = (),
        *,
        each_once: bool = False,
        read_as: str = "",
    ) -> None:
        self.read_as = read_as
        self._each_once = each_once
        self._packed: list[tuple[PackedColumn, ...]] = []
        self._ends: list[int] = []
        self._latest: tuple[int, ItemBlock] | None = None
        for block in _even_blocks(parts):
            self._packed.append(tuple(map(_packed, ItemRow._fields, block.columns)))
            self._ends.append(len(self) + len(block))

    def __len__(self) -> int:
        """Return how many rows the file has."""
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[ItemRow]:
        """Yield the rows, each made for this once."""
        return chain.from_iterable(self.blocks())

    def __eq__(self, other: object) -> bool:
        """Return whether another sequence has the same rows."""
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

    @overload
    def __getitem__(self, place: int) -> ItemRow: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[ItemRow, ...]: ...
    def __getitem__(self, place: int | slice) -> ItemRow | tuple[ItemRow, ...]:
        """Return a row, or some rows."""
        places = range(len(self))[place]
        return tuple(map(self._row, places)) if isinstance(places, range) else self._row(places)

    def blocks(self) -> Iterator[ItemBlock]:
        """Yield the rows many at a time, as they were packed."""
        return (_unpacked(block, each_once=self._each_once) for block in self._packed)

    def column(self, name: str) -> Iterator[Any]:
        """Yield one field of all rows."""
        at = ItemRow._fields.index(name)
        return chain.from_iterable(block[at]() for block in self._packed)

    def without(self, rows: frozenset[int]) -> PackedItems:
        """Return the rows but those that stand in some rows of the file."""
        left = ([item for item in block if item.row not in rows] for block in self.blocks())
        return PackedItems(left, each_once=self._each_once, read_as=self.read_as)

    def _row(self, place: int) -> ItemRow:
        """Return a row; its block is kept for the next ones."""
        at = bisect_right(self._ends, place)
        if self._latest is None or self._latest[0] != at:
            self._latest = at, _unpacked(self._packed[at])
        return self._latest[1][place - self._ends[at]]


def blocks_of(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Yield the rows of a file many at a time, whatever they are kept in."""
    if isinstance(rows, PackedItems):
        return rows.blocks()
    return (rows[start : start + BLOCK] for start in range(0, len(rows), BLOCK))


def has_each_once(rows: Sequence[ItemRow]) -> bool:
    """Return whether no two rows can be the same item, in these or in other such rows of a file.

    Each has the code of its customer then: a name may be that of a code.
    """
    return isinstance(rows, ItemBlock) and rows.each_once and all(rows.columns.customer_code)


def rows_at(rows: Sequence[ItemRow], places: Sequence[int]) -> Iterator[ItemRow]:
    """Yield the rows in these places, without making those between them."""
    columns = columns_of(rows)
    return map(_make_row, zip(*(map(each.__getitem__, places) for each in columns), strict=True))


def columns_of(rows: Sequence[ItemRow]) -> Any:
    """Return some rows as columns: in each field of a row the values of all of them."""
    return rows.columns if isinstance(rows, ItemBlock) else ItemRow._make(zip(*rows, strict=True))


def values_of(rows: Sequence[Any], field: str) -> Iterator[Any]:
    """Yield a field of every item among the rows of a file."""
    if isinstance(rows, PackedItems):
        return rows.column(field)
    return (getattr(row, field) for row in rows if isinstance(row, ItemRow))


def read_as(rows: Sequence[Any]) -> str:
    """Return what is the same where all rows of two files are; empty if nobody can tell."""
    return rows.read_as if isinstance(rows, PackedItems) else ""


def _even_blocks(parts: Iterable[Sequence[ItemRow]]) -> Iterator[ItemBlock]:
    """Yield blocks as they are, and single rows gathered into blocks."""
    waiting: list[ItemRow] = []
    for part in parts:
        if not isinstance(part, ItemBlock):
            waiting += part
        if waiting and (isinstance(part, ItemBlock) or len(waiting) >= BLOCK):
            yield ItemBlock(columns_of(waiting))
            waiting = []
        if isinstance(part, ItemBlock):
            yield part
    if waiting:
        yield ItemBlock(columns_of(waiting))


def _packed(name: str, column: Sequence[Any]) -> PackedColumn:
    """Return what gives a column back, and takes as little memory as can be till then."""
    if column[0] == column[-1] and column.count(column[0]) == len(column):
        return partial(_same, column[0], len(column))
    if isinstance(column, range):
        return partial(tuple, column)
    if isinstance(column[0], int):
        try:
            return partial(tuple, array("q", column))
        except (TypeError, OverflowError):
            return partial(tuple, tuple(column))
    if name in _OWN_TEXTS:
        text = _BREAK.join(column)
        if text.count(_BREAK) == len(column) - 1:
            return partial(_split, text)
    return partial(tuple, tuple(column))


def _unpacked(block: Iterable[PackedColumn], *, each_once: bool = False) -> ItemBlock:
    return ItemBlock((column() for column in block), each_once=each_once)


def _same(value: object, count: int) -> Column:
    return (value,) * count


def _split(text: str) -> Column:
    return tuple(text.split(_BREAK))
