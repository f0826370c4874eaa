"""`decrypt`: take the password of the ledger away."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.passwords import read_password
from collector_desktop.cli.session import Answer, Session
from collector_desktop.services.protection import Worker, require_protected, unprotect


def configure(_parser: ArgumentParser) -> None:
    """Add nothing: the password is asked for, or comes by --passphrase-stdin."""


def run(session: Session, options: Namespace) -> Answer:
    """Write the ledger again as a plain file."""
    require_protected(session.ledger)
    secret = read_password(options, session.ledger.name, "Password or recovery code: ")
    unprotect(session.ledger, secret, Worker(session.actor, session.version))
    document = {"ledger": str(session.ledger), "protected": False}
    return Answer(document, text=f"{session.ledger} is no longer protected by a password.")
