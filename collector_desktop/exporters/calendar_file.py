"""Calendar entries as an RFC 5545 file, for the user's calendar program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from collector_desktop.domain.frozen import frozen

MOST_OCTETS = 75
PRODUCT = "-//Collector Desktop//Promises//EN"


@frozen
class DayEvent:
    """An entry for a whole day; `uid` stays the same however often it is written.

    `noted_on` is the day on which it became known, from which calendars tell newer from older.
    """

    uid: str
    day: date
    title: str
    text: str
    noted_on: date


def calendar_text(events: Iterable[DayEvent]) -> str:
    """Return the entries as the text of one calendar file, to be written in UTF-8."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN"]
    for event in events:
        lines += _event(event)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: DayEvent) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(event.uid)}"
    yield f"DTSTAMP:{_day(event.noted_on)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.day)}"
    yield f"DTEND;VALUE=DATE:{_day(event.day + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(event.title)}"
    yield f"DESCRIPTION:{_escaped(event.text)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    return day.strftime("%Y%m%d")


def _escaped(text: str) -> str:
    """Return text in which no character ends a value or begins another line."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, written)
    lines = "\\n".join(text.splitlines())
    return "".join(each for each in lines if each.isprintable())


def _folded(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, each after the first behind a blank."""
    part, size = "", 0
    for each in line:
        octets = len(each.encode())
        if size + octets > MOST_OCTETS:
            yield part
            part, size = " ", 1
        part += each
        size += octets
    yield part
