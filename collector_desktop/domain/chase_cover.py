"""How much of each debt is spoken for: by a promise, a plan or a cheque in hand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.holding_back import HoldReason


@frozen
class Cover:
    """So many minor units are to come by `until`; without items it is for the whole account."""

    reason: HoldReason
    minor: int
    until: date | None
    text: str
    item_ids: Collection[int] = ()


@frozen
class Covered:
    """How much of a debt is spoken for, and by what it was first."""

    minor: int
    cover: Cover


def cover_debts(debts: Sequence[tuple[int, int]], covers: Sequence[Cover]) -> dict[int, Covered]:
    """Return what is spoken for, by item, of debts given as (item, minor units), oldest first.

    What names items covers those; what is for the whole account then takes the oldest of what is
    left. Nothing is covered twice.
    """
    left = dict(debts)
    found: dict[int, Covered] = {}
    for cover in sorted(covers, key=_is_for_all) if len(covers) > 1 else covers:
        minor = cover.minor
        for item_id, _ in debts:
            if cover.item_ids and item_id not in cover.item_ids:
                continue
            used = min(minor, left[item_id])
            if used <= 0:
                continue
            minor -= used
            left[item_id] -= used
            before = found.get(item_id)
            first = before.cover if before else cover
            found[item_id] = Covered((before.minor if before else 0) + used, first)
    return found


def _is_for_all(cover: Cover) -> bool:
    return not cover.item_ids
