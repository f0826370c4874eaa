"""The traits by which debts and accounts are filtered, beside sums and days.

The names are those of the lists: the step that was last sent, the terms and the procedure that
count, who spoke to the customer last, and what is marked.
"""

from __future__ import annotations

from dataclasses import fields
from enum import StrEnum
from typing import Any

from collector_desktop.domain.frozen import frozen

NO_STEP = "-"


class Flag(StrEnum):
    """What a debt or an account is marked with."""

    PROMISED = "promised"
    BROKEN = "broken"
    DISPUTED = "disputed"
    HELD = "held"
    OVER_LIMIT = "over_limit"
    ON_STOP = "on_stop"


@frozen
class Traits:
    """Traits that are asked for; an empty one is not, and every one that is must be there.

    `stage` is the name of the step that was sent last, `NO_STEP` that none was. `terms` and
    `procedure` are those that count, whether the customer's own, its group's or the company's.
    `worker` is who made the last contact, `flag` the value of a `Flag`.
    """

    stage: str = ""
    terms: str = ""
    procedure: str = ""
    worker: str = ""
    flag: str = ""

    def asked(self) -> tuple[tuple[str, str], ...]:
        """Return the traits that are asked for, by name, in their order."""
        values = ((each.name, str(getattr(self, each.name))) for each in fields(self))
        return tuple((name, value) for name, value in values if value)

    def stored(self) -> dict[str, str]:
        """Return the traits that are asked for in plain JSON types, as `read_traits` takes them."""
        return dict(self.asked())


NO_TRAITS = Traits()


def read_traits(stored: dict[str, Any]) -> Traits:
    """Return traits that were stored.

    Raises:
        ValueError: a flag is unknown.
        TypeError: there is a trait of another name.
    """
    found = Traits(**{name: str(value) for name, value in stored.items()})
    if found.flag:
        Flag(found.flag)
    return found
