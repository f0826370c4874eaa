"""Rows of a file of items that need no closer look: compared and written many at a time.

A list of items is the same at most imports, and new as a whole at the first one. Both are told
by comparing whole columns; whatever is neither is left to the careful way, row by row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from datetime import date
from itertools import compress, islice
from operator import attrgetter, lt, ne, not_
from typing import Any, NamedTuple

from collector_desktop.domain.items import ItemType
from collector_desktop.domain.money import LARGEST_MINOR
from collector_desktop.domain.numbers import number_keys
from collector_desktop.importers.base import ItemRow
from collector_desktop.importers.item_blocks import columns_of, rows_at
from collector_desktop.services.import_customers import Known
from collector_desktop.services.import_dues import DueDates
from collector_desktop.services.import_settling import Entries
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import ItemKey, find_items, items_from

Column = Sequence[Any]
Columns = tuple[Column, ...]
FindAll = Callable[[Sequence[str], Sequence[str], Set[str]], list[Known] | None]

TYPES = frozenset(ItemType)


class Block(NamedTuple):
    """Rows of which all customers are known, as columns.

    `customers` (their ids), the types and `numbers` (their keys) make items the same.
    """

    rows: Sequence[ItemRow]
    columns: Any
    known: Sequence[Known]
    customers: Column
    numbers: Column

    @property
    def parts(self) -> Columns:
        """What makes the items the same, as columns."""
        return self.customers, tuple(self.columns.type), self.numbers

    def keys(self) -> list[ItemKey]:
        """Return what makes each item the same, one key for each."""
        return list(zip(*self.parts, strict=True))


class _IsoTexts(dict[date | None, str]):
    """Days as ISO text, each made once."""

    def __missing__(self, day: date) -> str:
        """Make the text of a day that was not asked for before."""
        text = self[day] = day.isoformat()
        return text


class ItemBlocks:
    """Brings in the rows of a block that are all new, and finds those that are unchanged.

    `places` return the one customer of a row without flaw, else None, and those of many rows at
    once by their codes, names and currencies, None if they must be asked for one by one. `seen`
    has a mark for every older item that the file has. `guard` is called before an item is looked
    up. Of the rows that need no closer look `taken` counts those of whole blocks, `says_open` and
    `says_promised` whether one of them says what is open, or a day on which it will be paid.
    `ascending` counts new items as long as the keys of their numbers ascend: none is there twice.
    """

    def __init__(
        self,
        places: tuple[Callable[[ItemRow], Known | None], FindAll],
        entries: Entries,
        dues: DueDates,
        tally: Tally,
        seen: bytearray,
        guard: Callable[[], None],
    ) -> None:
        self._place, self._place_all = places
        self._entries = entries
        self._dues = dues
        self._tally = tally
        self._seen = seen
        self._guard = guard
        self._known: dict[tuple[str, str], dict[str, Known]] = {}
        self._various: dict[tuple[str, tuple[str, str]], Known] = {}
        self._iso = _IsoTexts({None: ""})
        self.taken = self.ascending = 0
        self._latest: str | None = ""
        self.says_open = self.says_promised = False
        self._next_id = 0
        self._expects_new = entries.items.first_id == 1

    def take(self, rows: Sequence[ItemRow]) -> Sequence[ItemRow]:
        """Bring in what can be brought in at once; return the rows that are left."""
        block = self._block(rows)
        left = rows if block is None else self._take(block)
        self.taken += 0 if left else len(rows)
        return left

    def _take(self, block: Block) -> Sequence[ItemRow]:
        rows = block.rows
        if self._expects_new and self._create(block):
            return ()
        self._guard()
        stored = self._in_step(block) or self._found(block)
        if not stored and self._create(block):
            return ()
        if not stored or len(stored[0]) != len(rows) or not self._are_first(stored[3]):
            return rows
        return self._changed(block, stored)

    def _block(self, rows: Sequence[ItemRow]) -> Block | None:
        """Return rows as a block, None if one of them needs a closer look."""
        columns = columns_of(rows)
        if not _is_plain(columns):
            return None
        known = self._customers(rows, columns)
        if known is None:
            return None
        self.says_open |= columns.open_minor.count(None) < len(rows)
        self.says_promised |= any(columns.promised_for)
        customers = tuple(map(attrgetter("id"), known))
        return Block(rows, columns, known, customers, tuple(number_keys(columns.number)))

    def _customers(self, rows: Sequence[ItemRow], columns: Any) -> list[Known] | None:
        """Return the customer of each row, None if one needs a closer look."""
        names, currencies = set(columns.customer_name), set(columns.currency)
        if len(names) == len(currencies) == 1:
            known = self._known.setdefault((names.pop(), currencies.pop()), {})
            return self._looked_up(known, columns.customer_code, rows)
        others = zip(columns.customer_name, columns.currency, strict=True)
        references = list(zip(columns.customer_code, others, strict=True))
        return self._looked_up(self._various, references, rows)

    def _looked_up(
        self, known: dict[Any, Known], references: Column, rows: Sequence[ItemRow]
    ) -> list[Known] | None:
        """Return whom each reference means, after learning those that are new."""
        with suppress(KeyError):
            return list(map(known.__getitem__, references))
        if not self._learn(known, set(references).difference(known), references, rows):
            return None
        return list(map(known.__getitem__, references))

    def _learn(
        self, known: dict[Any, Known], new: Set[Any], references: Column, rows: Sequence[ItemRow]
    ) -> bool:
        """Note whom each new reference means; return False if one needs a closer look."""
        columns = columns_of(rows)
        places = dict(zip(references, range(len(rows)), strict=True))
        at = list(map(places.__getitem__, new))
        codes, names = (
            list(map(column.__getitem__, at))
            for column in (columns.customer_code, columns.customer_name)
        )
        found = self._place_all(codes, names, set(columns.currency))
        if found is not None:
            known.update(zip(new, found, strict=True))
            return True
        for reference, row in zip(new, rows_at(rows, at), strict=True):
            sole = self._place(row)
            if sole is None or row.customer_code not in ("", sole.code):
                return False
            known[reference] = sole
        return True

    def _days(self, days: Sequence[date | None]) -> list[str]:
        """Return days as ISO text, empty for none."""
        return list(map(self._iso.__getitem__, days))

    def _create(self, block: Block) -> bool:
        """Make the items of a block; return False if one is there, locked or settled in part."""
        columns = block.columns
        if columns.amount_minor != _filled(columns.open_minor, columns.amount_minor, None):
            return False
        days = self._days(columns.document_on)
        if self._entries.locked_flaw(min(days)):
            return False
        dues = self._days(columns.due_on)
        if "" in dues:
            dues = list(map(self._dues.of, block.rows, block.known))
        currencies = tuple(map(attrgetter("currency"), block.known))
        blank = ("",) * len(block.rows)
        self._expects_new = self._entries.items.insert(
            len(block.rows),
            block.customers,
            columns.type,
            columns.number,
            block.numbers,
            days,
            dues,
            columns.amount_minor,
            columns.amount_minor,
            _filled(columns.currency, currencies),
            columns.reference,
            columns.description,
            blank,
            blank,
            self._dues.each_own(block.rows),
        )
        if self._expects_new:
            self._tally.created += len(block.rows)
            self._note_order(block.numbers)
        return self._expects_new

    def _note_order(self, numbers: Sequence[str]) -> None:
        if self._latest is None or not self._latest < numbers[0]:
            self._latest = None
        elif all(map(lt, numbers, islice(numbers, 1, None))):
            self._latest = numbers[-1]
            self.ascending += len(numbers)
        else:
            self._latest = None

    def _in_step(self, block: Block) -> Columns:
        """Return the stored items if they lie one after the other as the file has them."""
        first = tuple(part[0] for part in block.parts)
        start = self._next_id
        if [row[:3] for row in items_from(start, 1)] != [first]:
            found = find_items([first]).get(first)
            if found is None:
                return ()
            start = found[0]
        stored = tuple(zip(*items_from(start, len(block.rows)), strict=True))
        return stored if stored[:3] == block.parts else ()

    def _found(self, block: Block) -> Columns:
        """Return the stored items, wherever they lie."""
        keys = block.keys()
        found = find_items(keys)
        return tuple(zip(*((*key, *found[key]) for key in keys if key in found), strict=True))

    def _are_first(self, ids: Column) -> bool:
        """Return whether the items are older than the file and it has none of them twice."""
        if max(ids) >= self._entries.items.first_id:
            return False
        if _is_in_step(ids):
            return not any(self._seen[ids[0] : ids[-1] + 1])
        return len(set(ids)) == len(ids) and not any(map(self._seen.__getitem__, ids))

    def _changed(self, block: Block, stored: Columns) -> Sequence[ItemRow]:
        """Count what is unchanged, and return the rows that are not."""
        columns = block.columns
        ids, day, due, amount, left, currency, reference, description, terms = stored[3:]
        self._next_id = ids[-1] + 1
        pairs: tuple[tuple[Column, Column], ...] = (
            (tuple(self._days(columns.document_on)), day),
            (_filled(tuple(self._days(columns.due_on)), due), due),
            (columns.amount_minor, amount),
            (_filled(columns.open_minor, left, None), left),
            (_filled(columns.currency, currency), currency),
            (_filled(columns.reference, reference), reference),
            (_filled(columns.description, description), description),
            (_filled(self._dues.each_own(block.rows), terms, None), terms),
        )
        unlike = [map(ne, new, old) for new, old in pairs if new != old]
        if not unlike and _is_in_step(ids):
            self._seen[ids[0] : ids[-1] + 1] = bytes((1,)) * len(ids)
            self._tally.unchanged += len(ids)
            return ()
        differs = list(map(any, zip(*unlike, strict=True))) if unlike else [False] * len(ids)
        changed = list(compress(block.rows, differs))
        for item_id in compress(ids, map(not_, differs)):
            self._seen[item_id] = 1
        self._tally.unchanged += len(ids) - len(changed)
        return changed


def _is_in_step(ids: Column) -> bool:
    """Return whether ids follow each other without a gap."""
    return ids[-1] - ids[0] == len(ids) - 1 and ids == tuple(range(ids[0], ids[-1] + 1))


def _filled(column: Column, other: Column, blank: object = "") -> Column:
    """Return a column with what another has in place of blanks."""
    if blank not in column:
        return column
    if column.count(blank) == len(column):
        return other
    return tuple(old if new == blank else new for new, old in zip(column, other, strict=True))


def _is_plain(columns: Any) -> bool:
    """Return whether rows have numbers, and neither a settlement nor a customer to look into."""
    return (
        all(columns.number)
        and TYPES.issuperset(columns.type)
        and not any(columns.customer)
        and not any(columns.settled_on)
        and not any(columns.only_open)
        and 0 < min(columns.amount_minor) <= max(columns.amount_minor) <= LARGEST_MINOR
    )
