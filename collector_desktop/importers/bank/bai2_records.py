"""The records of BAI2: `16,165,1500000,...`, continued by records 88, each ended by a slash.

The words of a movement run to the end of its record and may have commas and slashes in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_BEGINS = re.compile(rb"01,[^,\r\n]{0,35},[^,\r\n]{0,35},\d{6},\d{0,4},[^,\r\n]*,\d*,\d*,[23]?\s*/")
_RECORD = re.compile(r"(01|02|03|16|49|88|98|99),")
# Some banks write the next record behind the slash of the one before, in the same line.
_NEXT = re.compile(
    r"/[ \t]+(?=(?:02,[^,]*,[^,]*,\d?,\d{6},|03,\w+,(?:[A-Z]{3})?,|16,\d{3},\d*,|49,[+-]?\d+,\d+/"
    r"|98,[+-]?\d+,\d+,\d+/|99,[+-]?\d+,\d+,\d+/))"
)
_CONTINUED = "88"

BREAK = "\0"
"""Begins a field that began a line of its own; no statement has it in it."""


def looks_like_bai2(start: bytes) -> bool:
    """Return whether a file begins with the file header of BAI2, or of BTRS that followed it."""
    return _BEGINS.match(start.removeprefix(b"\xef\xbb\xbf").lstrip()) is not None


@dataclass(slots=True)
class Record:
    """One record with its continuations: its two figures, the line it begins on, its fields."""

    kind: str
    row: int
    fields: list[str]

    def field(self, place: int) -> str:
        """Return a field without what surrounds it, an empty one where the record is shorter."""
        text = self.fields[place] if place < len(self.fields) else ""
        return text.replace(BREAK, " ").strip()


def records_of(text: str) -> list[Record]:
    """Return the records of a file; a line that is none continues the words before it."""
    begun: list[tuple[str, int, list[str]]] = [("", 0, [])]
    for row, line in _lines(text):
        begins = _RECORD.match(line)
        body = _unended(line[3:] if begins else line)
        if begins is None:
            begun[-1][2].append(BREAK + body)
        elif begins[1] == _CONTINUED:
            begun[-1][2].append(f",{BREAK}{body}")
        else:
            begun.append((begins[1], row, [body]))
    return [Record(kind, row, "".join(parts).split(",")) for kind, row, parts in begun[1:]]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line that has something in it, one for each record, with its number."""
    for row, line in enumerate(text.splitlines(), 1):
        for part in _NEXT.sub("/\n", line).splitlines():
            if part.strip():
                yield row, part.strip()


def _unended(body: str) -> str:
    """Return a record without the slash that ends it."""
    return body.rstrip().removesuffix("/")
