"""Use case: allocate all unallocated money whose purpose is certain, in one operation."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.back_dating import PastChanges
from collector_desktop.domain.changes import NOTHING, Change, Outcome
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.settings import AUTO_MATCH
from collector_desktop.queries.settings import settings
from collector_desktop.queries.unmatched import MatchRow, certain_matches
from collector_desktop.services.interest_corrections import correct_claims
from collector_desktop.services.money_entries import Allocated, left_of, link, the_item
from collector_desktop.services.promises import judge_promises
from collector_desktop.storage.operations import operation

APPLY = "apply"


@frozen
class Matched:
    """A match that was written, and the link that it made."""

    row: MatchRow
    link: Allocated


def match_certain(made_on: date) -> Outcome[tuple[Matched, ...]]:
    """Allocate, from a day on, what is certain; one operation, nothing where nothing is.

    What the user allocated stays, and a pair that was taken apart is not put together again.
    """
    rows = [row for row in certain_matches(made_on) if _has_room(row, made_on)]
    if not rows:
        return Outcome((), NOTHING)
    count = len({row.match.credit_id for row in rows})
    summary = f"Match {count} unallocated {'entry' if count == 1 else 'entries'}"
    done: list[Matched] = []
    paid_on: dict[int, date] = {}
    with operation("match", summary, made_on) as current:
        for row in rows:
            ends = (the_item(row.match.credit_id), the_item(row.match.debit_id))
            done.append(Matched(row, link(*ends, row.minor, made_on)))
            dated = ends[0].document_on
            paid_on[row.customer_id] = min(dated, paid_on.get(row.customer_id, dated))
        judge_promises(made_on)
        claims = tuple(
            words
            for customer_id, day in paid_on.items()
            for words in correct_claims(customer_id, day, made_on)
        )
    lowered = PastChanges(claims=claims).sentence
    return Outcome(tuple(done), Change.ITEM | Change.PROMISE, current.id, summary, lowered)


def match_by_itself(made_on: date) -> Outcome[tuple[Matched, ...]]:
    """Do so where the settings ask for it: at opening and at midnight."""
    if settings()[AUTO_MATCH] != APPLY:
        return Outcome((), NOTHING)
    return match_certain(made_on)


def _has_room(row: MatchRow, day: date) -> bool:
    """Return whether both ends have as much left on every later day too."""
    return all(left_of(the_item(item_id), day) >= row.minor for item_id in row.item_id)
