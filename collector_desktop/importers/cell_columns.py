"""Many lines of a file kept by columns, for whoever reads one column after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeAlias, overload

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collector_desktop.importers.cells import Cell

CellRows: TypeAlias = "Sequence[list[Cell]]"
Block: TypeAlias = "tuple[Sequence[int], CellRows]"

_ENOUGH = 4


class CellColumns(Sequence["list[Cell]"]):
    """Lines that all have the same number of cells, at least one, kept as `columns`.

    A line is made again each time that it is asked for.
    """

    __slots__ = ("columns",)

    def __init__(self, columns: Sequence[Sequence[Cell]]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        """Return how many lines there are."""
        return len(self.columns[0])

    def __iter__(self) -> Iterator[list[Cell]]:
        """Yield the cells of each line."""
        return map(list, zip(*self.columns, strict=True))

    @overload
    def __getitem__(self, place: int) -> list[Cell]: ...
    @overload
    def __getitem__(self, place: slice) -> CellColumns: ...
    def __getitem__(self, place: int | slice) -> list[Cell] | CellColumns:
        """Return the cells of a line, or some of the lines."""
        if isinstance(place, slice):
            return CellColumns([column[place] for column in self.columns])
        return [column[place] for column in self.columns]


def width(lines: CellRows) -> int:
    """Return how many cells the longest of some lines has."""
    return len(lines.columns) if isinstance(lines, CellColumns) else max(map(len, lines))


def evened(blocks: Iterable[Block], first: int, usual: int) -> Iterator[Block]:
    """Yield numbered lines in blocks of a usual length, the first with so many as `first` says.

    Short blocks are gathered line by line; what is at least a quarter as long stays by columns.
    """
    numbers: list[int] = []
    lines: list[list[Cell]] = []
    size, least = first, first
    for own_numbers, own in blocks:
        at = 0
        while left := len(own) - at:
            taken = slice(at, at + min(left, size - len(lines)))
            at = taken.stop
            if not lines and left >= least:
                yield own_numbers[taken], own[taken]
            else:
                numbers += own_numbers[taken]
                lines += own[taken]
                if len(lines) < size:
                    continue
                yield numbers, lines
                numbers, lines = [], []
            size, least = usual, max(1, usual // _ENOUGH)
    if lines:
        yield numbers, lines
