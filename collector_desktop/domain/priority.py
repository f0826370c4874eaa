"""Whom to chase first: a score whose every part can be shown, and the reasons in words.

Weights, ages and what comes first whatever the score are those of decision 6.
"""

from __future__ import annotations

from enum import StrEnum

from collector_desktop.domain.currency import exponent
from collector_desktop.domain.frozen import frozen

VALUE_WEIGHT = 40
AGE_WEIGHT = 20
PROMISE_WEIGHT = 20
RISK_WEIGHT = 10
SILENCE_WEIGHT = 10
FULL_AGE_DAYS = 90
FULL_SILENCE_DAYS = 21
NEWLY_OVERDUE_DAYS = 7
PARTS = FULL_AGE_DAYS * FULL_SILENCE_DAYS // 3
THREE_BARS = 50
TWO_BARS = 30
_MOST_DECIMALS = 4


class Reason(StrEnum):
    """Why a customer is in the worklist, most severe first."""

    BROKEN_PROMISE = "broken_promise"
    MISSED_INSTALMENT = "missed_instalment"
    PROMISE_DUE = "promise_due"
    CALLBACK_DUE = "callback_due"
    TASK_DUE = "task_due"
    HOLD_ENDED = "hold_ended"
    OVER_LIMIT = "over_limit"
    TOO_OLD_SOON = "too_old_soon"
    NO_REPLY = "no_reply"
    ANSWER_LATE = "dispute_answer_late"
    NEWLY_OVERDUE = "newly_overdue"
    LONG_SILENCE = "long_silence"
    OVERDUE = "overdue"
    IN_DISPUTE = "in_dispute"


@frozen
class Urgency:
    """What the score looks at, for one customer in one currency.

    `oldest_days` is the age of the oldest overdue item, 0 or less when nothing is overdue;
    `silent_days` counts from the last contact and is None when there was none. `no_reply` says that
    a letter or e-mail was not answered in the days that one waits; `task_due` that we left
    something undone; `too_old_soon` that a debt cannot be taken to court in half a year.
    """

    overdue_minor: int
    largest_overdue_minor: int
    oldest_days: int
    has_broken_promise: bool
    promise_due_today: bool
    callback_due: bool
    over_limit: bool
    silent_days: int | None
    hold_ended: bool = False
    answer_late: bool = False
    in_dispute: bool = False
    has_missed_instalment: bool = False
    no_reply: bool = False
    task_due: bool = False
    too_old_soon: bool = False


def points(urgency: Urgency) -> int:
    """Return the score, 0 to 100, rounded half up once at the end."""
    return total_points(urgency.overdue_minor, urgency.largest_overdue_minor, other_points(urgency))


def other_points(urgency: Urgency) -> int:
    """Return what does not depend on the other customers, in 630ths of a point."""
    promise = _is_failed(urgency) or urgency.promise_due_today
    silent_days = FULL_SILENCE_DAYS if urgency.silent_days is None else urgency.silent_days
    return (
        AGE_WEIGHT * _held(urgency.oldest_days, FULL_AGE_DAYS) * PARTS // FULL_AGE_DAYS
        + PROMISE_WEIGHT * promise * PARTS
        + RISK_WEIGHT * urgency.over_limit * PARTS
        + SILENCE_WEIGHT * _held(silent_days, FULL_SILENCE_DAYS) * PARTS // FULL_SILENCE_DAYS
    )


def total_points(overdue_minor: int, largest_minor: int, others: int) -> int:
    """Return the score, 0 to 100, from the overdue sum and the largest one on the list.

    Both are in units that compare; `others` are the `other_points`.
    """
    whole = max(largest_minor, 1)
    share = _held(overdue_minor, largest_minor)
    return (2 * PARTS * VALUE_WEIGHT * share + (2 * others + PARTS) * whole) // (2 * PARTS * whole)


def comparable(minor: int, currency: str) -> int:
    """Return a sum so that currencies compare roughly, one whole unit for another."""
    return int(minor * 10 ** (_MOST_DECIMALS - exponent(currency)))


def in_minor_units(compared: int, currency: str) -> int:
    """Return a `comparable` sum in minor units of a currency, without what is less than one."""
    return int(compared // 10 ** (_MOST_DECIMALS - exponent(currency)))


def is_urgent(urgency: Urgency) -> bool:
    """Return whether a hard rule puts the customer first, whatever the score."""
    return (
        _is_failed(urgency)
        or urgency.promise_due_today
        or urgency.callback_due
        or urgency.hold_ended
        or urgency.over_limit
    )


def bars(score: int, *, urgent: bool) -> int:
    """Return how many of the three signal bars to draw."""
    if urgent or score >= THREE_BARS:
        return 3
    return 2 if score >= TWO_BARS else 1


def reasons(urgency: Urgency) -> tuple[Reason, ...]:
    """Return why to chase now, most severe first; empty when there is no reason at all.

    That a part is in dispute is no reason, but is shown beside one.
    """
    holds = {
        Reason.BROKEN_PROMISE: urgency.has_broken_promise,
        Reason.MISSED_INSTALMENT: urgency.has_missed_instalment,
        Reason.PROMISE_DUE: urgency.promise_due_today,
        Reason.CALLBACK_DUE: urgency.callback_due,
        Reason.TASK_DUE: urgency.task_due,
        Reason.HOLD_ENDED: urgency.hold_ended,
        Reason.OVER_LIMIT: urgency.over_limit,
        Reason.TOO_OLD_SOON: urgency.too_old_soon,
        Reason.NO_REPLY: urgency.no_reply,
        Reason.ANSWER_LATE: urgency.answer_late,
        Reason.NEWLY_OVERDUE: _is_newly_overdue(urgency),
        Reason.LONG_SILENCE: _is_long_silence(urgency) and not urgency.no_reply,
    }
    found = tuple(reason for reason, applies in holds.items() if applies)
    if not found and urgency.overdue_minor > 0:
        found = (Reason.OVERDUE,)
    return (*found, Reason.IN_DISPUTE) if found and urgency.in_dispute else found


def _is_failed(urgency: Urgency) -> bool:
    return urgency.has_broken_promise or urgency.has_missed_instalment


def _held(part: int, whole: int) -> int:
    """Return a part, held between 0 and the whole."""
    return max(0, min(part, whole))


def _is_newly_overdue(urgency: Urgency) -> bool:
    silent_days = urgency.silent_days
    not_yet_chased = silent_days is None or silent_days > urgency.oldest_days
    return 1 <= urgency.oldest_days <= NEWLY_OVERDUE_DAYS and not_yet_chased


def _is_long_silence(urgency: Urgency) -> bool:
    silent_days = urgency.silent_days
    silent = silent_days is None or silent_days >= FULL_SILENCE_DAYS
    return urgency.oldest_days > NEWLY_OVERDUE_DAYS and silent
