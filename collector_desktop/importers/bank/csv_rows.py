"""The rows of a bank's table, sorted: movements, balances, and what does not count."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.domain.bank_words import one_line
from collector_desktop.domain.currency import is_currency_code
from collector_desktop.importers.cells import Cell, is_blank, text_of
from collector_desktop.importers.headers import header_texts
from collector_desktop.importers.sum_words import TOTAL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from collector_desktop.importers.bank.csv_layout import CsvLayout

_EMPTY = frozenset({"", "-", "--", "n/a"})
_WAITING = re.compile(
    r"(?:pending|outstanding|(?:umsatz )?vorgemerkt|en attente|venter|reserverad|reserveret)\b",
    re.IGNORECASE,
)
_FAILED = re.compile(
    r"declined|failed|cancell?ed|rejected|expired|voided|denied|abgelehnt|storniert|abgebrochen"
    r"|refusé|annulé|rechazada|rifiutata|geweigerd|mislukt|afvist|avvisad",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:opening balance|balance brought forward|brought forward|start balance|anfangssaldo"
    r"|balance at (?:the )?(?:start|beginning))\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:closing balance|balance carried forward|carried forward|end balance|endsaldo"
    r"|balance at (?:the )?end)\b",
    re.IGNORECASE,
)
_MONEY = ("amount", "paid_in", "paid_out")
# The sign before the decimals of an amount stands in it once: 24.11.26 is a day.
_LIKE_MONEY = re.compile(
    r"[-+]?(?:[0-9][0-9,' ]*)?\.[0-9]{1,2}|[-+]?(?:[0-9][0-9.' ]*)?,[0-9]{1,2}"
)
_LIKE_DAY = re.compile(r"[0-9]{1,4}([-./ ])[0-9A-Za-z]{1,9}\1[0-9]{2,4}(?:[T ].*)?|[0-9]{8}")


@dataclass(slots=True)
class CsvRow:
    """One movement as the table has it."""

    row: int
    cells: list[Cell]
    more: list[str] = field(default_factory=list)


@dataclass(slots=True)
class SortedRows:
    """All rows of a table: movements, the balances it declares, and how many were left out."""

    movements: list[CsvRow] = field(default_factory=list)
    opening: CsvRow | None = None
    closing: CsvRow | None = None
    excluded: Counter[str] = field(default_factory=Counter)


def _is_currency(cell: Cell) -> bool:
    return isinstance(cell, str) and is_currency_code(cell.strip())


class RowSorter:
    """Reads fields from rows and says what each row is."""

    def __init__(self, layout: CsvLayout) -> None:
        self._at = layout.columns.at
        self._texts = layout.columns.texts
        self._others = layout.columns.others
        self._profile = layout.profile
        self._header_row = layout.header_row
        self._headers = layout.headers

    def has(self, name: str) -> bool:
        """Return whether the table has a column for a field."""
        return name in self._at

    def cell(self, row: CsvRow, name: str) -> Cell:
        """Return the cell of a field; empty if there is none or it holds a dash.

        A value day that is a code such as `EUR` is the currency: `Valuta` may mean either.
        """
        found = self._held(row, name)
        if name == "amount" and found == "":
            return self._held(row, "other_amount")
        if name == "currency" and self._is_other(row):
            return self._profile.other_currency
        if name == "value_date":
            return "" if _is_currency(found) else found
        if name == "currency" and not self.has(name):
            meant = self._held(row, "value_date")
            return meant if _is_currency(meant) else ""
        return found

    def _is_other(self, row: CsvRow) -> bool:
        """Return whether a row has its amount in the column of the other currency."""
        return self._held(row, "amount") == "" and self._held(row, "other_amount") != ""

    def _held(self, row: CsvRow, name: str) -> Cell:
        place = self._at.get(name, -1)
        found = row.cells[place] if 0 <= place < len(row.cells) else ""
        return "" if isinstance(found, str) and text_of(found).lower() in _EMPTY else found

    def text(self, row: CsvRow, name: str) -> str:
        """Return the text of a field."""
        return text_of(self.cell(row, name))

    def is_in(self, side: str) -> bool:
        """Return whether a bank's own mark, in small letters, says that money came in."""
        return side in self._profile.marks_in

    def named(self, row: CsvRow) -> str:
        """Return who the words of a row say that the money is from; empty if nobody."""
        if self._profile.names_payer is None:
            return ""
        found = (self._profile.names_payer.fullmatch(text) for text in self.words(row))
        return next((one_line(match[1]) for match in found if match), "")

    def behind(self, row: CsvRow, name: str) -> str:
        """Return the text of the column behind a field, if that column has no name."""
        place = self._at.get(name, -2) + 1
        if place < 0 or place >= len(row.cells) or "".join(self._headers[place : place + 1]):
            return ""
        return text_of(row.cells[place])

    def words(self, row: CsvRow) -> list[str]:
        """Return all that a row says."""
        return [*self._said(row, self._texts), *row.more]

    def other_words(self, row: CsvRow) -> list[str]:
        """Return what is left of a row whose payer and words are empty."""
        return self._said(row, self._others)

    def _said(self, row: CsvRow, places: Iterable[int]) -> list[str]:
        return [text_of(row.cells[place]) for place in places if place < len(row.cells)]

    def header(self, name: str) -> str:
        """Return how the file calls a field."""
        place = self._at.get(name, -1)
        return self._headers[place] if 0 <= place < len(self._headers) else name

    def is_back(self, row: CsvRow) -> bool:
        """Return whether a row says of its movement that it came back."""
        return self.text(row, "back_state").casefold() in self._profile.returned

    def sort(self, rows: Iterable[tuple[int, list[Cell]]]) -> SortedRows:
        """Return every row in its place."""
        found = SortedRows()
        for number, cells in rows:
            if number > self._header_row and not is_blank(cells):
                self._put(CsvRow(number, cells), found)
        return found

    def _is_header(self, row: CsvRow) -> bool:
        """Return whether a row is the names of the columns again, as where files were joined."""
        if self.text(row, "date") != self.header("date"):
            return False
        return header_texts(row.cells) == self._headers

    def _put(self, row: CsvRow, found: SortedRows) -> None:
        has_money = any(self.text(row, name) for name in _MONEY)
        words = " ".join(self.words(row))
        if not has_money:
            self._put_bare(row, words, found)
        elif self._is_header(row):
            found.excluded["it repeats the column names"] += 1
        elif any(_WAITING.match(self.text(row, name)) for name in ("date", "state")):
            found.excluded["not booked yet"] += 1
        elif self._is_total(row):
            found.excluded["it is a total"] += 1
        elif self._is_balance(row):
            found.excluded["it is a balance"] += 1
        elif reason := self._left_out(row):
            found.excluded[reason] += 1
        else:
            found.movements.append(row)

    def _put_bare(self, row: CsvRow, words: str, found: SortedRows) -> None:
        """Take a row without money: a balance, or more words of the movement before it."""
        if self.text(row, "balance") and _OPENING.match(words):
            found.opening = row
        elif self.text(row, "balance") and _CLOSING.match(words):
            found.closing = row
        elif self.is_cut(row):
            found.movements.append(row)
        elif words.strip() and not self.text(row, "date") and found.movements:
            found.movements[-1].more.append(words)
        else:
            found.excluded["no money in it"] += 1

    def is_cut(self, row: CsvRow) -> bool:
        """Return whether a row ends before its amounts, but has a day and money: it lacks cells.

        A row without a day is no movement, such as a balance below the table.
        """
        ends_before = all(len(row.cells) <= self._at.get(name, len(row.cells)) for name in _MONEY)
        texts = [text_of(cell) for cell in row.cells] if ends_before else []
        return all(any(map(like.fullmatch, texts)) for like in (_LIKE_DAY, _LIKE_MONEY))

    def _is_total(self, row: CsvRow) -> bool:
        """Return whether a row sums up the table: a word of sums stands where its day would."""
        first = self.text(row, "date") or next(filter(None, self.words(row)), "")
        return TOTAL.fullmatch(first) is not None and not self.text(row, "id")

    def _is_balance(self, row: CsvRow) -> bool:
        """Return whether a row with money is a balance: words for one stand where its day would.

        They may also fill another cell by themselves.
        """
        first = self.text(row, "date")
        cells = [text_of(cell) for cell in row.cells]
        alone = any(_OPENING.fullmatch(text) or _CLOSING.fullmatch(text) for text in cells)
        return alone or bool(_OPENING.match(first) or _CLOSING.match(first))

    def _left_out(self, row: CsvRow) -> str:
        """Return why a movement does not count, empty if it does."""
        state = self.text(row, "state").casefold()
        if self._profile.done and state not in self._profile.done:
            return f"its status is '{state}'" if state else "it has no status"
        if _FAILED.fullmatch(state):
            return "it did not go through"
        kind = self.text(row, "type").casefold()
        impact = self.text(row, "impact").casefold()
        if impact == "memo" or any(word in kind for word in self._profile.skipped):
            return "it moved no money"
        return ""
