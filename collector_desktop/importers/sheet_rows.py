"""The rows of a sheet as spreadsheet programs write them, ten times as fast as the library.

Programs write cells in a few ways only, which one pattern knows. Whatever is written in any other
way ends the reading here with OddSheetError, and the library reads the rest: both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO, Any
from xml.parsers.expat import ExpatError, ParserCreate

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel

from collector_desktop.importers.cells import Cell

_CHUNK = 1 << 20
_HEAD = 1 << 16
_MOST_KNOWN = 100_000
_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_ENCODING = re.compile(r"<\?xml[^>]*encoding=[\"'](?!utf-8[\"'])", re.IGNORECASE)
_NEVER_PLAIN = re.compile("<!|\\]\\]>|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ROWS = "<sheetData>"
_END = "</sheetData>"
_ROW = re.compile(r"\s*<row\b([^>]*?)(?:/>|>(.*?)</row>)", re.DOTALL)
_ROW_NUMBER = re.compile(r'(?:^|\s)r="([0-9]+)"')
_CELL = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]+"(?: s="([0-9]+)")?(?: t="(\w+)")?'
    r"(?:/>|>(?:<f[^>]*/>|<f[^>]*>[^<]*</f>)?"
    r'(?:<v(?: xml:space="preserve")?>([^<]*)</v>|<v ?/>'
    r'|<is><t(?: xml:space="preserve")?>([^<]*)</t></is>)?</c>)'
)
_ENTITY = re.compile(r"&(?:#([0-9]+)|#x([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


_STRING = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>|<si><t ?/></si>')


class OddSheetError(Exception):
    """A sheet is written in a way that only the library reads."""


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What the cells of a workbook refer to: its strings, which styles are days, and its epoch.

    `days` are the numbers of styles for days and times, `spans` those of them for lengths of time.
    """

    strings: list[str]
    days: frozenset[int]
    spans: frozenset[int]
    epoch: Any
    made: Callable[[Any], Cell]


def plain_rows(stream: IO[bytes], words: SheetWords) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the number of each row, counted from 1, and its cells; rows left out are empty.

    Raises:
        OddSheetError: the next row must be read by the library.
    """
    reader = _CellReader(words)
    last = 0
    for attributes, body in _written_rows(stream):
        found = _ROW_NUMBER.search(attributes)
        row = int(found[1]) if found else 0
        if row <= last:
            raise OddSheetError
        for missing in range(last + 1, row):
            yield missing, []
        yield row, reader.cells(body)
        last = row


def plain_strings(part: bytes) -> list[str] | None:
    """Return the strings that all sheets share, None if they are more than plain texts."""
    try:
        text = part.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    found = _STRING.findall(text)
    complete = len(found) == text.count("<si") and text.rstrip().endswith("</sst>")
    if not complete or _SPACE not in text or _ENCODING.match(text) or _NEVER_PLAIN.search(text):
        return None
    try:
        return [_plain(each).replace("x005F_", "") for each in found]
    except OddSheetError:
        return None


def _written_rows(stream: IO[bytes]) -> Iterator[tuple[str, str]]:
    """Yield attributes and content of each row."""
    part = _Part(stream)
    text = part.start()
    while True:
        at = 0
        while found := _ROW.match(text, at):
            at = found.end()
            yield found[1], found[2] or ""
        rest = text[at:].lstrip()
        if rest.startswith(_END):
            part.finish()
            return
        text = rest + part.more()


class _Part:
    """A part of a workbook as text; what is no sound XML to its very end is left to the library.

    Declarations end the reading before the proof sees them.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self._proof = ParserCreate()

    def start(self) -> str:
        """Return the text behind the start of the rows."""
        before, begin, rows = self._text(_HEAD).lstrip("\ufeff").partition(_ROWS)
        is_sheet = "<worksheet" in before and _SPACE in before and not _ENCODING.match(before)
        if not begin or not is_sheet:
            raise OddSheetError
        return rows

    def more(self) -> str:
        """Return the next of the text."""
        text = self._text(_CHUNK)
        if not text:
            raise OddSheetError
        return text

    def finish(self) -> None:
        """Go to the end, behind the rows."""
        while self._text(_CHUNK):
            pass
        self._prove(b"", is_last=True)

    def _text(self, size: int) -> str:
        """Return a chunk as text, read on to the end of its last sign."""
        chunk = self._stream.read(size)
        while chunk and chunk[-1] >= 0x80 and (more := self._stream.read(1)):
            chunk += more
        try:
            text = chunk.decode()
        except UnicodeDecodeError:
            raise OddSheetError from None
        if _NEVER_PLAIN.search(text):
            raise OddSheetError
        self._prove(chunk)
        return text

    def _prove(self, chunk: bytes, *, is_last: bool = False) -> None:
        try:
            self._proof.Parse(chunk, is_last)
        except ExpatError:
            raise OddSheetError from None


class _CellReader:
    """Turns the content of rows into cells; each number and day is made once."""

    def __init__(self, words: SheetWords) -> None:
        self._words = words
        self._strings = words.strings
        self._known: dict[tuple[str, str, str, str], Cell] = {}
        self._places: dict[str, int] = {}

    def cells(self, body: str) -> list[Cell]:
        """Return the cells of a row by their place."""
        found = _CELL.findall(body)
        if len(found) != body.count("<c ") + body.count("<c>") + body.count("<c/"):
            raise OddSheetError
        known, strings, places = self._known, self._strings, self._places
        cells: list[Cell] = []
        for letters, style, kind, value, text in found:
            place = places.get(letters) or self._place(letters)
            if place != len(cells) + 1:
                _fill(cells, place)
            if kind == "s" and value:
                cells.append(strings[int(value)])
                continue
            key = (kind, style, value, text)
            cell = known.get(key)
            cells.append(self._made(key) if cell is None else cell)
        return cells

    def _place(self, letters: str) -> int:
        """Return the place of a column, counted from 1."""
        place = self._places[letters] = column_index_from_string(letters)
        return place

    def _made(self, key: tuple[str, str, str, str]) -> Cell:
        """Return a cell from its kind, style, value and text, and remember it."""
        kind, style, value, text = key
        cell = self._words.made(self._value(kind, int(style or 0), value, text))
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[key] = cell
        return cell

    def _value(self, kind: str, style: int, value: str, text: str) -> Any:
        """Return a value as the library gives it."""
        if kind == "inlineStr":
            return _plain(text) or None
        if not value:
            return None
        if kind in ("", "n"):
            return self._number(value, style)
        if kind in ("str", "e"):
            return _plain(value)
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


def _fill(cells: list[Cell], place: int) -> None:
    """Add empty cells up to a place; cells out of order are left to the library."""
    if place <= len(cells):
        raise OddSheetError
    cells += [""] * (place - 1 - len(cells))


def _plain(text: str) -> str:
    """Return a text with its entities as signs, and line ends as XML reads them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if "&" not in text:
        return text
    if text.count("&") != len(_ENTITY.findall(text)):
        raise OddSheetError
    return _ENTITY.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    """Return the sign that an entity stands for."""
    if found[3]:
        return _NAMED[found[3]]
    code = int(found[1]) if found[1] else int(found[2], 16)
    if code > 0x10FFFF or 0xD800 <= code < 0xE000 or (code < 0x20 and code not in (9, 10, 13)):
        raise OddSheetError
    return chr(code)
