"""What a run of the procedures would send at a day, and what it would hold back and why.

Nobody is asked twice for what is spoken for, and nobody is left out without a reason: what has a
step due is in a message or held back.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Sequence
from datetime import date, timedelta
from operator import attrgetter
from sys import intern

from collector_desktop.domain.chase_accounts import Asked, Demand, demands
from collector_desktop.domain.collecting import without_collecting
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.domain.numbers import name_key
from collector_desktop.domain.settings import CHASE_MOST_A_DAY
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.chase_debts import Account, Debt, Debts
from collector_desktop.queries.chase_free import freed
from collector_desktop.queries.chase_messages import Messages, Sending
from collector_desktop.queries.chase_past import message_days
from collector_desktop.queries.chase_people import Recipient, RecipientsInTurn
from collector_desktop.queries.chase_ramp import rationed
from collector_desktop.queries.chase_shown import ChaseView, HeldBack, ProposedMessage
from collector_desktop.queries.chase_start import from_the_start
from collector_desktop.queries.chase_stops import chase_stops
from collector_desktop.queries.chase_ways import way_to
from collector_desktop.queries.exchange import rate_table
from collector_desktop.queries.procedures import Chosen, Procedures, procedure_book
from collector_desktop.queries.settings import settings

MOST_A_WEEK = 2
Held = tuple[HoldReason, str, date | None]


def chase_view(
    as_of: date,
    procedure: str = "",
    despite: Collection[int] = frozenset(),
    from_start: Container[int] = frozenset(),
) -> ChaseView:
    """Return what a run at a day would send and hold back, by all procedures or by one.

    The customers in `despite` are written to although something that the user may set aside
    speaks against it; never twice a day, and never against the law. What those in `from_start`
    were never reminded of begins with the first step, however old it is.

    Raises:
        RefusedError: there is no procedure of that name.
    """
    book = procedure_book()
    if procedure and name_key(procedure) not in book.by_name:
        listed = ", ".join(each.name for each in book.listed) or "none yet"
        raise RefusedError(f"There is no procedure {procedure!r}.", f"There are: {listed}.")
    with without_collecting():
        run = _Run(as_of, book, name_key(procedure), (frozenset(despite), from_start))
        return ChaseView(as_of, *run.view())


class _Run:
    """Goes through all accounts once."""

    def __init__(
        self,
        as_of: date,
        book: Procedures,
        only: str,
        whom: tuple[frozenset[int], Container[int]],
    ) -> None:
        stored = settings()
        self._as_of = as_of
        self._most = stored[CHASE_MOST_A_DAY]
        self._only = only
        self._despite, self._from_start = whom
        self._who = RecipientsInTurn(as_of).of
        self._debts = Debts(as_of, book, self._who)
        self._stops = chase_stops(as_of, stored)
        self._sent = message_days(as_of)
        self._make = Messages(as_of, stored, rate_table(), self._debts, self._stops.disputed)
        self._names: dict[int, str] = {}
        self._messages: list[ProposedMessage] = []
        self._held: list[HeldBack] = []

    def view(self) -> tuple[tuple[ProposedMessage, ...], tuple[HeldBack, ...]]:
        """Return the messages and what is held back, by the customer's name."""
        for account, chosen, debts in self._debts.accounts():
            meant = [debt for debt in debts if self._is_meant(debt)] if self._only else debts
            if any(map(_needs_a_word, meant)):
                self._account(account, chosen, meant)
        today = sum(days.count(self._as_of) for days in self._sent.values())
        going, waiting = rationed(self._messages, self._most, today, self._as_of)
        self._held += waiting
        # They come by their keys, as accounts do, and stay so among equal names.
        messages = sorted(going, key=lambda each: self._names[each.customer_id])
        held = sorted(self._held, key=lambda each: (each.name.casefold(), each.customer_id))
        return tuple(messages), tuple(held)

    def _is_meant(self, debt: Debt) -> bool:
        return debt.procedure is not None and name_key(debt.procedure.name) == self._only

    def _account(self, account: Account, chosen: Chosen, debts: Sequence[Debt]) -> None:
        # Each account has its own copy of the currency, and a message is held for long.
        who, currency = self._who(account[0]), intern(account[1])
        reached = self._stops.reached.get(account[0])
        if account[0] in self._from_start:
            debts = from_the_start(debts, self._debts.before, reached, self._debts.entries)
        by_id = {debt.item_id: debt for debt in debts}
        free = freed(account, debts, self._stops, chosen)
        for (reason, text), parts in free.held.items():
            self._hold(account, (reason, text, parts.until), parts.numbers, parts.minor)
        found = demands(free.items, currency)
        if not found:
            self._tell_why_not(account, free.items, by_id)
            return
        total = sum([demand.total_minor for demand in found])
        waiting = self._stops.unallocated.get(account, 0)
        messages = []
        for demand in found:
            way = way_to(demand.step, who)
            stopped = self._stopped(account, demand, total) or (
                _nowhere(who) if way is None else None
            )
            if way is None or stopped is not None:
                numbers = [by_id[item.item_id].number for item in demand.items]
                self._hold(account, stopped, numbers, demand.total_minor)
            else:
                sending = Sending(who, way, currency, waiting, reached)
                messages.append(self._make.message(demand, by_id, sending))
        if messages:
            self._names[who.customer_id] = who.name.casefold()
            self._messages += sorted(messages, key=_key) if len(messages) > 1 else messages

    def _tell_why_not(
        self, account: Account, items: Sequence[Asked], by_id: dict[int, Debt]
    ) -> None:
        """Hold back what has a step due but too little for it, or had every step."""
        short = [by_id[item.item_id] for item in items if item.steps]
        over = [debt for item in items if (debt := by_id[item.item_id]).is_over]
        total = sum(item.asked_minor for item in items)
        why: Held = (HoldReason.EXHAUSTED, "Decide what is to follow.", None)
        if short:
            text = _short_of(short, total, account[1])
            why = (HoldReason.BELOW_MINIMUM, text, None)
        if short or over:
            self._hold(account, why, [debt.number for debt in short or over], total)

    def _stopped(self, account: Account, demand: Demand, total_minor: int) -> Held | None:
        """Return what keeps a whole account from being written to, the gravest first."""
        who = self._who(account[0])
        for_now = None if who.customer_id in self._despite else self._for_now(account, total_minor)
        return self._closed(who) or for_now or self._too_soon(who, demand)

    def _for_now(self, account: Account, total_minor: int) -> Held | None:
        """Return what speaks against writing today, and may be set aside."""
        customer_id, currency = account
        stops = self._stops
        if stops.stale:
            return HoldReason.STALE_DATA, stops.stale, None
        if customer_id in stops.pauses:
            pause = stops.pauses[customer_id]
            text = f"{pause.label}, said on {plain_day(pause.said_on)}."
            return HoldReason.PAUSED, text, pause.until
        if customer_id in stops.replied:
            return HoldReason.UNREAD_REPLY, "They wrote, and nobody has read it.", None
        waiting = stops.unallocated.get(account, 0)
        if waiting and total_minor <= waiting:
            text = f"{money(waiting, currency)} is not allocated yet: allocate it first."
            return HoldReason.ALLOCATE_FIRST, text, None
        return None

    def _closed(self, who: Recipient) -> Held | None:
        """Return what ends all writing to a customer: its status, or what its people asked for."""
        row = self._stops.statuses.get(who.customer_id)
        if row is not None:
            return HoldReason.STATUS, f"{row.rule.label} since {plain_day(row.made_on)}.", None
        return (HoldReason.UNWANTED, who.unwanted, None) if who.unwanted else None

    def _too_soon(self, who: Recipient, demand: Demand) -> Held | None:
        """Return whether somebody was written to or reached too lately.

        A promise that was broken since lets the next step go at once, but never twice a day.
        """
        sent = self._sent.get(who.customer_id, [])
        if sent and max(sent) >= self._as_of:
            text = "They were sent a message today."
            return HoldReason.RECENT_CONTACT, text, self._as_of
        is_set_aside = who.customer_id in self._despite
        reached = None if is_set_aside else self._stops.reached.get(who.customer_id)
        if reached is not None:
            gap = timedelta(days=demand.procedure.min_gap_days)
            if self._as_of - reached < gap and not self._stops.broke_since(who.customer_id):
                until = reached + gap - timedelta(days=1)
                return HoldReason.RECENT_CONTACT, f"Reached on {plain_day(reached)}.", until
        if who.kind == "consumer" and len(sent) >= MOST_A_WEEK:
            until = min(sent) + timedelta(days=6)
            return HoldReason.TOO_MANY, f"{len(sent)} messages in a week to a consumer.", until
        return None

    def _hold(self, account: Account, why: Held | None, numbers: Sequence[str], minor: int) -> None:
        if why is None:
            return
        who = self._who(account[0])
        reason, text, until = why
        self._held.append(
            HeldBack(
                who.customer_id,
                who.code,
                who.name,
                account[1],
                reason,
                text,
                until,
                tuple(numbers),
                minor,
            )
        )


_key = attrgetter("key")


def _needs_a_word(debt: Debt) -> bool:
    """Return whether a debt has a step due or a reason for never having one."""
    return bool(debt.steps) or debt.is_over or not (debt.procedure and debt.procedure.steps)


def _short_of(short: Sequence[Debt], total_minor: int, currency: str) -> str:
    """Return why what is owed is too little, or is not known to be enough, for a step."""
    steps = [
        debt.procedure.steps[index] for debt in short if debt.procedure for index in debt.steps
    ]
    unknown = next((step for step in steps if step.least(currency) is None), None)
    if unknown is not None:
        return f"{unknown.name} has a least amount, but none in {currency}: set one."
    return f"{money(total_minor, currency)} is less than the step asks for."


def _nowhere(who: Recipient) -> Held:
    """Return that somebody can be written to in no way, and what is in place of an address."""
    text = "Neither an e-mail address nor a postal address is known."
    if who.wrong_email:
        text = f"{who.wrong_email!r} is not an e-mail address, and no postal address is known."
    return HoldReason.NO_ADDRESS, text, None
