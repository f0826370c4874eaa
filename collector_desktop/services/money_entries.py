"""Writing money: new entries, and the dated links between them, with every limit in one place.

The functions here write inside an operation that the use case has opened; what they refuse takes
the whole operation back.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from collector_desktop.domain.allocation_days import Move, endings, room
from collector_desktop.domain.back_dating import PastChanges
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import CLAIM_ORIGINS, DEBITS, ItemType, may_allocate
from collector_desktop.domain.money import LARGEST_MINOR, plain_amount
from collector_desktop.domain.numbers import (
    ADJUSTMENT_PREFIX,
    CLAIM_PREFIX,
    RECEIPT_PREFIX,
    REFUND_PREFIX,
    number_key,
)
from collector_desktop.services.import_settling import NumberSequence
from collector_desktop.storage.bulk import moves_of, open_of, use_up
from collector_desktop.storage.models import Allocation, Customer, Item

NO_CHANGES = PastChanges()
PREFIXES = {ItemType.RECEIPT: RECEIPT_PREFIX, ItemType.REFUND: REFUND_PREFIX}


@frozen
class Allocated:
    """A link that was made, by the numbers of its ends; a negative one ends an earlier one."""

    source: str
    target: str
    minor: int
    on: date


@frozen
class MoneyMoved:
    """What a use case of money did: the new entry if any, the links, what is left to allocate.

    `changes` is what a back-dated entry changes in the past.
    """

    item_id: int | None
    number: str | None
    currency: str
    allocations: tuple[Allocated, ...]
    unallocated_minor: int
    changes: PastChanges = NO_CHANGES


@frozen
class EntryDraft:
    """A new entry before it has its number."""

    customer: Customer
    type: ItemType
    amount_minor: int
    currency: str
    on: date
    reference: str = ""
    description: str = ""
    method: str = ""
    origin: str = ""


def the_customer(customer_id: int) -> Customer:
    """Return a customer.

    Raises:
        RefusedError: it is not there.
    """
    found = Customer.find(customer_id)
    if found is None:
        raise RefusedError("This customer is not in the ledger any more.", "Go back to the list.")
    return found


def the_item(item_id: int) -> Item:
    """Return an entry.

    Raises:
        RefusedError: it is not there.
    """
    found = Item.find(item_id)
    if found is None:
        raise RefusedError("This entry is not in the ledger any more.", "Go back to the list.")
    return found


def require_amount(minor: int) -> None:
    """Refuse an amount that is not above zero, or too large to keep.

    Raises:
        RefusedError: it is.
    """
    if not 0 < minor <= LARGEST_MINOR:
        raise RefusedError("The amount must be above zero.", "Enter what was paid, as a plus.")


def require_past(day: date, made_on: date) -> None:
    """Refuse a day that has not come yet.

    Raises:
        RefusedError: it is after `made_on`.
    """
    if day > made_on:
        raise RefusedError(f"{day} has not come yet.", "Enter it on its day.")


def in_words(minor: int, currency: str) -> str:
    """Return an amount as sentences have it."""
    return f"{plain_amount(minor, currency)} {currency}"


def add_entry(draft: EntryDraft) -> Item:
    """Write a new entry under the next number of its kind."""
    require_amount(draft.amount_minor)
    number = NumberSequence(_prefix(draft), ()).take()
    return Item.create(
        customer=draft.customer,
        type=draft.type,
        number=number,
        number_key=number_key(number),
        document_on=draft.on,
        due_on=draft.on,
        amount_minor=draft.amount_minor,
        open_minor=draft.amount_minor,
        currency=draft.currency,
        reference=draft.reference.strip(),
        description=draft.description,
        method=draft.method,
        origin=draft.origin,
    )


def left_of(item: Item, day: date) -> int:
    """Return what of an entry can be allocated from a day on, on that day and every later one."""
    return room(item.amount_minor, _moves(item), day)


def link(source: Item, target: Item, minor: int, day: date) -> Allocated:
    """Allocate a credit to a debit from a day on.

    Raises:
        RefusedError: a rule forbids it.
    """
    require_amount(minor)
    _require_pair(source, target)
    for item in (source, target):
        if day < item.document_on:
            raise RefusedError(
                f"{item.number} is dated {item.document_on}.", f"It cannot be allocated on {day}."
            )
        left = left_of(item, day)
        if minor > left:
            raise RefusedError(
                f"Only {in_words(left, item.currency)} is left of {item.number} from {day} on.",
                "Allocate no more than that.",
            )
    made = _write(source, target, minor, day)
    _use(source, target, minor)
    return made


def unlink(source: Item, target: Item, day: date) -> list[Allocated]:
    """End what is allocated between two entries, from a day on; nothing if there is nothing."""
    moves = [
        (date.fromisoformat(on), minor)
        for _, target_id, on, minor in moves_of(source.id)
        if target_id == target.id
    ]
    made = [_write(source, target, minor, on) for on, minor in endings(moves, day)]
    _use(source, target, sum(each.minor for each in made))
    return made


def targets_of(source: Item) -> Iterable[Item]:
    """Return every entry that a credit was ever allocated to."""
    linked = Allocation.select(Allocation.target).where(Allocation.source == source)
    return Item.select().where(Item.id.in_(linked)).order_by(Item.id)


def unallocated(item: Item) -> int:
    """Return what is open of an entry as it is stored now, in minor units."""
    return open_of(item.id)


def _prefix(draft: EntryDraft) -> str:
    if draft.origin in CLAIM_ORIGINS:
        return CLAIM_PREFIX
    return PREFIXES.get(draft.type, ADJUSTMENT_PREFIX)


def _moves(item: Item) -> list[Move]:
    return [(date.fromisoformat(on), minor) for _, _, on, minor in moves_of(item.id)]


def _require_pair(source: Item, target: Item) -> None:
    if not may_allocate(ItemType(source.type), ItemType(target.type)):
        wrong = source if source.type in DEBITS else target
        kind = wrong.type.replace("_", " ")
        raise RefusedError(
            f"{wrong.number} is on the wrong side ({kind}).", "A credit pays a debit."
        )
    if source.id_in("customer") != target.id_in("customer"):
        raise RefusedError(
            f"{source.number} and {target.number} belong to different customers.",
            "Transfer the credit first.",
        )
    if source.currency != target.currency:
        raise RefusedError(
            f"{source.number} is in {source.currency}, {target.number} in {target.currency}.",
            "Only money of one currency can be allocated.",
        )


def _write(source: Item, target: Item, minor: int, day: date) -> Allocated:
    Allocation.create(source=source, target=target, amount_minor=minor, allocated_on=day)
    return Allocated(source.number, target.number, minor, day)


def _use(source: Item, target: Item, minor: int) -> None:
    """Keep what is open of both ends in step, once all their links are written."""
    use_up((source.id, target.id), minor)
