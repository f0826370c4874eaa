"""Words typed into a filter, as conditions for the database.

Capitals do not matter in the letters of English; for others the database does not know them.
"""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.domain.composed import composed
from collector_desktop.domain.currency import exponent

LIKE = "{column} LIKE :{name} ESCAPE '\\'"


def escaped(text: str) -> str:
    """Return a text for LIKE in which nothing stands for anything else."""
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def somewhere(words: Sequence[str]) -> dict[str, str]:
    """Return the parameters word0, word1 and so on, that find a word anywhere."""
    return {f"word{at}": f"%{escaped(composed(word))}%" for at, word in enumerate(words)}


def any_has(columns: Sequence[str], name: str) -> str:
    """Return the condition that one of some columns has what a parameter says."""
    return " OR ".join(LIKE.format(column=column, name=name) for column in columns)


def as_written(column: str, currency: str) -> str:
    """Return an expression for an amount as it is written, `1,234.50`; the mark is left out."""
    places = exponent(currency)
    unit = 10**places
    if not places:
        return f"printf('%,d', {column})"
    return f"printf('%,d.%0{places}d', {column} / {unit}, {column} % {unit})"
