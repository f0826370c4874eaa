"""The working of late payment as people read it: each claim and waiver, then what is left."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.late_claims import Working
from collector_desktop.domain.late_working import read_working
from collector_desktop.queries.interest import ClaimRow
from collector_desktop.queries.interest_decisions import Decision

UNCLAIMED = "unclaimed"
_NOTHING = Working(())


@frozen
class Block:
    """One claim or waiver, or what neither was done with, and how it was worked out.

    `again_minor` was waived of a claim later; `reason` is that of a waiver.
    """

    kind: str
    on: date | None
    number: str
    reason: str
    working: Working
    interest_minor: int
    fixed_minor: int
    again_minor: int = 0


def is_done(row: ClaimRow) -> bool:
    """Return whether a debt is paid and all that it bore was decided on and settled."""
    return not (row.claim.open_minor or row.claim.rest_minor or row.settled.open_claims_minor)


def due_minor(row: ClaimRow) -> int:
    """Return what is due for late payment: open claims, and what is not claimed yet."""
    return row.settled.open_claims_minor + row.claim.rest_minor


def paid_minor(row: ClaimRow) -> int:
    """Return what was paid of claims."""
    return row.settled.claimed_minor - row.settled.open_claims_minor


def blocks(row: ClaimRow) -> tuple[Block, ...]:
    """Return the working of an invoice in the order in which it was decided on."""
    decisions = row.settled.decisions
    again: dict[int, int] = {}
    for each in decisions:
        if each.claim_id is not None:
            again[each.claim_id] = again.get(each.claim_id, 0) + each.minor
    found = [
        _decided(each, again.get(each.decision_id, 0))
        for each in decisions
        if each.claim_id is None
    ]
    claim = row.claim
    if claim.rest_minor or claim.rest.segments:
        fixed = claim.rest_fixed_minor or 0
        rest = claim.rest
        found.append(Block(UNCLAIMED, None, "", "", rest, rest.interest_minor, fixed))
    return tuple(found)


def _decided(each: Decision, again_minor: int) -> Block:
    working = read_working(each.working) if each.working else _NOTHING
    return Block(
        each.kind,
        each.decided_on,
        each.number,
        each.reason,
        working,
        each.interest_minor,
        each.fixed_minor,
        again_minor,
    )
