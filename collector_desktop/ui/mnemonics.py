"""The letter of each line of a menu that chooses it while the menu is open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIRST_LETTERS = re.compile(r"\b[^\W_]")


def with_mnemonics(texts: Iterable[str]) -> list[str]:
    """Return the lines of a menu, each with `&` before a letter that no line above it has.

    The first letter of a word is taken where one is free, else any letter or digit; a line of which
    every letter is taken stays without.
    """
    taken: set[str] = set()
    found = []
    for text in texts:
        firsts = [match.start() for match in _FIRST_LETTERS.finditer(text)]
        others = [at for at, letter in enumerate(text) if letter.isalnum()]
        at = next((at for at in (*firsts, *others) if text[at].casefold() not in taken), None)
        if at is None:
            found.append(_plain(text))
            continue
        taken.add(text[at].casefold())
        found.append(f"{_plain(text[:at])}&{text[at]}{_plain(text[at + 1 :])}")
    return found


def _plain(text: str) -> str:
    """Return a text of which every `&` is shown as such."""
    return text.replace("&", "&&")
