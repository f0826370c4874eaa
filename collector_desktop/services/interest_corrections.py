"""Claims that back-dated money or credit makes too high are lowered, by a credit that says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from collector_desktop.domain.interest import spans
from collector_desktop.domain.items import ItemType
from collector_desktop.domain.late_claims import Move
from collector_desktop.domain.late_corrections import with_balances
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
    """Lower the claims on a customer whose days money or credit of an earlier day reaches.

    The claim stays; a credit adjustment of the day worked at takes off what it asked too much,
    and is left on account where the claim is paid already. What is said up to that day of older
    money counts, as only then it is known when it came. The rule, the rates and the due day are
    those that the claim was made by, whatever counts for the customer now. The caller has opened
    the operation.
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
    debts = claimed_debts(customer_id, until, _by_item(made))
    said = [_correct(each, debts[each.item_id].bearing, until, made, made_on) for each in reached]
    return tuple(words for words in said if words)


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


def _correct(
    claim: Decision, moves: Sequence[Move], until: date, made: Sequence[Decision], made_on: date
) -> str:
    again = [each for each in made if each.claim_id == claim.decision_id]
    kept = read_working(claim.working)
    owed = spans(kept.counting.anchor, until, moves)
    right = with_balances(kept, owed).interest_minor
    interest = claim.interest_minor - sum(each.interest_minor for each in again) - right
    fixed = 0 if owed else claim.fixed_minor - sum(each.fixed_minor for each in again)
    interest, fixed = max(0, interest), max(0, fixed)
    if not interest + fixed or claim.entry_id is None:
        return ""
    entry = the_item(claim.entry_id)
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
