"""The cells of many rows of a sheet at once: rows of the same shape are read column by column.

A program writes most rows of a list alike, so that only the values differ. What is left of a row
without its values and its number is its shape, and a shape is understood once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, repeat
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from collector_desktop.domain.composed import composed
from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.cell_columns import CellColumns
from collector_desktop.importers.cells import Cell
from collector_desktop.importers.column_letters import place_of

if TYPE_CHECKING:
    from collector_desktop.importers.cell_columns import Block

_MOST_KNOWN = 100_000
_MOST_SHAPES = 1_000
ROW_END = "</row>"
_VALUE, _INLINE, _DIGITS = "\0", "\1", "\2"  # XML has none of these signs
_ROW = re.compile(r'\s*<row\s(?:[^>]*?\s)??r="([0-9]+)"[^>]*>')
_NUMBER = re.compile("(?<=[A-Z])[0-9]+")
_CELL = re.compile(
    rf'<c r="([A-Z]{{1,3}}){_DIGITS}"(?: s="([0-9]+)")?(?: t="(\w+)")?'
    rf"(?:/>|>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?({_INLINE}?{_VALUE}|<v ?/>)?</c>)"
)
_ENTITY = re.compile(r"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class OddSheetError(Exception):
    """A sheet is written in a way that only the library reads."""


@frozen
class SheetWords:
    """What the cells of a workbook refer to: its strings, which styles are days, and its epoch.

    `days` are the numbers of styles for days and times, `spans` those of them for lengths of time.
    Texts and plain numbers are cells as they are; all other values become some by `made`.
    """

    strings: list[str]
    days: frozenset[int]
    spans: frozenset[int]
    epoch: Any
    made: Callable[[Any], Cell]


class _Place(NamedTuple):
    """A cell of a shape: its kind and style, and whether a value of the row belongs to it."""

    kind: str
    style: int
    has_value: bool
    is_read: bool


_Shape = tuple[_Place | None, ...]


class CellReader:
    """Turns whole rows as they are written into cells; each shape and day is made once."""

    def __init__(self, words: SheetWords) -> None:
        self._words = words
        self._shapes: dict[str, _Shape] = {}
        self._latest: tuple[_Shape, list[str]] = (), [_DIGITS]
        self._next = 1
        self._known: dict[tuple[str, int], dict[str, Cell]] = {}
        self._kept = 0
        self._has_signs = False
        self._blank = words.made(None)

    def blocks(self, text: str) -> Iterator[Block]:
        """Yield the numbers and cells of the rows in a text that ends with a row, as they run.

        Rows of one shape, one after the other, come together, by columns if there are many.

        Raises:
            OddSheetError: the next row must be read by the library.
        """
        skeleton, values, self._has_signs = _parted(composed(text))
        at = 0
        for shape, numbers in self._runs(skeleton):
            count = sum(place is not None and place.has_value for place in shape)
            here = values[at : at + count * len(numbers)]
            at += len(here)
            yield numbers, self._filled(shape, here, count, len(numbers))

    def _runs(self, skeleton: str) -> Iterator[tuple[_Shape, Sequence[int]]]:
        """Yield the shapes of rows one after the other, each with the numbers of its rows.

        What follows rows of one shape is mostly as many more of it: those are only written out
        and compared.
        """
        *pieces, rest = skeleton.split(ROW_END)
        numbers = range(self._next, self._next + len(pieces))
        shape, marks = self._latest
        if pieces and pieces == list(map(str.join, map(str, numbers), repeat(marks))):
            self._next = numbers.stop
            yield shape, numbers
            pieces = []
        for shape, group in groupby(self._shaped(pieces, rest), itemgetter(0)):
            yield shape, [number for _, number in group]

    def _shaped(self, pieces: Sequence[str], rest: str) -> Iterator[tuple[_Shape, int]]:
        """Yield shape and number of each row."""
        for piece in pieces:
            shape, marks = self._latest
            if piece == str(self._next).join(marks):
                yield shape, self._next
                self._next += 1
            else:
                yield from self._looked_at(piece)
        while (found := _ROW.match(rest)) and _is_empty(found):
            rest = rest[found.end() :]
            yield (), int(found[1])
            self._next = int(found[1]) + 1
        if rest.strip():
            raise OddSheetError

    def _looked_at(self, piece: str) -> Iterator[tuple[_Shape, int]]:
        """Yield shape and number of the row at the end of a piece, and of empty ones before it."""
        at = 0
        while (found := _ROW.match(piece, at)) and _is_empty(found):
            at = found.end()
            yield (), int(found[1])
        if found is None:
            raise OddSheetError
        like = _NUMBER.sub(_DIGITS, piece[found.end() :])
        shape = self._shapes.get(like) or self._shape(like)
        begin = piece[at : found.start(1)] + _DIGITS + piece[found.end(1) : found.end()]
        self._latest = shape, (begin + like).split(_DIGITS)
        yield shape, int(found[1])
        self._next = int(found[1]) + 1

    def _shape(self, body: str) -> _Shape:
        """Return the cells of a row by their place, None where there is none; remember them."""
        found = _CELL.findall(body)
        if len(found) != body.count("<c ") + body.count("<c>") + body.count("<c/"):
            raise OddSheetError
        places: list[_Place | None] = []
        for letters, style, kind, value in found:
            missing = place_of(letters) - 1 - len(places)
            if missing < 0:
                raise OddSheetError
            has_value = value.endswith(_VALUE)
            is_read = has_value and value.startswith(_INLINE) == (kind == "inlineStr")
            places += [*[None] * missing, _Place(kind, int(style or 0), has_value, is_read)]
        if body.count(_VALUE) != sum(place is not None and place.has_value for place in places):
            raise OddSheetError
        if len(self._shapes) >= _MOST_SHAPES:
            self._shapes.clear()
        shape = self._shapes[body] = tuple(places)
        return shape

    def _filled(
        self, shape: _Shape, values: list[str], count: int, rows: int
    ) -> Sequence[list[Cell]]:
        """Return the cells of rows of one shape from their values, one row's after the other's."""
        columns: list[list[Cell]] = []
        at = 0
        for place in shape:
            if place is None:
                columns.append([""] * rows)
                continue
            own = values[at::count] if place.has_value else []
            at += place.has_value
            columns.append(self._column(place, own) if place.is_read else [self._blank] * rows)
        return CellColumns(columns) if columns else [[] for _ in range(rows)]

    def _column(self, place: _Place, values: list[str]) -> list[Cell]:
        """Return the cells of a column from their values."""
        kind, style = place.kind, place.style
        try:
            if kind == "s":
                return list(map(self._words.strings.__getitem__, map(int, values)))
            if kind in ("", "n") and style not in self._words.days:
                return [float(each) if "." in each else int(each) for each in values]
        except ValueError:  # an empty value, or one with an exponent
            return [self._made(kind, style, each) for each in values]
        if kind in ("str", "inlineStr") and not self._has_signs:
            return values  # type: ignore[return-value]
        known = self._known.setdefault((kind, style), {})
        new = set(values).difference(known)
        known.update((each, self._made(kind, style, each)) for each in new)
        cells = list(map(known.__getitem__, values))
        self._kept += len(new)
        if self._kept >= _MOST_KNOWN:
            self._known.clear()
            self._kept = 0
        return cells

    def _made(self, kind: str, style: int, value: str) -> Cell:
        """Return a cell from its kind, style and value."""
        if kind == "s" and value:
            return self._words.strings[int(value)]
        return self._words.made(self._value(kind, style, value))

    def _value(self, kind: str, style: int, value: str) -> Any:
        """Return a value as the library gives it."""
        if not value:
            return None
        if kind in ("", "n"):
            return self._number(value, style)
        if kind in ("str", "e", "inlineStr"):
            return plain_text(value)
        if kind == "b":
            return bool(int(value))
        raise OddSheetError

    def _number(self, value: str, style: int) -> Any:
        """Return a number, or the day that it stands for."""
        is_broken = any(sign in value for sign in ".eE")
        number = float(value) if is_broken else int(value)
        if style not in self._words.days:
            return number
        from openpyxl.utils.datetime import from_excel  # noqa: PLC0415 - costs 100 ms

        try:
            return from_excel(number, self._words.epoch, timedelta=style in self._words.spans)
        except (OverflowError, ValueError):
            return "#VALUE!"


def plain_text(text: str) -> str:
    """Return a text with its entities as signs, and line ends as XML reads them.

    Raises:
        OddSheetError: it has an entity that only the library knows.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" not in text:
        return text
    if text.count("&") != len(_ENTITY.findall(text)):
        raise OddSheetError
    return _ENTITY.sub(_sign, text)


