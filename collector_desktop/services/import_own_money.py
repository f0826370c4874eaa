"""Money that was entered here before a file lists it: it must not be counted twice.

The accounting program learns of a payment later than the desk that reads the bank, and calls it
by a number of its own. Decision 21 says what is taken as the same money, and why.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import ItemType
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.numbers import RECEIPT_PREFIX, is_made_number, number_key
from collector_desktop.domain.same_money import same_money
from collector_desktop.importers.base import ItemRow, ParsedFile
from collector_desktop.importers.item_blocks import blocks_of, values_of
from collector_desktop.queries.own_receipts import own_receipts
from collector_desktop.services.import_customers import Directory
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import RowWriter, find_items
from collector_desktop.storage.models import SourceNumber

Purse = tuple[int, str]


@dataclass(slots=True)
class OwnReceipt:
    """A receipt that was entered here; `known_as` is the key that the program's files have."""

    id: int
    customer_id: int
    currency: str
    number: str
    day: str
    amount_minor: int
    left: int
    known_as: str | None

    @property
    def purse(self) -> Purse:
        """The customer and the currency."""
        return self.customer_id, self.currency


@frozen
class FilePayment:
    """A receipt of the file: its place there, its row, whose it is and what it is known by."""

    place: int
    row: ItemRow
    customer_id: int
    currency: str
    number: str

    @property
    def key(self) -> str:
        """What makes its number the same as another."""
        return number_key(self.number)


@frozen
class MoneyHere:
    """A file less its receipts that the ledger has under numbers of its own, and these.

    `here` are their rows with our numbers: they come last, as what a file says is left of them
    is what its invoices did not take. `kept` holds what it says is left, by our receipt.
    """

    parsed: ParsedFile
    here: Sequence[ItemRow] = ()
    kept: dict[int, int] = field(default_factory=dict)


def money_here(parsed: ParsedFile, batch_id: int, directory: Directory, tally: Tally) -> MoneyHere:
    """Part a file of items by whether the ledger has its receipts; keep what it calls them."""
    if ItemType.RECEIPT not in values_of(parsed.rows, "type"):
        return MoneyHere(parsed)
    receipts = [OwnReceipt(*row) for row in own_receipts()]
    if not receipts:
        return MoneyHere(parsed)
    rows: Sequence[ItemRow] = tuple(chain.from_iterable(blocks_of(parsed.rows)))
    found = SameMoney(receipts, directory, tally).find(rows, batch_id)
    if not found:
        return MoneyHere(parsed)
    return MoneyHere(
        replace(parsed, rows=tuple(row for at, row in enumerate(rows) if at not in found)),
        [_as_ours(rows[at], found[at], tally) for at in sorted(found)],
        {each.id: rows[at].open_minor or 0 for at, each in found.items()},
    )


class SameMoney:
    """Finds the receipts of a file that are receipts of the ledger under another number."""

    def __init__(self, receipts: Sequence[OwnReceipt], directory: Directory, tally: Tally) -> None:
        self._receipts = receipts
        self._directory = directory
        self._tally = tally

    def find(self, rows: Sequence[ItemRow], batch_id: int) -> dict[int, OwnReceipt]:
        """Return the receipt of ours for every place of a row that is one.

        What the program calls it is kept, so that the next file finds it by that.
        """
        payments = self._payments(rows)
        named = {(each.customer_id, each.known_as): each for each in self._receipts}
        found = {
            each.place: named[each.customer_id, each.key]
            for each in payments
            if (each.customer_id, each.key) in named
        }
        names = RowWriter(SourceNumber, batch_id)
        stored = find_items([(each.customer_id, ItemType.RECEIPT, each.key) for each in payments])
        for each, ours in self._pairs([one for one in payments if one.place not in found], stored):
            names.add(ours.id, each.number, each.key)
            found[each.place] = ours
            self._tally.matched += 1
        names.flush()
        return found

    def _payments(self, rows: Sequence[ItemRow]) -> list[FilePayment]:
        """Return the receipts whose customer is known, each with a number."""
        nameless: Counter[tuple[int, str]] = Counter()
        found = []
        for place, row in enumerate(rows):
            customers = (
                self._directory.find(row.customer_code, row.customer_name)
                if row.type == ItemType.RECEIPT and not is_made_number(RECEIPT_PREFIX, row.number)
                else ()
            )
            if len(customers) != 1:
                continue
            known = customers[0]
            currency, number = row.currency or known.currency, row.number
            if not number:
                number = f"{row.document_on:%Y%m%d}-{plain_amount(row.amount_minor, currency)}"
                nameless[known.id, number] += 1
                count = nameless[known.id, number]
                number = number if count == 1 else f"{number}-{count}"
            found.append(FilePayment(place, row, known.id, currency, number))
        return found

    def _pairs(
        self, payments: Sequence[FilePayment], stored: Iterable[tuple[int, str, str]]
    ) -> list[tuple[FilePayment, OwnReceipt]]:
        """Return the receipts of the file that nothing has reported yet, and what they are here."""
        here = set(stored)
        sums: dict[tuple[Purse, int], list[OwnReceipt]] = defaultdict(list)
        for each in self._receipts:
            if each.known_as is None:
                sums[each.purse, each.amount_minor].append(each)
        same: dict[tuple[Purse, int], list[FilePayment]] = defaultdict(list)
        for one in payments:
            if (one.customer_id, ItemType.RECEIPT, one.key) not in here:
                same[(one.customer_id, one.currency), self._whole(one)].append(one)
        found = []
        for key, mine in same.items():
            ours = sums.get(key, [])
            days = [date.fromisoformat(each.day) for each in ours]
            for pair in same_money([one.row.document_on for one in mine], days):
                found.append((mine[pair.theirs], ours[pair.ours]))
                if pair.others:
                    self._doubt(mine[pair.theirs], ours[pair.ours], ours[pair.others[0]])
        return found

    def _whole(self, payment: FilePayment) -> int:
        """Return the amount of a receipt, of which the file may only know what is left."""
        if payment.row.only_open:
            for each in self._receipts:
                mine = (
                    each.purse == (payment.customer_id, payment.currency) and each.known_as is None
                )
                if mine and each.left == payment.row.amount_minor:
                    return each.amount_minor
        return payment.row.amount_minor

    def _doubt(self, payment: FilePayment, ours: OwnReceipt, other: OwnReceipt) -> None:
        reason = (
            f"This may be {ours.number} or {other.number}, which are alike: it was taken as "
            f"{ours.number}."
        )
        self._tally.warn(payment.row.row, "number", payment.number, reason)


def _as_ours(row: ItemRow, ours: OwnReceipt, tally: Tally) -> ItemRow:
    """Return a row as our receipt has it; the sum and the day of the money stay."""
    if not row.only_open and row.amount_minor != ours.amount_minor:
        was, now = (
            f"{plain_amount(minor, ours.currency)} {ours.currency}"
            for minor in (ours.amount_minor, row.amount_minor)
        )
        reason = f"This is {ours.number} here, of {was}; the file says {now}. It was kept."
        tally.warn(row.row, "amount", now, reason)
        row = row._replace(open_minor=None)
    return row._replace(
        number=ours.number,
        document_on=date.fromisoformat(ours.day),
        due_on=None,
        settled_on=None,
        amount_minor=ours.amount_minor if not row.only_open else row.amount_minor,
        reference="",
        description="",
    )
