"""What a newer file says of an item that the ledger has already."""

from __future__ import annotations

from datetime import date

from peewee import fn

from collector_desktop.domain.allocation_days import room
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.importers.base import ItemRow
from collector_desktop.queries.own_receipts import own_money_of
from collector_desktop.services.import_customers import Known
from collector_desktop.services.import_details import Flaw
from collector_desktop.services.import_dues import DueDates
from collector_desktop.services.import_settling import (
    EARLIER,
    SOURCE,
    Entries,
    Owed,
    Settlement,
)
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import (
    Row,
    RowUpdater,
    first_allocation_day,
    followed_from,
    moves_of,
)
from collector_desktop.storage.models import Dispute, Item

COLUMNS = (
    "document_on",
    "due_on",
    "amount_minor",
    "open_minor",
    "currency",
    "reference",
    "description",
    "terms",
)
MATERIAL = (0, 1, 2, 4)
WORDS = ("date", "due date", "amount", "open", "currency", "reference", "description", "terms")


def file_open(row: ItemRow) -> int | None:
    """Return what the file says is open, in minor units; None when it is silent."""
    if row.open_minor is None and row.settled_on is not None:
        return 0
    return row.open_minor


class ItemChanges:
    """Updates items, and settles what the file says was settled since."""

    def __init__(
        self, entries: Entries, program: str, day: date, tally: Tally, dues: DueDates
    ) -> None:
        self.tally = tally
        self._dues = dues
        self._entries = entries
        self._by_file = Settlement(day.isoformat(), SOURCE, f"Paid, as {program} reports")
        earlier = f"Paid earlier, as {program} reports"
        self._before = Settlement(day.isoformat(), EARLIER, earlier)
        self._followed_from = followed_from()
        self._updates = RowUpdater(Item, COLUMNS)

    def settlement(self, row: ItemRow) -> Settlement:
        """Return how the settled part of a row was settled."""
        if row.settled_on is None:
            return self._by_file
        return Settlement(row.settled_on.isoformat(), "", "")

    def settle_new(self, owed: Owed, minor: int, row: ItemRow) -> None:
        """Settle so much of an item that was not there before the file.

        When that was paid nobody knows, if the item is older than the first file: it came before
        the ledger and is no money that was collected on the day of the file.
        """
        if row.settled_on is not None:
            self.settle(owed, minor, row)
            return
        how = self._before if owed.document_on < self._followed_from else self._by_file
        self._settle(owed, minor, row, how, exactly=True)

    def settle(self, owed: Owed, minor: int, row: ItemRow) -> None:
        """Settle so much of an item, as the file says: what it says was given up is no payment."""
        self._settle(owed, minor, row, self.settlement(row), exactly=False)

    def _settle(
        self, owed: Owed, minor: int, row: ItemRow, how: Settlement, *, exactly: bool
    ) -> None:
        given_up = min(row.written_off_minor, minor) if owed.type in DEBITS else 0
        if minor > given_up:
            self._entries.settle(owed, minor - given_up, how, exactly=exactly)
        if given_up:
            self._entries.give_up(owed, given_up, self._day_given_up(row))

    def first_day(self, row: ItemRow) -> str:
        """Return the earliest day on which something of a row was settled."""
        paid = self.settlement(row).day
        return min(paid, self._day_given_up(row)) if row.written_off_minor else paid

    def _day_given_up(self, row: ItemRow) -> str:
        return row.written_off_on.isoformat() if row.written_off_on else self.settlement(row).day

    def update(self, row: ItemRow, known: Known, stored: Row) -> None:
        """Bring one item up to date, or leave the row out if the ledger cannot follow."""
        item_id, before = stored[0], stored[1:]
        if row.only_open:
            row = row._replace(amount_minor=max(row.amount_minor, before[2]))
        amount, left, currency = before[2], before[3], row.currency or before[4]
        allocated = amount - left
        in_file = file_open(row)
        wanted = allocated if in_file is None else row.amount_minor - in_file
        if wanted < allocated:
            wanted = self._with_own(row, stored, wanted)
        after = (
            row.document_on.isoformat(),
            self._due(row, known, before),
            row.amount_minor,
            row.amount_minor - wanted,
            currency,
            row.reference or before[5],
            row.description or before[6],
            self._dues.own_terms(row) or before[7],
        )
        if after == before:
            self.tally.unchanged += 1
            return
        owed = Owed(item_id, known.id, row.type, row.number, after[0], currency)
        flaw = (
            self._flaw(row, stored, allocated)
            or _flaw_of_days(item_id, before, after)
            or self._locked(row, before, after)
            or self._reopen(owed, allocated - wanted, before, after)
        )
        if flaw is not None:
            self.tally.reject(row.row, *flaw)
            return
        self._updates.change(item_id, *after)
        if wanted > allocated:
            self.settle(owed, wanted - allocated, row)
        self.tally.updated += 1
        self._note(row.number, known, before, after)

    def _due(self, row: ItemRow, known: Known, before: Row) -> str:
        """Return the day on which an item falls due; new terms move the day that terms gave.

        A day that was agreed stays, and so do those of an invoice in parts.
        """
        day: str = before[1]
        own, stored = self._dues.own_terms(row), before[7]
        if row.due_on is not None:
            return row.due_on.isoformat()
        if own in (None, stored) or len(parse_terms(own).parts) > 1:
            return day
        dated = date.fromisoformat(before[0])
        former = self._dues.of(row._replace(document_on=dated, terms=stored or ""), known)
        return self._dues.of(row, known) if day == former else day

    def _with_own(self, row: ItemRow, stored: Row, wanted: int) -> int:
        """Return what is settled of an item at least: money that was entered here stays.

        The accounting program learns of it later, and its file says until then that more is open.
        """
        currency = stored[5]
        money = own_money_of(stored[0])
        least: int = min(sum(minor for _number, minor in money), stored[3] - stored[4])
        if least <= wanted:
            return wanted
        in_file, stays = (
            plain_amount(row.amount_minor - settled, currency) for settled in (wanted, least)
        )
        names = " and ".join(number for number, _minor in money)
        reason = (
            f"The file says that {in_file} is open. It stays at {stays} {currency}, because "
            f"{names} was entered here."
        )
        self.tally.warn(row.row, "open", in_file, reason)
        return least

    def _note(self, number: str, known: Known, before: Row, after: Row) -> None:
        for what, old, new in zip(WORDS, before, after, strict=True):
            if old != new:
                texts = (
                    plain_amount(value, after[4]) if isinstance(value, int) else str(value or "")
                    for value in (old, new)
                )
                self.tally.change(number, known.name, what, *texts)

    def _flaw(self, row: ItemRow, stored: Row, allocated: int) -> Flaw | None:
        """Return why the ledger cannot take over the money of a row."""
        before, currency = stored[1:], row.currency or stored[5]
        most = max(allocated, self._most_allocated(stored))
        if currency != before[4] and most:
            reason = f"It is in {before[4]} in the ledger, and part of it is settled already."
            return Flaw("currency", row.currency, reason)
        if row.amount_minor < most:
            paid = plain_amount(most, currency)
            reason = f"{paid} of it is allocated already, more than the amount now in the file."
            return Flaw("amount", plain_amount(row.amount_minor, currency), reason)
        return None

    def _reopen(self, owed: Owed, minor: int, before: Row, after: Row) -> Flaw | None:
        """Take back our own closing of an item that is open again, or say why it stays settled."""
        if minor <= 0 or self._entries.reopen(owed, minor, self._by_file.day):
            return None
        left = plain_amount(before[3], after[4])
        reason = f"The file says more is open than the ledger ({left}); nothing was reopened."
        return Flaw("open", plain_amount(after[3], after[4]), reason)

    def _locked(self, row: ItemRow, before: Row, after: Row) -> Flaw | None:
        """Return why the change or what settles the item cannot be dated as the file says."""
        flaw = None
        if any(before[at] != after[at] for at in MATERIAL):
            flaw = self._entries.locked_flaw(min(before[0], after[0]))
        if after[3] - after[2] < before[3] - before[2]:
            flaw = flaw or self._entries.locked_flaw(self.first_day(row))
        return flaw

    def _most_allocated(self, stored: Row) -> int:
        """Return the most that was ever allocated of an item of which an allocation ended."""
        if stored[0] not in self._entries.endings:
            return 0
        moves = [(date.fromisoformat(move[2]), move[3]) for move in moves_of(stored[0])]
        return -room(0, moves, date.min)

    def flush(self) -> None:
        """Write the changed items."""
        self._updates.flush()


def _flaw_of_days(item_id: int, before: Row, after: Row) -> Flaw | None:
    """Return why an item cannot move to a later day: it was settled or disputed before."""
    if after[0] <= before[0]:
        return None
    raised = Dispute.select(fn.MIN(Dispute.raised_on)).where(Dispute.item == item_id).scalar()
    for what, first in (
        ("settled in part", first_allocation_day(item_id)),
        ("disputed", None if raised is None else str(raised)),
    ):
        if first is not None and after[0] > first:
            return Flaw("date", after[0], f"The item was {what} on {first}, before this date.")
    return None
