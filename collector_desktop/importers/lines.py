"""What each line of a report is: a group, an item, a subtotal, a total, a trailer or unknown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.importers.base import RowKind
from collector_desktop.importers.cells import Cell, text_of
from collector_desktop.importers.headers import header_texts
from collector_desktop.importers.plausible import fits
from collector_desktop.importers.sum_words import GRAND, TOTAL, group_before, subtotal_of

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from collector_desktop.importers.layout import Layout

_BUCKET = re.compile(
    r"(?:current|not (?:yet )?due|older|(?:over |more than |> ?|< ?)?[0-9]+"
    r"(?:\s*(?:-|–|to)\s*[0-9]+|\+| or more)?\s*(?:days?|months?|tage|jours)?"  # noqa: RUF001
    r"(?:\s+(?:past due|overdue|old|überfällig))?)",
    re.IGNORECASE,
)
_SUM_LINE = re.compile(
    r"(?:partner )?(?:(?:ending|closing) balance|cumul .*)|percents?|endsaldo"
    r"|(?:sub[- ]?totals?|zwischensumme|sous-total)\s*:?",
    re.IGNORECASE,
)
_TRAILER = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? |accrual basis|cash basis|printed |page [0-9]"
    r"|report (?:generated|created|run)|generated |gedruckt |seite [0-9]|imprimé )",
    re.IGNORECASE,
)


_SIDES = frozenset(("s", "h", "d", "c", "dr", "cr", "soll", "haben", "debit", "credit"))
EACH_GROUP = "\0"  # no name of a group
_LABEL_FIELDS = ("number", "customer_name", "customer_code", "type", "document_on")


def is_bucket(label: str) -> bool:
    """Return whether a group's name is an ageing bucket and not a customer."""
    return bool(_BUCKET.fullmatch(label.strip()))


def line_text(cells: list[Cell]) -> str:
    """Return all of a line as one text."""
    return " ".join(text for cell in cells if (text := text_of(cell)))


