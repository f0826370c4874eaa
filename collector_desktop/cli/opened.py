"""Doing a command on the open ledger, and closing it whatever happens."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from collector_desktop.cli.passwords import read_password
from collector_desktop.cli.session import Answer, Session
from collector_desktop.services.ledgers import (
    close_ledger,
    is_protected,
    journalled,
    open_ledger,
)


def run_on_ledger(
    run: Callable[[Session, Namespace], Answer], session: Session, options: Namespace
) -> Answer:
    """Return the answer of a command that needs the ledger, which may need a password."""
    secret = ""
    if is_protected(session.ledger):
        secret = read_password(options, session.ledger.name, "Password: ")
    open_ledger(session.ledger, session.actor, session.version, secret)
    journalled(session.ledger, _backups)
    try:
        return run(session, options)
    finally:
        close_ledger()


def _backups() -> Path:
    from collector_desktop.integrations.folders import folders  # noqa: PLC0415 - at a change only

    return folders().backups
