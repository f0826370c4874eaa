"""`rekey`: change the password of the ledger, and its key."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.commands.encrypt import protected
from collector_desktop.cli.passwords import new_password, read_password
from collector_desktop.cli.session import Answer, Session
from collector_desktop.services.protection import Worker, change_password, require_protected


def configure(_parser: ArgumentParser) -> None:
    """Add nothing: both passwords are asked for; by --passphrase-stdin the old one comes first."""


def run(session: Session, options: Namespace) -> Answer:
    """Write the ledger again under a fresh key and show the new recovery code, once."""
    name = session.ledger.name
    require_protected(session.ledger)
    secret = read_password(options, name, "Current password or recovery code: ")
    password = new_password(options)
    worker = Worker(session.actor, session.version)
    code = change_password(session.ledger, secret, password, worker)
    earlier = "The old password and its recovery code open only the backups from before."
    return protected(session, code, f"{name} has a new password.", earlier)
