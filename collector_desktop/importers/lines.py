"""What each line of a report is: a group, an item, a subtotal, a total, a trailer or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.importers.base import RowKind
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.headers import header_texts

if TYPE_CHECKING:
    from collections.abc import Mapping

_TOTAL = re.compile(
    r"(?:grand total|report total|totals?|gesamt(?:summe)?|summe|insgesamt"
    r"|total g[ée]n[ée]ral)\s*:?",
    re.IGNORECASE,
)
_SUBTOTAL = re.compile(
    r"(?:sub-?totals?|total|zwischensumme|summe|sous-total)\s*(?:for|of|für|pour|de)?\s*:?\s+(.+)",
    re.IGNORECASE,
)
_WITH_BRANCHES = re.compile(r"\s+(?:with|including) sub-?customers$", re.IGNORECASE)
_BUCKET = re.compile(
    r"(?:current|not (?:yet )?due|older|(?:over |more than |> ?|< ?)?[0-9]+"
    r"(?:\s*(?:-|–|to)\s*[0-9]+|\+| or more)?\s*(?:days?|months?|tage|jours)?"  # noqa: RUF001
    r"(?:\s+(?:past due|overdue|old|überfällig))?)",
    re.IGNORECASE,
)
_TRAILER = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |accrual basis|cash basis|printed |page [0-9]"
    r"|report (?:generated|created|run)|generated |gedruckt |seite [0-9]|imprimé )",
    re.IGNORECASE,
)


_LABEL_FIELDS = ("number", "customer_name", "customer_code", "type")


def is_bucket(label: str) -> bool:
    """Return whether a group's name is an ageing bucket and not a customer."""
    return bool(_BUCKET.fullmatch(label.strip()))


def subtotal_of(label: str) -> str:
    """Return the name of the group that a subtotal line ends, empty if it is no such line."""
    found = _SUBTOTAL.fullmatch(label)
    return _WITH_BRANCHES.sub("", found[1]) if found else ""


@dataclass(slots=True)
class LineSorter:
    """Says what the lines below the header of a report are, one after the other."""

    columns: Mapping[str, int]
    headers: tuple[str, ...]
    _total_seen: bool = field(default=False, init=False)

    def kind(self, cells: list[Cell]) -> RowKind:
        """Return what the next line is."""
        filled = [index for index, cell in enumerate(cells) if text_of(cell)]
        if not filled:
            return RowKind.BLANK
        label = text_of(cells[filled[0]])
        if self._has(cells, "document_on"):
            return RowKind.HEADER if header_texts(cells) == self.headers else RowKind.DATA
        if len(filled) == 1:
            return self._lonely(label, filled[0])
        has_money = self._has(cells, "open") or self._has(cells, "amount")
        if has_money and _TOTAL.fullmatch(label):
            self._total_seen = True
            return RowKind.TOTAL
        if has_money and subtotal_of(label):
            return RowKind.SUBTOTAL
        return RowKind.DATA if has_money or self._has(cells, "number") else RowKind.UNCLASSIFIED

    def kind_in_list(self, cells: list[Cell]) -> RowKind:
        """Return what the next line of a list without groups is."""
        filled = [text for cell in cells if (text := text_of(cell))]
        if not filled:
            return RowKind.BLANK
        if header_texts(cells) == self.headers:
            return RowKind.HEADER
        if len(filled) == 1 and _TRAILER.match(filled[0]):
            return RowKind.TRAILER
        return RowKind.TOTAL if _TOTAL.fullmatch(filled[0]) else RowKind.DATA

    def _lonely(self, label: str, column: int) -> RowKind:
        """Return what a line with one filled cell is."""
        if _TRAILER.match(label) or self._total_seen:
            return RowKind.TRAILER
        names = [name for name, place in self.columns.items() if place == column]
        if any(name not in _LABEL_FIELDS for name in names):
            return RowKind.UNCLASSIFIED
        if _TOTAL.fullmatch(label):
            return RowKind.TOTAL
        return RowKind.GROUP

    def _has(self, cells: list[Cell], name: str) -> bool:
        """Return whether a field's cell is filled."""
        column = self.columns.get(name, -1)
        return 0 <= column < len(cells) and bool(text_of(cells[column]))
