"""The table that every export starts from, and the cleaning of its text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.money import Money

Cell: TypeAlias = str | int | Decimal | date | Money | None


class ColumnKind(StrEnum):
    """What a column holds; it decides alignment and format, not which cells it may hold."""

    TEXT = "text"
    MONEY = "money"
    DATE = "date"
    INT = "int"


@frozen
class Table:
    """A named table as shown: headings with their kinds, and rows of cells in that order."""

    title: str
    columns: tuple[tuple[str, ColumnKind], ...]
    rows: tuple[tuple[Cell, ...], ...]


_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_LEADING_BLANKS = re.compile(r"^[\s\u200b\ufeff]+")
_FORMULA_STARTS = frozenset("=+-@\t\r\n\x00\uff1d\uff0b\uff0d\uff20")


def printable(text: str) -> str:
    """Return the text without the control characters that no file format holds safely."""
    return text if text.isprintable() else _UNPRINTABLE.sub("", text)


def starts_a_formula(text: str) -> bool:
    """Return whether a spreadsheet could take the text for a formula or a command."""
    shown = printable(text)
    firsts = {text[:1], shown[:1], _LEADING_BLANKS.sub("", shown)[:1]}
    return not firsts.isdisjoint(_FORMULA_STARTS)
