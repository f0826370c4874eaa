"""Names, codes, numbers to call and addresses in memory, to be found as somebody types.

A hundred thousand customers are seven megabytes of text, which Python looks through in a few
milliseconds; the database takes a tenth of a second. What the audit trail says changed since is
read again and kept beside.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator

from collector_desktop.domain.composed import composed
from collector_desktop.queries.changed_customers import changed_customers, last_change
from collector_desktop.queries.memory import Memory
from collector_desktop.queries.position import AMONG, ask
from collector_desktop.storage.database import db

START, CODE, NEXT = "\n", "\x1c", "\x1f"
MOST_BESIDE = 500
MOST_NOTED = 64

CUSTOMERS = """SELECT c.id, c.id, c.name, c.code, c.phone, c.email FROM customer c {only}
    ORDER BY c.name, c.id"""
PEOPLE = """SELECT c.id, p.id, p.name, '', coalesce((
        SELECT group_concat(replace(n.number, ' ', ''), ' ') FROM phone n
        WHERE n.person_id = p.id), ''), p.email
    FROM person p JOIN customer c ON c.id = p.customer_id {only} ORDER BY p.name, p.id"""


class Lines:
    """One line of small letters for each record, by name; found by what is in it."""

    def __init__(self, rows: Iterable[tuple[int, int, str, str, str, str]]) -> None:
        self._starts, self._owners, self._ids = array("q"), array("q"), array("q")
        parts, at = [], 0
        for customer, record, name, code, phone, email in rows:
            line = composed(f"{START}{name}{CODE}{code}{NEXT}{phone}{NEXT}{email}").casefold()
            self._starts.append(at)
            self._owners.append(customer)
            self._ids.append(record)
            parts.append(line)
            at += len(line)
        self._text = "".join(parts)
        self._few: dict[str, list[int]] = {}

    def find(self, wanted: str, most: int, but: Collection[int] = ()) -> list[int]:
        """Return the first records that have a text somewhere, without those of some customers."""
        found: list[int] = []
        seen: list[int] = []
        for at in self._lines_with(wanted):
            seen.append(at)
            if self._owners[at] not in but:
                found.append(self._ids[at])
            if len(found) >= most:
                return found
        self._note(wanted, seen)
        return found

    def names(self, but: Collection[int] = ()) -> Iterator[tuple[int, str]]:
        """Yield each record with its name in small letters, without those of some customers."""
        lines = self._text.split(START)[1:]
        for line, owner, record in zip(lines, self._owners, self._ids, strict=True):
            if owner not in but:
                yield record, line.partition(CODE)[0]

    def _lines_with(self, wanted: str) -> Iterator[int]:
        """Yield the lines with a text; where a part of it is in few, only those are looked at.

        Whoever types another letter, or a number that no name has, need not wait for all of them.
        """
        for part, lines in self._few.items():
            if part in wanted:
                yield from (at for at in lines if self._has(at, wanted))
                return
        place = self._text.find(wanted)
        while place >= 0:
            at = bisect_right(self._starts, place) - 1
            yield at
            end = self._end(at)
            place = -1 if end is None else self._text.find(wanted, end)

    def _has(self, at: int, wanted: str) -> bool:
        """Return whether a text is in a line."""
        return self._text.find(wanted, self._starts[at], self._end(at)) >= 0

    def _end(self, at: int) -> int | None:
        """Return where the next line begins; None after the last one."""
        return self._starts[at + 1] if at + 1 < len(self._starts) else None

    def _note(self, wanted: str, lines: list[int]) -> None:
        """Remember that no other lines have a text."""
        self._few[wanted] = lines
        if len(self._few) > MOST_NOTED:
            del self._few[next(iter(self._few))]


class _Held(Memory):
    """The lines as they were read, of which change, and the newer lines of some customers."""

    def begin(self) -> None:
        self.connection: object = None
        self.change = 0
        self.beside: set[int] = set()
        self.whole: dict[str, Lines] = {}
        self.newer: dict[str, Lines] = {}


_held = _Held()


def find_customers(typed: str, most: int) -> list[int]:
    """Return customers that have a text in name, code, phone or e-mail.

    The first `most` whose name or code begins with it are among them, and the first of the rest.
    """
    found = _find(CUSTOMERS, (typed,), most)
    if len(found) < most:
        return found
    starts = _find(CUSTOMERS, (START + typed, CODE + typed), most)
    return list(dict.fromkeys([*found, *starts]))


def find_people(typed: str, most: int) -> list[int]:
    """Return the first people, by name, that have a text in name, e-mail or number to call."""
    numbers = (typed.replace(" ", ""),) if any(map(str.isdigit, typed)) else ()
    return _find(PEOPLE, dict.fromkeys((typed, *numbers)), most)


def customer_names() -> list[tuple[int, str]]:
    """Return all customers with their names in small letters."""
    _bring_up_to_date()
    whole, newer = _held.whole[CUSTOMERS], _held.newer[CUSTOMERS]
    return [*whole.names(_held.beside), *newer.names()]


def read_names() -> None:
    """Read the names now, so that the first search need not wait for it."""
    _bring_up_to_date()


def _find(sql: str, texts: Iterable[str], most: int) -> list[int]:
    _bring_up_to_date()
    whole, newer = _held.whole[sql], _held.newer[sql]
    found = [whole.find(text.casefold(), most, _held.beside) for text in texts]
    found += [newer.find(text.casefold(), most) for text in texts]
    return list(dict.fromkeys(record for each in found for record in each))


def _bring_up_to_date() -> None:
    connection, change = db.connection(), last_change()
    if _held.connection is not connection or db.in_transaction():
        _read_whole()
    elif change != _held.change:
        changed = changed_customers(_held.change)
        if changed is None or len(_held.beside | changed) > MOST_BESIDE:
            _read_whole()
        elif changed:
            _held.beside |= changed
            among = json.dumps(sorted(_held.beside))
            only = f"WHERE c.id {AMONG}"
            _held.newer = _read(lambda sql: ask(sql.format(only=only), customers=among))
    _held.change = change
    _held.connection = None if db.in_transaction() else connection


def _read_whole() -> None:
    _held.beside = set()
    _held.whole = _read(lambda sql: ask(sql.format(only="")))
    _held.newer = _read(lambda _: [])


def _read(
    rows: Callable[[str], Iterable[tuple[int, int, str, str, str, str]]],
) -> dict[str, Lines]:
    return {sql: Lines(rows(sql)) for sql in (CUSTOMERS, PEOPLE)}
