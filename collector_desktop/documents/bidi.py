"""The order of the letters in a line when some of them are written from right to left.

This is the bidirectional algorithm of Unicode (UAX #9) for one line of plain text. Plain text has
no embedding marks (see `text.plain`), so the rules X1 to X8 have nothing to do. The names in the
comments are those of the rules.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect
from collections.abc import Iterator
from itertools import pairwise

_STRONG = ("L", "R", "AL")
_NEUTRAL = ("B", "S", "WS", "ON")
_NUMBERS = ("EN", "AN")
_RIGHT = ("R", *_NUMBERS)
_DEEPEST_BRACKETS = 63

Levels = list[int]


def levels(text: str) -> Levels:
    """Return the level of each character: odd ones are written from right to left.

    The first letter says in which direction the whole line runs (P2, P3).
    """
    kinds = [unicodedata.bidirectional(character) or "L" for character in text]
    base = next((int(kind != "L") for kind in kinds if kind in _STRONG), 0)
    resolved = _weak(kinds, "R" if base else "L")
    _brackets(text, kinds, resolved, base)
    _neutral(resolved, base)
    found = [_level(kind, base) for kind in resolved]
    for index in range(len(text) - 1, -1, -1):  # L1
        if kinds[index] not in ("WS", "S", "B", "BN"):
            break
        found[index] = base
    return found


def visual_runs(of: Levels) -> list[tuple[int, int, int]]:
    """Return runs of one level as (start, end, level), from left to right on the page (L2)."""
    edges = [0, *(at for at, (one, next_) in enumerate(pairwise(of), 1) if one != next_), len(of)]
    runs = [(start, end, of[start]) for start, end in pairwise(edges) if start < end]
    for level in range(max(of, default=0), 0, -1):
        runs = list(_turned(runs, level))
    return runs


def _turned(runs: list[tuple[int, int, int]], level: int) -> Iterator[tuple[int, int, int]]:
    """Yield the runs, each stretch of at least this level turned round."""
    stretch: list[tuple[int, int, int]] = []
    for run in runs:
        if run[2] >= level:
            stretch.append(run)
            continue
        yield from reversed(stretch)
        stretch = []
        yield run
    yield from reversed(stretch)


def _weak(kinds: list[str], start: str) -> list[str]:
    """Return the kinds after the rules W1 to W7."""
    found = list(kinds)
    before, strong = start, start
    for index, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):  # W1; BN is passed over
            found[index] = before
        elif kind in _STRONG:
            strong = kind
        elif kind == "EN" and strong == "AL":  # W2
            found[index] = "AN"
        before = found[index]
    found = ["R" if kind == "AL" else kind for kind in found]  # W3
    _separators(found)
    strong = start
    for index, kind in enumerate(found):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            found[index] = "L"
    return found


def _separators(found: list[str]) -> None:
    """Let signs beside numbers belong to them, or to nobody (W4 to W6)."""
    for index in range(1, len(found) - 1):
        before, kind, after = found[index - 1 : index + 2]
        if before == after and (
            (kind == "ES" and before == "EN") or (kind == "CS" and before in _NUMBERS)
        ):
            found[index] = before
    for step in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        for index in step:
            beside = found[index - 1] if step.step > 0 else found[index + 1]
            if found[index] == "ET" and beside == "EN":
                found[index] = "EN"
    for index, kind in enumerate(found):
        if kind in ("ES", "ET", "CS"):
            found[index] = "ON"


def _brackets(text: str, kinds: list[str], found: list[str], base: int) -> None:
    """Give both brackets of a pair the direction of what they enclose or follow (N0)."""
    own = "R" if base else "L"
    for opening, closing in _pairs(text, found):
        inside = {_direction(kind) for kind in found[opening + 1 : closing]} - {""}
        if own in inside:
            side = own
        elif inside:
            before = (_direction(kind) for kind in reversed(found[:opening]))
            side = next((each for each in before if each), own)
        else:
            continue
        for at in (opening, closing):
            found[at] = side
            for mark in range(at + 1, len(found)):
                if kinds[mark] not in ("NSM", "BN"):
                    break
                found[mark] = side


def _pairs(text: str, found: list[str]) -> list[tuple[int, int]]:
    """Return where the brackets of a line pair off, in the order of the opening ones (BD16)."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if found[index] != "ON":
            continue
        closing = closing_bracket(character)
        if closing:
            if len(waiting) == _DEEPEST_BRACKETS:
                return []
            waiting.append((closing, index))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == character:
                pairs.append((waiting[depth][1], index))
                del waiting[depth:]
                break
    return sorted(pairs)


def closing_bracket(character: str) -> str:
    """Return the bracket that closes an opening one, else nothing."""
    if unicodedata.category(character) != "Ps" or not unicodedata.mirrored(character):
        return ""
    after = (chr(ord(character) + step) for step in (1, 2))
    return next((each for each in after if unicodedata.category(each) == "Pe"), "")


def _neutral(found: list[str], base: int) -> None:
    """Give what has no direction that of both sides, or of the line (N1, N2)."""
    own = "R" if base else "L"
    fixed = [index for index, kind in enumerate(found) if kind not in _NEUTRAL]
    for index, kind in enumerate(found):
        if kind not in _NEUTRAL:
            continue
        at = bisect(fixed, index)
        before = _direction(found[fixed[at - 1]]) if at else own
        after = _direction(found[fixed[at]]) if at < len(fixed) else own
        found[index] = before if before == after else own


def _direction(kind: str) -> str:
    return "R" if kind in _RIGHT else "L" if kind == "L" else ""


def _level(kind: str, base: int) -> int:
    """Return the level of a resolved kind in a line of this direction (I1, I2)."""
    if kind in _NUMBERS:
        return 2
    if kind == "R":
        return 1
    return 2 if base else 0
