"""How the command line writes values and what it understands: days, amounts, customers."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from collector_desktop.cli.session import Answer, UsageError
from collector_desktop.domain.currency import is_currency_code
from collector_desktop.domain.usable_days import EARLIEST, LATEST, is_usable

if TYPE_CHECKING:
    from collector_desktop.domain.changes import Outcome

ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
NOTHING_DONE = "Nothing changed."


def named_path(text: str) -> Path:
    """Read the name of a file or folder; an empty one, as a script makes by mistake, is none."""
    if not text.strip() or "\0" in text:
        raise ArgumentTypeError("a file or a folder needs a name")
    return Path(text)


def iso_day(text: str) -> date:
    """Return a day written YYYY-MM-DD; the type of such arguments."""
    with suppress(ValueError):
        if ISO.fullmatch(text):
            day = date.fromisoformat(text)
            if is_usable(day):
                return day
            raise ArgumentTypeError(
                f"{text} is too far off; use a year from {EARLIEST.year} to {LATEST.year}"
            )
    raise ArgumentTypeError(f"{text!r} is not a day; write it like 2026-11-24")


def currency_code(text: str) -> str:
    """Return a currency's code in capitals; the type of such arguments."""
    code = text.strip().upper()
    if not is_currency_code(code):
        raise ArgumentTypeError(f"{text!r} is not a currency; write its code, such as GBP")
    return code


def count(text: str) -> int:
    """Return a whole number from 0; the type of such arguments."""
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        raise ArgumentTypeError(f"{text!r} is not a whole number of 0 or more")
    return int(text)


def spoken_day(text: str, as_of: date) -> date:
    """Return the day that a date or a word such as `fri` or `+7` means, seen from a day."""
    from collector_desktop.domain.day_words import parse_day  # noqa: PLC0415 - costs 5 ms

    return _known(parse_day(text, as_of), text)


def spoken_past_day(text: str, as_of: date) -> date:
    """Return the day that the words mean of what has been: `fri` is the last Friday."""
    from collector_desktop.domain.day_words import past_day  # noqa: PLC0415 - as above

    return _known(past_day(text, as_of), text)


def _known(day: date | None, text: str) -> date:
    if day is None:
        raise UsageError(f"{text!r} is not a day. Write it like 2026-11-24, fri, -7 or eom.")
    return day


def day_text(day: date | None) -> str | None:
    """Return a day as programs write it."""
    return None if day is None else day.isoformat()


def minute_text(minute: int | None) -> str | None:
    """Return minutes since midnight as a time of day."""
    return None if minute is None else f"{minute // 60:02d}:{minute % 60:02d}"


def shown(value: Any) -> str:
    """Return a value as a table shows it; a missing one and a no as nothing."""
    if isinstance(value, bool):
        return "yes" if value else ""
    return "" if value is None else str(value)


def done(outcome: Outcome[Any], **more: object) -> Answer:
    """Return the answer of an action: what was done, as the history has it."""
    summary = outcome.summary or None
    document: dict[str, Any] = {"operation": summary, "number": None, **more}
    notes = (outcome.note,) if outcome.note else ()
    return Answer(document, text=summary or NOTHING_DONE, notes=notes)


def listed(values: Iterable[str]) -> str:
    """Return texts with commas between them."""
    return ", ".join(values)
