"""Which debts of an account may be asked for, how much of each, and what holds the others back."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from collector_desktop.domain.chase_accounts import Asked
from collector_desktop.domain.chase_cover import Cover, Covered, cover_debts
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.domain.named_rows import made
from collector_desktop.domain.written import money

if TYPE_CHECKING:
    from collector_desktop.domain.procedures import Procedure
    from collector_desktop.queries.chase_debts import Account, Debt
    from collector_desktop.queries.chase_stops import Stops
    from collector_desktop.queries.holds import HoldRow
    from collector_desktop.queries.procedures import Chosen

Why = tuple[HoldReason, str, date | None]


@dataclass(slots=True)
class HeldParts:
    """What of an account one reason holds back: the numbers, how much, and its last day."""

    numbers: list[str] = field(default_factory=list)
    minor: int = 0
    until: date | None = None


@dataclass(slots=True)
class Freed:
    """The debts that may be asked for with how much of each, and what is held back and why."""

    items: list[Asked] = field(default_factory=list)
    held: dict[tuple[HoldReason, str], HeldParts] = field(default_factory=dict)


def freed(account: Account, debts: Sequence[Debt], stops: Stops, chosen: Chosen) -> Freed:
    """Return what may be asked for of an account.

    Only what has a step due is listed as held back; so is what no procedure may ask for at all.
    """
    found, disputed, currency = Freed(), stops.disputed, account[1]
    held = _standing(account, debts, stops) if stops.holds.customers or stops.holds.items else {}
    covers = stops.covers.get(account)
    covered = _covered(debts, stops, covers, held) if covers else {}
    for debt in debts:
        item_id, _, _, days, open_minor, procedure, steps, _, _, _ = debt
        why, asked = None, open_minor - disputed.get(item_id, 0)
        if procedure is None or not procedure.steps:
            why = _never_asked(procedure, chosen)
        elif item_id in held:
            why = _on_hold(held[item_id])
        else:
            part = covered.get(item_id)
            if part is not None or asked <= 0 or asked < procedure.tolerance.get(currency, 0):
                why = _held_by_amount(debt, asked, part, currency)
                asked -= part.minor if part else 0
        if why is None and procedure is not None:
            found.items.append(made(Asked, (item_id, asked, procedure, steps, days > 0)))
        elif why is not None and (steps or (why[0] in NEVER_ASKED and days > 0)):
            parts = found.held.setdefault((why[0], why[1]), HeldParts(until=why[2]))
            parts.numbers.append(debt.number)
            parts.minor += open_minor
    return found


NEVER_ASKED = frozenset({HoldReason.NO_PROCEDURE, HoldReason.DO_NOT_CHASE})


def _standing(
    account: Account, debts: Sequence[Debt], stops: Stops
) -> dict[int, tuple[HoldRow, ...]]:
    """Return what is on hold, by item, and by which holds."""
    found = ((debt.item_id, stops.holds.of(account[0], debt.item_id)) for debt in debts)
    return {item_id: holds for item_id, holds in found if holds}


def _covered(
    debts: Sequence[Debt], stops: Stops, covers: Sequence[Cover], held: Container[int]
) -> dict[int, Covered]:
    owed = [
        (debt.item_id, debt.open_minor - stops.disputed.get(debt.item_id, 0))
        for debt in debts
        if debt.item_id not in held
    ]
    return cover_debts(owed, covers)


def _never_asked(procedure: Procedure | None, chosen: Chosen) -> Why:
    if procedure is None:
        name = f"There is no procedure {chosen.name!r}." if chosen.name else "There is none yet."
        return HoldReason.NO_PROCEDURE, name, None
    return HoldReason.DO_NOT_CHASE, f"{procedure.name}.", None


def _on_hold(holds: tuple[HoldRow, ...]) -> Why:
    ends = [hold.until_on for hold in holds]
    until = None if None in ends else max(filter(None, ends))
    return HoldReason.ON_HOLD, f"{holds[0].reason.rstrip('.')}.", until


def _held_by_amount(debt: Debt, asked: int, part: Covered | None, currency: str) -> Why | None:
    if asked <= 0:
        return HoldReason.DISPUTE, "All that is open is in dispute.", None
    left = asked - (part.minor if part else 0)
    if part is not None and left <= 0:
        return part.cover.reason, part.cover.text, part.cover.until
    tolerance = 0 if debt.procedure is None else debt.procedure.tolerance.get(currency, 0)
    if left < tolerance and not debt.is_set:
        least = money(tolerance, currency)
        return HoldReason.BELOW_TOLERANCE, f"Less than {least} is open.", None
    return None
