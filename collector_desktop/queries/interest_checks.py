"""Proof that what was claimed and waived for late payment is what its kept working gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from collector_desktop.domain.late_working import read_working
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.checks import Problem
from collector_desktop.queries.interest_decisions import Decision, decisions


def claim_problems() -> Iterator[Problem]:
    """Yield decisions that their working does not give, and entries that are not their claim."""
    for each in decisions(date.max):
        where = each.number or each.item_number
        if each.claim_id is None and not _is_proved(each):
            kept = plain_amount(each.interest_minor, each.currency)
            yield Problem("claim", where, f"kept interest {kept}; its working gives another")
        if each.number and each.entry_minor != each.minor:
            entry = plain_amount(each.entry_minor, each.currency)
            parts = plain_amount(each.minor, each.currency)
            yield Problem("claim-entry", where, f"entry {entry}; interest and fixed sum {parts}")


def _is_proved(decision: Decision) -> bool:
    """Return whether days and interest of a decision are those of its working."""
    if decision.first is None:
        return decision.interest_minor == 0
    try:
        working = read_working(decision.working)
    except ValueError:
        return False
    segments = working.segments
    days = (segments[0].first, segments[-1].last) if segments else (None, None)
    return (*days, working.interest_minor) == (
        decision.first,
        decision.last,
        decision.interest_minor,
    )
