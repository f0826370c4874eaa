"""What holds a run back at a day: promises, plans, cheques, holds, statuses, contacts, old data."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.chase_cover import Cover
from collector_desktop.domain.cheques import less_cheques
from collector_desktop.domain.forecast import Pledge
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.domain.outcome_effects import effects
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.domain.promises import deadline
from collector_desktop.domain.settings import CHASE_STALE_DAYS, COMPANY_COUNTRY, COMPANY_REGION
from collector_desktop.domain.working_days import add_working_days
from collector_desktop.domain.written import money, plain_day
from collector_desktop.queries.account_status import StatusRow, chasing_stopped
from collector_desktop.queries.calendars import calendar_of, promise_grace
from collector_desktop.queries.cheques import held_cheques
from collector_desktop.queries.contact_pauses import ContactPause, contact_pauses
from collector_desktop.queries.disputed import disputed_by_item
from collector_desktop.queries.holds import Holds, standing_holds
from collector_desktop.queries.incoming import unread_replies
from collector_desktop.queries.plans import plans_in_force
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.promises import open_promises
from collector_desktop.queries.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

# Who was only rung, or not there, was not reached; a note is no contact, a statement no reminder.
NOT_REACHED = tuple(
    sorted({code for code, each in OUTCOMES.items() if each.is_attempt} | {"NOT_AVAIL", "WRONG_NO"})
)
REACHED = """SELECT c.customer_id, max(c.made_on) FROM contact c
    LEFT JOIN document d ON d.id = c.document_id
    WHERE c.kind <> 'note' AND c.made_on BETWEEN :since AND :day
      AND (d.id IS NULL OR d.kind = 'letter')
      AND c.outcome NOT IN ({codes}) GROUP BY c.customer_id"""
UNALLOCATED = """SELECT customer_id, currency, sum(open_minor) FROM position
    WHERE sign = -1 GROUP BY customer_id, currency"""
OVER = """SELECT customer_id, max(pay_by) FROM promise WHERE taken_on <= :day AND pay_by < :day
    AND (decided_on IS NULL OR decided_on > :day OR status IN ('broken', 'partly'))
    GROUP BY customer_id"""
TAKEN = "SELECT customer_id, taken_on FROM promise WHERE taken_on <= :day"
NEWS = """SELECT DISTINCT imported_on FROM import_batch
    WHERE kind IN ('items', 'allocations') AND imported_on <= :day
    ORDER BY imported_on DESC LIMIT 2"""
LONGEST_GAP = 366

Account = tuple[int, str]


@frozen
class Stops:
    """What holds back at a day, by customer, account (customer and currency) or item."""

    holds: Holds
    disputed: dict[int, int]
    covers: dict[Account, list[Cover]]
    statuses: dict[int, StatusRow]
    pauses: dict[int, ContactPause]
    replied: frozenset[int]
    unallocated: dict[Account, int]
    reached: dict[int, date]
    over: dict[int, date]
    stale: str

    def broke_since(self, customer_id: int) -> bool:
        """Return whether a promise ended without its money since anybody was reached."""
        ended = self.over.get(customer_id)
        return ended is not None and self.reached.get(customer_id, date.min) <= ended


def chase_stops(as_of: date, stored: Settings) -> Stops:
    """Return everything that holds a run back at the end of a day."""
    covers: dict[Account, list[Cover]] = defaultdict(list)
    promised = set()
    for account, cover in (*_plans(as_of), *_pledged(as_of)):
        covers[account].append(cover)
        promised.add(account[0])
    over = {row[0]: date.fromisoformat(row[1]) for row in ask(OVER, day=as_of.isoformat())}
    taken = {(row[0], row[1]) for row in ask(TAKEN, day=as_of.isoformat())}
    unallocated = ask(with_position(as_of, whole=True) + UNALLOCATED, day=as_of.isoformat())
    return Stops(
        standing_holds(as_of),
        disputed_by_item(as_of),
        covers,
        chasing_stopped(as_of),
        {
            each.customer_id: each
            for each in contact_pauses(as_of).values()
            if not _is_judged(each, promised | set(over), taken)
        },
        unread_replies(as_of),
        {(row[0], row[1]): row[2] for row in unallocated},
        _reached(as_of),
        {key: day for key, day in over.items() if key not in promised},
        _stale(as_of, stored),
    )


def _is_judged(
    pause: ContactPause, promised: Collection[int], taken: Collection[tuple[int, str]]
) -> bool:
    """Return whether the promise itself says what a contact agreed, and how long it counts.

    One that was kept counts no longer: what is owed beside it is asked for again.
    """
    is_known = pause.customer_id in promised or (
        (pause.customer_id, pause.said_on.isoformat()) in taken
    )
    return is_known and effects(pause.outcome).promises


def _pledged(as_of: date) -> Iterator[tuple[Account, Cover]]:
    """Yield the cheques in hand, and what is promised beside them."""
    cheques, grace = held_cheques(as_of), promise_grace()
    promised: dict[Account, list[Pledge]] = defaultdict(list)
    for row in open_promises(as_of):
        pledge = Pledge(row.pay_by, row.missing_minor, row.item_ids)
        promised[row.customer_id, row.currency].append(pledge)
    for account, pledges in promised.items():
        for pledge in less_cheques(pledges, cheques.get(account, ())):
            worth, day = money(pledge.minor, account[1]), plain_day(pledge.pay_by)
            text = f"Promised {worth} by {day}."
            until = deadline(pledge.pay_by, *grace)
            yield account, _cover(HoldReason.PROMISE, pledge, text, until)
    for account, pledges in cheques.items():
        for pledge in pledges:
            worth, day = money(pledge.minor, account[1]), plain_day(pledge.pay_by)
            is_late = pledge.pay_by < as_of
            text = f"A cheque of {worth} dated {day} is in hand{': bank it' if is_late else ''}."
            yield (
                account,
                _cover(HoldReason.CHEQUE, pledge, text, None if is_late else pledge.pay_by),
            )


def _cover(reason: HoldReason, pledge: Pledge, text: str, until: date | None) -> Cover:
    """Return what is to come, and until when it holds back: never a day that has passed."""
    return Cover(reason, pledge.minor, until, text, set(pledge.item_ids))


def _plans(as_of: date) -> Iterator[tuple[Account, Cover]]:
    for plan in plans_in_force(as_of):
        due = plan.standing.next_due
        text = "A plan of instalments is kept."
        if due is not None:
            worth, day = money(due.missing_minor, plan.currency), plain_day(due.due_on)
            text = f"A plan of instalments is kept; the next is {worth} by {day}."
        minor = sum(debt.open_minor for debt in plan.debts)
        until = due.due_on if due is not None else None
        account = (plan.customer_id, plan.currency)
        yield account, Cover(HoldReason.PLAN, minor, until, text, set(plan.item_ids))


def _reached(as_of: date) -> dict[int, date]:
    codes = ", ".join(f"'{code}'" for code in NOT_REACHED)
    since = as_of - timedelta(days=LONGEST_GAP)
    rows = ask(REACHED.format(codes=codes), day=as_of.isoformat(), since=since.isoformat())
    return {row[0]: date.fromisoformat(row[1]) for row in rows}


def _stale(as_of: date, stored: Settings) -> str:
    """Return what to say of data that is too old to chase by; nothing where it is not.

    Only a ledger that files feed can be out of date: one that got files on two days or more.
    """
    days = [date.fromisoformat(row[0]) for row in ask(NEWS, day=as_of.isoformat())]
    most = stored[CHASE_STALE_DAYS]
    if len(days) < 2 or not most:
        return ""
    is_worked = calendar_of(stored[COMPANY_COUNTRY], stored[COMPANY_REGION])
    if add_working_days(days[0], most, is_worked) >= as_of:
        return ""
    return f"The newest data is of {plain_day(days[0])}: import what was paid since first."
