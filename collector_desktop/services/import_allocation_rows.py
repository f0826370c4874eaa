"""A file of allocations: each row says which credit paid which debit, and when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from collector_desktop.domain.allocation_days import room
from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.numbers import number_key
from collector_desktop.importers.base import AllocationRow
from collector_desktop.queries.own_receipts import renumbered
from collector_desktop.services.import_allocation_ends import End, Pair, find_pair
from collector_desktop.services.import_details import Flaw
from collector_desktop.services.import_settling import Entries
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import RowUpdater, find_allocations, find_numbers, moves_of
from collector_desktop.storage.models import Item

Link = tuple[int, int, str, int]


class AllocationRows:
    """Brings the rows of a file of allocations in."""

    def __init__(self, entries: Entries, tally: Tally) -> None:
        self._entries = entries
        self._tally = tally
        self._open = RowUpdater(Item, ("open_minor",))
        self._first_new = entries.allocations.first_id
        self._matched = bytearray(self._first_new)
        self._here: dict[int, dict[int, int]] = {}

    def take(self, rows: Sequence[AllocationRow]) -> None:
        """Bring some rows in and write them."""
        ends = self._ends(rows)
        pairs = [(row, self._pair(row, ends)) for row in rows]
        standing = self._standing({pair.source.id for _, pair in pairs if pair is not None})
        touched: dict[int, End] = {}
        for row, pair in pairs:
            if pair is not None and self._allocate(row, pair, standing):
                touched[pair.source.id] = pair.source
                touched[pair.target.id] = pair.target
        for end in touched.values():
            self._open.change(end.id, end.left)
        self._open.flush()
        self._entries.flush()

    def _pair(self, row: AllocationRow, ends: dict[str, list[End]]) -> Pair | None:
        """Return the two items that a row means; leave the row out if it is not clear."""
        sources = ends.get(number_key(row.source), [])
        targets = ends.get(number_key(row.target), [])
        found = find_pair(row, sources, targets)
        if isinstance(found, Flaw):
            self._tally.reject(row.row, *found)
            return None
        return found

    def _ends(self, rows: Sequence[AllocationRow]) -> dict[str, list[End]]:
        """Return the items of every number, those too that only the program's files call so."""
        keys = {number_key(number) for row in rows for number in (row.source, row.target)}
        ends: dict[str, list[End]] = defaultdict(list)
        for key, *values in find_numbers(keys):
            ends[key].append(End(*values))
        for key, *values in renumbered(keys):
            ends[key].append(End(*values))
            self._here.setdefault(values[0], _paid(values[0]))
        return ends

    def _stands(self, pair: Pair, minor: int, same: list[int]) -> bool:
        """Return whether the ledger has an allocation: as a row says, or by money entered here.

        What pays by a receipt that was entered here the program may date otherwise, or have in
        several parts.
        """
        paid = self._here.get(pair.source.id, {})
        left = paid.get(pair.target.id, 0)
        if same:
            self._matched[same.pop()] = 1
        elif not 0 < minor <= left:
            return False
        paid[pair.target.id] = left - max(minor, 0)
        return True

    def _standing(self, sources: set[int]) -> dict[Link, list[int]]:
        """Return the allocations that stood before this file and no row of it has matched yet."""
        by_day: dict[tuple[int, int, str], list[tuple[int, int]]] = defaultdict(list)
        for source, target, day, minor, row_id in find_allocations(sources):
            if row_id < self._first_new and not self._matched[row_id]:
                by_day[source, target, day].append((minor, row_id))
        standing: dict[Link, list[int]] = defaultdict(list)
        for key, rows in by_day.items():
            for minor, row_id in _as_exported(rows):
                standing[*key, minor].append(row_id)
        return standing

    def _allocate(self, row: AllocationRow, pair: Pair, standing: dict[Link, list[int]]) -> bool:
        """Allocate, unless the ledger has it already or the two ends have not so much left."""
        source, target = pair
        try:
            minor = parse_amount(row.amount, exponent(source.currency), ".", source.currency)
        except AmountError as error:
            self._tally.reject(row.row, "amount", row.amount, str(error))
            return False
        if source.id in self._here and row.allocated_on.isoformat() < source.document_on:
            row = replace(row, allocated_on=date.fromisoformat(source.document_on))
        day = row.allocated_on.isoformat()
        if self._stands(pair, minor, standing.get((source.id, target.id, day, minor), [])):
            self._tally.unchanged += 1
            return False
        flaw = self._entries.locked_flaw(day)
        if flaw is None:
            flaw = (
                self._flaw_of_end(row, pair, minor) if minor < 0 else self._flaw(row, pair, minor)
            )
        if flaw is not None:
            self._tally.reject(row.row, *flaw)
            return False
        source.left -= minor
        target.left -= minor
        self._entries.allocations.add(source.id, target.id, minor, day)
        if minor < 0:
            self._note_end(pair, day)
        self._tally.created += 1
        return True

    def _flaw(self, row: AllocationRow, pair: Pair, minor: int) -> Flaw | None:
        """Return why two items cannot be allocated as the row says."""
        day = row.allocated_on.isoformat()
        if minor == 0:
            return Flaw("amount", row.amount, "The amount must be above zero.")
        for number, end in ((row.source, pair.source), (row.target, pair.target)):
            left = self._left(end, row.allocated_on)
            if minor > left:
                reason = f"Only {_words(left, end)} is left of {number}."
                return Flaw("amount", row.amount, reason)
            if day < end.document_on:
                reason = f"{number} is dated {end.document_on}, after the allocation."
                return Flaw("date", day, reason)
        return None

    def _left(self, end: End, day: date) -> int:
        """Return what may still be allocated of an item from a day on."""
        if end.id not in self._entries.endings:
            return end.left
        moves = [(move[2], move[3]) for move in self._moves(end)]
        return room(end.left + sum(minor for _, minor in moves), moves, day)

    def _flaw_of_end(self, row: AllocationRow, pair: Pair, minor: int) -> Flaw | None:
        """Return why an allocation cannot end as the row says."""
        moves = [move for move in self._moves(pair.source) if move[1] == pair.target.id]
        stands = room(0, [(move[2], -move[3]) for move in moves], row.allocated_on)
        if -minor <= stands:
            return None
        reason = f"Only {_words(stands, pair.source)} of {row.source} is allocated to {row.target}."
        return Flaw("amount", row.amount, reason)

    def _note_end(self, pair: Pair, day: str) -> None:
        endings = self._entries.endings
        endings.update({end.id: max(day, endings.get(end.id, day)) for end in pair})

    def _moves(self, end: End) -> list[tuple[int, int, date, int]]:
        """Return every allocation of an item, those of this file too."""
        self._entries.flush()
        return [
            (source, target, date.fromisoformat(day), minor)
            for source, target, day, minor in moves_of(end.id)
        ]


def _paid(source_id: int) -> dict[int, int]:
    """Return what a receipt ever paid of each debt."""
    paid: dict[int, int] = defaultdict(int)
    for _, target, _, minor in moves_of(source_id):
        paid[target] += max(minor, 0)
    return paid


def _as_exported(rows: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the allocations of one day between two items as an exported file has them.

    If one began and one ended on the day, the file has only what they come to.
    """
    if len({minor > 0 for minor, _ in rows}) < 2:
        return rows
    net = sum(minor for minor, _ in rows)
    return [(net, rows[0][1])] if net else []


def _words(minor: int, end: End) -> str:
    return f"{plain_amount(minor, end.currency)} {end.currency}"
