"""The messages of a run by step, counted once; a tick then counts only what it touched."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.procedures import Channel

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from collector_desktop.queries.chase_shown import ProposedMessage

Key: TypeAlias = tuple[int, str, int]
StepKey: TypeAlias = tuple[str, str]
K = TypeVar("K")
TASKS = frozenset({Channel.CALL, Channel.VISIT, Channel.SMS})


@frozen
class Counts:
    """How many messages go in which way, to how many customers, and for how much by currency.

    `customers` is 0 where nobody asks for them: for one step of a run.
    """

    emails: int = 0
    letters: int = 0
    tasks: int = 0
    customers: int = 0
    amounts: tuple[tuple[int, str], ...] = ()

    @property
    def messages(self) -> int:
        """All messages."""
        return self.emails + self.letters + self.tasks


class Tally:
    """Counts messages that are put in and taken out again."""

    def __init__(self) -> None:
        self.messages = 0
        self._ways: Counter[Channel] = Counter()
        self._currencies: dict[str, int] = {}
        self._sums: Counter[str] = Counter()

    def put(self, message: ProposedMessage, way: Channel, by: int = 1) -> None:
        """Count a message that goes in a way; by -1 it is taken out."""
        self.messages += by
        self._ways[way] += by
        self._sums[message.currency] += by * message.total_minor
        _change(self._currencies, message.currency, by)

    def counts(self) -> Counts:
        """Return what the messages come to."""
        return Counts(
            emails=self._ways[Channel.EMAIL],
            letters=self._ways[Channel.LETTER],
            tasks=sum(self._ways[way] for way in TASKS),
            amounts=tuple((self._sums[currency], currency) for currency in self._currencies),
        )


class RunTally(Tally):
    """Counts the customers as well, whom a dictionary holds: of every step they would be many."""

    def __init__(self) -> None:
        super().__init__()
        self._customers: dict[int, int] = {}

    def put(self, message: ProposedMessage, way: Channel, by: int = 1) -> None:
        super().put(message, way, by)
        _change(self._customers, message.customer_id, by)

    def counts(self) -> Counts:
        return replace(super().counts(), customers=len(self._customers))


class StepCount:
    """The messages of a step in their order, and what all of them and those that go come to.

    `keys` are their first items: each item is in one message, and tens of thousands are held.
    """

    def __init__(self) -> None:
        self.keys = array("q")
        self.messages: list[ProposedMessage] = []
        self.every, self.going = Tally(), Tally()

    def ticked(self) -> bool | None:
        """Return whether all of them go, or none; None is some of them."""
        if self.going.messages in {0, len(self.messages)}:
            return bool(self.going.messages)
        return None


class RunCounts:
    """Counts the messages of a run as they are proposed, before anybody decided about them."""

    def __init__(
        self, messages: Sequence[ProposedMessage], order: Mapping[StepKey, int] | None = None
    ) -> None:
        self._by_item: dict[int, ProposedMessage] = {}
        self.skipping = [message for message in messages if message.earlier_step]
        self.going = RunTally()
        steps: dict[StepKey, StepCount] = {}
        for message in messages:
            item, way = message.first_item, message.channel
            self._by_item[item] = message
            step = steps.setdefault((message.procedure, message.step), StepCount())
            step.keys.append(item)
            step.messages.append(message)
            step.every.put(message, way)
            if goes_unasked(message):
                step.going.put(message, way)
                self.going.put(message, way)
        places = order or {}
        by_place = sorted(steps.items(), key=lambda pair: places.get(pair[0], len(places)))
        self.steps = dict(by_place)

    def of_item(self, item_id: object) -> ProposedMessage | None:
        """Return the message that begins with an item."""
        return self._by_item.get(item_id) if isinstance(item_id, int) else None

    def found(self, key: Key) -> ProposedMessage | None:
        """Return the message with a key; its item may have passed to another customer since."""
        message = self._by_item.get(key[2])
        return message if message is not None and message.key == key else None

    def tick(self, message: ProposedMessage, way: Channel, *, on: bool) -> None:
        """Count a message as one that goes, or no longer."""
        for tally in (self._step(message).going, self.going):
            tally.put(message, way, 1 if on else -1)

    def change_way(
        self, message: ProposedMessage, before: Channel, way: Channel, *, goes: bool
    ) -> None:
        """Count a message in another way."""
        step = self._step(message)
        for tally in (step.every, step.going, self.going) if goes else (step.every,):
            tally.put(message, before, -1)
            tally.put(message, way)

    def _step(self, message: ProposedMessage) -> StepCount:
        return self.steps[message.procedure, message.step]


def goes_unasked(message: ProposedMessage) -> bool:
    """Return whether a message goes unless the user unticks it."""
    return not message.needs_approval and message.not_before is None


def _change(held: dict[K, int], what: K, by: int) -> None:
    left = held.get(what, 0) + by
    if left:
        held[what] = left
    else:
        held.pop(what, None)
