"""Where one can go, and the way back."""

from __future__ import annotations

from dataclasses import field
from typing import Any

from collector_desktop.domain.frozen import frozen

TODAY = "today"
CHASE = "chase"
PROMISES = "promises"
CUSTOMERS = "customers"
INVOICES = "invoices"
DISPUTES = "disputes"
PAYMENTS = "payments"
REPORTS = "reports"
IMPORT = "import"
SETTINGS = "settings"
CUSTOMER = "customer"
WELCOME = "welcome"
SETUP = "setup"
BELONGS_TO = {CUSTOMER: CUSTOMERS, SETUP: TODAY}
MOST_STEPS = 50


@frozen
class Place:
    """A page with what it shows; `words` name the way back to it."""

    page: str
    argument: Any = None
    words: str = field(default="", compare=False)


class Trail:
    """The places one came through, the newest last; the present one is not on it."""

    def __init__(self) -> None:
        self.steps: list[Place] = []

    def leave(self, place: Place, goal: Place) -> None:
        """Remember a place that is left, unless its goal is the card that is shown already."""
        if _is_same_card(place, goal):
            return
        if not self.steps or self.steps[-1] != place:
            self.steps.append(place)
        del self.steps[:-MOST_STEPS]

    def back(self) -> Place | None:
        """Return the place to go back to and forget it."""
        return self.steps.pop() if self.steps else None


def _is_same_card(place: Place, goal: Place) -> bool:
    """Return whether both are the card of one customer, maybe in two lists to walk through."""
    if {place.page, goal.page} != {CUSTOMER}:
        return False
    return bool(place.argument[0] == goal.argument[0])
