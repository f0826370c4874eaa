"""Use cases about holds: an account or an entry that nobody is asked for, until a day or word."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import replace
from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.holds import HoldKind
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.outcomes import ContactKind
from collector_desktop.queries.holds import HoldRow, standing_holds
from collector_desktop.queries.position import ask, open_items
from collector_desktop.services.money_entries import the_customer, the_item
from collector_desktop.storage.models import Contact, ContactItem, Customer, Hold
from collector_desktop.storage.operations import operation

CHANGED = Change.ITEM | Change.CUSTOMER | Change.CONTACT
OF_ITEMS = """SELECT customer_id, id, type FROM item
    WHERE id IN (SELECT value FROM json_each(:ids)) ORDER BY customer_id, id"""


@frozen
class HoldDraft:
    """What to hold and why; without items the whole account, without a last day until released."""

    customer_id: int
    kind: HoldKind
    reason: str
    until_on: date | None = None
    item_ids: tuple[int, ...] = ()


def put_on_hold(draft: HoldDraft, made_on: date) -> Outcome[tuple[int, ...]]:
    """Hold an account, or each of some debts of it, and return the ids of the holds.

    Raises:
        RefusedError: there is no reason, the last day has passed, or a debt is not open.
    """
    customer = the_customer(draft.customer_id)
    _require_sound(draft, made_on)
    named = _numbers(customer, draft.item_ids, made_on)
    until = f" until {draft.until_on.isoformat()}" if draft.until_on else ""
    with operation("hold", f"Put {named} on hold{until}", made_on) as current:
        made = tuple(keep_hold(draft, item_id, made_on).id for item_id in draft.item_ids or (None,))
        said = f"{_capital(named)} on hold{until}: {draft.reason.strip()}"
        note_on(customer.id, said, made_on, draft.item_ids)
    return Outcome(made, CHANGED, current.id, current.summary)


def hold_many(what: HoldDraft, made_on: date) -> Outcome[int]:
    """Hold debts of any customers in one operation, and return how many are held.

    Each is held at its own customer, whatever `what` says of one; what is no debt is left out.

    Raises:
        RefusedError: as `put_on_hold` does, or none of them is a debt; nothing is held then.
    """
    whose: dict[int, list[int]] = defaultdict(list)
    for customer_id, item_id, type_ in ask(OF_ITEMS, ids=json.dumps(what.item_ids)):
        if type_ in DEBITS:
            whose[customer_id].append(item_id)
    if not whose:
        raise RefusedError("Nothing is owed on them.", "Choose open invoices.")
    if len(whose) == 1:
        [(customer_id, ids)] = whose.items()
        one = put_on_hold(replace(what, customer_id=customer_id, item_ids=tuple(ids)), made_on)
        return Outcome(len(one.value), one.changed, one.operation_id, one.summary)
    count = sum(map(len, whose.values()))
    summary = f"Put {count:,} invoices of {len(whose):,} customers on hold"
    with operation("hold", summary, made_on) as current:
        for customer_id, ids in whose.items():
            put_on_hold(replace(what, customer_id=customer_id, item_ids=tuple(ids)), made_on)
    return Outcome(count, CHANGED, current.id, current.summary)


def release(hold_ids: tuple[int, ...], made_on: date) -> Outcome[int]:
    """End holds, so that from this day on they hold no longer; return how many.

    Raises:
        RefusedError: one of them does not stand.
    """
    rows = [_standing(hold_id, made_on) for hold_id in hold_ids]
    named = ", ".join(dict.fromkeys(row.number or row.customer for row in rows))
    with operation("release", f"Release {named}", made_on) as current:
        Hold.update(released_on=made_on).where(Hold.id.in_(hold_ids)).execute()
        for customer_id in dict.fromkeys(row.customer_id for row in rows):
            mine = [row for row in rows if row.customer_id == customer_id]
            numbers = ", ".join(dict.fromkeys(row.number for row in mine if row.number))
            ids = tuple(dict.fromkeys(row.item_id for row in mine if row.item_id))
            note_on(customer_id, f"{numbers or 'Account'} released from hold", made_on, ids)
    return Outcome(len(rows), CHANGED, current.id, current.summary)


def keep_hold(draft: HoldDraft, item_id: int | None, made_on: date, **wished: int) -> Hold:
    """Write a hold, with the id that is wished for if any; the caller has opened the operation."""
    return Hold.create(
        **wished,
        customer=draft.customer_id,
        item=item_id,
        kind=draft.kind,
        reason=draft.reason.strip(),
        made_on=made_on,
        until_on=draft.until_on,
    )


def note_on(customer_id: int, words: str, on: date, item_ids: tuple[int, ...] = ()) -> None:
    """Write a note into a customer's history about some items; the caller has an operation."""
    note = Contact.create(customer=customer_id, kind=ContactKind.NOTE, note=words, made_on=on)
    for item_id in item_ids:
        ContactItem.create(contact=note, item=item_id)


def _require_sound(draft: HoldDraft, made_on: date) -> None:
    if not draft.reason.strip():
        raise RefusedError("A hold needs a reason.", "Say why nobody is to ask for it.")
    if draft.until_on is not None and draft.until_on < made_on:
        raise RefusedError(f"{draft.until_on} has passed.", "Hold it until a later day.")


def _numbers(customer: Customer, item_ids: tuple[int, ...], made_on: date) -> str:
    """Return what is held as sentences name it; every item is an open debt of the customer."""
    if not item_ids:
        return str(customer.name)
    items = [the_item(item_id) for item_id in item_ids]
    still_open = {row.item_id for row in open_items(made_on, customer.id)}
    for item in items:
        if item.type not in DEBITS or item.id not in still_open:
            raise RefusedError(
                f"Nothing is owed on {item.number} at {made_on}.", "Hold an open invoice of it."
            )
    return ", ".join(item.number for item in items)


def _standing(hold_id: int, made_on: date) -> HoldRow:
    row = Hold.find(hold_id)
    if row is not None:
        held = standing_holds(made_on, row.id_in("customer"))
        for each in held.of(row.id_in("customer") or 0, row.id_in("item") or 0):
            if each.hold_id == hold_id:
                return each
    raise RefusedError(f"Hold {hold_id} is not in force on {made_on}.", "See the list of holds.")


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
