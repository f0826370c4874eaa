"""Claims of interest that stay as they are although the invoice now falls due later."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from collector_desktop.domain.late_working import read_working
from collector_desktop.queries.interest_decisions import CLAIMED, Decision, decisions

_NO_DAYS = timedelta()


def claims_that_stay(customer_id: int, moved: Iterable[tuple[int, date, date]]) -> str:
    """Return which claims were reckoned from an earlier due day, and what to do; else nothing.

    `moved` are items of one customer with the day on which each fell due, and the day on which it
    does now. A claim that was made is not changed by that: whether it holds is for people to say.
    """
    later = {item_id: (before, after) for item_id, before, after in moved if after > before}
    if not later:
        return ""
    made = decisions(date.max, customer_id)
    waived: dict[int, int] = {}
    for each in made:
        if each.claim_id is not None:
            waived[each.claim_id] = waived.get(each.claim_id, 0) + each.minor
    numbers: dict[int, list[str]] = {}
    for each in made:
        is_standing = each.kind == CLAIMED and each.minor > waived.get(each.decision_id, 0)
        if is_standing and each.item_id in later and _is_early(each, *later[each.item_id]):
            numbers.setdefault(each.item_id, []).append(each.number)
    return " ".join(_said(claims, later[item_id][0]) for item_id, claims in numbers.items())


def _is_early(claim: Decision, before: date, after: date) -> bool:
    """Return whether a claim asks for a day that does not bear interest any more."""
    grace = _NO_DAYS
    if claim.working:
        grace = max(_NO_DAYS, read_working(claim.working).counting.anchor - before)
    return (claim.first or claim.decided_on) <= after + grace


def _said(claims: list[str], before: date) -> str:
    who, verb, them = ("They", "stay", "them") if len(claims) > 1 else ("It", "stays", "it")
    what = f"{'Claims' if len(claims) > 1 else 'Claim'} {' and '.join(claims)}"
    days = f"counted from the earlier due date, {before.isoformat()}"
    return f"{what} {days}. {who} {verb}: waive {them}, or write off what is too much."
