"""What holds a run back at a day: promises, plans, cheques, holds, statuses, contacts, old data."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcome_effects import effects
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.domain.settings import CHASE_STALE_DAYS, COMPANY_COUNTRY, COMPANY_REGION
from collector_desktop.domain.working_days import add_working_days
from collector_desktop.domain.written import plain_day
from collector_desktop.queries.account_status import StatusRow, chasing_stopped
from collector_desktop.queries.calendars import calendar_of
from collector_desktop.queries.contact_pauses import ContactPause, contact_pauses
from collector_desktop.queries.covers import Account, account_covers
from collector_desktop.queries.disputed import disputed_by_item
from collector_desktop.queries.holds import Holds, standing_holds
from collector_desktop.queries.incoming import unread_replies
from collector_desktop.queries.ledger_age import NEWS
from collector_desktop.queries.position import ask, with_position
from collector_desktop.queries.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Collection

    from collector_desktop.domain.chase_cover import Cover

# Who was only rung, or not there, was not reached; a note is no contact, a statement no reminder.
NOT_REACHED = tuple(
    sorted({code for code, each in OUTCOMES.items() if each.is_attempt} | {"NOT_AVAIL", "WRONG_NO"})
)
# The newest contacts of each customer are looked at until one counts, mostly the first.
REACHED = """SELECT id, (SELECT c.made_on FROM contact c
        LEFT JOIN document d ON d.id = c.document_id
        WHERE c.customer_id = customer.id AND c.made_on BETWEEN :since AND :day
          AND c.kind <> 'note' AND (d.id IS NULL OR d.kind = 'letter')
          AND c.outcome NOT IN ({codes}) ORDER BY c.made_on DESC LIMIT 1) FROM customer"""
UNALLOCATED = """SELECT customer_id, currency, sum(open_minor) FROM position
    WHERE sign = -1 GROUP BY customer_id, currency"""
OVER = """SELECT customer_id, max(pay_by) FROM promise WHERE taken_on <= :day AND pay_by < :day
    AND (decided_on IS NULL OR decided_on > :day OR status IN ('broken', 'partly'))
    GROUP BY customer_id"""
TAKEN = "SELECT customer_id, taken_on FROM promise WHERE taken_on <= :day"
NEWEST = f"SELECT DISTINCT day FROM ({NEWS}) ORDER BY day DESC LIMIT 2"
LONGEST_GAP = 366

# Many contacts and promises share few days.
_day = lru_cache(maxsize=1024)(date.fromisoformat)


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
    covers = account_covers(as_of)
    promised = {account[0] for account in covers}
    over = {row[0]: _day(row[1]) for row in ask(OVER, day=as_of.isoformat())}
    pauses = contact_pauses(as_of).values()
    taken = {(row[0], row[1]) for row in ask(TAKEN, day=as_of.isoformat())} if pauses else set()
    judged = {*promised, *over}
    unallocated = ask(with_position(as_of, whole=True) + UNALLOCATED, day=as_of.isoformat())
    return Stops(
        standing_holds(as_of),
        disputed_by_item(as_of),
        covers,
        chasing_stopped(as_of),
        {each.customer_id: each for each in pauses if not _is_judged(each, judged, taken)},
        unread_replies(as_of),
        {(row[0], row[1]): row[2] for row in unallocated},
        _reached(as_of),
        {key: day for key, day in over.items() if key not in promised},
        _stale(as_of, stored),
    )


def _is_judged(
    pause: ContactPause, judged: Collection[int], taken: Collection[tuple[int, str]]
) -> bool:
    """Return whether the promise itself says what a contact agreed, and how long it counts.

    One that was kept counts no longer: what is owed beside it is asked for again.
    """
    is_known = pause.customer_id in judged or (
        (pause.customer_id, pause.said_on.isoformat()) in taken
    )
    return is_known and effects(pause.outcome).promises


def _reached(as_of: date) -> dict[int, date]:
    codes = ", ".join(f"'{code}'" for code in NOT_REACHED)
    since = as_of - timedelta(days=LONGEST_GAP)
    rows = ask(REACHED.format(codes=codes), day=as_of.isoformat(), since=since.isoformat())
    return {row[0]: _day(row[1]) for row in rows if row[1]}


def _stale(as_of: date, stored: Settings) -> str:
    """Return what to say of data that is too old to chase by; nothing where it is not.

    Only a ledger that files feed can be out of date: one that got files on two days or more.
    """
    days = [date.fromisoformat(row[0]) for row in ask(NEWEST, day=as_of.isoformat())]
    most = stored[CHASE_STALE_DAYS]
    if len(days) < 2 or not most:
        return ""
    is_worked = calendar_of(stored[COMPANY_COUNTRY], stored[COMPANY_REGION])
    if add_working_days(days[0], most, is_worked) >= as_of:
        return ""
    return f"The newest data is from {plain_day(days[0])}: first import what has been paid since."
