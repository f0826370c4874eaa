"""Use case: change what a credit pays, in one operation."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.allocation_days import standing
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.returns import is_return
from collector_desktop.services.back_dating import watch
from collector_desktop.services.interest_corrections import correct_claims
from collector_desktop.services.money_entries import (
    Allocated,
    MoneyMoved,
    link,
    require_past,
    the_item,
    unallocated,
    unlink,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.bulk import moves_of
from collector_desktop.storage.models import Item
from collector_desktop.storage.operations import operation


@frozen
class ReallocationDraft:
    """What a credit shall pay from a day on: (item, amount) pairs; others stay as they are."""

    source_id: int
    parts: tuple[tuple[int, int], ...]
    on: date


def reallocate(draft: ReallocationDraft, made_on: date) -> Outcome[MoneyMoved]:
    """Give each named debit just so much of a credit from a day on; the others keep theirs.

    Raises:
        RefusedError: nothing changes, a part breaks a rule, or it is the return of the payment.
    """
    source = the_item(draft.source_id)
    require_past(draft.on, made_on)
    wanted = dict(draft.parts)
    before = {item_id: _paid(source, item_id, draft.on) for item_id in wanted}
    changed = [item_id for item_id in wanted if wanted[item_id] != before[item_id]]
    if not changed:
        raise RefusedError(f"{source.number} pays that already.", "Change an amount first.")
    # What ends comes first, for it may be what another part needs.
    changed.sort(key=lambda item_id: wanted[item_id] > before[item_id])
    summary = f"Allocate {source.number} of {source.customer.name} anew"
    past = watch([source.customer.id], draft.on, made_on)
    with operation("reallocate", summary, made_on) as current:
        links: list[Allocated] = []
        for item_id in changed:
            links += _arrange(source, the_item(item_id), wanted[item_id], draft.on)
        judge_promises(made_on, source.customer.id)
        claims = correct_claims(source.customer.id, source.document_on, made_on)
    moved = MoneyMoved(None, None, source.currency, tuple(links), unallocated(source))
    return past.outcome(moved, Change.ITEM | Change.PROMISE, current.id, summary, claims)


def _arrange(source: Item, target: Item, minor: int, on: date) -> list[Allocated]:
    more = minor - _paid(source, target.id, on)
    if more > 0:
        return [link(source, target, more, on)]
    if is_return(target.id):
        raise RefusedError(
            f"{target.number} is the return of {source.number}.", "Undo the return instead."
        )
    made = unlink(source, target, on)
    return [*made, link(source, target, minor, on)] if minor else made


def _paid(source: Item, target_id: int, on: date) -> int:
    """Return what a credit pays of a debit at the end of a day."""
    moves = moves_of(source.id)
    return standing(
        ((date.fromisoformat(day), minor) for _, to, day, minor in moves if to == target_id), on
    )
