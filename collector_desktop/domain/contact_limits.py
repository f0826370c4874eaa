"""What a person asked for, or is known of them, that limits how they may be contacted."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum

from collector_desktop.domain.contact_profiles import SPOKEN
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind

CONSENT_DAYS = 7
BY = {
    ContactKind.CALL: "telephone",
    ContactKind.EMAIL: "e-mail",
    ContactKind.LETTER: "letter",
    ContactKind.SMS: "text message",
    ContactKind.VISIT: "a visit",
    ContactKind.NOTE: "a note",
}
MANY = {
    ContactKind.CALL: "calls",
    ContactKind.EMAIL: "e-mails",
    ContactKind.LETTER: "letters",
    ContactKind.SMS: "text messages",
    ContactKind.VISIT: "visits",
    ContactKind.NOTE: "notes",
}


class LimitKind(StrEnum):
    """The kinds of limits; the first three forbid, CONSENT allows, the others ask for care."""

    DO_NOT_CONTACT = "do_not_contact"
    REPRESENTED = "represented"
    NO_CHANNEL = "no_channel"
    CONSENT = "consent"
    QUIET = "quiet"
    VULNERABLE = "vulnerable"


WITH_CHANNEL = frozenset({LimitKind.NO_CHANNEL, LimitKind.CONSENT})


@frozen
class Limit:
    """One limit; `channel` and the quiet minutes of the day where the kind has them."""

    kind: LimitKind
    channel: str = ""
    from_minute: int | None = None
    to_minute: int | None = None
    made_on: date = date.min


def hard_stops(limits: Iterable[Limit], channel: ContactKind) -> tuple[str, ...]:
    """Return why a person is not to be contacted by a channel at all, in sentences; or nothing."""
    found = []
    for limit in limits:
        if limit.kind is LimitKind.DO_NOT_CONTACT:
            found.append("They asked not to be contacted.")
        elif limit.kind is LimitKind.REPRESENTED:
            found.append("They are represented: speak to their solicitor or agent.")
        elif limit.kind is LimitKind.NO_CHANNEL and limit.channel == channel:
            found.append(f"They asked for no {MANY[channel]}.")
    return tuple(dict.fromkeys(found))


def care(limits: Iterable[Limit], channel: ContactKind, *, automated: bool = False) -> list[str]:
    """Return the care that somebody vulnerable needs: no unprepared talk, and no robot."""
    is_known = any(limit.kind is LimitKind.VULNERABLE for limit in limits)
    if is_known and (channel in SPOKEN or automated):
        return ["They are vulnerable: let somebody look at it first."]
    return []


def quiet(limits: Iterable[Limit], channel: ContactKind, minute: int) -> list[str]:
    """Return the quiet that they asked for at a minute of the day; it may run past midnight."""
    for limit in limits:
        first, last = limit.from_minute, limit.to_minute
        if limit.kind is not LimitKind.QUIET or first is None or last is None:
            continue
        is_within = first <= minute < last if first <= last else not last <= minute < first
        if is_within and channel in SPOKEN:
            return [f"They asked for quiet from {clock_text(first)} to {clock_text(last)}."]
    return []


def has_consent(limits: Iterable[Limit], channel: ContactKind) -> bool:
    """Return whether they agreed to be contacted by a channel."""
    return any(limit.kind is LimitKind.CONSENT and limit.channel == channel for limit in limits)


def agreed_lately(limits: Iterable[Limit], channel: ContactKind, today: date) -> bool:
    """Return whether they agreed to it within the last days: then often is not too often."""
    since = today - timedelta(days=CONSENT_DAYS)
    lately = [limit for limit in limits if since <= limit.made_on <= today]
    return has_consent(lately, channel)


def clock_text(minute: int) -> str:
    """Return a minute of the day as a clock shows it."""
    return f"{minute // 60:02d}:{minute % 60:02d}"
