"""Use cases about post-dated cheques: held until their day, then banked, never by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.services.back_dating import watch
from collector_desktop.services.cheque_receipts import receipt_of
from collector_desktop.services.money_entries import (
    MoneyMoved,
    in_words,
    require_amount,
    require_past,
    the_customer,
    the_item,
)
from collector_desktop.services.receipts import record_receipt
from collector_desktop.storage.models import Cheque, ChequeItem, Contact, Customer
from collector_desktop.storage.operations import operation


@frozen
class ChequeDraft:
    """A cheque as the user enters it; `parts` are the (item, amount) pairs that it is meant to pay.

    Without parts it pays by the usual order on its day; `reference` may name invoices then.
    """

    customer_id: int
    amount_minor: int
    currency: str
    number: str
    dated_on: date
    received_on: date
    drawer: str = ""
    reference: str = ""
    parts: tuple[tuple[int, int], ...] = ()


@frozen
class ChequeBanked:
    """A cheque that was banked, and the receipt that it became."""

    cheque_id: int
    number: str
    receipt: MoneyMoved


def hold_cheque(draft: ChequeDraft, made_on: date) -> Outcome[int]:
    """Put a post-dated cheque into the register and return its id; no balance changes.

    Raises:
        RefusedError: it is not post-dated, is in the register already, or is meant to pay what it
            cannot pay.
    """
    customer = the_customer(draft.customer_id)
    require_sound(draft, made_on)
    words = cheque_words(draft.number, draft.amount_minor, draft.currency)
    summary = f"Hold {words} from {customer.name} until {draft.dated_on.isoformat()}"
    with operation("hold_cheque", summary, made_on) as current:
        cheque = keep_cheque(draft)
        said = f"C{words[1:]} received, dated {draft.dated_on.isoformat()}"
        _note(customer, said, draft.received_on)
    return Outcome(cheque.id, Change.CHEQUE | Change.CONTACT, current.id, summary)


def bank_cheques(
    cheque_ids: Sequence[int], made_on: date, on: date | None = None
) -> Outcome[tuple[ChequeBanked, ...]]:
    """Let cheques become receipts, each dated its own day or all dated `on`.

    Each pays what it was meant to pay as far as that is still open; the rest stays unallocated.

    Raises:
        RefusedError: a cheque is not held, or its day has not come.
    """
    cheques = [_held(cheque_id) for cheque_id in cheque_ids]
    if not cheques:
        raise RefusedError("No cheque is due.", "See the cheque register for when they are.")
    drafts = [receipt_of(cheque, made_on, on) for cheque in cheques]
    summary = _bank_words(cheques)
    payers = {cheque.customer.id for cheque in cheques}
    past = watch(payers, on or min(cheque.dated_on for cheque in cheques), made_on)
    done = []
    with operation("bank_cheques", summary, made_on) as current:
        for cheque, draft in zip(cheques, drafts, strict=True):
            moved = record_receipt(draft(), made_on).value
            Cheque.update(receipt=moved.item_id).where(Cheque.id == cheque.id).execute()
            done.append(ChequeBanked(cheque.id, cheque.number, moved))
    changed = Change.CHEQUE | Change.ITEM | Change.PROMISE
    claims = tuple(words for each in done for words in each.receipt.changes.claims)
    changes = replace(past.changes(), claims=claims)
    return Outcome(tuple(done), changed, current.id, summary, changes.sentence)


def cancel_cheque(cheque_id: int, made_on: date) -> Outcome[int]:
    """Mark a held cheque as given back or replaced; it stays in the register.

    Raises:
        RefusedError: it is not held.
    """
    cheque = _held(cheque_id)
    words = cheque_words(cheque.number, cheque.amount_minor, cheque.currency)
    summary = f"Cancel {words} of {cheque.customer.name}"
    with operation("cancel_cheque", summary, made_on) as current:
        Cheque.update(cancelled_on=made_on).where(Cheque.id == cheque_id).execute()
        _note(cheque.customer, f"C{words[1:]} cancelled", made_on)
    return Outcome(cheque_id, Change.CHEQUE | Change.CONTACT, current.id, summary)


def cheque_words(number: str, minor: int, currency: str) -> str:
    """Return a cheque as sentences name it."""
    return f"cheque {number.strip()} of {in_words(minor, currency)}"


def require_sound(draft: ChequeDraft, made_on: date) -> None:
    """Refuse a cheque that cannot be one, or is in the register already."""
    require_amount(draft.amount_minor)
    require_currency(draft.currency)
    require_past(draft.received_on, made_on)
    _require_post_dated(draft)
    _require_new(draft)
    _require_parts(draft)


def keep_cheque(draft: ChequeDraft, **wished: int) -> Cheque:
    """Write a cheque and what it is meant to pay; the caller has opened the operation.

    It gets the id that is wished for, if any.
    """
    cheque = Cheque.create(
        **wished,
        customer=draft.customer_id,
        amount_minor=draft.amount_minor,
        currency=draft.currency,
        number=draft.number.strip(),
        drawer=draft.drawer.strip(),
        reference=draft.reference.strip(),
        received_on=draft.received_on,
        dated_on=draft.dated_on,
    )
    for item_id, minor in draft.parts:
        ChequeItem.create(cheque=cheque, item=item_id, amount_minor=minor)
    return cheque


def _require_post_dated(draft: ChequeDraft) -> None:
    if not draft.number.strip():
        raise RefusedError("The cheque has no number.", "Enter the number printed on it.")
    if draft.dated_on <= draft.received_on:
        raise RefusedError(
            f"A cheque dated {draft.dated_on} is due already.", "Take it as a payment."
        )


def _require_new(draft: ChequeDraft) -> None:
    same = Cheque.select().where(
        Cheque.customer == draft.customer_id,
        Cheque.number == draft.number.strip(),
        Cheque.drawer == draft.drawer.strip(),
        Cheque.cancelled_on.is_null(),
    )
    if same.exists():
        raise RefusedError(
            f"Cheque {draft.number.strip()} of this customer is in the register already.",
            "See the list of cheques.",
        )


def _require_parts(draft: ChequeDraft) -> None:
    items = [the_item(item_id) for item_id, _ in draft.parts]
    for item, (_, minor) in zip(items, draft.parts, strict=True):
        require_amount(minor)
        mine = item.customer.id == draft.customer_id and item.currency == draft.currency
        if not mine or item.type not in DEBITS or minor > item.amount_minor:
            raise RefusedError(
                f"The cheque cannot pay {in_words(minor, draft.currency)} of {item.number}.",
                "Name debts of this customer in its currency, each with no more than its amount.",
            )
    if len({item.id for item in items}) < len(items):
        raise RefusedError("An entry was chosen twice.", "Name each once, with all it gets.")
    asked = sum(minor for _, minor in draft.parts)
    if asked > draft.amount_minor:
        raise RefusedError(
            f"The cheque is for {in_words(draft.amount_minor, draft.currency)} and is to pay"
            f" {in_words(asked, draft.currency)}.",
            "Name less.",
        )


def _held(cheque_id: int) -> Cheque:
    cheque = Cheque.get_or_none(Cheque.id == cheque_id)
    if cheque is None:
        raise RefusedError(f"There is no cheque {cheque_id}.", "See the list of cheques.")
    if cheque.receipt is not None:
        raise RefusedError(
            f"Cheque {cheque.number} is banked as {cheque.receipt.number}.",
            "If it came back, mark that payment as returned.",
        )
    if cheque.cancelled_on is not None:
        raise RefusedError(f"Cheque {cheque.number} is cancelled.", "See the list of cheques.")
    return cheque


def _bank_words(cheques: Sequence[Cheque]) -> str:
    if len(cheques) > 1:
        return f"Bank {len(cheques)} cheques"
    only = cheques[0]
    words = cheque_words(only.number, only.amount_minor, only.currency)
    return f"Bank {words} from {only.customer.name}"


def _note(customer: Customer, words: str, on: date) -> None:
    Contact.create(customer=customer, kind=ContactKind.NOTE, note=words, made_on=on)
