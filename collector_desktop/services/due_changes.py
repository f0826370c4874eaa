"""Use case: an invoice falls due on another day, by other terms or by agreement, for a reason."""

from __future__ import annotations

from datetime import date, timedelta

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.invoice_parts import part_of, whole_invoices
from collector_desktop.domain.items import ItemType
from collector_desktop.domain.settings import TERMS_DUE_ROLL
from collector_desktop.domain.terms import Roll, due_date, parts
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.queries.calendars import due_calendar
from collector_desktop.queries.settings import settings
from collector_desktop.services.back_dating import watch
from collector_desktop.services.money_entries import the_item
from collector_desktop.storage.models import Address, Item
from collector_desktop.storage.operations import operation


@frozen
class DueDraft:
    """The invoice, and the day on which it falls due from now on or the terms that say so.

    Terms hold for all parts of an invoice in parts, a day only for the one item.
    """

    item_id: int
    reason: str
    terms: str = ""
    due_on: date | None = None


@frozen
class DueMoved:
    """An item that falls due on another day."""

    number: str
    before: date
    after: date


def change_due(draft: DueDraft, made_on: date) -> Outcome[tuple[DueMoved, ...]]:
    """Let an invoice fall due on another day; a later import may say otherwise.

    The day holds for the past too, from the day after the earlier of the two: the outcome says what
    comes out otherwise.

    Raises:
        CollectorError: the terms cannot be read; nothing changed.
        RefusedError: it is no invoice, the day is before it, or there is no reason.
    """
    item, reason = the_item(draft.item_id), " ".join(draft.reason.split())
    if item.type != ItemType.INVOICE:
        raise RefusedError(f"{item.number} is not an invoice.", "Only invoices are on terms.")
    if not reason:
        raise RefusedError("There is no reason for the change.", "Write why, such as: agreed.")
    wanted = _by_terms(item, draft.terms) if draft.due_on is None else [(item, draft.due_on)]
    for each, due_on in wanted:
        if due_on < each.document_on:
            made = each.document_on.isoformat()
            raise RefusedError(f"{each.number} is dated {made}.", "It falls due then or later.")
    moved = [(each, due_on) for each, due_on in wanted if each.due_on != due_on]
    note = _discount_note(draft)
    found = tuple(DueMoved(each.number, each.due_on, due_on) for each, due_on in moved)
    if not moved:
        return Outcome(found, NOTHING, note=note)
    days = " and ".join(f"{one.number} to {one.after.isoformat()}" for one in found)
    summary = f"Move the due date of {days}: {reason}"
    first_other = min(min(one.before, one.after) for one in found) + timedelta(days=1)
    past = watch([item.customer.id], first_other, made_on)
    with operation("change_due", summary, made_on) as current:
        for each, due_on in moved:
            Item.update(due_on=due_on).where(Item.id == each.id).execute()
    said = " ".join(filter(None, (past.changes().sentence, note)))
    return Outcome(found, Change.ITEM, current.id, summary, said)


def _discount_note(draft: DueDraft) -> str:
    """Return that an invoice keeps no discount of its own, where its new terms have one."""
    if draft.due_on is not None or parse_terms(draft.terms).discount is None:
        return ""
    return "Discounts go by the terms of the customer: give them these terms to grant this one."


def _by_terms(item: Item, text: str) -> list[tuple[Item, date]]:
    """Return each part of the invoice with its due day under the terms."""
    terms, stored = parse_terms(text), settings()
    roll = Roll(stored[TERMS_DUE_ROLL])
    place = Address.get_or_none((Address.customer == item.customer) & (Address.kind == "billing"))
    calendar = due_calendar(stored, *(place.country, place.region) if place else ("", ""))
    items = _parts_of(item)
    if len(terms.parts) == 1:
        due = due_date(terms, item.document_on, roll, calendar)
        return [(each, due) for each in items]
    if len(terms.parts) != len(items):
        raise RefusedError(
            f"{item.number} is not payable in {len(terms.parts)} parts.",
            "Give one due date, or agree a plan of instalments.",
        )
    days = parts(terms, item.document_on, 0, roll, calendar)
    return [(each, due) for each, (due, _) in zip(items, days, strict=True)]


def _parts_of(item: Item) -> list[Item]:
    """Return every part of the invoice that an item is a part of, else the item."""
    split = part_of(item.number)
    if split is None:
        return [item]
    same = (Item.customer == item.customer) & (Item.type == item.type)
    on = (Item.document_on == item.document_on) & Item.number_key.startswith(f"{split[0]}/")
    numbered = ((None, each.number, each) for each in Item.select().where(same & on))
    found = [list(each) for each in whole_invoices(numbered)]
    return next((each for each in found if item in each), [item])
