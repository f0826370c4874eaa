"""Contact rules of a place as data: hours, frequencies and what must come first.

They are dated facts for orientation, and no legal advice. Each profile is in a JSON file of its
own and names where its figures come from.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from typing import Any

from collector_desktop.domain.errors import CollectorError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.outcomes import ContactKind

AUTOMATIC = "auto"
BUSINESS = "business"
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SPOKEN = frozenset({ContactKind.CALL, ContactKind.SMS, ContactKind.VISIT})
_CONSUMER = "consumer"
_OF_COUNTRY = {"US": "us-reg-f", "GB": "uk-conc", "AU": "au-rg96"}
_OF_REGION = {("CA", "BC"): "ca-bc", ("CA", "QC"): "ca-qc"}

Hours = tuple[tuple[int, int] | None, ...]


class Counted(StrEnum):
    """What a frequency counts: every try that rang, or only talks with the right person."""

    ATTEMPTS = "attempts"
    CONVERSATIONS = "conversations"


@frozen
class Frequency:
    """At most so many in so many consecutive days, the present one included."""

    counted: Counted
    most: int
    days: int


@frozen
class Profile:
    """The rules of one place.

    `hours` has for a channel the minutes of each weekday, Monday first, from and to, None for
    not at all; a channel that is missing has no hours. `cooldown_days` after a conversation nobody
    calls, its own day counted first. `notice_days` must pass after a written notice before the
    first call. `per_debt`: frequencies count for each debt by itself. `is_binding`: going against
    it needs a reason. `needs_consent` are the channels that the customer must have agreed to.
    `messages_per_day` and `messages_per_week` limit what is sent by itself.
    """

    name: str
    label: str
    source: str = ""
    hours: Mapping[ContactKind, Hours] = field(default_factory=dict)
    not_on_holidays: bool = False
    frequencies: tuple[Frequency, ...] = ()
    cooldown_days: int = 0
    notice_days: int = 0
    stops_if_disputed: bool = False
    per_debt: bool = False
    is_binding: bool = True
    needs_consent: frozenset[ContactKind] = frozenset()
    messages_per_day: int | None = None
    messages_per_week: int | None = None
    advice: tuple[str, ...] = ()


def profile_name(chosen: str, kind: str, country: str, region: str) -> str:
    """Return which profile holds for a customer: the one chosen, else that of a private person.

    `kind` is company, sole_trader or consumer; the region is a code such as QC.
    """
    if chosen != AUTOMATIC:
        return chosen
    if kind != _CONSUMER:
        return BUSINESS
    code = country.upper()
    return _OF_REGION.get((code, region.upper())) or _OF_COUNTRY.get(code, BUSINESS)


def read_profile(text: str) -> Profile:
    """Return the profile that a JSON file has.

    Raises:
        CollectorError: it is no JSON, or has a value that no profile may have.
    """
    try:
        return _profile(json.loads(text))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise CollectorError(
            f"The contact rules cannot be read: {error}.", "Correct the file."
        ) from error


def _profile(data: dict[str, Any]) -> Profile:
    messages = data.get("messages", {})
    return Profile(
        name=data["name"],
        label=data["label"],
        source=data.get("source", ""),
        hours={ContactKind(key): _hours(days) for key, days in data.get("hours", {}).items()},
        not_on_holidays=bool(data.get("not_on_holidays", False)),
        frequencies=tuple(
            Frequency(Counted(each["counted"]), int(each["most"]), int(each["days"]))
            for each in data.get("frequencies", ())
        ),
        cooldown_days=int(data.get("cooldown_days", 0)),
        notice_days=int(data.get("notice_days", 0)),
        stops_if_disputed=bool(data.get("stops_if_disputed", False)),
        per_debt=data.get("scope", "customer") == "debt",
        is_binding=bool(data.get("binding", True)),
        needs_consent=frozenset(ContactKind(each) for each in data.get("needs_consent", ())),
        messages_per_day=messages.get("day"),
        messages_per_week=messages.get("week"),
        advice=tuple(data.get("advice", ())),
    )


def _hours(days: dict[str, list[str]]) -> Hours:
    unknown = set(days) - set(WEEKDAYS)
    if unknown:
        raise ValueError(f"{min(unknown)} is not a day of the week")
    return tuple(_span(days[day]) if day in days else None for day in WEEKDAYS)


def _span(texts: list[str]) -> tuple[int, int]:
    first, last = (_minute(text) for text in texts)
    if first >= last:
        raise ValueError(f"{texts} ends before it begins")
    return first, last


def _minute(text: str) -> int:
    hours, minutes = text.split(":")
    minute = int(hours) * 60 + int(minutes)
    if not 0 <= minute <= 24 * 60:
        raise ValueError(f"{text} is not a time of day")
    return minute
