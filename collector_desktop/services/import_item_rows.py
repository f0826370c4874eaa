"""A file of items: each row makes an item or brings one up to date."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from operator import attrgetter
from typing import NamedTuple

from collector_desktop.domain.currency import exponent, is_currency_code
from collector_desktop.domain.money import LARGEST_MINOR, plain_amount
from collector_desktop.domain.numbers import number_key
from collector_desktop.importers.base import ItemRow
from collector_desktop.importers.item_blocks import has_each_once
from collector_desktop.services.import_customers import Directory, Known
from collector_desktop.services.import_details import Flaw, fill_blanks
from collector_desktop.services.import_dues import DueDates
from collector_desktop.services.import_item_blocks import TYPES, ItemBlocks
from collector_desktop.services.import_item_changes import ItemChanges, file_open
from collector_desktop.services.import_settling import Entries, Owed
from collector_desktop.services.import_tally import Tally
from collector_desktop.storage.bulk import ItemKey, Row, find_items

NO_CUSTOMER = Flaw("customer", "", "The item has neither the code nor the name of a customer.")
TWICE = "This number is in the file twice for this customer; the first row counts."
CODES_NAMED = 100
UNKNOWN_CODE = (
    "No customer had this code, so one was created. Import its name and address, or merge it"
    " with the right customer."
)


class Placed(NamedTuple):
    """A row whose customer is known, and what makes its item the same as another."""

    row: ItemRow
    known: Known
    key: ItemKey


class ItemRows:
    """Brings the rows of a file of items in.

    `guard` is called before an item is looked up, and before rows that may have one twice.
    """

    def __init__(
        self,
        directory: Directory,
        entries: Entries,
        changes: ItemChanges,
        dues: DueDates,
        guard: Callable[[], None],
    ) -> None:
        self._directory = directory
        self._entries = entries
        self._changes = changes
        self._dues = dues
        self._tally: Tally = changes.tally
        self._references: dict[tuple[str, str], list[Known]] = {}
        self._keys: dict[str, str] = {}
        self._nameless: dict[tuple[int, str, str], int] = {}
        self._first_new = entries.items.first_id
        self.seen = bytearray(self._first_new)
        self.unplaced = 0
        self._unknown = 0
        self._guard = guard
        places = self._sole, self._soles
        self.blocks = ItemBlocks(places, entries, dues, self._tally, self.seen, guard)

    def take(self, rows: Sequence[ItemRow]) -> None:
        """Bring some rows in and write them."""
        if not has_each_once(rows):
            self._guard()
        rows = self.blocks.take(rows)
        if rows:
            self._guard()
        placed = [one for row in rows if (one := self._place(row)) is not None]
        stored = find_items([one.key for one in placed])
        for one in placed:
            found = stored.get(one.key)
            if found is None:
                self._create_unlocked(one, stored)
            elif self._is_repeated(found[0]):
                self._tally.reject(one.row.row, "number", one.row.number, TWICE)
            else:
                self.seen[found[0]] = 1
                self._changes.update(one.row, one.known, found)
        self._directory.flush()
        self._changes.flush()
        self._entries.flush()

    def _is_repeated(self, item_id: int) -> bool:
        return item_id >= self._first_new or bool(self.seen[item_id])

    def _place(self, row: ItemRow) -> Placed | None:
        """Find or make the customer of a sound row; leave out any other row."""
        flaw = _flaw_of(row)
        known = None
        if flaw is None:
            found = self._customers(row)
            flaw = self._flaw_between(row, found) or (None if found else self._locked(row))
            known = found[0] if found else None
        if flaw is not None:
            self.unplaced += 1
            self._tally.reject(row.row, *flaw)
            return None
        if known is None:
            known = self._directory.create(row.customer_code, row.customer_name, row.currency)
            self._warn_of_code(row)
        if row.customer is not None and row.customer is not known.party:
            fill_blanks(self._directory, known, row.customer, self._tally)
        key = number_key(row.number) if row.number else self._made_key(row, known)
        return Placed(row, known, (known.id, row.type, key))

    def _warn_of_code(self, row: ItemRow) -> None:
        """Point out a customer that is known by nothing but a code, perhaps a mistyped one."""
        if row.customer_name or row.customer is not None or self._unknown >= CODES_NAMED:
            return
        self._unknown += 1
        self._tally.warn(row.row, "customer", row.customer_code, UNKNOWN_CODE)

    def _sole(self, row: ItemRow) -> Known | None:
        """Return the customer of a row if there is no doubt about either."""
        found = self._customers(row)
        if len(found) != 1 or _flaw_of(row) or self._flaw_between(row, found):
            return None
        return found[0]

    def _soles(
        self, codes: Sequence[str], names: Sequence[str], currencies: Set[str]
    ) -> list[Known] | None:
        """Return the customers of rows at once, None if they must be looked at one by one."""
        if not all(map(is_currency_code, currencies - {""})):
            return None
        found = self._directory.each_sole(codes, names)
        if found is None or "" not in currencies:
            return found
        decimals = {exponent(currency) for currency in set(map(attrgetter("currency"), found))}
        company = exponent(self._directory.company_currency)
        return found if decimals == {company} else None

    def _customers(self, row: ItemRow) -> list[Known]:
        reference = (row.customer_code, row.customer_name)
        found = self._references.get(reference)
        if found is None:
            found = self._directory.find(*reference)
            if found and row.customer_code in ("", found[0].code):
                self._references[reference] = found
        return found

    def _flaw_between(self, row: ItemRow, found: list[Known]) -> Flaw | None:
        """Return what is wrong between a row and the customers that it may mean."""
        if len(found) > 1:
            name = row.customer_name or row.customer_code
            return Flaw("customer", name, f"Several customers are called {name}: add the code.")
        if row.currency or not found:
            return None
        company = self._directory.company_currency
        currency = found[0].currency
        if currency == company or exponent(currency) == exponent(company):
            return None
        reason = f"{found[0].name} buys in {currency}: state the currency of the amount."
        return Flaw("currency", "", reason)

    def _made_key(self, row: ItemRow, known: Known) -> str:
        """Return a number for an item without one, the same at every import of the file."""
        amount = plain_amount(row.amount_minor, row.currency or known.currency)
        number = f"{row.document_on:%Y%m%d}-{amount}"
        count = self._nameless.get((known.id, row.type, number), 0) + 1
        self._nameless[known.id, row.type, number] = count
        return number if count == 1 else f"{number}-{count}"

    def _create_unlocked(self, one: Placed, stored: dict[ItemKey, Row]) -> None:
        """Make an item, unless it or what settled it is dated in the locked period."""
        flaw = self._locked(one.row)
        if flaw is None:
            stored[one.key] = self._create(one)
        else:
            self._tally.reject(one.row.row, *flaw)

    def _locked(self, row: ItemRow) -> Flaw | None:
        flaw = self._entries.locked_flaw(row.document_on.isoformat())
        if flaw is None and file_open(row) not in (None, row.amount_minor):
            flaw = self._entries.locked_flaw(self._changes.first_day(row))
        return flaw

    def _create(self, one: Placed) -> Row:
        """Make an item; what the file says is settled of it gets an entry of its own."""
        row, known, key = one
        left = file_open(row)
        settled = 0 if left is None else row.amount_minor - left
        document_on = row.document_on.isoformat()
        currency = row.currency or known.currency
        number = row.number or key[2]
        item_id = self._entries.items.add(
            known.id,
            row.type,
            number,
            key[2],
            document_on,
            self._dues.of(row, known),
            row.amount_minor,
            row.amount_minor - settled,
            currency,
            row.reference,
            row.description,
            "",
            "",
            self._dues.own_terms(row),
        )
        if settled:
            owed = Owed(item_id, known.id, row.type, number, document_on, currency)
            self._changes.settle_new(owed, settled, row)
        self._tally.created += 1
        return (item_id,)


def _flaw_of(row: ItemRow) -> Flaw | None:
    """Return what is wrong with a row by itself."""
    if not (row.customer_code or row.customer_name):
        return NO_CUSTOMER
    if row.type not in TYPES:
        return Flaw("type", row.type, "This is not a type of item.")
    if not 0 < row.amount_minor <= LARGEST_MINOR:
        return Flaw("amount", str(row.amount_minor), "The amount must be above zero.")
    if row.open_minor is not None and not 0 <= row.open_minor <= row.amount_minor:
        reason = "What is open must lie between zero and the amount."
        return Flaw("open", str(row.open_minor), reason)
    if row.currency and not is_currency_code(row.currency):
        reason = f"{row.currency} is not a currency: use a code of ISO 4217, such as GBP."
        return Flaw("currency", row.currency, reason)
    return None
