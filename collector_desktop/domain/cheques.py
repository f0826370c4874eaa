"""Post-dated cheques: a promise on paper, which counts as money only from its own day on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from collector_desktop.domain.forecast import Pledge


class ChequeStatus(StrEnum):
    """Where a cheque is: in the drawer, at the bank, come back, or given back."""

    HELD = "held"
    BANKED = "banked"
    RETURNED = "returned"
    CANCELLED = "cancelled"


def less_cheques(promised: Iterable[Pledge], cheques: Iterable[Pledge]) -> list[Pledge]:
    """Return what is promised beside the cheques that are held.

    A cheque that may be banked by the day promised, for something that the promise covers, is the
    money promised and not more of it.
    """
    left = sorted(promised, key=lambda pledge: pledge.pay_by)
    for cheque in sorted(cheques, key=lambda pledge: pledge.pay_by):
        minor = cheque.minor
        for at, pledge in enumerate(left):
            if cheque.pay_by <= pledge.pay_by and _are_for_the_same(cheque, pledge):
                used = min(minor, pledge.minor)
                minor -= used
                left[at] = replace(pledge, minor=pledge.minor - used)
    return [pledge for pledge in left if pledge.minor]


def _are_for_the_same(one: Pledge, other: Pledge) -> bool:
    """Return whether two cover a common item; without items each covers the whole account."""
    mine, theirs = set(one.item_ids), set(other.item_ids)
    return not mine or not theirs or bool(mine & theirs)
