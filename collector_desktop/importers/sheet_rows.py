"""The rows of a sheet as spreadsheet programs write them, ten times as fast as the library.

Programs write cells in a few ways only, which one pattern knows. Whatever is written in any other
way ends the reading here with OddSheetError, and the library reads the rest: both give the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING
from xml.parsers.expat import ExpatError, ParserCreate

from collector_desktop.importers.sheet_cells import (
    ROW_END,
    CellReader,
    OddSheetError,
    SheetWords,
    plain_text,
)

if TYPE_CHECKING:
    from collector_desktop.importers.cell_columns import Block, CellRows
    from collector_desktop.importers.cells import Cell

_CHUNK = 1 << 20
_HEAD = 1 << 16
_SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_ENCODING = re.compile(r"<\?xml[^>]*encoding=[\"'](?!utf-8[\"'])", re.IGNORECASE)
_NEVER_PLAIN = re.compile("<!|\\]\\]>|[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ROWS = "<sheetData>"
_END = "</sheetData>"
_STRING = re.compile(r'<si><t(?: xml:space="preserve")?>([^<]*)</t></si>|<si><t ?/></si>')


def plain_rows(stream: IO[bytes], words: SheetWords) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the number of each row, counted from 1, and its cells; rows left out are empty.

    Raises:
        OddSheetError: the next row must be read by the library.
    """
    for numbers, lines in plain_blocks(stream, words):
        yield from zip(numbers, lines, strict=True)


def plain_blocks(stream: IO[bytes], words: SheetWords) -> Iterator[Block]:
    """Yield numbers and cells of the rows, as many together as there are of one shape.

    Raises:
        OddSheetError: the next row must be read by the library.
    """
    reader = CellReader(words)
    last = 0
    for text in _whole_rows(stream):
        for numbers, lines in reader.blocks(text):
            if list(numbers) == list(range(last + 1, last + 1 + len(numbers))):
                yield numbers, lines
            else:
                yield from _filled_up(last, numbers, lines)
            last = numbers[-1]


def _filled_up(last: int, numbers: Sequence[int], lines: CellRows) -> Iterator[Block]:
    """Yield rows one by one, with those that are left out between them."""
    for row, cells in zip(numbers, lines, strict=True):
        if row <= last:
            raise OddSheetError
        for missing in range(last + 1, row):
            yield [missing], [[]]
        yield [row], [cells]
        last = row


def plain_strings(part: bytes) -> list[str] | None:
    """Return the strings that all sheets share, None if they are more than plain texts."""
    try:
        text = part.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    found: list[str] = _STRING.findall(text)
    complete = len(found) == text.count("<si") and text.rstrip().endswith("</sst>")
    if not complete or _SPACE not in text or _ENCODING.match(text) or _NEVER_PLAIN.search(text):
        return None
    if not any(mark in text for mark in ("&", "\r", "x005F_")):
        return found
    try:
        return [plain_text(each).replace("x005F_", "") for each in found]
    except OddSheetError:
        return None


def _whole_rows(stream: IO[bytes]) -> Iterator[str]:
    """Yield the rows as they are written, many in each text."""
    part = _Part(stream)
    text = part.start()
    while True:
        rows, end, _ = text.partition(_END)
        if end:
            yield rows
            part.finish()
            return
        at = text.rfind(ROW_END) + len(ROW_END)
        if at >= len(ROW_END):
            yield text[:at]
            text = text[at:]
        text += part.more()


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
        if "!" in text and "<!" in text:
            raise OddSheetError
        self._prove(chunk)
        return text

    def _prove(self, chunk: bytes, *, is_last: bool = False) -> None:
        try:
            self._proof.Parse(chunk, is_last)
        except ExpatError:
            raise OddSheetError from None
