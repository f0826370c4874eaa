"""Settlements by instalments: the rest is given up when all is paid, and owed again if money falls.

It is looked at wherever promises are judged. Whatever takes the money back, a returned payment or
one moved to another debt, brings the rest back with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import ItemType
from collector_desktop.domain.plans import PlanKind
from collector_desktop.domain.written import money
from collector_desktop.queries.plans import PlanRow, plan_of, plans, settling
from collector_desktop.services.holds import note_on
from collector_desktop.services.money_entries import (
    EntryDraft,
    add_entry,
    left_of,
    link,
    targets_of,
    the_item,
    unlink,
)
from collector_desktop.storage.models import Item, PlanRelease
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date

SETTLEMENT = "settlement"


def judge_settlements(as_of: date, customer_id: int | None = None) -> Outcome[int]:
    """Give up what settlements kept in time leave, and take back what was given up wrongly.

    Return how many changed; nothing is written when none did.
    """
    customers = settling(as_of, customer_id)
    if not customers:
        return Outcome(0, NOTHING)
    rows = plans(as_of, customers)
    kept = [row for row in rows if _is_to_release(row)]
    fallen = [row for row in rows if row.released and not row.standing.is_paid]
    if not kept and not fallen:
        return Outcome(0, NOTHING)
    names = ", ".join(row.customer_name for row in (*kept, *fallen))
    with operation("judge_settlements", f"Judge settlements of {names}", as_of) as current:
        for row in fallen:
            _take_back(row, as_of)
        for row in kept:
            _give_up(row, as_of)
    return Outcome(len(kept) + len(fallen), CHANGED, current.id, current.summary)


def release_settlement(plan_id: int, made_on: date) -> Outcome[int]:
    """Give up the rest of a settlement that was paid, though late; return what in minor units.

    Raises:
        RefusedError: there is no such settlement, or not all of it has been paid.
    """
    row = plan_of(plan_id, made_on)
    if row is None or row.kind is not PlanKind.SETTLEMENT:
        raise RefusedError(f"There is no settlement {plan_id}.", "See the list of plans.")
    if not row.is_rest_open:
        raise RefusedError(
            "The rest is given up only once the whole settlement is paid.",
            "See what is still to come of it.",
        )
    with operation(
        "release_settlement", f"Give up the rest of {row.customer_name}'s debts", made_on
    ) as current:
        minor = _give_up(row, made_on)
    return Outcome(minor, CHANGED, current.id, current.summary)


CHANGED = Change.ITEM | Change.CONTACT | Change.PROMISE


def _is_to_release(row: PlanRow) -> bool:
    """Return whether a plan is a settlement paid in time, of which a rest is still owed."""
    return row.is_rest_open and row.standing.was_kept_in_time


def _give_up(row: PlanRow, on: date) -> int:
    """Write off what is left of the debts; return how much."""
    rest, given = row.rest_minor, 0
    for debt in row.debts:
        item = the_item(debt.item_id)
        minor = min(rest - given, left_of(item, on))
        if minor <= 0:
            continue
        entry = _entry(item, ItemType.CREDIT_ADJUSTMENT, minor, on, "Written off: settlement")
        link(entry, item, minor, on)
        PlanRelease.create(plan=row.plan_id, credit=entry, made_on=on)
        given += minor
    words = money(given, row.currency)
    note_on(row.customer_id, f"Settlement paid: {words} written off", on, row.item_ids)
    return given


def _take_back(row: PlanRow, on: date) -> None:
    """Let what a settlement gave up be owed again, because its money fell."""
    total = 0
    for credit_id in row.released:
        credit = the_item(credit_id)
        for target in list(targets_of(credit)):
            unlink(credit, target, on)
        left = left_of(credit, on)
        if left:
            words = "Settlement fell: the money for it came back"
            fallen = _entry(credit, ItemType.DEBIT_ADJUSTMENT, left, on, words)
            link(credit, fallen, left, on)
            total += left
    words = money(total, row.currency)
    note_on(row.customer_id, f"Settlement fell: {words} owed again", on, row.item_ids)


def _entry(item: Item, type_: ItemType, minor: int, on: date, words: str) -> Item:
    return add_entry(
        EntryDraft(
            item.customer,
            type_,
            minor,
            item.currency,
            on,
            item.number,
            words,
            origin=SETTLEMENT if type_ is ItemType.CREDIT_ADJUSTMENT else "",
        )
    )
