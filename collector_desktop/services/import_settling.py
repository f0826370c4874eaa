"""Entries that the program makes so that an item stands as the file says it does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.locked_period import locked_reason
from collector_desktop.domain.numbers import ADJUSTMENT_PREFIX, DIGITS, RECEIPT_PREFIX, next_number
from collector_desktop.domain.write_offs import REASONS
from collector_desktop.services.import_details import Flaw
from collector_desktop.services.import_own_purses import OwnMoney, days_around
from collector_desktop.storage.bulk import RowWriter, closed_by, last_endings, last_number_key
from collector_desktop.storage.locked_entries import locked_until
from collector_desktop.storage.models import Allocation, Item

OUR_STARTS = tuple(
    f"{prefix}-" for each in (RECEIPT_PREFIX, ADJUSTMENT_PREFIX) for prefix in (each, each.lower())
)
SOURCE = "source"
EARLIER = "earlier"
BY_FILE = (SOURCE, EARLIER)
NUMBERS_TOGETHER = 5_000
BAD_DEBT = "bad_debt"
GONE = "No longer open in source"
BACK = "Open in source again"


class Owed(NamedTuple):
    """The part of an item that settling needs to know; days are ISO text."""

    id: int
    customer_id: int
    type: str
    number: str
    document_on: str
    currency: str


class Settlement(NamedTuple):
    """How something was settled: when, and what the entry says about it."""

    day: str
    origin: str
    description: str


class NumberSequence:
    """Numbers that the program makes, going on from the highest in the ledger and in the file."""

    def __init__(self, prefix: str, in_file: Iterable[str]) -> None:
        self._prefix = prefix
        made = re.compile(rf"{prefix}-[0-9]{{{DIGITS},}}")
        taken = [number for number in in_file if made.fullmatch(number)]
        taken.append(last_number_key(prefix).upper())
        self._last = max(taken, key=lambda number: (len(number), number))

    def take(self) -> str:
        """Return the next number."""
        self._last = next_number(self._prefix, self._last)
        return self._last


class Entries:
    """The items and allocations that an import adds.

    `endings` has the items of which an allocation ended, with the day of the last such end: what
    is open of them now may have been settled once, so nothing may settle it before that day.
    `locked_until` is the last day of the locked period, to which nothing may be added. `own` is
    the money that was entered here: where it is given, it is used before an entry is made.
    """

    own: OwnMoney | None = None

    def __init__(self, batch_id: int | None, in_file: Iterable[str] = ()) -> None:
        self.locked_until = locked_until()
        self.items = RowWriter(Item, batch_id)
        self.allocations = RowWriter(Allocation, batch_id)
        like_ours = list(_like_ours(in_file))
        self._receipts = NumberSequence(RECEIPT_PREFIX, like_ours)
        self._adjustments = NumberSequence(ADJUSTMENT_PREFIX, like_ours)
        self.endings = last_endings()

    def locked_flaw(self, day: str) -> Flaw | None:
        """Return why nothing can be dated a day, if that is in the locked period."""
        if day > self.locked_until:
            return None
        return Flaw("date", day, locked_reason(self.locked_until))

    def settle(self, owed: Owed, minor: int, how: Settlement, *, exactly: bool = False) -> None:
        """Settle part of an item by what usually settles it: a debit by a receipt.

        With `exactly` money that was entered here is used only if all of it goes.
        """
        if self._paid_by_own(owed, minor, how, exactly=exactly):
            return
        if owed.type in DEBITS:
            self._add(owed, minor, how, "receipt", self._receipts)
        else:
            used = how._replace(description=how.description.replace("Paid", "Used"))
            self._add(owed, minor, used, "debit_adjustment", self._adjustments)

    def give_up(self, owed: Owed, minor: int, day: str) -> None:
        """Settle part of a debt by the write-off that the file reports."""
        words = f"Written off: {REASONS[BAD_DEBT]}"
        how = Settlement(day, BAD_DEBT, words)
        self._add(owed, minor, how, "credit_adjustment", self._adjustments)

    def close(self, owed: Owed, minor: int, day: str) -> None:
        """Settle what is left of an item by an adjustment, as nobody says that it was paid.

        Money that was entered here and is left over pays it anyway.
        """
        how = Settlement(day, SOURCE, GONE)
        if self._paid_by_own(owed, minor, how):
            return
        other = "credit_adjustment" if owed.type in DEBITS else "debit_adjustment"
        self._add(owed, minor, how, other, self._adjustments)

    def reopen(self, owed: Owed, minor: int, day: str) -> bool:
        """Take back what `close` settled of an item; return False if it did not settle so much.

        The closing ends on the day, and an adjustment of the other side uses its entry up.
        """
        closing = closed_by(owed.id, SOURCE, GONE)
        if closing is None or minor > closing[1] or day < closing[2] or self.locked_flaw(day):
            return False
        entry = closing[0]
        own, other = "credit_adjustment", "debit_adjustment"
        ends = entry, owed.id
        if owed.type not in DEBITS:
            own, other, ends = other, own, (owed.id, entry)
        self.allocations.add(*ends, -minor, day)
        self.endings.update({owed.id: day, entry: day})
        spent = owed._replace(id=entry, type=own)
        self._add(spent, minor, Settlement(day, SOURCE, BACK), other, self._adjustments)
        return True

    def _paid_by_own(
        self, owed: Owed, minor: int, how: Settlement, *, exactly: bool = False
    ) -> bool:
        """Settle a debit by a receipt that was entered here; return False if none does."""
        if self.own is None or owed.type not in DEBITS:
            return False
        days = days_around(how.day, only_near=how.origin not in BY_FILE)
        purse = owed.customer_id, owed.currency
        receipt = self.own.take(purse, minor, days, exactly=exactly)
        if receipt is None:
            return False
        endings = (self.endings.get(each, "") for each in (owed.id, receipt.id))
        on = max(receipt.day, owed.document_on, *endings)
        if on <= self.locked_until:
            on = max(on, how.day)
        self.allocations.add(receipt.id, owed.id, minor, on)
        self.own.note(owed.number, receipt, minor)
        return True

    def _add(
        self, owed: Owed, minor: int, how: Settlement, type_: str, numbers: NumberSequence
    ) -> None:
        number = numbers.take()
        entry = self.items.add(
            owed.customer_id,
            type_,
            number,
            number.lower(),
            how.day,
            how.day,
            minor,
            0,
            owed.currency,
            owed.number,
            how.description,
            "",
            how.origin,
            None,
        )
        ends = (entry, owed.id) if owed.type in DEBITS else (owed.id, entry)
        on = max(how.day, owed.document_on, self.endings.get(owed.id, ""))
        self.allocations.add(*ends, minor, on)

    def flush(self) -> None:
        """Write what was added."""
        self.items.flush()
        self.allocations.flush()


def _like_ours(numbers: Iterable[str]) -> Iterator[str]:
    """Yield the numbers that start like ours, in capitals.

    A million numbers are looked at many together: whether one of them can be meant at all.
    """
    rest = iter(numbers)
    while together := list(islice(rest, NUMBERS_TOGETHER)):
        text = "\n" + "\n".join(together)
        if any(f"\n{start}" in text for start in OUR_STARTS):
            yield from (number.upper() for number in together if number.startswith(OUR_STARTS))
