"""What the files of papers are called: a pattern with fields in braces."""

from __future__ import annotations

from collections.abc import Mapping
from string import Formatter

from collector_desktop.domain.errors import CollectorError

FIELDS = ("kind", "code", "name", "number", "date", "year", "month")
USUAL = "{kind}_{code}_{number}_{date}"
_LONGEST_PATTERN = 120
_LONGEST_VALUE = 40
_TELLING = frozenset({"code", "name"})


def read_pattern(text: str) -> str:
    """Return a pattern as it is kept; nothing is the usual one.

    Raises:
        CollectorError: it has an unknown field, names no customer or is too long.
    """
    pattern = text or USUAL
    fields = {field for _, field in _parts(pattern) if field}
    if not fields <= set(FIELDS):
        unknown = sorted(fields - set(FIELDS))[0]
        known = ", ".join(f"{{{field}}}" for field in FIELDS)
        raise CollectorError(f"There is no field {{{unknown}}} in names of files.", f"Use {known}.")
    if not fields & _TELLING:
        raise CollectorError(
            f"{pattern!r} gives the papers of all customers one name.", "Add {code} or {name}."
        )
    if len(pattern) > _LONGEST_PATTERN:
        raise CollectorError(f"A name of files has at most {_LONGEST_PATTERN} characters.")
    return pattern


def name_by(pattern: str, values: Mapping[str, str]) -> str:
    """Return the name that a pattern gives, still without regard to what file systems take.

    An empty field takes what is before it along. A pattern without blanks gives names without.
    """
    name = ""
    for literal, field in _parts(pattern):
        value = values.get(field, "")[:_LONGEST_VALUE].strip() if field else ""
        if value or not field:
            name += literal + value
    name = name.strip("_- ")
    return name if " " in pattern else "_".join(name.split())


def _parts(pattern: str) -> list[tuple[str, str]]:
    """Return the parts of a pattern: what is before each field, and its name.

    Raises:
        CollectorError: a brace is not closed, or holds more than a name.
    """
    try:
        every = list(Formatter().parse(pattern))
    except ValueError:
        every = [("", None, "?", None)]
    if any(form or conversion for _, _, form, conversion in every):
        raise CollectorError(
            f"{pattern!r} is not a name of files.", "Write fields as {code}, each brace closed."
        )
    return [(literal, field or "") for literal, field, _, _ in every]
