"""Use cases: claim late-payment interest and fixed sums, or waive them for a reason.

Interest accrues by itself and is nowhere booked. Claiming it is a decision: it makes an entry of
its own beside the invoice, which is never changed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.items import COMPENSATION, INTEREST, ItemType
from collector_desktop.domain.late_claims import Claim
from collector_desktop.domain.late_working import write_working
from collector_desktop.queries.interest import ClaimRow, Wanted, known_claims
from collector_desktop.queries.interest_decisions import CLAIMED, WAIVED
from collector_desktop.services.money_entries import (
    EntryDraft,
    MoneyMoved,
    add_entry,
    in_words,
    left_of,
    link,
    the_customer,
    the_item,
    unallocated,
)
from collector_desktop.services.promises import judge_promises
from collector_desktop.services.rates import rate_book
from collector_desktop.storage.models import InterestDecision, Item
from collector_desktop.storage.operations import operation

WAIVER = "waived"


@frozen
class MadeClaim:
    """A claim that was made: its entry, the invoice and what it asks for."""

    entry_id: int
    number: str
    item_number: str
    interest_minor: int
    fixed_minor: int
    currency: str


def claim_interest(
    customer_id: int, item_ids: Collection[int] | None, made_on: date
) -> Outcome[tuple[MadeClaim, ...]]:
    """Claim what accrued on some invoices of a customer, or on all; one entry for each invoice.

    What was claimed or waived before, on whatever day, is never claimed again.

    Raises:
        RefusedError: there is nothing to claim, or a rate is missing; nothing changed.
    """
    rows = _claimable(customer_id, item_ids, made_on)
    summary = f"Claim {_total(rows)} for late payment of {_invoices(rows)}"
    with operation("claim_interest", summary, made_on) as current:
        made = tuple(_claim(row, made_on) for row in rows)
        judge_promises(made_on, customer_id)
    return Outcome(made, Change.ITEM | Change.PROMISE, current.id, summary)


def waive_interest(
    customer_id: int, item_ids: Collection[int] | None, reason: str, made_on: date
) -> Outcome[int]:
    """Waive what accrued on some invoices of a customer and was not claimed; return how many.

    Raises:
        RefusedError: there is nothing to waive, or no reason is given; nothing changed.
    """
    why = _require_reason(reason)
    rows = _claimable(customer_id, item_ids, made_on)
    summary = f"Waive {_total(rows)} for late payment of {_invoices(rows)}: {why}"
    with operation("waive_interest", summary, made_on) as current:
        for row in rows:
            _decide(row, WAIVED, made_on, reason=why)
    return Outcome(len(rows), Change.ITEM, current.id, summary)


def waive_claim(entry_id: int, reason: str, made_on: date) -> Outcome[MoneyMoved]:
    """Waive what is still open of a claim, by a credit adjustment that settles it.

    Raises:
        RefusedError: the entry is no claim, nothing of it is open, or no reason is given.
    """
    why = _require_reason(reason)
    entry = the_item(entry_id)
    claim = _claim_of(entry)
    left = left_of(entry, made_on)
    if left == 0:
        raise RefusedError(f"Nothing is open of {entry.number}.", "There is nothing to waive.")
    words = f"Waive {in_words(left, entry.currency)} of {entry.number}: {why}"
    with operation("waive_claim", words, made_on) as current:
        credit = add_entry(
            EntryDraft(
                *(entry.customer, ItemType.CREDIT_ADJUSTMENT, left, entry.currency, made_on),
                entry.number,
                f"Waived: {why}",
                origin=WAIVER,
            )
        )
        made = link(credit, entry, left, made_on)
        fixed = min(left, claim.fixed_minor)
        InterestDecision.create(
            item=claim.item,
            kind=WAIVED,
            decided_on=made_on,
            interest_minor=left - fixed,
            fixed_minor=fixed,
            currency=entry.currency,
            reason=why,
            entry=credit,
            claim=claim,
        )
        judge_promises(made_on, entry.customer.id)
    moved = MoneyMoved(credit.id, credit.number, entry.currency, (made,), unallocated(credit))
    return Outcome(moved, Change.ITEM | Change.PROMISE, current.id, words)


def _claim_of(entry: Item) -> InterestDecision:
    made = (InterestDecision.entry == entry) & (InterestDecision.kind == CLAIMED)
    claim: InterestDecision | None = InterestDecision.get_or_none(made)
    if claim is None:
        raise RefusedError(f"{entry.number} is not a claim.", "Name a claim, or an invoice.")
    return claim


def _claimable(customer_id: int, item_ids: Collection[int] | None, made_on: date) -> list[ClaimRow]:
    """Return the invoices on which something can be claimed or waived."""
    name = the_customer(customer_id).name
    found = known_claims(made_on, rate_book(), Wanted(customer_id), decided_by=date.max)
    rows = [row for row in found.of(item_ids) if row.claim.rest_minor]
    if not rows:
        what = ", ".join(the_item(each).number for each in sorted(item_ids or ())) or name
        raise RefusedError(
            f"Nothing can be claimed on {what} up to {made_on}.",
            "Nothing accrued, no rule is in force, or it was claimed or waived already.",
        )
    return rows


def _claim(row: ClaimRow, made_on: date) -> MadeClaim:
    rest, fixed = row.claim.rest, row.claim.rest_fixed_minor or 0
    draft = EntryDraft(
        the_customer(row.customer_id),
        ItemType.DEBIT_ADJUSTMENT,
        row.claim.rest_minor,
        row.currency,
        made_on,
        row.number,
        _description(row.claim, row.number),
        origin=INTEREST if rest.interest_minor else COMPENSATION,
    )
    entry = add_entry(draft)
    _decide(row, CLAIMED, made_on, entry=entry)
    made = (entry.id, entry.number, row.number, rest.interest_minor, fixed, row.currency)
    return MadeClaim(*made)


def _decide(
    row: ClaimRow, kind: str, made_on: date, reason: str = "", entry: Item | None = None
) -> None:
    """Keep a decision with its working; days that bear nothing yet are left for a later one."""
    rest = row.claim.rest
    days = rest.segments if rest.interest_minor else ()
    InterestDecision.create(
        item=row.item_id,
        kind=kind,
        decided_on=made_on,
        first_on=days[0].first if days else None,
        last_on=days[-1].last if days else None,
        interest_minor=rest.interest_minor,
        fixed_minor=row.claim.rest_fixed_minor or 0,
        currency=row.currency,
        regime=row.policy.regime.name,
        working=write_working(rest) if days else "",
        reason=reason,
        entry=entry,
    )


def _description(claim: Claim, number: str) -> str:
    """Return what the entry says of itself on accounts and statements."""
    rest = claim.rest
    if not rest.interest_minor:
        return f"Compensation for late payment of {number}"
    days = f"{rest.segments[0].first} to {rest.segments[-1].last}"
    both = " and compensation" if claim.rest_fixed_minor else ""
    return f"Interest{both} for late payment of {number}, {days}"


def _total(rows: Iterable[ClaimRow]) -> str:
    sums: dict[str, int] = {}
    for row in rows:
        sums[row.currency] = sums.get(row.currency, 0) + row.claim.rest_minor
    return " and ".join(in_words(minor, currency) for currency, minor in sums.items())


def _invoices(rows: list[ClaimRow]) -> str:
    return rows[0].number if len(rows) == 1 else f"{len(rows)} invoices"


def _require_reason(reason: str) -> str:
    if not reason.strip():
        raise RefusedError("No reason is given.", "Say why it is waived.")
    return " ".join(reason.split())
