"""Use case: an invoice falls due on another day, by other terms or by agreement, for a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.invoice_parts import part_of, whole_invoices
from collector_desktop.domain.items import ItemType
from collector_desktop.domain.settings import TERMS_DEFAULT, TERMS_DUE_ROLL
from collector_desktop.domain.terms import Roll, Terms, due_date, parts
from collector_desktop.domain.terms_words import parse_terms
from collector_desktop.queries.calendars import due_calendar
from collector_desktop.queries.settings import settings
from collector_desktop.services.back_dating import watch
from collector_desktop.services.money_entries import the_item
from collector_desktop.services.standing_claims import claims_that_stay
from collector_desktop.storage.models import Address, Item
from collector_desktop.storage.operations import operation


@frozen
class DueDraft:
    """The invoice, and the day on which it falls due from now on or the terms that say so.

    Terms hold for all parts of an invoice in parts, a day only for the one item. With `is_off` the
    invoice has no terms of its own any more: those of the customer count, unless a day is given.
    """

    item_id: int
    reason: str
    terms: str = ""
    due_on: date | None = None
    is_off: bool = False


@frozen
class DueMoved:
    """An item that falls due on another day."""

    number: str
    before: date
    after: date


def change_due(draft: DueDraft, made_on: date) -> Outcome[tuple[DueMoved, ...]]:
    """Let an invoice fall due on another day; a later import may say otherwise.

    Terms become those of the invoice itself, with their discount. The day holds for the past too,
    from the day after the earlier of the two: the outcome says what comes out otherwise, and which
    claims of interest stay though they count from the earlier day.

    Raises:
        CollectorError: the terms cannot be read; nothing changed.
        RefusedError: it is no invoice, the day is before it, there is no reason, or there are no
            own terms to take off.
    """
    item, reason = the_item(draft.item_id), " ".join(draft.reason.split())
    if item.type != ItemType.INVOICE:
        raise RefusedError(f"{item.number} is not an invoice.", "Only invoices have terms.")
    if not reason:
        raise RefusedError("There is no reason for the change.", "Write why, such as: agreed.")
    if draft.is_off and item.terms is None:
        raise RefusedError(f"{item.number} has no terms of its own.", "The customer's count.")
    wanted = _wanted(item, draft)
    for new in wanted:
        if new.due_on < new.item.document_on:
            made = new.item.document_on.isoformat()
            raise RefusedError(f"{new.item.number} is dated {made}.", "It falls due then or later.")
    changed = [new for new in wanted if (new.item.due_on, new.item.terms) != new[1:]]
    moved = tuple(
        DueMoved(new.item.number, new.item.due_on, new.due_on)
        for new in changed
        if new.item.due_on != new.due_on
    )
    if not changed:
        return Outcome(moved, NOTHING)
    first_other = min((min(one.before, one.after) for one in moved), default=made_on)
    past = watch([item.customer.id], first_other + timedelta(days=1), made_on)
    with operation("change_due", _summary(draft, changed, moved, reason), made_on) as current:
        for new in changed:
            Item.update(due_on=new.due_on, terms=new.terms).where(Item.id == new.item.id).execute()
    said = (past.changes().sentence if moved else "", _claims_said(item, changed))
    return Outcome(moved, Change.ITEM, current.id, current.summary, " ".join(filter(None, said)))


class _New(NamedTuple):
    """On which day an item falls due from now on, and on which terms of its own it is."""

    item: Item
    due_on: date
    terms: str | None


def _wanted(item: Item, draft: DueDraft) -> list[_New]:
    if draft.is_off and draft.due_on is None:
        terms = parse_terms(_usual_terms(item))
        return [_New(each, due, None) for each, due in _by_terms(item, terms)]
    if draft.is_off:
        others = (_New(each, each.due_on, None) for each in _parts_of(item) if each != item)
        return [_New(item, draft.due_on or item.due_on, None), *others]
    if draft.due_on is not None:
        return [_New(item, draft.due_on, item.terms)]
    terms = parse_terms(draft.terms)
    return [_New(each, due, str(terms)) for each, due in _by_terms(item, terms)]


def _usual_terms(item: Item) -> str:
    """Return the terms of an invoice without any of its own: the customer's first."""
    customer, group = item.customer, item.customer.group
    terms: str = customer.terms or (group.terms if group else "") or settings()[TERMS_DEFAULT]
    return terms


def _claims_said(item: Item, changed: Sequence[_New]) -> str:
    days = [(new.item.id, new.item.due_on, new.due_on) for new in changed]
    return claims_that_stay(item.customer.id, days)


def _summary(
    draft: DueDraft, changed: Sequence[_New], moved: Sequence[DueMoved], reason: str
) -> str:
    """Return what is done, as the history says it: the days that move, else the terms."""
    days = " and ".join(f"{one.number} to {one.after.isoformat()}" for one in moved)
    numbers = " and ".join(new.item.number for new in changed)
    if draft.is_off:
        due = f", and move the due date of {days}" if moved else ""
        whose = "its" if len(changed) == 1 else "their"
        return f"Take {numbers} off {whose} own terms{due}: {reason}"
    if moved:
        return f"Move the due date of {days}: {reason}"
    return f"Put {numbers} on terms {changed[0].terms}: {reason}"


def _by_terms(item: Item, terms: Terms) -> list[tuple[Item, date]]:
    """Return each part of the invoice with its due day under the terms."""
    stored = settings()
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
