"""What letters say beyond the open items: the newest payment, return, refund, and status."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import OUTCOMES
from collector_desktop.queries.account_status import statuses
from collector_desktop.queries.position import ask
from collector_desktop.queries.returns import IS_RETURN

NEWEST = """SELECT amount_minor, currency, document_on FROM item
    WHERE customer_id = :customer AND type = :type AND document_on <= :day
    ORDER BY document_on DESC, id DESC LIMIT 1"""
RETURNED = f"""SELECT r.amount_minor, r.currency, r.document_on FROM item i
    JOIN allocation b ON b.target_id = i.id AND b.amount_minor > 0
    JOIN item r ON r.id = b.source_id AND r.type = 'receipt'
    WHERE i.customer_id = :customer AND {IS_RETURN} AND i.document_on <= :day
    ORDER BY i.document_on DESC, i.id DESC LIMIT 1"""
WRITTEN = """SELECT max(made_on) FROM contact WHERE customer_id = :customer
    AND made_on >= :since AND made_on < :day AND kind IN ('letter', 'email')"""
CALLS = """SELECT made_on, outcome FROM contact WHERE customer_id = :customer
    AND made_on >= :since AND made_on < :day AND kind = 'call' ORDER BY made_on DESC, id DESC"""
# A letter says no more of a call than that: who has a wrong number was not even tried.
TRIED = frozenset({"MSG_PERSON", "VOICEMAIL", "NO_ANSWER", "BUSY", "NOT_AVAIL"})
POSTCODE = """SELECT postcode FROM address WHERE customer_id = :customer AND kind = 'billing'"""


@frozen
class Movement:
    """Money of a day, in minor units."""

    amount_minor: int
    currency: str
    on: date


def newest(customer_id: int, type_: str, as_of: date) -> Movement | None:
    """Return a customer's newest entry of a type, such as `receipt` or `refund`."""
    return _movement(NEWEST, customer_id, as_of, type_)


def newest_return(customer_id: int, as_of: date) -> Movement | None:
    """Return the payment that came back last, as it was paid."""
    return _movement(RETURNED, customer_id, as_of)


@frozen
class LastCall:
    """The day of a call; `is_spoken` says that it reached the right person."""

    on: date
    is_spoken: bool


def last_written(customer_id: int, since: date, as_of: date) -> date | None:
    """Return the last day before a day on which a letter or e-mail went to a customer.

    What went before `since`, such as the first due date, was about other debts.
    """
    values = {"since": since.isoformat(), "day": as_of.isoformat()}
    found = ask(WRITTEN, customer=customer_id, **values)
    return date.fromisoformat(found[0][0]) if found and found[0][0] else None


def last_call(customer_id: int, since: date, as_of: date) -> LastCall | None:
    """Return the last call before a day of which a letter may speak."""
    values = {"since": since.isoformat(), "day": as_of.isoformat()}
    for on, code in ask(CALLS, customer=customer_id, **values):
        ended = OUTCOMES.get(code)
        if code in TRIED or (ended is not None and ended.right_person):
            return LastCall(date.fromisoformat(on), code not in TRIED)
    return None


def stopped_on(customer_id: int, as_of: date) -> date | None:
    """Return since when an account is on stop, if it is."""
    rows = statuses(as_of, [customer_id]).get(customer_id, ())
    return next((row.made_on for row in rows if row.status is AccountStatus.ON_STOP), None)


def postcode_of(customer_id: int) -> str:
    """Return the postcode of a customer's billing address."""
    found = ask(POSTCODE, customer=customer_id)
    return str(found[0][0]) if found else ""


def _movement(sql: str, customer_id: int, as_of: date, type_: str = "") -> Movement | None:
    found = ask(sql, customer=customer_id, day=as_of.isoformat(), type=type_)
    if not found:
        return None
    amount, currency, on = found[0]
    return Movement(amount, currency, date.fromisoformat(on))
