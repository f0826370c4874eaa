"""Use cases: a credit pays a debit from a day on, or no longer does."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.returns import is_return
from collector_desktop.services.back_dating import watch
from collector_desktop.services.interest_corrections import correct_claims
from collector_desktop.services.money_entries import (
    MoneyMoved,
    in_words,
    link,
    require_past,
    the_item,
    unallocated,
    unlink,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.operations import operation


def allocate(
    source_id: int, target_id: int, minor: int, on: date, made_on: date
) -> Outcome[MoneyMoved]:
    """Let a receipt, credit note or adjustment pay a debit from a day on.

    Raises:
        RefusedError: either has not so much left, on that day or any later one, or they do not
            belong together.
    """
    source, target = the_item(source_id), the_item(target_id)
    require_past(on, made_on)
    amount = in_words(minor, source.currency)
    summary = f"Allocate {amount} of {source.number} to {target.number}"
    past = watch([source.customer.id], on, made_on)
    with operation("allocate", summary, made_on) as current:
        made = link(source, target, minor, on)
        judge_promises(made_on, source.customer.id)
        claims = correct_claims(source.customer.id, source.document_on, made_on)
    moved = MoneyMoved(None, None, source.currency, (made,), unallocated(source))
    return past.outcome(moved, Change.ITEM | Change.PROMISE, current.id, summary, claims)


def unallocate(source_id: int, target_id: int, on: date, made_on: date) -> Outcome[MoneyMoved]:
    """End what a credit pays of a debit, from a day on; what was before that day stays.

    Raises:
        RefusedError: nothing is allocated between them then, or it is the return of a payment.
    """
    source, target = the_item(source_id), the_item(target_id)
    require_past(on, made_on)
    if is_return(target.id):
        raise RefusedError(
            f"{target.number} is the return of {source.number}.", "Undo the return instead."
        )
    summary = f"Take {source.number} off {target.number}"
    past = watch([source.customer.id], on, made_on)
    with operation("unallocate", summary, made_on) as current:
        ended = unlink(source, target, on)
        if not ended:
            raise RefusedError(
                f"Nothing of {source.number} is allocated to {target.number} on {on}.",
                "See the customer's entries.",
            )
        judge_promises(made_on, source.customer.id)
    moved = MoneyMoved(None, None, source.currency, tuple(ended), unallocated(source))
    return past.outcome(moved, Change.ITEM | Change.PROMISE, current.id, summary)
