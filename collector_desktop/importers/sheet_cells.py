"""The cells of many rows of a sheet at once: rows of the same shape are read column by column.

A program writes most rows of a list alike, so that only the values differ. What is left of a row
without its values and its number is its shape, and a shape is understood once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby, repeat
from operator import itemgetter
from typing import Any, NamedTuple

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel

from collector_desktop.domain.frozen import frozen
from collector_desktop.importers.cells import Cell

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
        self._known: dict[tuple[str, int], dict[str, Cell]] = {}
        self._kept = 0
        self._blank = words.made(None)

    def rows(self, text: str) -> Iterator[tuple[int, list[Cell]]]:
        """Yield the numbers and cells of the rows in a text that ends with a row.

        Raises:
            OddSheetError: the next row must be read by the library.
        """
        skeleton, values = _parted(text)
        at = 0
        for shape, group in groupby(self._shaped(skeleton), itemgetter(0)):
            numbers = [number for _, number in group]
            count = sum(place is not None and place.has_value for place in shape)
            here = values[at : at + count * len(numbers)]
            at += len(here)
            yield from zip(numbers, self._filled(shape, here, count), strict=False)

    def _shaped(self, skeleton: str) -> Iterator[tuple[_Shape, int]]:
        """Yield shape and number of each row."""
        *pieces, rest = skeleton.split(ROW_END)
        like = ""
        shape: _Shape = ()
        for piece in pieces:
            at = 0
            while (found := _ROW.match(piece, at)) and _is_empty(found):
                at = found.end()
                yield (), int(found[1])
            if found is None:
                raise OddSheetError
            body = piece[found.end() :]
            if body != like.replace(_DIGITS, found[1]):
                like = _NUMBER.sub(_DIGITS, body)
                shape = self._shapes.get(like) or self._shape(like)
            yield shape, int(found[1])
        while (found := _ROW.match(rest)) and _is_empty(found):
            rest = rest[found.end() :]
            yield (), int(found[1])
        if rest.strip():
            raise OddSheetError

    def _shape(self, body: str) -> _Shape:
        """Return the cells of a row by their place, None where there is none; remember them."""
        found = _CELL.findall(body)
        if len(found) != body.count("<c ") + body.count("<c>") + body.count("<c/"):
            raise OddSheetError
        places: list[_Place | None] = []
        for letters, style, kind, value in found:
            missing = column_index_from_string(letters) - 1 - len(places)
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

    def _filled(self, shape: _Shape, values: list[str], count: int) -> Iterator[list[Cell]]:
        """Yield the cells of rows of one shape from their values, one row's after the other's."""
        if not shape:
            return ([] for _ in repeat(None))
        columns: list[Iterable[Cell]] = []
        at = 0
        for place in shape:
            if place is None:
                columns.append(repeat(""))
                continue
            own = values[at::count] if place.has_value else []
            at += place.has_value
            columns.append(self._column(place, own) if place.is_read else repeat(self._blank))
        return map(list, zip(*columns, strict=False))

    def _column(self, place: _Place, values: list[str]) -> list[Cell]:
        """Return the cells of a column from their values."""
        kind, style = place.kind, place.style
        try:
            if kind == "s":
                return list(map(self._words.strings.__getitem__, map(int, values)))
            if kind in ("", "n") and style not in self._words.days:
                numbers = [float(each) if "." in each else int(each) for each in values]
                return list(map(self._words.made, numbers))
        except ValueError:  # an empty value, or one with an exponent
            return [self._made(kind, style, each) for each in values]
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


def _parted(text: str) -> tuple[str, list[str]]:
    """Return a text with a mark in place of each value, and the values."""
    if "<!" in text:
        raise OddSheetError
    if "<is>" in text:
        for begin in ('<is><t xml:space="preserve">', "<is><t>"):
            text = text.replace(begin, f"{_INLINE}<v>")
        text = text.replace("</t></is>", "</v>")
    text = text.replace('<v xml:space="preserve">', "<v>")
    if text.count("<v>") != text.count("</v>"):
        raise OddSheetError
    parts = text.replace("</v>", "<v>").split("<v>")
    values = parts[1::2]
    if "<" in "".join(values):
        raise OddSheetError
    return _VALUE.join(parts[::2]), values


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
