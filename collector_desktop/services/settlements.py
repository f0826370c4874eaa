"""Use case: part of the money settles all of it, and the rest is written off on that condition."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import DEBITS
from collector_desktop.queries.returns import settled_with
from collector_desktop.services.back_dating import watch
from collector_desktop.services.money_entries import (
    MoneyMoved,
    in_words,
    left_of,
    require_amount,
    require_past,
    the_item,
)
from collector_desktop.services.receipts import ReceiptDraft, record_receipt
from collector_desktop.services.write_offs import WriteOffDraft, write_off
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation


@frozen
class SettlementDraft:
    """What comes in and which debts it settles in full, in the order in which it pays them."""

    item_ids: tuple[int, ...]
    amount_minor: int
    on: date
    reference: str = ""
    method: str = "bank"


def settle_for_less(draft: SettlementDraft, made_on: date) -> Outcome[MoneyMoved]:
    """Receive less than is open of some debts, and write the rest of each off.

    The money stays what it was, the rest is written off and never counts as paid. If the money
    comes back, the write-off falls with it.

    Raises:
        RefusedError: the debts are not of one customer and currency, or it is not less.
    """
    require_amount(draft.amount_minor)
    require_past(draft.on, made_on)
    items = _debts(draft.item_ids)
    first = items[0]
    open_minor = [left_of(item, max(draft.on, item.document_on)) for item in items]
    if draft.amount_minor >= sum(open_minor):
        raise RefusedError(
            f"Only {in_words(sum(open_minor), first.currency)} is open.",
            "Take it as a payment: nothing is left to give up.",
        )
    numbers = ", ".join(item.number for item in items)
    summary = f"Settle {numbers} for {in_words(draft.amount_minor, first.currency)}"
    past = watch([first.customer.id], draft.on, made_on)
    with operation("settle_for_less", summary, made_on) as current:
        parts = _parts(draft, open_minor)
        paid = record_receipt(_receipt(draft, first, parts), made_on).value
        done = [paid, *_give_up(items, draft.on, str(paid.number), made_on)]
    links = tuple(made for each in done for made in each.allocations)
    claims = tuple(words for each in done for words in each.changes.claims)
    moved = MoneyMoved(paid.item_id, paid.number, first.currency, links, 0)
    return past.outcome(moved, Change.ITEM | Change.PROMISE, current.id, summary, claims)


def _debts(item_ids: Sequence[int]) -> list[Item]:
    items = [the_item(item_id) for item_id in dict.fromkeys(item_ids)]
    if not items:
        raise RefusedError("Nothing is named that could be settled.", "Name an invoice.")
    if any(item.type not in DEBITS for item in items):
        raise RefusedError("Only debts can be settled for less.", "Name invoices.")
    if len({(item.customer.id, item.currency) for item in items}) > 1:
        raise RefusedError(
            "The debts are not of one customer and one currency.", "Settle them one by one."
        )
    return items


def _parts(draft: SettlementDraft, open_minor: Sequence[int]) -> tuple[tuple[int, int], ...]:
    rest, parts = draft.amount_minor, []
    for item_id, minor in zip(dict.fromkeys(draft.item_ids), open_minor, strict=True):
        parts.append((item_id, min(rest, minor)))
        rest -= parts[-1][1]
    return tuple(part for part in parts if part[1])


def _receipt(
    draft: SettlementDraft, first: Item, parts: tuple[tuple[int, int], ...]
) -> ReceiptDraft:
    return ReceiptDraft(
        first.customer.id,
        draft.amount_minor,
        first.currency,
        draft.on,
        draft.reference,
        draft.method,
        parts,
        "In settlement",
    )


def _give_up(items: Sequence[Item], on: date, receipt: str, made_on: date) -> list[MoneyMoved]:
    """Write off what is left of each debt, with the receipt as its condition."""
    made: list[MoneyMoved] = []
    for item in items:
        day = max(on, item.document_on)
        if left_of(item, day):
            draft = WriteOffDraft(item.id, "settlement", day, reference=settled_with(receipt))
            made.append(write_off(draft, made_on).value)
    return made