def _parted(text: str) -> tuple[str, list[str], bool]:
    """Return a text with a mark in place of each value, the values, and if signs stand for others.

    A search for two signs looks at each place; for one it does not.
    """
    if "!" in text and "<!" in text:
        raise OddSheetError
    if "<is>" in text:
        for begin in ('<is><t xml:space="preserve">', "<is><t>"):
            text = text.replace(begin, f"{_INLINE}<v>")
        text = text.replace("</t></is>", "</v>")
    text = text.replace('<v xml:space="preserve">', "<v>")
    begun = text.count("<v>")
    parts = text.replace("</v>", "<v>").split("<v>")
    values = parts[1::2]
    joined = "".join(values)
    if len(parts) != 2 * begun + 1 or "<" in joined:
        raise OddSheetError
    return _VALUE.join(parts[::2]), values, "&" in joined or "\r" in joined


def _is_empty(row: re.Match[str]) -> bool:
    """Return whether a row ends where it starts."""
    return row.string[row.end() - 2] == "/"


def _sign(found: re.Match[str]) -> str:
    """Return the sign that an entity stands for."""
    if found[3]:
        return _NAMED[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    if code > 0x10FFFF or 0xD800 <= code < 0xE000 or (code < 0x20 and code not in (9, 10, 13)):
        raise OddSheetError
    return chr(code)
