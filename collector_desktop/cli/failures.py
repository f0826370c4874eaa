"""Failures: the exit status of each kind, and the one line that explains it."""

from __future__ import annotations

from contextlib import suppress

from collector_desktop.cli.passwords import BY_LINES
from collector_desktop.cli.session import UsageError
from collector_desktop.domain.errors import (
    CollectorError,
    LedgerError,
    OutsideWorldError,
    PasswordNeededError,
)
from collector_desktop.services.faults import is_damage, words_of_fault

WRONG_USAGE = 2
NO_LEDGER = 3
REFUSED = 4
OUTSIDE_WORLD = 5

LOG_NAME = "command-line.log"
OUTSIDE_SIGNS = ("full", "i/o", "readonly", "unable to open")


def explain(error: Exception) -> tuple[int, str]:
    """Return the exit status of a failure and the sentence about it."""
    if isinstance(error, UsageError):
        return WRONG_USAGE, str(error)
    if isinstance(error, PasswordNeededError):
        return NO_LEDGER, f"{error} {BY_LINES}"
    if isinstance(error, CollectorError):
        return _status(error), str(error)
    if (sentence := _about_database(error)) is not None:
        return sentence
    if isinstance(error, OSError):
        name = f" ({error.filename})" if error.filename else ""
        reason = error.strerror or type(error).__name__
        return OUTSIDE_WORLD, f"{reason}{name}. Nothing was changed; correct this and try again."
    return OUTSIDE_WORLD, _keep_for_later(error)


def _status(error: CollectorError) -> int:
    if isinstance(error, LedgerError):
        return NO_LEDGER
    return OUTSIDE_WORLD if isinstance(error, OutsideWorldError) else REFUSED


def _about_database(error: Exception) -> tuple[int, str] | None:
    """Return what the disk or the damage is; None if the file is not to blame."""
    if is_damage(error):
        return NO_LEDGER, "The ledger is damaged. Restore the newest backup and keep this file."
    text = words_of_fault(error).lower()
    if any(sign in text for sign in OUTSIDE_SIGNS):
        advice = "Make room on the disk and check that the folder can be written, then try again."
        return OUTSIDE_WORLD, f"The ledger could not be written. Nothing was changed. {advice}"
    return None


def _keep_for_later(error: Exception) -> str:
    """Write the places in the program that led here to the log, without any of the data."""
    import traceback  # noqa: PLC0415 - costs 3 ms, needed hardly ever

    from collector_desktop.integrations.folders import folders  # noqa: PLC0415 - as above

    log = folders().logs / LOG_NAME
    name = type(error).__name__
    where = "".join(traceback.format_tb(error.__traceback__))
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        log.unlink(missing_ok=True)
        log.touch(0o600)
        log.write_text(f"{name}\n{where}", encoding="utf-8")
    return f"Something unexpected happened ({name}). Nothing was changed. Please report {log}."
