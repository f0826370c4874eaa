"""What the user has decided about a run that has not gone yet: ticks, edits, other ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.procedures import Channel
from collector_desktop.services.chase_runs import Edit, RunDraft
from collector_desktop.services.chase_texts import MessageWords

if TYPE_CHECKING:
    from collector_desktop.queries.chase_page import ChasePage
    from collector_desktop.queries.chase_shown import ChaseView, ProposedMessage
    from collector_desktop.queries.runs import MessageRow

Key: TypeAlias = tuple[int, str, int]
StepKey: TypeAlias = tuple[str, str]
PAPER, TASKS = Channel.LETTER, frozenset({Channel.CALL, Channel.VISIT, Channel.SMS})


@frozen
class Counts:
    """How many messages go in which way, to how many customers, and for how much by currency."""

    emails: int = 0
    letters: int = 0
    tasks: int = 0
    customers: int = 0
    amounts: tuple[tuple[int, str], ...] = ()

    @property
    def messages(self) -> int:
        """All messages."""
        return self.emails + self.letters + self.tasks


@dataclass(slots=True)
class ChasePlan:
    """A view of a run with the decisions on top of it; they outlive a new reading.

    With `only` it is narrowed to some customers: the others are not shown, and left out of the run.
    What needs approval, or reaches people on their day off, is not ticked until the user does.
    """

    view: ChaseView | None = None
    order: Mapping[StepKey, int] = field(default_factory=dict)
    unticked: set[Key] = field(default_factory=set)
    ticked: set[Key] = field(default_factory=set)
    texts: dict[Key, tuple[str, str]] = field(default_factory=dict)
    channels: dict[Key, Channel] = field(default_factory=dict)
    addresses: dict[Key, str] = field(default_factory=dict)
    despite: dict[int, str] = field(default_factory=dict)
    from_start: set[int] = field(default_factory=set)
    only: frozenset[int] = frozenset()
    saved_run: int = 0

    @property
    def proposed(self) -> tuple[ProposedMessage, ...]:
        """Every message that is proposed."""
        return self.view.messages if self.view else ()

    @property
    def messages(self) -> tuple[ProposedMessage, ...]:
        """The messages that are shown: all, or those to the customers that were chosen."""
        if not self.only:
            return self.proposed
        return tuple(each for each in self.proposed if each.customer_id in self.only)

    def forget(self) -> None:
        """Decide again, as after a run."""
        self.unticked.clear()
        self.ticked.clear()
        for kept in (self.texts, self.channels, self.addresses):
            kept.clear()
        self.despite.clear()
        self.from_start.clear()
        self.only = frozenset()

    def skipping(self) -> list[ProposedMessage]:
        """Return the messages that skip steps, since nobody was reminded of their old debts."""
        return [message for message in self.messages if message.earlier_step]

    def begin(self, customers: Iterable[int], *, from_start: bool) -> None:
        """Let customers begin with the first step, or where the age of their debts puts them.

        What was written for the other step does not fit this one.
        """
        whom = set(customers)
        self.from_start = self.from_start | whom if from_start else self.from_start - whom
        self.texts = {key: text for key, text in self.texts.items() if key[0] not in whom}

    def take(self, page: ChasePage) -> None:
        """Take a new reading; decisions that were saved for later come back with the first one."""
        self.view, self.order = page.view, page.order
        run_id = page.saved_run
        if run_id not in {0, self.saved_run}:
            self.saved_run = run_id
            self._take_saved(page.saved)

    def draft(self, procedure: str) -> RunDraft:
        """Return the run as it was decided."""
        going = self.going()
        keys = {message.key for message in going}
        return RunDraft(
            procedure=procedure,
            left_out=[each.key for each in self.proposed if each.key not in keys],
            approved=[each.key for each in going if each.needs_approval],
            edits={key: self._edit(key) for key in {*self.texts, *self.channels}},
            despite=dict(self.despite),
            from_start=frozenset(self.from_start),
        )

    def keep_address(self, message: ProposedMessage, address: str) -> None:
        """Remember where a message goes that goes in another way than proposed."""
        if message.key in self.channels:
            self.addresses[message.key] = address

    def _edit(self, key: Key) -> Edit:
        text, channel = self.texts.get(key), self.channels.get(key)
        return Edit(
            words=None if text is None else MessageWords(*text),
            way=None if channel is None else (channel, self.addresses.get(key, "")),
        )

    def _take_saved(self, rows: Sequence[MessageRow]) -> None:
        proposed = {message.key: message for message in self.proposed}
        for row in rows:
            key = (row.customer_id, row.currency, row.items[0].item_id)
            message = proposed.get(key)
            if message is None:
                continue
            self.tick([message], on=row.state != "left_out")
            if row.is_edited:
                self.texts[key] = (row.subject, row.body)
            if row.channel != message.channel.value:
                self.channels[key], self.addresses[key] = Channel(row.channel), row.address

    def is_ticked(self, message: ProposedMessage) -> bool:
        """Return whether a message is to go."""
        if message.needs_approval or message.not_before is not None:
            return message.key in self.ticked
        return message.key not in self.unticked

    def tick(self, messages: Iterable[ProposedMessage], *, on: bool) -> None:
        """Let messages go, or leave them out of this run."""
        for message in messages:
            (self.ticked if on else self.unticked).add(message.key)
            (self.unticked if on else self.ticked).discard(message.key)

    def channel(self, message: ProposedMessage) -> Channel:
        """Return how a message goes: as proposed, or as the user chose for this run."""
        return self.channels.get(message.key, message.channel)

    def choose_channel(self, message: ProposedMessage, channel: Channel) -> None:
        """Let a message go in another way this time."""
        if channel is message.channel:
            self.channels.pop(message.key, None)
        else:
            self.channels[message.key] = channel

    def steps(self) -> dict[StepKey, list[ProposedMessage]]:
        """Return the messages by procedure and step, in the order in which the steps come."""
        found: dict[StepKey, list[ProposedMessage]] = {}
        for message in self.messages:
            found.setdefault((message.procedure, message.step), []).append(message)
        last = len(self.order)
        return dict(sorted(found.items(), key=lambda pair: self.order.get(pair[0], last)))

    def going(self) -> list[ProposedMessage]:
        """Return the messages that are to go."""
        return [message for message in self.messages if self.is_ticked(message)]

    def counts(self, messages: Iterable[ProposedMessage]) -> Counts:
        """Return what some messages come to."""
        listed = list(messages)
        ways = [self.channel(message) for message in listed]
        sums: dict[str, int] = {}
        for message in listed:
            sums[message.currency] = sums.get(message.currency, 0) + message.total_minor
        return Counts(
            emails=ways.count(Channel.EMAIL),
            letters=ways.count(Channel.LETTER),
            tasks=sum(way in TASKS for way in ways),
            customers=len({message.customer_id for message in listed}),
            amounts=tuple((minor, currency) for currency, minor in sums.items()),
        )
