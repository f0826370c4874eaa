"""What one customer is asked for in one currency at a day: one message, or one for each invoice.

There is one message for each customer and currency, at the severest step that is due
among its items, listing all that is overdue; an item takes its own step and never another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.named_rows import made
from collector_desktop.domain.procedures import Consolidate, Procedure, Step


class Asked(NamedTuple):
    """An item that may be chased: what of it is asked for, and the steps it may take, best first.

    `is_overdue` is false for an item that gets a note before its due date.
    """

    item_id: int
    asked_minor: int
    procedure: Procedure
    steps: tuple[int, ...]
    is_overdue: bool = True


class Listed(NamedTuple):
    """An item of a message, with the number of the step that it takes; None takes none."""

    item_id: int
    asked_minor: int
    step: int | None


@frozen
class Demand:
    """One message: the step in whose words it asks, and what for, in minor units.

    `total_minor` is what it asks for, without fees.
    """

    procedure: Procedure
    index: int
    items: tuple[Listed, ...]
    total_minor: int

    @property
    def step(self) -> Step:
        """The step in whose words it asks."""
        return self.procedure.steps[self.index]


def demands(items: Sequence[Asked], currency: str) -> tuple[Demand, ...]:
    """Return what is to be asked for, none where no step is due or too little is owed for one."""
    customer = Consolidate.CUSTOMER
    together = [each for each in items if each.procedure.consolidate is customer]
    groups = [[each for each in together if each.is_overdue]]
    if len(together) < len(items):
        groups += ([each] for each in items if each.procedure.consolidate is Consolidate.INVOICE)
    found = [made for group in groups if (made := _demand(group, currency)) is not None]
    if not found:
        early = [each for each in together if not each.is_overdue and each.steps]
        made = _demand(early, currency)
        found = [made] if made is not None else []
    return tuple(found)


def _demand(items: Sequence[Asked], currency: str) -> Demand | None:
    """Return one message about items, at the severest step that one of them takes."""
    total = sum([each.asked_minor for each in items])
    listed: list[Listed] = []
    severest, procedure = -1, None
    for item_id, asked_minor, its_procedure, steps, _ in items:
        own = _enough(its_procedure, steps, total, currency) if steps else None
        listed.append(made(Listed, (item_id, asked_minor, own)))
        if own is not None and own > severest:
            severest, procedure = own, its_procedure
    return None if procedure is None else Demand(procedure, severest, tuple(listed), total)


def _enough(
    procedure: Procedure, steps: tuple[int, ...], total_minor: int, currency: str
) -> int | None:
    """Return the best of some steps for which enough is asked for altogether."""
    for index in steps:
        least = procedure.steps[index].least(currency)
        if least is not None and total_minor >= least:
            return index
    return None


def reminder_number(mentions: Iterable[int]) -> int:
    """Return the number of a reminder: one more than the most that an item of it was listed in.

    Telephone calls and visits do not count.
    """
    return max(mentions, default=0) + 1
