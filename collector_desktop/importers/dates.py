"""Days as files write them; which number is the day is decided once for a whole file."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum

from collector_desktop.importers.cells import Cell, day_of, text_of
from collector_desktop.importers.month_names import month_number

EARLIEST_YEAR = 1970
LATEST_YEAR = 2100

_TIME = re.compile(r"(?:T|,? +)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?: ?[AaPp][Mm])?\S*")
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_YEAR_LAST = re.compile(r"([0-9]{1,2})([-/. ])([0-9]{1,2})(?:\2|[-/.']) ?([0-9]{4}|[0-9]{2})")
_DAY_WORD = re.compile(
    r"([0-9]{1,2})(?:st|nd|rd|th|\.)?[- ]*([^\W\d]+)\.?,?[- ]*([0-9]{4}|[0-9]{2})"
)
_WORD_DAY = re.compile(r"([^\W\d]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})")
_DIGITS = re.compile(r"([0-9]{8}|[0-9]{6})(?:\.0)?")
_WEEKDAY = re.compile(
    r"[^\W\d]+[,.]? +(?:(?=[^\W\d]+\.? [0-9])|(?=[0-9]{1,2}(?:st|nd|rd|th|\.)?[- ]*[^\W\d]))"
)


class DateOrder(StrEnum):
    """Which of three numbers is the day."""

    DMY = "DMY"
    MDY = "MDY"
    YMD = "YMD"


class DateVerdict(StrEnum):
    """What all days of a file say together about their order."""

    DMY = "DMY"
    MDY = "MDY"
    UNNEEDED = "unneeded"
    AMBIGUOUS = "ambiguous"
    CONFLICT = "conflict"


class DateTextError(ValueError):
    """A text is not a day; the message is a plain sentence for the user."""


def _numbers(text: str) -> tuple[int, int, str] | None:
    """Return the first two numbers and the year of a text whose order must be known."""
    found = _YEAR_LAST.fullmatch(text)
    if found:
        return int(found[1]), int(found[3]), found[4]
    found = _DIGITS.fullmatch(text)
    if found and _compact_year_first(found[1]) is None:
        digits = found[1]
        return int(digits[:2]), int(digits[2:4]), digits[4:]
    return None


def _compact_year_first(digits: str) -> date | None:
    """Return the day of `yyyymmdd`; with years from 1900 on no other order reads the same."""
    if len(digits) == 8 and digits[:2] in ("19", "20", "21"):
        return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    """Return a day of the calendar, None if there is no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(text: str) -> int:
    """Return a year of four digits; two digits mean 1970 to 2069."""
    year = int(text)
    if len(text) == 4:
        return year
    return 1900 + year if year >= 70 else 2000 + year


def _without_time(text: str) -> str:
    """Return a text without a time of day behind the day."""
    found = _TIME.search(text)
    return text[: found.start()] if found else text


def _with_month_name(text: str) -> date | None:
    """Return the day of `01 Sep 2026`, `Jan 28 2021` or `Thursday, July 30, 2026`."""
    bare = _WEEKDAY.sub("", text, count=1) if _WEEKDAY.match(text) else text
    found = _DAY_WORD.fullmatch(bare)
    if found:
        month = month_number(found[2])
        return _day(_full_year(found[3]), month, int(found[1])) if month else None
    found = _WORD_DAY.fullmatch(bare)
    if found:
        month = month_number(found[1])
        return _day(int(found[3]), month, int(found[2])) if month else None
    return None


def parse_day(text: str, order: DateOrder = DateOrder.DMY) -> date:
    """Return the day that a text states, or raise DateTextError."""
    day = _parse(_without_time(text.strip()), order)
    if day is None:
        raise DateTextError(f"'{text[:40]}' is not a date.")
    if not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
        raise DateTextError(f"'{text[:40]}' is outside {EARLIEST_YEAR} to {LATEST_YEAR}.")
    return day


def _parse(text: str, order: DateOrder) -> date | None:
    """Return the day of a text without a time, None if it states none."""
    found = _YEAR_FIRST.fullmatch(text)
    if found:
        return _day(int(found[1]), int(found[3]), int(found[4]))
    numbers = _numbers(text)
    if numbers is None:
        compact = _DIGITS.fullmatch(text)
        return _compact_year_first(compact[1]) if compact else _with_month_name(text)
    first, second, last = numbers
    if order is DateOrder.MDY:
        return _day(_full_year(last), first, second)
    if order is DateOrder.YMD:
        return _day(_full_year(f"{first:02d}"), second, int(last)) if len(last) == 2 else None
    return _day(_full_year(last), second, first)


class DateReader:
    """Reads the days of one file, each text once; `known` are those read so far."""

    __slots__ = ("_order", "known")

    def __init__(self, order: DateOrder = DateOrder.DMY) -> None:
        self._order = order
        self.known: dict[Cell, date] = {}

    def __call__(self, cell: Cell) -> date:
        """Return the day in a cell, or raise DateTextError."""
        known = self.known.get(cell)
        if known is not None:
            return known
        day = day_of(cell)
        if day is None or not EARLIEST_YEAR <= day.year <= LATEST_YEAR:
            day = parse_day(text_of(cell), self._order)
        self.known[cell] = day
        return day


class DateSurvey:
    """Learns the order of the days of a file from all their texts.

    Where days are written with full stops, the day comes first.
    """

    __slots__ = ("_seen", "day_first", "dotted", "month_first", "unsure")

    def __init__(self) -> None:
        self._seen: set[str] = set()
        self.day_first = ""
        self.month_first = ""
        self.unsure = ""
        self.dotted = ""

    def add(self, cell: Cell) -> None:
        """Take one more cell into account; a day that is impossible either way says nothing."""
        if not isinstance(cell, str) or cell in self._seen:
            return
        self._seen.add(cell)
        numbers = _numbers(_without_time(text_of(cell)))
        if numbers is None:
            return
        first, second, _ = numbers
        is_day_first = 1 <= first <= 31 and 1 <= second <= 12
        is_month_first = 1 <= first <= 12 and 1 <= second <= 31
        if is_day_first and not is_month_first:
            self.day_first = self.day_first or cell
        elif is_month_first and not is_day_first:
            self.month_first = self.month_first or cell
        elif is_day_first and "." in cell:
            self.dotted = self.dotted or cell
        elif is_day_first and first != second:
            self.unsure = self.unsure or cell

    @property
    def verdict(self) -> DateVerdict:
        """What the days so far say together."""
        if self.day_first and self.month_first:
            return DateVerdict.CONFLICT
        if self.day_first or self.month_first:
            return DateVerdict.DMY if self.day_first else DateVerdict.MDY
        if self.dotted and not self.unsure:
            return DateVerdict.DMY
        return DateVerdict.AMBIGUOUS if self.unsure else DateVerdict.UNNEEDED
