"""Doing a command on the open ledger, and closing it whatever happens."""

from __future__ import annotations

import logging
import time
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from collector_desktop.cli.output import tell
from collector_desktop.cli.passwords import read_password
from collector_desktop.cli.session import Answer, Session
from collector_desktop.domain.errors import LedgerLockedError
from collector_desktop.services.ledgers import (
    close_ledger,
    is_protected,
    journalled,
    open_ledger,
)

PATIENCE_SECONDS = 3.0
PAUSE_SECONDS = 0.1
PROGRAM_LOG = logging.getLogger("collector_desktop")


class _OneLine(logging.Handler):
    """Says in one line what went wrong beside a command, whose traceback is for a log."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[1] if record.exc_info else None
        why = getattr(error, "strerror", None) or error
        reason = f" ({why})" if why else ""
        tell(f"{record.getMessage()}{reason}. What you did is in the ledger.")


def run_on_ledger(
    run: Callable[[Session, Namespace], Answer], session: Session, options: Namespace
) -> Answer:
    """Return the answer of a command that needs the ledger, which may need a password."""
    secret = ""
    if is_protected(session.ledger):
        secret = read_password(options, session.ledger.name, "Password: ")
    _open_in_turn(session, secret)
    journalled(session.ledger, _backups)
    spoken = _OneLine(logging.ERROR)
    PROGRAM_LOG.addHandler(spoken)
    try:
        return run(session, options)
    finally:
        close_ledger()
        PROGRAM_LOG.removeHandler(spoken)


def _open_in_turn(session: Session, secret: str) -> None:
    """Open the ledger, waiting for another command to end, as most take less than a second.

    Raises:
        LedgerLockedError: another program keeps it open, such as the window.
    """
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            open_ledger(session.ledger, session.actor, session.version, secret)
        except LedgerLockedError:
            if time.monotonic() > until:
                raise
            time.sleep(PAUSE_SECONDS)
        else:
            return


def _backups() -> Path:
    from collector_desktop.integrations.folders import folders  # noqa: PLC0415 - at a change only

    return folders().backups
