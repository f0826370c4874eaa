"""What a spreadsheet calls its columns: A to Z, then AA to ZZ, then AAA and so on.

The library knows this too, but takes a tenth of a second to load, which a file of text needs not.
"""

from __future__ import annotations

_FIRST = ord("A")
_COUNT = 26


def place_of(letters: str) -> int:
    """Return the place of a column, counted from 1, by its capital letters."""
    place = 0
    for letter in letters:
        place = place * _COUNT + ord(letter) - _FIRST + 1
    return place


def letters_of(place: int) -> str:
    """Return the letters of a column by its place, counted from 1."""
    letters = ""
    while place > 0:
        place, at = divmod(place - 1, _COUNT)
        letters = chr(_FIRST + at) + letters
    return letters
