"""A demand as the message that a customer would get: how, to whom, why, and what to know of it."""

from __future__ import annotations

from datetime import date
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from collector_desktop.domain.chase_accounts import Demand, reminder_number
from collector_desktop.domain.chase_fees import step_fee
from collector_desktop.domain.languages import language_for
from collector_desktop.domain.legal_letters import (
    BEFORE_ACTION,
    OF_CLAIM,
    reply_days,
    template_for,
)
from collector_desktop.domain.procedures import WRITTEN, Channel, Step
from collector_desktop.domain.settings import COMPANY_COUNTRY
from collector_desktop.domain.working_days import Calendar, roll_forward
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.calendars import customer_calendar
from collector_desktop.queries.chase_items import ItemRow, packed, packed_names
from collector_desktop.queries.chase_shown import ProposedMessage
from collector_desktop.queries.chase_start import earlier_start
from collector_desktop.queries.chase_ways import Way
from collector_desktop.queries.wording import own_languages

if TYPE_CHECKING:
    from collector_desktop.domain.exchange import RateTable
    from collector_desktop.queries.chase_debts import Debt, Debts
    from collector_desktop.queries.chase_people import Recipient
    from collector_desktop.queries.settings import Settings

BY_LAW = frozenset({BEFORE_ACTION, OF_CLAIM})
AT_ONCE = frozenset({Channel.EMAIL, Channel.CALL, Channel.SMS, Channel.VISIT})


class Sending(NamedTuple):
    """To whom and how a demand goes.

    `unallocated_minor` is their money that pays nothing yet, `reached` when they last were.
    """

    who: Recipient
    way: Way
    currency: str
    unallocated_minor: int
    reached: date | None


class Messages:
    """Makes the messages of a run."""

    def __init__(
        self,
        as_of: date,
        stored: Settings,
        rates: RateTable,
        among: Debts,
        disputed: dict[int, int],
    ) -> None:
        self._as_of = as_of
        self._stored = stored
        self._home = stored[COMPANY_COUNTRY]
        self._rates = rates
        self._before, self._entries = among.before, among.entries
        self._disputed = disputed
        self._languages = own_languages()
        # Without a ring to this object, which would keep all that it knows until it is looked for.
        self._free_on = cache(partial(_next_day, as_of, stored))
        self._skips = cache(_skips)
        self._warnings: dict[tuple[str, ...], tuple[str, ...]] = {}

    def message(self, demand: Demand, debts: dict[int, Debt], sending: Sending) -> ProposedMessage:
        """Return a demand as a message."""
        who, way, currency, _, reached = sending
        step, before = demand.step, self._before
        items, fee_minor, charged = self._items(demand, debts, currency)
        not_before = self._quiet(who) if way.channel in AT_ONCE else None
        template, pay_within = self._template(step, who)
        earlier = earlier_start(demand, debts, currency, (before, reached), self._entries)
        notes = [self._skips(step.name, earlier), way.warning, *_notes(demand, debts)]
        if not charged:
            notes.append(f"No rate for {currency} is known: no fixed fee.")
        warnings = _warnings(notes, sending, not_before)
        return ProposedMessage(
            customer_id=who.customer_id,
            kept_names=packed_names((who.code, who.name, way.to_name, way.address)),
            currency=currency,
            channel=way.channel,
            rule=step,
            procedure=demand.procedure.name,
            kept_items=packed(items),
            first_item=items[0][0],
            total_minor=demand.total_minor,
            fee_minor=fee_minor,
            fees_before_minor=sum([row[9] for row in items]) if before.fees else 0,
            # Thousands have the same.
            warnings=self._warnings.setdefault(warnings, warnings),
            reminder_number=self._number(items) if way.channel in WRITTEN else None,
            template=template,
            language=self._language(who),
            pay_within_days=pay_within,
            not_before=not_before,
            earlier_step=earlier,
        )

    def _items(
        self, demand: Demand, debts: dict[int, Debt], currency: str
    ) -> tuple[list[ItemRow], int, bool]:
        """Return the items, their fees in minor units, and whether all could be worked out."""
        found: list[ItemRow] = []
        fee_minor, charged = 0, True
        past, fees, in_dispute = self._before.past, self._before.fees, self._disputed
        for item_id, asked, taken in demand.items:
            _, number, due_on, days, _, procedure, *_ = debts[item_id]
            name, step_id, fee = "", None, 0
            if taken is not None and procedure is not None:
                step = procedure.steps[taken]
                name, step_id = step.name, step.step_id
                if step.fee_value:
                    worth = step_fee(step, asked, currency, self._rates, self._as_of)
                    charged, fee = charged and worth is not None, worth or 0
                    fee_minor += fee
            elif item_id in past:
                name = past[item_id].step_name
            disputed, before = in_dispute.get(item_id, 0), fees.get(item_id, 0) if fees else 0
            due = due_on.toordinal()
            found.append((item_id, number, due, days, asked, disputed, name, step_id, fee, before))
        return found, fee_minor, charged

    def _number(self, items: list[ItemRow]) -> int:
        """Return the number of a reminder among those that listed its items."""
        mentions = self._before.mentions
        return reminder_number([mentions.get(item[0], 0) for item in items] if mentions else ())

    def _template(self, step: Step, who: Recipient) -> tuple[str, int | None]:
        """Return the words of a step and the days to pay: the law chooses the last letter."""
        if step.template not in BY_LAW:
            return step.template, step.pay_within_days
        country = who.country or self._home
        postcode = who.address[-1] if who.address else ""
        name = template_for(BEFORE_ACTION, who.kind, country, postcode)
        return name, max(step.pay_within_days or 0, reply_days(name, country, postcode) or 0)

    def _language(self, who: Recipient) -> str:
        return language_for(who.country, self._home, self._languages.get(who.customer_id, ""))

    def _quiet(self, who: Recipient) -> date | None:
        """Return the next day on which somebody works there, if nobody does today."""
        free_on = self._free_on(who.country, who.region)
        return None if free_on == self._as_of else free_on


def _next_day(as_of: date, stored: Settings, country: str, region: str) -> date:
    calendar: Calendar = customer_calendar(stored, country, region)
    return roll_forward(as_of, calendar)


def _skips(step: str, earlier: str) -> str:
    """Return that nobody was reminded of what a message asks for, where it skips steps."""
    return earlier and f"Never reminded of before: {step} would be the first, not {earlier}."


def _warnings(notes: list[str], sending: Sending, not_before: date | None) -> tuple[str, ...]:
    """Return what is to be known before it is sent, first why it does not go by itself."""
    waiting = sending.unallocated_minor
    if waiting:
        notes.append(f"{money(waiting, sending.currency)} is not allocated yet.")
    if not_before is not None:
        notes.insert(0, f"Nobody works there today: not before {plain_day(not_before)}.")
    return tuple(filter(None, notes))


def _notes(demand: Demand, debts: dict[int, Debt]) -> list[str]:
    found = [note for item_id, _, _ in demand.items if (note := debts[item_id].note)]
    return list(dict.fromkeys(found)) if found else found
