"""What a cheque becomes on its day: a receipt with the allocation that was planned for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.entries import open_debits
from collector_desktop.services.receipts import Choice, ReceiptDraft
from collector_desktop.storage.models import Cheque, ChequeItem


def receipt_of(cheque: Cheque, made_on: date, on: date | None) -> Callable[[], ReceiptDraft]:
    """Return what makes the draft of a cheque's receipt, once the cheques before it are banked.

    It is dated the cheque's own day, or `on`.

    Raises:
        RefusedError: the cheque is not good yet on that day, or the day has not come.
    """
    day = on or cheque.dated_on
    if cheque.dated_on > made_on or not cheque.dated_on <= day <= made_on:
        raise RefusedError(
            f"Cheque {cheque.number} is dated {cheque.dated_on}.",
            "It can be banked from that day on, and not in advance.",
        )
    return partial(_draft, cheque, day, made_on)


def _draft(cheque: Cheque, day: date, made_on: date) -> ReceiptDraft:
    drawn = f", {cheque.drawer}" if cheque.drawer else ""
    return ReceiptDraft(
        cheque.customer.id,
        cheque.amount_minor,
        cheque.currency,
        day,
        cheque.reference,
        "cheque",
        _choice(cheque, day, made_on),
        f"Cheque {cheque.number}{drawn}",
    )


def _choice(cheque: Cheque, day: date, made_on: date) -> Choice:
    """Return what it was meant to pay, as far as that is still open."""
    planned = list(ChequeItem.select().where(ChequeItem.cheque == cheque).order_by(ChequeItem.id))
    if not planned:
        return "auto"
    debits = open_debits(cheque.customer.id, cheque.currency, day, made_on)
    left = {debit.item_id: debit.open_minor for debit in debits}
    parts = [(row.item.id, min(row.amount_minor, left.get(row.item.id, 0))) for row in planned]
    return tuple(part for part in parts if part[1] > 0) or "none"
