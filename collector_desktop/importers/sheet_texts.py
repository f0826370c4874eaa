"""Whether there is anything to be learnt from a whole sheet before it is read, without its cells.

Days and amounts that a spreadsheet knows as such have a clear order and sign; then only
the names of subtotals matter, and most sheets have none.
"""

from __future__ import annotations

import re
from typing import IO, TYPE_CHECKING

from collector_desktop.importers.cells import text_of
from collector_desktop.importers.column_letters import letters_of
from collector_desktop.importers.sum_words import TOTAL, group_before, subtotal_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHUNK = 1 << 20
_PLAIN, _PREFIXED = b'<c r="', b":c "
_LONGEST = 40
_SUM_WORD = re.compile(
    rb">\s*(?:sub-?totals?|total|zwischensumme|summe|sous-total)[^<]", re.IGNORECASE
)
_STARTS = (b"<c ", b"<c>", b"<c/")


def may_have_subtotals(strings: Iterable[str], stream: IO[bytes]) -> bool:
    """Return whether a sheet may name subtotals, in the workbook's strings or in its own cells.

    Two totals without a name may be those of groups; a single one, or the name of a column, is not.
    """
    bare = []
    for place, text in enumerate(map(text_of, strings)):
        if subtotal_of(text) or group_before(text):
            return True
        if TOTAL.fullmatch(text):
            bare.append(f"<v>{place}</v>")
    total = re.compile("|".join((*bare, r">\s*total:?\s*<")).encode(), re.IGNORECASE)
    rest, totals = b"", 0
    while chunk := stream.read(_CHUNK):
        if _SUM_WORD.search(rest + chunk):
            return True
        totals += sum(found.end() > len(rest) for found in total.finditer(rest + chunk))
        if totals > 1:
            return True
        rest = chunk[-_LONGEST:]
    return False


def has_texts(stream: IO[bytes], columns: Iterable[int], below: int) -> bool:
    """Return whether a row below another has a text in one of the columns, counted from 0.

    A part that is not written as most programs write it is taken to have one.
    """
    letters = "|".join(letters_of(column + 1) for column in columns)
    wanted = re.compile(
        rf'<c r="(?:{letters})([0-9]+)"[^>]*\bt="(?:s|str|inlineStr)"'.encode("ascii")
    )
    rest, cells = b"", 0
    while chunk := stream.read(_CHUNK):
        text = rest + chunk
        end = text.rfind(b"<c")
        text, rest = (text[:end], text[end:]) if end >= 0 else (text, text[-1:])
        cells += text.count(_PLAIN)
        if _is_odd(text) or any(int(row) > below for row in wanted.findall(text)):
            return True
    return not cells or _is_odd(rest) or any(int(row) > below for row in wanted.findall(rest))


def _is_odd(text: bytes) -> bool:
    """Return whether a cell is written in another way than with its place first."""
    return _PREFIXED in text or sum(map(text.count, _STARTS)) != text.count(_PLAIN)
