"""Contacts: their kinds, the outcomes of a call and the day each leads to by default."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.working_days import Calendar, add_working_days, is_working_day


class ContactKind(StrEnum):
    """How the customer was contacted; a note is a record without a contact."""

    CALL = "call"
    EMAIL = "email"
    LETTER = "letter"
    SMS = "sms"
    VISIT = "visit"
    NOTE = "note"


class NextFrom(StrEnum):
    """The day from which the default next day is counted."""

    TODAY = "today"
    AGREED = "agreed"
    NEVER = "never"


@frozen
class FollowUp:
    """The default next day: so many working days after today or after the day agreed.

    `minutes` later on the same day is when a line that was engaged is tried again.
    """

    counted_from: NextFrom
    working_days: int = 0
    minutes: int | None = None


@frozen
class CallOutcome:
    """How a contact ended.

    `right_person` is None where the outcome does not say; `is_attempt` marks a try that
    reached nobody; `short_key` and `button` are set for the outcomes offered in the window.
    """

    code: str
    label: str
    right_person: bool | None
    follow_up: FollowUp
    is_attempt: bool = False
    short_key: str = ""
    button: str = ""


_NOTHING = FollowUp(NextFrom.NEVER)
_ON_THE_DAY = FollowUp(NextFrom.AGREED)
_DAY_AFTER = FollowUp(NextFrom.AGREED, 1)
_IN_2_HOURS = FollowUp(NextFrom.TODAY, minutes=120)
_IN_1 = FollowUp(NextFrom.TODAY, 1)
_IN_2 = FollowUp(NextFrom.TODAY, 2)
_IN_3 = FollowUp(NextFrom.TODAY, 3)
_IN_4 = FollowUp(NextFrom.TODAY, 4)

_YES: bool | None = True
_NO: bool | None = False
_MAYBE: bool | None = None

PROMISED_PART = "PTP_PART"
_ALL = (
    CallOutcome("PTP", "Promised to pay", _YES, _DAY_AFTER, short_key="1", button="Promise"),
    CallOutcome(PROMISED_PART, "Promised part", _YES, _DAY_AFTER),
    CallOutcome("PLAN", "Agreed instalments", _YES, _ON_THE_DAY),
    CallOutcome("PAID", "Says already paid", _YES, _IN_2, short_key="2", button="Paid / in post"),
    CallOutcome("CHQ_POST", "Cheque in the post", _YES, _IN_4),
    CallOutcome("APPROVED", "Approved, in the next payment run", _YES, _DAY_AFTER),
    CallOutcome("AWAIT_APPR", "Awaiting approval", _YES, _IN_3),
    CallOutcome("DISPUTE", "Disputes all or part", _YES, _IN_2, short_key="3", button="Query"),
    CallOutcome("NEED_COPY", "Needs a copy", _MAYBE, _IN_2),
    CallOutcome("NEED_POD", "Needs proof of delivery or order", _YES, _IN_2),
    CallOutcome("NOT_RECEIVED", "Never received the invoice", _YES, _IN_2),
    CallOutcome("CASHFLOW", "Cannot pay", _YES, _IN_1),
    CallOutcome("WILL_CALL", "Will call back", _MAYBE, _IN_1),
    CallOutcome("CALL_LATER", "Asked to be called later", _MAYBE, _ON_THE_DAY),
    CallOutcome("MSG_PERSON", "Left message with someone else", _NO, _IN_1),
    CallOutcome("VOICEMAIL", "Left voicemail", _NO, _IN_1, short_key="5", button="Left message"),
    CallOutcome(
        "NO_ANSWER", "No answer", _NO, _IN_1, is_attempt=True, short_key="4", button="No answer"
    ),
    CallOutcome("BUSY", "Engaged", _NO, _IN_2_HOURS, is_attempt=True),
    CallOutcome("NOT_AVAIL", "Not available or left", _NO, _IN_1),
    CallOutcome("WRONG_NO", "Wrong number", _NO, _IN_1, short_key="6", button="Wrong number"),
    CallOutcome("REFUSED", "Refuses to pay", _YES, _IN_1),
    CallOutcome("INSOLV", "Insolvent, in administration or deceased", _YES, _NOTHING),
    CallOutcome("REPRESENTED", "Referred to a solicitor or agent", _YES, _NOTHING),
    CallOutcome("GOODWILL", "Courtesy call, all in order", _YES, _DAY_AFTER),
    CallOutcome("SKIPPED", "Skipped", _MAYBE, _ON_THE_DAY),
)

LAST_MINUTE = 24 * 60 - 1
OUTCOMES: dict[str, CallOutcome] = {each.code: each for each in _ALL}
DESK_OUTCOMES = tuple(
    sorted((each for each in _ALL if each.short_key), key=lambda each: each.short_key)
)


def outcome(code: str) -> CallOutcome:
    """Return the outcome with that code, in capitals or not.

    Raises:
        CollectorError: no outcome has it.
    """
    found = OUTCOMES.get(code.strip().upper())
    if found is None:
        raise CollectorError(f"{code!r} is not an outcome.", f"Use one of {', '.join(OUTCOMES)}.")
    return found


def next_day(
    code: str,
    today: date,
    promised_for: date | None = None,
    is_worked: Calendar = is_working_day,
) -> date | None:
    """Return the day on which to go on after this outcome, if the outcome sets one.

    `promised_for` is the day promised, agreed, due or chosen; outcomes that count from it set
    no day without it.
    """
    follow_up = outcome(code).follow_up
    start = {NextFrom.TODAY: today, NextFrom.AGREED: promised_for}.get(follow_up.counted_from)
    return None if start is None else add_working_days(start, follow_up.working_days, is_worked)


def next_minute(code: str, made_minute: int | None) -> int | None:
    """Return when on the next day to go on, in minutes since midnight, if the outcome says so.

    It counts from the minute of the contact and stays within the day.
    """
    later = outcome(code).follow_up.minutes
    if later is None or made_minute is None:
        return None
    return min(made_minute + later, LAST_MINUTE)
