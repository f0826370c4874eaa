"""What a row of the ledger was before or after a change, in words for people."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from collector_desktop.domain.json_text import read_json
from collector_desktop.domain.money import plain_amount
from collector_desktop.importers.fields import FIELDS

IN_MINOR_UNITS = ("tolerance", "min_amount")
FOR_PROGRAMS = ("working",)
BLANK: tuple[object, ...] = (None, "", "{}", "[]")
_LABELS = {field.name: field.label for fields in FIELDS.values() for field in fields}


def image_words(image: Mapping[str, object] | None) -> str:
    """Return the fields of a row with what they hold: `terms: NET 30; credit limit: none`.

    The columns of a file that were matched are named as the window names them. The working of a
    claim is left out: it is kept for programs, and the claim says its days in words.
    """
    shown = {name: each for name, each in (image or {}).items() if name not in FOR_PROGRAMS}
    return "; ".join(f"{_plain(name)}: {_said(name, value)}" for name, value in shown.items())


def _said(name: str, value: object) -> str:
    if value in BLANK:
        return "none"
    whole = _whole(value)
    if whole and name in IN_MINOR_UNITS and all(isinstance(minor, int) for _, minor in whole):
        sums = (f"{plain_amount(minor, currency)} {currency}" for currency, minor in whole)
        return ", ".join(sums)
    return ", ".join(_pair(*each) for each in whole) if whole else str(value)


def _whole(value: object) -> list[tuple[str, Any]]:
    """Return the fields that a text in JSON has; none where it is a text of another kind.

    Somebody's note may begin as JSON does, too.
    """
    if not (isinstance(value, str) and value.startswith("{")):
        return []
    try:
        read = read_json(value)
    except ValueError:
        return []
    return list(read.items()) if isinstance(read, dict) else []


def _pair(name: str, value: object) -> str:
    if name == "columns" and isinstance(value, dict):
        return ", ".join(
            f"{_LABELS.get(field, field)} from {_where(at)}" for field, at in value.items()
        )
    if isinstance(value, dict):
        return ", ".join(f"{_plain(key)} {_yes(each)}" for key, each in value.items())
    return f"{_plain(name)} {_yes(value)}"


def _where(at: object) -> str:
    """Return the heading of a column, or its place counted from 1 where it has none."""
    return f"column {at + 1}" if isinstance(at, int) else str(at)


def _yes(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "none" if value in BLANK else str(value)


def _plain(name: str) -> str:
    return name.replace("_", " ")
