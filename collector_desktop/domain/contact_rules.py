"""May this person be contacted now, by this channel? Yes, only for a good reason, or no.

What a person asked for is a hard stop. Hours, frequencies and the like advise against, and going
on anyway needs a reason that is kept. Every time here is that of the customer's own clock.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from collector_desktop.domain.contact_limits import (
    BY,
    Limit,
    LimitKind,
    agreed_lately,
    care,
    clock_text,
    hard_stops,
    has_consent,
    quiet,
)
from collector_desktop.domain.contact_profiles import SPOKEN, Counted, Profile
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import OUTCOMES, ContactKind
from collector_desktop.domain.written import plain_day

LOOKS_AHEAD = 92
NOT_CONNECTED = frozenset({"BUSY", "WRONG_NO"})
WRITTEN = frozenset({ContactKind.LETTER, ContactKind.EMAIL})
SENT = WRITTEN | {ContactKind.SMS}
_ONE_DAY = timedelta(days=1)


class Answer(StrEnum):
    """Whether to go on."""

    YES = "yes"
    ASK = "ask"
    NO = "no"


@frozen
class Past:
    """One contact of the past: how, how it ended, on what day and about which items."""

    kind: str
    outcome: str
    on: date
    item_ids: frozenset[int] = frozenset()

    @property
    def is_conversation(self) -> bool:
        """Return whether the right person was spoken to."""
        known = OUTCOMES.get(self.outcome)
        return self.kind in SPOKEN and known is not None and known.right_person is True

    @property
    def is_attempt(self) -> bool:
        """Return whether it was a call that got through to a telephone, answered or not."""
        return self.kind == ContactKind.CALL and self.outcome not in NOT_CONNECTED


def never(_day: date) -> bool:
    """Return that no day is a holiday."""
    return False


@frozen
class Question:
    """A contact that somebody is about to make.

    `at` is the customer's own day and time. Without `item_ids` every debt is meant. A message that
    the program sends by itself is `automated`.
    """

    channel: ContactKind
    at: datetime
    limits: Sequence[Limit] = ()
    past: Sequence[Past] = ()
    item_ids: frozenset[int] = frozenset()
    is_holiday: Callable[[date], bool] = never
    is_disputed: bool = False
    automated: bool = False

    @property
    def today(self) -> date:
        """The customer's own day."""
        return self.at.date()

    @property
    def minute(self) -> int:
        """The minutes since the customer's midnight."""
        return self.at.hour * 60 + self.at.minute


@frozen
class Verdict:
    """The answer, why, and for ASK the first moment at which it would be YES, if there is one.

    `needs_reason`: going on anyway must be accounted for.
    """

    answer: Answer
    reasons: tuple[str, ...] = ()
    next_time: datetime | None = None
    needs_reason: bool = False


def may_contact(question: Question, profile: Profile) -> Verdict:
    """Return whether a contact may be made now, and why not."""
    if question.channel is ContactKind.NOTE:
        return Verdict(Answer.YES)
    stops = hard_stops(question.limits, question.channel)
    if stops:
        return Verdict(Answer.NO, stops)
    lasting, passing = _lasting(question, profile), _passing(question, profile)
    if not lasting and not passing:
        return Verdict(Answer.YES)
    later = None if lasting else _next_time(question, profile)
    asked_for = any(
        each.kind in {LimitKind.QUIET, LimitKind.VULNERABLE} for each in question.limits
    )
    return Verdict(Answer.ASK, (*lasting, *passing), later, profile.is_binding or asked_for)


def counted(past: Iterable[Past], what: Counted, first: date, last: date) -> int:
    """Return how many attempts or conversations are between two days, both included."""
    return sum(
        each.is_conversation if what is Counted.CONVERSATIONS else each.is_attempt
        for each in past
        if first <= each.on <= last
    )


def _lasting(question: Question, profile: Profile) -> list[str]:
    """Return what speaks against it at any time of day."""
    channel, spoken = question.channel, question.channel in SPOKEN
    found = care(question.limits, channel, automated=question.automated)
    if channel in profile.needs_consent and not has_consent(question.limits, channel):
        found.append(f"They have not agreed to be contacted by {BY[channel]}.")
    if profile.stops_if_disputed and question.is_disputed and spoken:
        found.append("They dispute the debt: write instead.")
    if profile.notice_days and spoken and _first_notice(question) is None:
        found.append("Nothing was written to them yet: write first.")
    return found


