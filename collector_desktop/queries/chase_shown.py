"""What a run would do, as a page or program shows it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.domain.procedures import Channel, Step


class ProposedItem(NamedTuple):
    """An item of a message, in minor units.

    `open_minor` is what is asked for: what is open less `disputed_minor` and what is spoken for.
    `step_id` is the step that it takes with this message, None if it is only listed; `step_name`
    that one, else the last it was sent. `fee_minor` is what the step charges, `fees_before_minor`
    what earlier steps did.
    """

    item_id: int
    number: str
    due_on: date
    days_overdue: int
    open_minor: int
    disputed_minor: int
    step_name: str
    step_id: int | None
    fee_minor: int
    fees_before_minor: int


@frozen
class ProposedMessage:
    """One message that a run would send.

    `rule` is the step in whose words it asks; `channel` may differ from that of the step where
    the customer cannot be reached by it, which a warning says. `not_before` is the next day on
    which anybody works where the customer is, for what reaches people at once, if that is not
    today. `why` says what made the step due; `earlier_step` is the first step where the message
    skips it, since the debt is old and nobody was reminded of it.
    """

    customer_id: int
    code: str
    name: str
    currency: str
    channel: Channel
    rule: Step
    procedure: str
    items: tuple[ProposedItem, ...]
    total_minor: int
    fee_minor: int
    to_name: str
    address: str
    why: str
    warnings: tuple[str, ...]
    reminder_number: int | None
    template: str
    language: str
    pay_within_days: int | None
    not_before: date | None = None
    earlier_step: str = ""

    @property
    def step(self) -> str:
        """The name of the step in whose words it asks."""
        return self.rule.name

    @property
    def step_id(self) -> int | None:
        """The row of that step."""
        return self.rule.step_id

    @property
    def needs_approval(self) -> bool:
        """Return whether it is not sent before the user said so."""
        return self.rule.needs_approval

    @property
    def fees_minor(self) -> int:
        """The fees of its items altogether, those of earlier steps too."""
        return self.fee_minor + sum(item.fees_before_minor for item in self.items)

    @property
    def key(self) -> tuple[int, str, int]:
        """Its key among the messages of the day: customer, currency, first item."""
        return (self.customer_id, self.currency, self.items[0].item_id)


@frozen
class HeldBack:
    """What a customer is not sent, and why; `until` is the last day of that, where one is known."""

    customer_id: int
    code: str
    name: str
    currency: str
    reason: HoldReason
    text: str
    until: date | None
    items: tuple[str, ...]
    held_minor: int = 0


@frozen
class ChaseView:
    """What a run at a day would send, and what it would hold back."""

    as_of: date
    messages: tuple[ProposedMessage, ...] = ()
    held: tuple[HeldBack, ...] = ()
