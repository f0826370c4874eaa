"""What may reach a page: every string passes through `plain` before it is measured or drawn."""

from __future__ import annotations

import dataclasses
import unicodedata
from collections.abc import Iterator

FIELD_LIMIT = 2000
WORD_LIMIT = 200
_READ_LIMIT = 4 * FIELD_LIMIT
_SPACES = frozenset("\t\n\v\f\r\x85\u2028\u2029")
_DROPPED = ("Cc", "Cf", "Cs")
_JOINERS = "\u200c\u200d"
_JOINING = (("\u0620", "\u07ff"), ("\u0900", "\u0dff"))  # Arabic to N'Ko, the scripts of India


def plain(text: str) -> str:
    """Return the text composed (NFC), on one line, without control characters, cut to size.

    A field keeps 2,000 characters and a word 200: longer ones only ever come from
    damaged or hostile data, and would hold up the layout for minutes.
    """
    if len(text) <= WORD_LIMIT and text.isprintable():
        return unicodedata.normalize("NFC", text)
    kept = "".join(_visible(text[:_READ_LIMIT]))
    words = unicodedata.normalize("NFC", kept)[:FIELD_LIMIT].split(" ")
    return " ".join(word[:WORD_LIMIT] for word in words)


def _visible(text: str) -> Iterator[str]:
    """Yield what a page may show: no controls, no marks that turn the direction of text.

    What joins letters or keeps them apart stays after letters of scripts that are written so.
    """
    before = ""
    for character in text:
        if character in _SPACES:
            yield " "
        elif unicodedata.category(character) not in _DROPPED or _joins(before, character):
            yield character
        before = character


def _joins(before: str, character: str) -> bool:
    return character in _JOINERS and any(first <= before <= last for first, last in _JOINING)


def strings(content: object) -> Iterator[str]:
    """Yield every string inside a document's dataclasses and tuples."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, tuple):
        for part in content:
            yield from strings(part)
    elif dataclasses.is_dataclass(content):
        for field in dataclasses.fields(content):
            yield from strings(getattr(content, field.name))
