"""Days as people type them: `fri`, `+7`, `-7`, `eom`, `26/11`."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from collector_desktop.domain.months import add_months, month_end
from collector_desktop.domain.usable_days import is_usable

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_SHORTEST_WORD = 3
_WEEK = 7
_YEARS_TO_A_LEAP_DAY = 8
_DAYS_TO_A_LEAP_DAY = 366 * _YEARS_TO_A_LEAP_DAY
_WORDS: dict[str, Callable[[date], date]] = {
    **dict.fromkeys(("today", "t", "now"), lambda today: today),
    **dict.fromkeys(("tomorrow", "tom", "tmrw"), lambda today: today + timedelta(days=1)),
    "yesterday": lambda today: today - timedelta(days=1),
    **dict.fromkeys(("eom", "month end", "end of month", "end of the month"), month_end),
    "next week": lambda today: today + timedelta(days=_WEEK),
    "next month": lambda today: add_months(today, 1),
}


def parse_day(text: str, today: date) -> date | None:
    """Return the day that the words mean, or None when they mean none.

    A weekday is the next such day after today, and with `next` the one in the week after
    this (weeks begin on Monday). A day without its month, or without its year, is the first
    such day from today on.
    """
    try:
        meant = _meant(_tidied(text), today)
    except (ValueError, OverflowError):
        return None
    return meant if meant is not None and is_usable(meant) else None


def past_day(text: str, today: date) -> date | None:
    """Return the day that the words mean of what has been, or None when they mean none.

    As `parse_day`, but a weekday, and a day without its month or its year, is the last such day
    up to today. Words that leave nothing open, such as `+7`, keep their meaning.
    """
    day = parse_day(text, today)
    if day is None or day <= today or not _leaves_open(_tidied(text)):
        return day
    days = (today - timedelta(days=days) for days in range(1, _DAYS_TO_A_LEAP_DAY + 1))
    read = (parse_day(text, each) for each in days)
    return next((before for before in read if before is None or before <= today), day)


def _tidied(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())


def _leaves_open(words: str) -> bool:
    """Return whether words mean one of many days: no year is said, nor which week."""
    if words in _WORDS:
        return False
    read = ((pattern.fullmatch(words), meaning) for pattern, meaning in _FORMS)
    said, meaning = next(
        (found.groupdict(), meaning) for found, meaning in read if found is not None
    )
    return meaning not in (_iso, _aside) and not (said.get("year") or said.get("next"))


def _meant(words: str, today: date) -> date | None:
    known = _WORDS.get(words)
    if known is not None:
        return known(today)
    for pattern, meaning in _FORMS:
        found = pattern.fullmatch(words)
        if found:
            return meaning(found, today)
    return None


def _name_index(names: tuple[str, ...], word: str) -> int:
    """Return the place of the name that the word is or begins; raise ValueError if none."""
    if len(word) >= _SHORTEST_WORD:
        for index, name in enumerate(names):
            if name.startswith(word):
                return index
    raise ValueError(word)


def _iso(found: re.Match[str], _today: date) -> date:
    return date.fromisoformat(found[0])


def _aside(found: re.Match[str], today: date) -> date:
    count, unit = int(found["count"]), found["unit"] or "d"
    if found["sign"].startswith("-"):
        count = -count
    if unit.startswith("m"):
        return add_months(today, count)
    return today + timedelta(days=count * (_WEEK if unit.startswith("w") else 1))


def _numeric(found: re.Match[str], today: date) -> date:
    return _day_of(int(found["day"]), int(found["month"]), found["year"], today)


def _named_month(found: re.Match[str], today: date) -> date:
    month = _name_index(_MONTHS, found["month"]) + 1
    return _day_of(int(found["day"]), month, found["year"], today)


def _day_of(day: int, month: int, year: str | None, today: date) -> date:
    if year:
        return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
    for ahead in range(_YEARS_TO_A_LEAP_DAY + 1):
        candidate_year = today.year + ahead
        if day <= monthrange(candidate_year, month)[1]:
            candidate = date(candidate_year, month, day)
            if candidate >= today:
                return candidate
    raise ValueError(day)


def _day_of_month(found: re.Match[str], today: date) -> date:
    day = int(found["day"])
    first = today.replace(day=1)
    for ahead in range(3):
        month = add_months(first, ahead)
        fits = 1 <= day <= month_end(month).day
        if fits and month.replace(day=day) >= today:
            return month.replace(day=day)
    raise ValueError(day)


def _weekday(found: re.Match[str], today: date) -> date:
    weekday = _name_index(_WEEKDAYS, found["name"])
    if found["next"]:
        return today + timedelta(days=_WEEK - today.weekday() + weekday)
    return today + timedelta(days=(weekday - today.weekday() - 1) % _WEEK + 1)


_DAY = r"(?P<day>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_ORDINAL = r"(?:st|nd|rd|th)?"
_MONTH = rf"(?P<month>(?:{'|'.join(name[:_SHORTEST_WORD] for name in _MONTHS)})[a-z]*)"
_Meaning = Callable[[re.Match[str], date], date]
_FORMS: tuple[tuple[re.Pattern[str], _Meaning], ...] = (
    (re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"), _iso),
    (
        re.compile(
            r"(?P<sign>\+ ?|- ?|in )(?P<count>[0-9]{1,3})"
            r" ?(?P<unit>d|days?|w|wks?|weeks?|m|months?)?"
        ),
        _aside,
    ),
    (re.compile(rf"{_DAY}[/.-](?P<month>[0-9]{{1,2}})(?:[/.-]{_YEAR}|\.)?"), _numeric),
    (
        re.compile(rf"{_DAY}{_ORDINAL}[ -]?(?:of )?{_MONTH}\.?(?:[ -]{_YEAR})?"),
        _named_month,
    ),
    (re.compile(rf"{_MONTH}\.? {_DAY}{_ORDINAL}(?: (?P<year>[0-9]{{4}}))?"), _named_month),
    (re.compile(rf"(?:the )?{_DAY}{_ORDINAL}\.?"), _day_of_month),
    (re.compile(r"(?P<next>next )?(?P<name>[a-z]+)"), _weekday),
)
