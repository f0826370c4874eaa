"""`restore`: replace the ledger by a backup, keeping what was there."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from collector_desktop.cli.passwords import read_password
from collector_desktop.cli.session import Answer, Session
from collector_desktop.integrations.clock import now_utc
from collector_desktop.services.backups import needs_password, restore


def configure(parser: ArgumentParser) -> None:
    """Add which backup."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the backup")


def run(session: Session, options: Namespace) -> Answer:
    """Prove the backup, set aside what is there, and put the backup in its place."""
    secret = ""
    if needs_password(options.file):
        secret = read_password(options, options.file.name, "Password of the backup: ")
    worker = (session.actor, session.version)
    done = restore(options.file, session.ledger, now_utc(), *worker, secret)
    aside = None if done.set_aside is None else str(done.set_aside)
    document = {
        "file": str(options.file),
        "bytes": done.backup.size,
        "sha256": done.backup.sha256,
        "verified": True,
        "ledger": str(session.ledger),
        "set_aside": aside,
    }
    kept = f" What was there is in {aside}." if aside else ""
    return Answer(document, text=f"Restored {session.ledger} from {options.file}.{kept}")