def _passing(question: Question, profile: Profile) -> list[str]:
    """Return what speaks against it at this moment and will not at another."""
    found = quiet(question.limits, question.channel, question.minute)
    found += _out_of_hours(question, profile)
    if question.channel in SPOKEN:
        found += _too_soon_after_notice(question, profile)
        if not agreed_lately(question.limits, question.channel, question.today):
            found += _too_often(question, profile)
    return found + _too_many_messages(question, profile)


def _out_of_hours(question: Question, profile: Profile) -> list[str]:
    hours = profile.hours.get(question.channel)
    if hours is None:
        return []
    span = hours[question.today.weekday()]
    if span is None:
        return ["Not on this weekday."]
    if profile.not_on_holidays and question.is_holiday(question.today):
        return ["It is a holiday there."]
    if not span[0] <= question.minute < span[1]:
        return [f"Only from {clock_text(span[0])} to {clock_text(span[1])} there."]
    return []


def _too_often(question: Question, profile: Profile) -> list[str]:
    """Return what was done too often; attempts and the rest after a talk are about calls only."""
    today, past = question.today, _about(question, profile)
    is_call = question.channel is ContactKind.CALL
    found = []
    for frequency in profile.frequencies:
        if frequency.counted is Counted.ATTEMPTS and not is_call:
            continue
        since = today - timedelta(days=frequency.days - 1)
        count = counted(past, frequency.counted, since, today)
        if count >= frequency.most:
            found.append(f"{count} {frequency.counted} in {frequency.days} days already.")
    if is_call and profile.cooldown_days:
        found += _talked_lately(past, profile.cooldown_days, today)
    return found


def _talked_lately(past: Iterable[Past], days: int, today: date) -> list[str]:
    """Return that somebody was spoken to on the telephone so lately that nobody calls again."""
    calls = (each for each in past if each.kind == ContactKind.CALL and each.on <= today)
    last = max((each.on for each in calls if each.is_conversation), default=None)
    if last is None or today >= last + timedelta(days=days):
        return []
    free = last + timedelta(days=days)
    return [f"Spoken to on {plain_day(last)}: not again before {plain_day(free)}."]


def _about(question: Question, profile: Profile) -> list[Past]:
    """Return the contacts that count: where debts count by themselves, those about one of them."""
    ids = question.item_ids
    if not profile.per_debt or not ids:
        return list(question.past)
    return [each for each in question.past if not each.item_ids or each.item_ids & ids]


def _first_notice(question: Question) -> date | None:
    written = [each.on for each in question.past if each.kind in WRITTEN]
    return min(written, default=None)


def _too_soon_after_notice(question: Question, profile: Profile) -> list[str]:
    first = _first_notice(question)
    if not profile.notice_days or first is None:
        return []
    free = first + timedelta(days=profile.notice_days)
    words = f"Written to on {plain_day(first)}: no call before {plain_day(free)}."
    return [] if question.today >= free else [words]


def _too_many_messages(question: Question, profile: Profile) -> list[str]:
    if not question.automated:
        return []
    today = question.today
    sent = [each.on for each in question.past if each.kind in SENT and each.on <= today]
    for most, days in ((profile.messages_per_day, 1), (profile.messages_per_week, 7)):
        count = sum(day > today - timedelta(days=days) for day in sent)
        if most is not None and count >= most:
            return [f"{count} messages in {days} days already."]
    return []


def _next_time(question: Question, profile: Profile) -> datetime | None:
    """Return the first later moment without anything against it, within some months."""
    for ahead in range(LOOKS_AHEAD):
        for at in _beginnings(question, profile, question.today + ahead * _ONE_DAY):
            if at > question.at and not _passing(replace(question, at=at), profile):
                return at
    return None


def _beginnings(question: Question, profile: Profile, day: date) -> list[datetime]:
    """Return the moments of a day at which something may come to be allowed."""
    hours = profile.hours.get(question.channel)
    span = hours[day.weekday()] if hours else None
    minutes = {0} if span is None else {span[0]}
    minutes |= {each.to_minute for each in question.limits if each.to_minute is not None}
    start = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the customer's own clock
    return [start + timedelta(minutes=minute) for minute in sorted(minutes)]
