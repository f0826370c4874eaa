"""Claims that back-dated money or credit makes too high are lowered, by a credit that says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.interest import spans
from collector_desktop.domain.items import ItemType
from collector_desktop.domain.late_claims import Move
from collector_desktop.domain.late_corrections import right_interest
from collector_desktop.domain.late_working import read_working
from collector_desktop.queries.interest_decisions import (
    CLAIMED,
    WAIVED,
    Decision,
    Settled,
    decisions,
)
from collector_desktop.queries.late_invoices import claimed_debts
from collector_desktop.queries.position import ask
from collector_desktop.services.interest_claims import WAIVER
from collector_desktop.services.money_entries import (
    EntryDraft,
    add_entry,
    in_words,
    left_of,
    link,
    the_item,
)
from collector_desktop.storage.models import InterestDecision

REASON = "Less was owed: it was paid or credited earlier"
REACHED = """SELECT i.customer_id, min(s.document_on)
    FROM interest_decision d JOIN item i ON i.id = d.item_id
    JOIN allocation a ON a.target_id = d.item_id JOIN item s ON s.id = a.source_id
    WHERE d.kind = 'claimed' AND s.document_on < d.last_on
      AND (s.batch_id = :batch OR a.batch_id = :batch OR s.id IN (SELECT u.row_id
        FROM import_batch b JOIN audit_change u ON u.operation_id = b.operation_id
        WHERE b.id = :batch AND u.table_name = 'item' AND u.action = 'update'
          AND u.before ->> 'document_on' > s.document_on))
    GROUP BY i.customer_id"""


def correct_claims(customer_id: int, paid_on: date, made_on: date) -> tuple[str, ...]:
    """Lower the claims on each invoice of a customer whose days older money or credit reaches.

    Together they come to the exact interest, rounded once. A claim stays; a credit adjustment of
    the day worked at takes off what it asked too much, and is left on account where the claim is
    paid already. What is said up to that day of older money counts, as only then it is known when
    it came. The rule, the rates and the due day are those that the claim was made by, whatever
    counts for the customer now. The caller has opened the operation.
    Returns what was lowered, in words such as `INT-000001, lowered by 1.20 GBP`.
    """
    made = decisions(date.max, customer_id)
    reached = [
        each
        for each in made
        if each.kind == CLAIMED and each.working and each.last and each.last > paid_on
    ]
    if not reached:
        return ()
    until = max(made_on, *(each.last for each in reached if each.last))
    by_item = _by_item(made)
    debts = claimed_debts(customer_id, until, by_item)
    found = (
        each
        for item_id in dict.fromkeys(each.item_id for each in reached)
        for each in _excesses(by_item[item_id].decisions, debts[item_id].bearing, until)
    )
    return tuple(_lower(each, made_on) for each in found)


def correct_imported(batch_id: int, made_on: date) -> tuple[str, ...]:
    """Lower the claims whose days are reached by what an import brought or dated earlier.

    See `correct_claims`.
    """
    said: list[str] = []
    for customer_id, day in ask(REACHED, batch=batch_id):
        said += correct_claims(customer_id, date.fromisoformat(day), made_on)
    return tuple(said)


def _by_item(made: Sequence[Decision]) -> dict[int, Settled]:
    found: dict[int, list[Decision]] = defaultdict(list)
    for each in made:
        found[each.item_id].append(each)
    return {item_id: Settled(tuple(rows)) for item_id, rows in found.items()}


@frozen
class _Excess:
    """What a claim asked too much, with the entry that asks for it."""

    claim: Decision
    entry_id: int
    interest_minor: int
    fixed_minor: int


def _excesses(made: Sequence[Decision], moves: Sequence[Move], until: date) -> list[_Excess]:
    """Return what the claims on an invoice ask too much.

    One that rounding leaves a penny short cannot grow: another is lowered by a penny less.
    """
    first_time = (each for each in made if each.claim_id is None and each.working)
    worked = sorted(first_time, key=lambda each: each.first or date.min)
    kept = [read_working(each.working) for each in worked]
    owed = [spans(each.counting.anchor, until, moves) for each in kept]
    found, short = [], 0
    for claim, late, right in zip(worked, owed, right_interest(kept, owed), strict=True):
        if claim.entry_id is None:
            continue
        again = [each for each in made if each.claim_id == claim.decision_id]
        interest = claim.interest_minor - sum(each.interest_minor for each in again) - right
        fixed = 0 if late else claim.fixed_minor - sum(each.fixed_minor for each in again)
        short += interest == -1 and all(each.reason == REASON for each in again)
        found.append(_Excess(claim, claim.entry_id, max(0, interest), max(0, fixed)))
    for place in range(len(found) - 1, -1, -1):
        less = min(short, found[place].interest_minor)
        found[place] = replace(found[place], interest_minor=found[place].interest_minor - less)
        short -= less
    return [each for each in found if each.interest_minor + each.fixed_minor]


def _lower(excess: _Excess, made_on: date) -> str:
    """Take off a claim what it asked too much; return that in words."""
    claim, interest, fixed = excess.claim, excess.interest_minor, excess.fixed_minor
    entry = the_item(excess.entry_id)
    credit = add_entry(
        EntryDraft(
            *(entry.customer, ItemType.CREDIT_ADJUSTMENT, interest + fixed, entry.currency),
            max(made_on, entry.document_on),
            entry.number,
            REASON,
            origin=WAIVER,
        )
    )
    left = min(left_of(entry, credit.document_on), interest + fixed)
    if left:
        link(credit, entry, left, credit.document_on)
    InterestDecision.create(
        item=claim.item_id,
        kind=WAIVED,
        decided_on=credit.document_on,
        interest_minor=interest,
        fixed_minor=fixed,
        currency=entry.currency,
        reason=REASON,
        entry=credit,
        claim=claim.decision_id,
    )
    return f"{entry.number}, lowered by {in_words(interest + fixed, entry.currency)}"
