"""Names of months in English, German and French, in full and cut short."""

from __future__ import annotations

_NAMES: tuple[tuple[str, ...], ...] = (
    ("january", "januar", "jänner", "janvier", "janv"),
    ("february", "februar", "feber", "février", "fevrier", "févr", "fév"),
    ("march", "märz", "maerz", "mars", "mrz"),
    ("april", "avril", "avr"),
    ("may", "mai"),
    ("june", "juni", "juin"),
    ("july", "juli", "juillet", "juil"),
    ("august", "août", "aout"),
    ("september", "septembre", "sept"),
    ("october", "oktober", "octobre", "okt"),
    ("november", "novembre"),
    ("december", "dezember", "décembre", "decembre", "déc", "dez"),
)


def _table() -> dict[str, int]:
    """Return every name, and the first three letters of the English and German ones."""
    known = {name: number for number, names in enumerate(_NAMES, 1) for name in names}
    for number, names in enumerate(_NAMES, 1):
        known.setdefault(names[0][:3], number)
        known.setdefault(names[1][:3], number)
    return known


_MONTHS = _table()


def month_number(word: str) -> int:
    """Return 1 to 12 for the name of a month, 0 for any other word."""
    return _MONTHS.get(word.casefold(), 0)
