"""Which item a line is: its number, and whether an earlier line has the same item."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from collector_desktop.domain.numbers import number_key
from collector_desktop.importers.base import RowProblem
from collector_desktop.importers.cells import CellError
from collector_desktop.importers.first_rows import FirstRows
from collector_desktop.importers.netting import Netting
from collector_desktop.importers.profile import ItemRules, Lines

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.importers.base import ItemRow

_PREFIXES = {
    "credit_note": "CREDIT",
    "receipt": "PAYMENT",
    "refund": "REFUND",
    "debit_adjustment": "DEBIT",
    "credit_adjustment": "ADJUSTMENT",
}


class ItemNumber(NamedTuple):
    """An item's number, and what stood in its place if that was no document number."""

    text: str
    reference: str = ""


@dataclass(slots=True)
class _Seen:
    """The first line of an item, or all of its lines so far."""

    item: ItemRow


class ItemNumbers:
    """The numbers of one file so far; one customer has a number of one type only once.

    `doubtful` has by its row the first line of each item of which a later line gives another
    amount: nobody can tell which is right, or whether they add up, so neither is taken.
    """

    __slots__ = (
        "_made",
        "_netting",
        "_rules",
        "_seen",
        "_spoilt",
        "doubtful",
        "first_rows",
        "repeats",
    )

    def __init__(self, rules: ItemRules) -> None:
        self._rules = rules
        self.first_rows = FirstRows()
        self._seen: dict[tuple[str, str, str], _Seen] = {}
        self._netting = Netting()
        self._made = False
        self._spoilt: dict[str, int] = {}
        self.doubtful: dict[int, RowProblem] = {}
        self.repeats = 0

    def spoil(self, number: str, row: int) -> None:
        """Note that a line of an item that takes several cannot be read: without it, it is wrong.

        Items of this number do not come in, whoever's they are.
        """
        if number and self._rules.lines in (Lines.SUMMED, Lines.NETTED):
            self._spoilt.setdefault(number_key(number), row)

    def spoilt_by(self, item: ItemRow) -> int:
        """Return the row of a line without which an item is wrong, 0 if it is complete."""
        return self._spoilt.get(number_key(item.number), 0)

    def number(self, item_type: str, text: str, day: date) -> ItemNumber:
        """Return the number that stands in a line, or one made of type, day and what stands there.

        An invoice without a number is refused.
        """
        self._made = False
        if text and item_type in self._rules.numbered:
            return ItemNumber(text)
        if item_type == "invoice" or self._rules.number_needed:
            raise CellError("number", "", "The number is missing.")
        self._made = True
        made = f"{_PREFIXES[item_type]}-{day:%Y%m%d}"
        return ItemNumber(f"{made}-{text}" if text else made, text)

    def take(self, item: ItemRow) -> ItemRow | None:
        """Return an item unless its line belongs to an earlier one; refuse a doubled number."""
        key = (item.customer_code or item.customer_name, item.type, number_key(item.number))
        if self._rules.lines is Lines.NETTED:
            self._netting.take(item)
            return None
        if self._rules.lines is not Lines.ONE:
            return self._take_lines(key, item)
        first = self.first_rows.first(key, item.row)
        if first == item.row:
            return item
        if not self._made:
            raise CellError("number", item.number, f"This number is in row {first} already.")
        return self._renumbered(key, item)

    def summed(self) -> list[ItemRow]:
        """Return the items whose lines were added up; those that come to nothing are none."""
        if self._rules.lines is Lines.NETTED:
            items = self._netting.items()
            self.repeats = self._netting.taken - len(items)
            return items
        if self._rules.lines is not Lines.SUMMED:
            return []
        items = [seen.item for seen in self._seen.values() if seen.item.amount_minor]
        self.repeats += len(self._seen) - len(items)
        return items

    def _renumbered(self, key: tuple[str, str, str], item: ItemRow) -> ItemRow:
        """Return an item whose made number was taken, with the next free one."""
        count = 2
        while (key[0], key[1], f"{key[2]}-{count}") in self.first_rows:
            count += 1
        self.first_rows.first((key[0], key[1], f"{key[2]}-{count}"), item.row)
        return item._replace(number=f"{item.number}-{count}")

    def _take_lines(self, key: tuple[str, str, str], item: ItemRow) -> ItemRow | None:
        """Take a line of an item that may have several."""
        if self._rules.lines is Lines.SUMMED and not self._rules.types:
            key = (key[0], "", key[2])
        seen = self._seen.get(key)
        if seen is None:
            self._seen[key] = _Seen(item)
            return None if self._rules.lines is Lines.SUMMED else item
        first = seen.item
        if first.document_on != item.document_on:
            raise CellError("number", item.number, f"This number is in row {first.row} already.")
        if self._rules.lines is Lines.SUMMED:
            seen.item = _added(first, item)
            self.repeats += 1
            return None
        if (first.amount_minor, first.open_minor) != (item.amount_minor, item.open_minor):
            again = RowProblem(first.row, "amount", first.number, _differ_from(item.row))
            self.doubtful.setdefault(first.row, again)
            raise CellError("amount", item.number, _differ_from(first.row))
        self.repeats += 1
        return None


def _differ_from(row: int) -> str:
    return (
        f"The amounts differ from those in row {row} with the same number. "
        "Give the item one line with its whole amount."
    )


def _added(item: ItemRow, line: ItemRow) -> ItemRow:
    """Return an item with one more line; a line of the other side, such as a rebate, lessens it."""
    if line.type == item.type:
        return item._replace(amount_minor=item.amount_minor + line.amount_minor)
    minor = item.amount_minor - line.amount_minor
    return item._replace(amount_minor=abs(minor), type=item.type if minor >= 0 else line.type)
