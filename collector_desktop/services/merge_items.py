"""Invoices that are on both accounts because the accounting program renumbered a customer."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.services.import_settling import BY_FILE, SOURCE, Entries, Owed, Settlement
from collector_desktop.services.merge_rows import move_rows, referring
from collector_desktop.storage.database import db
from collector_desktop.storage.models import Allocation, Customer, Item

TWICE = """SELECT mine.id, theirs.id FROM item mine JOIN item theirs
    ON theirs.type = mine.type AND theirs.number_key = mine.number_key
    WHERE mine.customer_id = ? AND theirs.customer_id = ? ORDER BY mine.id"""

PAYING = """SELECT DISTINCT CASE WHEN a.source_id = :item THEN a.target_id ELSE a.source_id END
    FROM allocation a WHERE :item IN (a.source_id, a.target_id)"""

LINKED = "SELECT 1 FROM allocation WHERE ? IN (source_id, target_id) LIMIT 1"

LEFT = """UPDATE item SET open_minor = amount_minor - (SELECT coalesce(sum(amount_minor), 0)
    FROM allocation WHERE item.id IN (source_id, target_id)) WHERE id = ?"""

AS_MERGED = "Paid, as the account merged with it reports"


@frozen
class Twin:
    """One document entered twice: the entry that stays, and the one that goes."""

    stays: Item
    goes: Item


def twins(old: Customer, new: Customer) -> list[Twin]:
    """Return what both accounts have; the entry that money was entered for by hand stays.

    Raises:
        RefusedError: two different documents share a number, or both were paid by hand.
    """
    found = []
    for old_id, new_id in db.execute_sql(TWICE, (old.id, new.id)).fetchall():
        one, other = sorted((Item.get_by_id(old_id), Item.get_by_id(new_id)), key=lambda i: i.id)
        if not _only_by_file(other):
            one, other = other, one
        _require_same(one, other)
        found.append(Twin(one, other))
    return found


def join(twin: Twin, made_on: date) -> None:
    """Drop the second entry of a document; what is open is what the newer one says."""
    stays, goes = twin.stays, twin.goes
    wanted = max((stays, goes), key=lambda item: item.id).open_minor
    for table, column in referring(Item, leaving_out=(Allocation,)):
        move_rows(table, column, goes.id, stays.id)
    made = _paying(goes)
    ends = (Allocation.source == goes) | (Allocation.target == goes)
    Allocation.delete().where(ends).execute()
    for entry in made:
        if db.execute_sql(LINKED, (entry.id,)).fetchone():
            db.execute_sql(LEFT, (entry.id,))
        else:
            entry.delete_instance()
    goes.delete_instance()
    _bring_to(stays, wanted, made_on)


def _bring_to(item: Item, wanted: int, made_on: date) -> None:
    """Settle or reopen an entry as an import would; it stays where that cannot be."""
    owed = Owed(
        item.id,
        item.id_in("customer") or 0,
        item.type,
        item.number,
        item.document_on.isoformat(),
        item.currency,
    )
    entries, day = Entries(None), made_on.isoformat()
    more = item.open_minor - wanted
    if more > 0:
        entries.settle(owed, more, Settlement(day, SOURCE, AS_MERGED))
    elif not more or not entries.reopen(owed, -more, day):
        return
    entries.flush()
    Item.update(open_minor=wanted).where(Item.id == item.id).execute()


def _only_by_file(item: Item) -> bool:
    """Return whether nothing but what a file said pays an entry."""
    return all(
        entry.origin in BY_FILE or (entry.id_in("batch") and entry.reference == item.number)
        for entry in _paying(item)
    )


def _paying(item: Item) -> list[Item]:
    """Return every entry that was ever allocated to an entry, or to which it was."""
    found = db.execute_sql(PAYING, {"item": item.id}).fetchall()
    return [Item.get_by_id(row[0]) for row in found]


def _require_same(stays: Item, goes: Item) -> None:
    same_day = (stays.document_on, stays.currency) == (goes.document_on, goes.currency)
    if not same_day or goes.amount_minor > stays.amount_minor:
        raise RefusedError(
            f"Both customers have an entry {stays.number}, and they differ.",
            "Correct one of them in your accounting program and import it first.",
        )
    if not _only_by_file(goes):
        raise RefusedError(
            f"{stays.number} is on both accounts and has payments on both.",
            "End the payment on one of them first.",
        )
