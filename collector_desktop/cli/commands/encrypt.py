"""`encrypt`: protect the ledger by a password."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.passwords import new_password
from collector_desktop.cli.session import Answer, Session
from collector_desktop.services.protection import Worker, protect, require_plain


def configure(_parser: ArgumentParser) -> None:
    """Add nothing: the password is asked for, or comes by --passphrase-stdin."""


def run(session: Session, options: Namespace) -> Answer:
    """Write the ledger again in cipher and show the recovery code, once."""
    require_plain(session.ledger)
    password = new_password(options)
    code = protect(session.ledger, password, Worker(session.actor, session.version))
    said = f"{session.ledger} is now protected by a password."
    earlier = "Backups made before now are not encrypted: make a new one and delete them."
    return protected(session, code, said, earlier)


def protected(session: Session, code: str, said: str, earlier: str) -> Answer:
    """Answer with the recovery code and what is left to do; `earlier` is about old backups."""
    document = {"ledger": str(session.ledger), "protected": True, "recovery_code": code}
    notes = (
        "Write the recovery code down and keep it away from the computer: it is not shown again.",
        earlier,
    )
    return Answer(document, text=f"{said} Recovery code: {code}", notes=notes)
