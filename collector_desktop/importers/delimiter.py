"""Which character separates the columns of a text file."""

from __future__ import annotations

import csv
import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

CANDIDATES = ",;\t|"
LINES_LOOKED_AT = 200

_DECLARED = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)


def declared_delimiter(first_line: str) -> str:
    """Return the delimiter of a first line such as `sep=;`, empty if it is no such line."""
    found = _DECLARED.fullmatch(first_line)
    return found[1] if found else ""


def detect_delimiter(lines: Sequence[str]) -> str:
    """Return the candidate that cuts most lines into the same number of columns.

    The commonest width counts, times the lines that have it; a comma wins a draw.
    """
    best, best_score = CANDIDATES[0], 0
    for candidate in CANDIDATES:
        score = _score(lines[:LINES_LOOKED_AT], candidate)
        if score > best_score:
            best, best_score = candidate, score
    return best


def _score(lines: Sequence[str], delimiter: str) -> int:
    """Return the width of the commonest table times its lines, 0 if nothing is cut."""
    widths: Counter[int] = Counter()
    try:
        for cells in csv.reader(lines, delimiter=delimiter):
            if any(cell.strip() for cell in cells) and len(cells) > 1:
                widths[len(cells)] += 1
    except csv.Error:
        return 0
    return max((width * count for width, count in widths.items()), default=0)
