"""Use cases about promises to pay."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.promises import Judgement, PromiseStatus
from collector_desktop.domain.written import money
from collector_desktop.queries.position import open_items
from collector_desktop.queries.promises import KeptJudgement, both_judgements, fresh_judgements
from collector_desktop.services.announced_payments import settle_announced_payments
from collector_desktop.services.money_entries import the_item
from collector_desktop.services.plan_settlements import judge_settlements
from collector_desktop.storage.bulk import RowUpdater
from collector_desktop.storage.models import Promise, PromiseChange
from collector_desktop.storage.operations import operation

if TYPE_CHECKING:
    from datetime import date

OPEN = PromiseStatus.OPEN
RESCHEDULED, WITHDRAWN = "rescheduled", "withdrawn"


def judge_promises(as_of: date, customer_id: int | None = None) -> Outcome[int]:
    """Settle every promise that money or the calendar has decided; return how many were decided.

    Called when the ledger is opened, at midnight, and by every use case that brings money in,
    which needs the promises of its customer only. Nothing is written when nothing changed.
    Settlements by instalments that are paid, or fell, are settled with them, and payments that
    customers announced; neither is counted.
    """
    done = (
        settle_announced_payments(as_of, customer_id),
        judge_settlements(as_of, customer_id),
        _judge(as_of, customer_id),
    )
    last = next((each for each in reversed(done) if each.changed), done[2])
    changed = done[0].changed | done[1].changed | done[2].changed
    return Outcome(done[2].value, changed, last.operation_id, last.summary)


def _judge(as_of: date, customer_id: int | None) -> Outcome[int]:
    rows, verdicts = both_judgements(as_of, customer_id)
    verdicts |= _later_verdicts(rows, as_of, customer_id)
    changed = [row for row in rows if row.id in verdicts and _differs(row, verdicts[row.id])]
    if not changed:
        return Outcome(0, NOTHING)
    summary = f"Judge {len(changed)} promises" if len(changed) > 1 else "Judge 1 promise"
    with operation("judge_promises", summary, as_of) as current:
        _settle({row.id: verdicts[row.id] for row in changed})
    decided = [row for row in changed if verdicts[row.id].status not in {OPEN, row.status}]
    return Outcome(len(decided), Change.PROMISE, current.id, summary)


def cancel_promise(promise_id: int, made_on: date, reason: str = "") -> Outcome[int]:
    """Withdraw a promise that is still open on a day, for a reason; it stays in the history.

    Raises:
        RefusedError: there is no such promise, or it is decided already.
    """
    promise = Promise.find(promise_id)
    if promise is None:
        raise RefusedError(f"There is no promise {promise_id}.", "See the list of promises.")
    status = judgement_of(promise, made_on).status
    if status != PromiseStatus.OPEN:
        raise RefusedError(
            f"This promise is {status} already.", "Only an open promise can be withdrawn."
        )
    summary = f"Withdraw a promise of {promise.customer.name}"
    with operation("cancel_promise", summary, made_on) as current:
        withdraw(promise, made_on)
        PromiseChange.create(promise=promise, how=WITHDRAWN, reason=reason.strip(), made_on=made_on)
    return Outcome(promise_id, Change.PROMISE, current.id, summary)


def judgement_of(promise: Promise, as_of: date) -> Judgement:
    """Return how a promise is at the end of a day, whether or not that was written down yet."""
    found = fresh_judgements(as_of, promise.id_in("customer")).get(promise.id)
    if found is None or promise.status == PromiseStatus.CANCELLED:
        status = PromiseStatus(promise.status)
        return Judgement(status, promise.received_minor, promise.decided_on)
    return found


def withdraw(promise: Promise, made_on: date) -> None:
    """Mark a promise as withdrawn; the caller has opened the operation."""
    promise.status = PromiseStatus.CANCELLED
    promise.decided_on = made_on
    promise.save(only=[Promise.status, Promise.decided_on])


def displace(promise: Promise, later: Promise, made_on: date) -> None:
    """Put a later promise in the place of an open one; the caller has opened the operation."""
    withdraw(promise, made_on)
    PromiseChange.create(
        promise=promise, how=RESCHEDULED, replaced_by=later, reason="", made_on=made_on
    )


def beyond_open(customer_id: int, item_ids: Collection[int], minor: int, made_on: date) -> str:
    """Return what is open of items at the end of a day, if more than that was promised for them.

    It is kept as it was said, but money can only pay what is open: they may mean other invoices.
    """
    rows = [row for row in open_items(made_on, customer_id) if row.item_id in set(item_ids)]
    open_minor = sum(row.open_minor for row in rows)
    if minor <= open_minor or not item_ids:
        return ""
    first = the_item(next(iter(item_ids)))
    numbers = ", ".join(row.number for row in rows) or first.number
    left = f"Only {money(open_minor, first.currency)}" if open_minor else "Nothing"
    return f"{left} is open of {numbers}, less than was promised."


def _later_verdicts(
    rows: list[KeptJudgement], as_of: date, customer_id: int | None
) -> dict[int, Judgement]:
    """Return how promises that were decided after a day stand at the last day of those.

    So work at an earlier day takes nothing back that later money or days decided.
    """
    decided = {row.id: row.decided_on for row in rows if row.decided_on is not None}
    later = {promise_id for promise_id, day in decided.items() if day > as_of}
    if not later:
        return {}
    at_last = fresh_judgements(max(decided.values()), customer_id)
    return {key: verdict for key, verdict in at_last.items() if key in later}


def _differs(row: KeptJudgement, verdict: Judgement) -> bool:
    """Return whether a judgement changes; words withdrew a promise, so no money brings it back."""
    if row.status == PromiseStatus.CANCELLED:
        return False
    return (row.status, row.received_minor, row.decided_on) != (
        verdict.status,
        verdict.received_minor,
        verdict.decided_on,
    )


def _settle(verdicts: dict[int, Judgement]) -> None:
    """Write judgements down, by the ids of their promises."""
    judged = RowUpdater(Promise, ("status", "received_minor", "decided_on"))
    for promise_id, each in verdicts.items():
        day = each.decided_on and each.decided_on.isoformat()
        judged.change(promise_id, str(each.status), each.received_minor, day)
    judged.flush()
