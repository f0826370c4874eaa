"""What was paid on the day of a promise before it was made, so that it keeps no later promise."""

from __future__ import annotations

from collector_desktop.domain.amounts import parse_amount
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.items import CREDITS
from collector_desktop.queries.promises_before import money_of_its_day
from collector_desktop.storage.models import Item, Promise, PromiseBefore


def note_money_before(promise: Promise) -> None:
    """Keep what is there of the money of a promise's day; call it once the promise is written.

    The caller has opened the operation. Money of earlier days counts for no promise anyway.
    """
    for receipt_id, minor in money_of_its_day(promise.id, promise.taken_on):
        PromiseBefore.create(promise=promise, receipt=receipt_id, amount_minor=minor)


def keep_named(promise: Promise, text: str) -> None:
    """Keep what an export says was there before a promise, such as `R-000001=100.00`.

    What it names and the ledger does not have is left out.
    """
    for each in filter(None, text.split("; ")):
        number, _, amount = each.rpartition("=")
        minor = parse_amount(amount, exponent(promise.currency), ".", promise.currency)
        same = (Item.customer == promise.id_in("customer")) & (Item.number == number)
        receipt = Item.get_or_none(same & Item.type.in_(CREDITS))
        if receipt is not None and minor > 0:
            PromiseBefore.get_or_create(
                promise=promise, receipt=receipt, defaults={"amount_minor": minor}
            )
