"""What a run would do, as a page or program shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.domain.procedure_words import days_words, when_words
from collector_desktop.domain.procedures import Channel, Step
from collector_desktop.queries.chase_items import (
    ItemRow,
    ProposedItem,
    item_rows,
    names_in,
    packed_names,
    unpacked,
)


@frozen
class ProposedMessage:
    """One message that a run would send.

    `rule` is the step in whose words it asks; `channel` may differ from that of the step where
    the customer cannot be reached by it, which a warning says. `not_before` is the next day on
    which anybody works where the customer is, for what reaches people at once, if that is not
    today. `earlier_step` is the first step where the message skips it, since the debt is old and
    nobody was reminded of it. `fee_minor` is what its step charges, `fees_before_minor` what the
    earlier ones did. `kept_items` has the items as bytes, `kept_names` the names, `first_item` the
    id of the first item: tens of thousands of messages are held, and few are looked at.
    """

    customer_id: int
    kept_names: bytes
    currency: str
    channel: Channel
    rule: Step
    procedure: str
    kept_items: bytes
    first_item: int
    total_minor: int
    fee_minor: int
    fees_before_minor: int
    warnings: tuple[str, ...]
    reminder_number: int | None
    template: str
    language: str
    pay_within_days: int | None
    not_before: date | None = None
    earlier_step: str = ""

    @property
    def code(self) -> str:
        """The code of the customer."""
        return names_in(self.kept_names)[0]

    @property
    def name(self) -> str:
        """The name of the customer."""
        return names_in(self.kept_names)[1]

    @property
    def to_name(self) -> str:
        """Whom it names as the one it goes to."""
        return names_in(self.kept_names)[2]

    @property
    def address(self) -> str:
        """Where it goes: an e-mail address, a number, or lines of a postal address."""
        return names_in(self.kept_names)[3]

    @property
    def items(self) -> tuple[ProposedItem, ...]:
        """What it asks for, the oldest first."""
        return unpacked(self.kept_items)

    @property
    def why(self) -> str:
        """What made the step due."""
        step = self.rule
        late = _late(*_oldest(step, item_rows(self.kept_items)))
        return f"{step.name}, {when_words(step)}: {late}."

    @property
    def count(self) -> int:
        """How many items it asks for."""
        return len(item_rows(self.kept_items))

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
        return self.fee_minor + self.fees_before_minor

    @property
    def key(self) -> tuple[int, str, int]:
        """Its key among the messages of the day: customer, currency, first item."""
        return (self.customer_id, self.currency, self.first_item)

    def by(self, channel: Channel, to_name: str, address: str) -> ProposedMessage:
        """Return it as it goes by a channel to somebody."""
        code, name, _, _ = names_in(self.kept_names)
        kept = packed_names((code, name, to_name, address))
        return replace(self, channel=channel, kept_names=kept)


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


def _oldest(step: Step, rows: Sequence[ItemRow]) -> tuple[str, int]:
    """Return what made a step due, the oldest item that takes it, and how many days late it is."""
    for _, number, _, days, _, _, _, step_id, _, _ in rows:
        if step_id == step.step_id:
            return number, days
    return next((row[1], row[3]) for row in rows if row[7] is not None or row[6])


def _late(number: str, days: int) -> str:
    if days > 0:
        return f"{number} is {days_words(days)} overdue"
    return f"{number} is due in {days_words(-days)}"