@dataclass(slots=True)
class LineSorter:
    """Says what the lines below the header of a report are, one after the other.

    `party` finds code and name of a customer in the text of a line that heads its items. Where
    totals without a name end groups, further groups may come below one that is not called grand.
    """

    columns: Mapping[str, int]
    headers: tuple[str, ...]
    party: Callable[[str], tuple[str, str] | None] | None = None
    totals_end_groups: bool = False
    _total_seen: bool = field(default=False, init=False)

    def kind(self, cells: list[Cell]) -> RowKind:
        """Return what the next line is."""
        if self._is_plainly_data(cells):
            return RowKind.DATA
        filled = [index for index, cell in enumerate(cells) if text_of(cell)]
        if not filled:
            return RowKind.BLANK
        label = text_of(cells[filled[0]])
        if self.party is not None and self.party(line_text(cells)) is not None:
            return RowKind.GROUP
        dated = self._has(cells, "document_on") and not self._totals(cells, label, filled[0])
        if dated and not self._is_name(label, filled):
            return RowKind.HEADER if header_texts(cells) == self.headers else RowKind.DATA
        if len(filled) == 1:
            return self._lonely(label, filled[0])
        return self._sum_or_data(cells, label, filled)

    def kind_above(self, cells: list[Cell]) -> RowKind:
        """Return what a line above the header is: a title, or the customer of the first items."""
        if not any(text_of(cell) for cell in cells):
            return RowKind.BLANK
        heads = self.party is not None and self.party(line_text(cells)) is not None
        return RowKind.GROUP if heads else RowKind.TITLE

    def _is_plainly_data(self, cells: list[Cell]) -> bool:
        """Return at a glance whether a line has a day of its own and an amount; most have.

        A line that may name the columns or total them is looked at more closely.
        """
        if self.party is not None or not cells or not isinstance(cells[0], str):
            return False
        at, label = self.columns.get("document_on", -1), text_of(cells[0])
        if not label or not 0 < at < min(len(cells), len(self.headers)):
            return False
        day = cells[at]
        if isinstance(day, str) and " ".join(text_of(day).split()) in ("", self.headers[at]):
            return False
        return not TOTAL.fullmatch(label)

    def _sum_or_data(self, cells: list[Cell], label: str, filled: list[int]) -> RowKind:
        """Return what a line with several filled cells and without a day is."""
        has_money = self._has(cells, "open") or self._has(cells, "amount")
        if has_money and TOTAL.fullmatch(label):
            self._total_seen = not self.totals_end_groups or bool(GRAND.match(label))
            return RowKind.TOTAL
        if has_money and (subtotal_of(label) or self._is_sum(cells, label, filled)):
            return RowKind.SUBTOTAL
        return RowKind.DATA if has_money or self._has(cells, "number") else RowKind.UNCLASSIFIED

    def kind_in_list(self, cells: list[Cell]) -> RowKind:
        """Return what the next line of a list without groups is."""
        filled = [index for index, cell in enumerate(cells) if text_of(cell)]
        if not filled:
            return RowKind.BLANK
        if header_texts(cells) == self.headers:
            return RowKind.HEADER
        label = text_of(cells[filled[0]])
        if len(filled) == 1 and _TRAILER.match(label):
            return RowKind.TRAILER
        sums = TOTAL.fullmatch(label) and not self._is_of_customer(cells, filled[0])
        return RowKind.TOTAL if sums else RowKind.DATA

    def _lonely(self, label: str, column: int) -> RowKind:
        """Return what a line with one filled cell is."""
        if _TRAILER.match(label) or self._total_seen:
            return RowKind.TRAILER
        names = [name for name, place in self.columns.items() if place == column]
        if any(name not in _LABEL_FIELDS for name in names):
            return RowKind.UNCLASSIFIED
        if TOTAL.fullmatch(label):
            return RowKind.TOTAL
        return RowKind.GROUP

    def _totals(self, cells: list[Cell], label: str, column: int) -> bool:
        """Return whether a line begins with a word of sums, which may stand where the days stand.

        Only there a sum without a name counts: elsewhere it may be what a customer is called.
        """
        if TOTAL.fullmatch(label):
            return not self._is_of_customer(cells, column)
        among_days = column == self.columns.get("document_on", -1)
        named = _SUM_LINE.fullmatch(label) or subtotal_of(label) or group_before(label)
        return bool(among_days and named)

    def _is_of_customer(self, cells: list[Cell], column: int) -> bool:
        """Return whether a line that begins with a customer has a number and a day, as items do.

        Companies are called *Total*, *Summa* and *Soma*; sums are without both.
        """
        parties = (self.columns.get(name, -1) for name in ("customer_name", "customer_code"))
        if column not in parties or column == self.columns.get("number", -1):
            return False
        if not (self._has(cells, "number") and self._has(cells, "document_on")):
            return False
        return fits([text_of(cells[self.columns["document_on"]])], "day")

    @staticmethod
    def _is_name(label: str, filled: list[int]) -> bool:
        """Return whether the only text of a line is a name that stands where the days stand."""
        return len(filled) == 1 and not fits([label], "day")

    def _is_sum(self, cells: list[Cell], label: str, filled: list[int]) -> bool:
        """Return whether a line is a sum without a name: nothing but amounts, or so labelled."""
        if _SUM_LINE.fullmatch(label):
            return True
        if group_before(label):
            return not self._has(cells, "number") or filled[0] == self.columns["number"]
        named = {self.columns.get(name, -1) for name in _LABEL_FIELDS if name != "type"}
        texts = [text_of(cells[index]) for index in filled]
        amounts = [text for text in texts if text.casefold() not in _SIDES]
        return not named & set(filled) and all(fits([text], "amount") for text in amounts)

    def _has(self, cells: list[Cell], name: str) -> bool:
        """Return whether a field's cell is filled."""
        column = self.columns.get(name, -1)
        return 0 <= column < len(cells) and bool(text_of(cells[column]))


@dataclass(slots=True)
class SummedSorter(LineSorter):
    """The same for a report in which the line that heads the items of a customer has their sums.

    An item has a day or a description, a heading neither. `report` is the name of the report in
    small letters, under which it has the sum of all.
    """

    report: str = ""
    _heading: str = field(default="", init=False)

    def kind(self, cells: list[Cell]) -> RowKind:
        """Return what the next line is."""
        if not line_text(cells):
            return RowKind.BLANK
        if header_texts(cells) == self.headers:
            return RowKind.HEADER
        if self._has(cells, "document_on") or self._has(cells, "description"):
            return RowKind.DATA
        return self._heading_or_sum(text_of(cells[0]))

    def _heading_or_sum(self, label: str) -> RowKind:
        """Return what a line without a day is.

        `Total Northwind` is a sum only below the heading `Northwind`: else it is a name.
        """
        plain = label.casefold()
        if TOTAL.fullmatch(label) or plain == f"total {self.report}":
            return RowKind.TOTAL
        if plain == self.report:
            return RowKind.TITLE
        if self._heading and subtotal_of(plain) == self._heading:
            return RowKind.SUBTOTAL
        self._heading = plain
        return RowKind.GROUP if label else RowKind.UNCLASSIFIED


def line_sorter(layout: Layout, totalled: Collection[str] = ()) -> LineSorter:
    """Return what sorts the lines of a file with this layout; `totalled` as the survey found it."""
    rules = layout.rules
    if rules is not None and rules.summed_report:
        return SummedSorter(layout.columns, layout.headers, report=rules.summed_report)
    party = rules.party if rules else None
    return LineSorter(layout.columns, layout.headers, party, EACH_GROUP in totalled)
