"""Days on which an accounting program expects the money of an invoice: promises to pay."""

from __future__ import annotations

from datetime import date
from itertools import repeat
from operator import is_not

from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.numbers import number_key
from collector_desktop.domain.promises import PromiseStatus
from collector_desktop.importers.base import ItemRow, ParsedFile
from collector_desktop.importers.item_blocks import values_of
from collector_desktop.services.import_customers import Directory
from collector_desktop.services.import_tally import Tally
from collector_desktop.services.promises import displace
from collector_desktop.services.promises_before import note_money_before
from collector_desktop.storage.bulk import find_items
from collector_desktop.storage.models import Item, Promise, PromiseItem

PASSED = "The day on which the money was expected has passed; no promise was made of it."


def bring_in_promises(
    parsed: ParsedFile, directory: Directory, made_on: date, tally: Tally
) -> None:
    """Make a promise of every expected day that is not known yet; the caller has an operation.

    A day that was a promise for the item once is none again, whatever became of it. A promise
    that was taken in a contact stands against the file; one that an earlier file gave does not.
    """
    promised = map(is_not, values_of(parsed.rows, "promised_for"), repeat(None))
    for row in parsed.rows if any(promised) else ():
        if isinstance(row, ItemRow) and row.promised_for is not None and row.type in DEBITS:
            item = _item(row, directory)
            if item is None or not item.open_minor or _is_known(item, row.promised_for):
                continue
            if row.promised_for < made_on:
                tally.warn(row.row, "promised_for", row.promised_for.isoformat(), PASSED)
            else:
                _promise(item, row.promised_for, made_on)
                tally.promised += 1


def _item(row: ItemRow, directory: Directory) -> Item | None:
    """Return the item of a row that came in."""
    found = directory.find(row.customer_code, row.customer_name)
    if len(found) != 1 or not row.number:
        return None
    stored = find_items([(found[0].id, row.type, number_key(row.number))])
    return next((Item.get_by_id(values[0]) for values in stored.values()), None)


def _promises(item: Item) -> list[Promise]:
    covering = Promise.select().join(PromiseItem).where(PromiseItem.item == item)
    return list(covering)


def _is_known(item: Item, day: date) -> bool:
    """Return whether a day was a promise for the item once, or a contact's promise stands."""
    return any(
        promise.pay_by == day
        or (promise.status == PromiseStatus.OPEN and promise.contact is not None)
        for promise in _promises(item)
    )


def _promise(item: Item, day: date, made_on: date) -> None:
    """Make a promise for what is open of an item, instead of what an earlier file expected."""
    earlier = [each for each in _promises(item) if each.status == PromiseStatus.OPEN]
    promise = Promise.create(
        customer=item.customer,
        amount_minor=item.open_minor,
        currency=item.currency,
        taken_on=made_on,
        pay_by=day,
    )
    PromiseItem.create(promise=promise, item=item)
    note_money_before(promise)
    for each in earlier:
        displace(each, promise, made_on)
