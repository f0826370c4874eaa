"""The locked period: no entry dated up to its last day is changed, and none is added.

The day is kept as ISO text, nothing where no period is locked; days so written compare as texts.
"""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from collector_desktop.domain.errors import CollectorError, RefusedError
from collector_desktop.domain.usable_days import is_usable

LOCK_KEY = "ledger.locked_until"


def read_locked_until(text: str) -> str:
    """Return the last day of the locked period as it is kept; nothing locks nothing.

    Raises:
        CollectorError: it is no day.
    """
    if not text:
        return ""
    with suppress(ValueError):
        if is_usable(day := date.fromisoformat(text)):
            return day.isoformat()
    raise CollectorError(f"{text!r} is not a day.", "Write it like 2026-09-30.")


def locked_reason(until: str) -> str:
    """Return why a row of a file that would change the locked period is left out."""
    return f"The books are locked up to {until}, and this would change them."


def locked_refusal(number: str, day: str, until: str) -> RefusedError:
    """Return the error of an action that would change an entry of the locked period."""
    return RefusedError(
        f"{number} would change on {day}, and the books are locked up to {until}.",
        "Use a later date, or move the end of the locked period in the settings.",
    )
