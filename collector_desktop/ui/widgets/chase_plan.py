"""What the user has decided about a run that has not gone yet: ticks, edits, other ways."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from collector_desktop.domain.procedures import Channel
from collector_desktop.services.chase_runs import Edit, RunDraft
from collector_desktop.services.chase_texts import MessageWords
from collector_desktop.ui.widgets.chase_counts import RunCounts, goes_unasked

if TYPE_CHECKING:
    from collector_desktop.queries.chase_page import ChasePage
    from collector_desktop.queries.chase_shown import ChaseView, ProposedMessage
    from collector_desktop.queries.runs import MessageRow
    from collector_desktop.ui.widgets.chase_counts import Key, StepKey


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
    _counts: RunCounts | None = None

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
        self.narrow(frozenset())

    def narrow(self, customers: frozenset[int]) -> None:
        """Show only the messages to some customers, or with nobody named those to all."""
        self.only, self._counts = customers, None

    def forget_rows(self) -> None:
        """Drop every message; what was decided stays."""
        self.view, self._counts = None, None

    def skipping(self) -> list[ProposedMessage]:
        """Return the messages that skip steps, since nobody was reminded of their old debts."""
        return self.counted().skipping

    def begin(self, customers: Iterable[int], *, from_start: bool) -> None:
        """Let customers begin with the first step, or where the age of their debts puts them.

        What was written for the other step does not fit this one.
        """
        whom = set(customers)
        self.from_start = self.from_start | whom if from_start else self.from_start - whom
        self.texts = {key: text for key, text in self.texts.items() if key[0] not in whom}

    def take(self, page: ChasePage, fresh: RunCounts) -> None:
        """Take a new reading, whose messages are counted in `fresh` as they are proposed.

        Decisions that were saved for later come back with the first one.
        """
        self.view, self.order, self._counts = page.view, page.order, None
        run_id = page.saved_run
        if run_id not in {0, self.saved_run}:
            self.saved_run = run_id
            self._take_saved(page.saved)
        if not self.only:
            self._counts = self._decided(fresh)

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
        if goes_unasked(message):
            return message.key not in self.unticked
        return message.key in self.ticked

    def tick(self, messages: Iterable[ProposedMessage], *, on: bool) -> None:
        """Let messages go, or leave them out of this run."""
        for message in messages:
            if self._counts is not None and self.is_ticked(message) is not on:
                self._counts.tick(message, self.channel(message), on=on)
            (self.ticked if on else self.unticked).add(message.key)
            (self.unticked if on else self.ticked).discard(message.key)

    def channel(self, message: ProposedMessage) -> Channel:
        """Return how a message goes: as proposed, or as the user chose for this run."""
        return self.channels.get(message.key, message.channel)

    def choose_channel(self, message: ProposedMessage, channel: Channel) -> None:
        """Let a message go in another way this time."""
        if self._counts is not None:
            before, goes = self.channel(message), self.is_ticked(message)
            self._counts.change_way(message, before, channel, goes=goes)
        if channel is message.channel:
            self.channels.pop(message.key, None)
        else:
            self.channels[message.key] = channel

    def counted(self) -> RunCounts:
        """Return the messages that are shown, counted with what was decided."""
        if self._counts is None:
            self._counts = self._decided(RunCounts(self.messages, self.order))
        return self._counts

    def steps(self) -> dict[StepKey, list[ProposedMessage]]:
        """Return the messages by procedure and step, in the order in which the steps come."""
        return {key: step.messages for key, step in self.counted().steps.items()}

    def going(self) -> list[ProposedMessage]:
        """Return the messages that are to go."""
        return [message for message in self.messages if self.is_ticked(message)]

    def _decided(self, fresh: RunCounts) -> RunCounts:
        """Count messages otherwise than they are proposed, where that was decided."""
        for key, way in self.channels.items():
            message = fresh.found(key)
            if message is not None:
                goes = goes_unasked(message)
                fresh.change_way(message, message.channel, way, goes=goes)
        for key in self.ticked | self.unticked:
            message = fresh.found(key)
            if message is not None and self.is_ticked(message) is not goes_unasked(message):
                fresh.tick(message, self.channel(message), on=self.is_ticked(message))
        return fresh
