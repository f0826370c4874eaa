"""The content of one cell of a file: text, or a number or day stored as such by the spreadsheet."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TypeAlias

Cell: TypeAlias = "str | int | float | date"

LONGEST_SHOWN = 80
LONGEST_NAME = 1_000

_DUTCH = re.compile(r"'[a-z][ -][^\W\d_].*[^']", re.DOTALL)
_FORMULA_TEXT = re.compile(r'="(.*)"', re.DOTALL)
_WRAPPERS = ("=", "'")


class CellError(Exception):
    """One cell cannot be used: the field it is of, what it says and why it will not do.

    A cell may be as long as its file: what is said of it has its beginning only.
    """

    def __init__(self, field: str, value: str, reason: str) -> None:
        super().__init__(reason)
        self.field = field
        self.value = shortened(value, value)
        self.reason = shortened(reason, value)


def as_name(field: str, text: str) -> str:
    """Return the name or code of a customer as it is.

    Raises:
        CellError: it is too long to be one; every list and paper would have to carry it.
    """
    if len(text) > LONGEST_NAME:
        reason = f"A name has at most {LONGEST_NAME:,} characters, and this has {len(text):,}."
        raise CellError(field, shown(text), reason)
    return text


def text_of(cell: Cell) -> str:
    """Return a cell as plain text, without blanks around it or a spreadsheet's wrapping.

    `="01.07.2023"` and `'30-94-57` lose what keeps spreadsheets from reading them as numbers.
    Numbers are written as a spreadsheet shows them, with at most 15 significant digits.
    """
    if isinstance(cell, str):
        text = cell.strip()
        return unwrapped(text) if text.startswith(_WRAPPERS) else text
    if isinstance(cell, float):
        return f"{cell:.15g}"
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)


def unwrapped(text: str) -> str:
    """Return what stands inside `="…"` or behind a leading apostrophe.

    Dutch names begin with one that is part of them: 't Hart, 's-Hertogenbosch.
    """
    found = _FORMULA_TEXT.fullmatch(text)
    if found:
        return found[1].replace('""', '"').strip()
    if text.startswith("'") and not _DUTCH.fullmatch(text):
        inner = text[1:]
        return (inner[:-1] if inner.endswith("'") else inner).strip()
    return text


def day_of(cell: Cell) -> date | None:
    """Return the day of a cell that is a day by itself, else None."""
    if isinstance(cell, datetime):
        return cell.date()
    return cell if isinstance(cell, date) else None


def is_blank(cells: list[Cell]) -> bool:
    """Return whether a line has nothing but blanks."""
    return not any(text_of(cell) for cell in cells)


def shortened(reason: str, value: str) -> str:
    """Return what is said of a text of a file, with no more than the beginning of a long one."""
    return reason.replace(value, shown(value)) if len(value) > LONGEST_SHOWN else reason


def shown(cell: Cell) -> str:
    """Return a cell for a list of problems: one line and not too long."""
    text = " ".join(text_of(cell).split())
    return text if len(text) <= LONGEST_SHOWN else text[: LONGEST_SHOWN - 1] + "…"
