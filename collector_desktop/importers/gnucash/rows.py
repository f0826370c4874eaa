"""Posted invoices, credit notes and payments in advance of a book, as items of their customers."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import count

from collector_desktop.importers.base import CustomerRow, ItemRow, RowProblem
from collector_desktop.importers.cells import CellError, shown
from collector_desktop.importers.gnucash.book import Book, Row
from collector_desktop.importers.gnucash.facts import Facts, Split
from collector_desktop.importers.gnucash.values import day, fraction, minor_units, text

_INVOICES = (
    "SELECT guid, id, owner_type, owner_guid, currency, terms, billing_id, post_txn, post_lot,"
    " date_posted FROM invoices ORDER BY date_posted, id, guid"
)


class BookRows:
    """Reads the documents of a book; `drafts` counts invoices that are not posted."""

    def __init__(self, book: Book, facts: Facts) -> None:
        self._facts = facts
        self._book = book
        self._with_invoice: set[object] = set()
        self.items: list[ItemRow] = []
        self.problems: list[RowProblem] = []
        self.drafts = 0

    def read(self) -> None:
        """Read every document; one that makes no sense is a problem, and the others go on."""
        places = count(1)
        for customer, row in self._invoices():
            self._take(next(places), customer, row)
        for lot, splits in self._advances():
            self._take_advance(next(places), lot, splits)

    def _invoices(self) -> Iterator[tuple[CustomerRow, Row]]:
        """Yield the posted invoices and credit notes of customers."""
        for row in self._book.rows(_INVOICES):
            customer = self._facts.owner(row[2], row[3])
            if customer is None:
                continue
            if row[7] is None or row[8] is None:
                self.drafts += 1
                continue
            yield customer, row

    def _advances(self) -> Iterator[tuple[object, list[Split]]]:
        """Yield the lots of customers that belong to no invoice."""
        for lot in sorted(self._facts.lot_owners, key=text):
            if lot not in self._with_invoice and lot in self._facts.lots:
                yield lot, self._facts.lots[lot]

    def _take(self, place: int, customer: CustomerRow, row: Row) -> None:
        _, number, _, _, currency, terms, billing, transaction, lot, posted = row
        self._with_invoice.add(lot)
        splits = self._facts.lots.get(lot, [])
        own = [split for split in splits if split.transaction == transaction]
        try:
            money = self._facts.currencies.get(currency, customer.currency)
            amount, left = _some(_sum(own, money)), _sum(splits, money)
            issued = _day(self._facts.posted.get(transaction) or own[0].posted or posted)
            due = self._due(transaction, terms, issued)
        except CellError as wrong:
            self._problem(place, wrong, text(number))
            return
        left = left if left * amount > 0 else 0
        later = [split for split in splits if split.transaction != transaction]
        item = _item(place, customer, money, issued, amount)._replace(
            number=text(number),
            due_on=due,
            open_minor=min(abs(left), abs(amount)),
            reference=text(billing),
            settled_on=_last_day(later, issued) if left == 0 else None,
        )
        self.items.append(item)

    def _take_advance(self, place: int, lot: object, splits: list[Split]) -> None:
        """Take what a customer paid beyond its invoices as money on account."""
        customer = self._facts.customers[self._facts.lot_owners[lot]]
        try:
            money = customer.currency
            left = _sum(splits, money)
            issued = _day(splits[0].posted)
        except CellError as wrong:
            self._problem(place, wrong, text(lot))
            return
        if left < 0:
            number = splits[0].reference or f"GC-{text(lot)[:8]}"
            item = _item(place, customer, money, issued, left)
            self.items.append(item._replace(type="receipt", number=number))

    def _due(self, transaction: object, terms: object, issued: date) -> date | None:
        """Return the due day as GnuCash keeps it, else as the invoice's terms say."""
        stored = self._facts.due.get(transaction)
        if stored:
            return _day(stored)
        term = self._facts.terms.get(terms)
        return term.due(issued) if term else None

    def _problem(self, place: int, wrong: CellError, number: str) -> None:
        reason = f"Invoice {shown(number)}: {wrong.reason}"
        self.problems.append(RowProblem(place, wrong.field, wrong.value, reason))


def _item(place: int, customer: CustomerRow, money: str, issued: date, amount: int) -> ItemRow:
    return ItemRow(
        row=place,
        type="invoice" if amount > 0 else "credit_note",
        number="",
        customer_code=customer.code,
        customer_name=customer.name,
        document_on=issued,
        due_on=None,
        amount_minor=abs(amount),
        currency=money,
        customer=customer,
    )


def _sum(splits: list[Split], currency: str) -> int:
    """Return what movements come to, in minor units."""
    if not currency:
        raise CellError("currency", "", "The currency is missing.")
    try:
        parts = (fraction(split.number, split.denominator) for split in splits)
        return minor_units(sum(parts, Fraction()), currency)
    except ValueError as wrong:
        raise CellError("amount", shown(str(wrong)), "This is not an amount.") from None


def _some(minor: int) -> int:
    if minor == 0:
        raise CellError("amount", "0", "An amount of zero owes nothing.")
    return minor


def _day(value: object) -> date:
    try:
        return day(value)
    except (ValueError, OverflowError):
        raise CellError("date", shown(text(value)), "This is not a day.") from None


def _last_day(splits: list[Split], issued: date) -> date:
    """Return the day of the last payment, never before the invoice."""
    days = [_day(split.posted) for split in splits]
    return max([issued, *days])
