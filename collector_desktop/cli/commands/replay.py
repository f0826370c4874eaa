"""`replay`: restore a backup and bring it forward by the journal."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.passwords import read_password
from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, Session
from collector_desktop.cli.words import named_path
from collector_desktop.integrations.clock import now_utc
from collector_desktop.services.backups import needs_password
from collector_desktop.services.protection import Worker
from collector_desktop.services.replay import Replayed, replay


def configure(parser: ArgumentParser) -> None:
    """Add the backup and the journals written since."""
    parser.add_argument("file", metavar="BACKUP", type=named_path, help="the backup")
    parser.add_argument(
        "journals", metavar="JOURNAL", type=named_path, nargs="+", help="its journals"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Put the backup in place of the ledger and repeat what the journals recorded."""
    secret = ""
    if needs_password(options.file):
        secret = read_password(options, options.file.name, "Password of the backup: ")
    worker = Worker(session.actor, session.version)
    done = replay(options.file, options.journals, session.ledger, now_utc(), worker, secret)
    aside = done.restored.set_aside
    document = {
        "file": str(options.file),
        "ledger": str(session.ledger),
        "done": done.done,
        "known": done.known,
        "stopped_at": done.stopped_at or None,
        "set_aside": None if aside is None else str(aside),
    }
    kept = "" if aside is None else f" The ledger that was there is kept in {aside}."
    text = f"Restored {session.ledger} and did {done.done} operations again after it.{kept}"
    notes = _about_the_stop(done) if done.stopped_at else ()
    status = WITH_PROBLEMS if done.stopped_at else DONE
    return Answer(document, text=text, notes=notes, status=status)


def _about_the_stop(done: Replayed) -> tuple[str, ...]:
    where = f"Stopped before \u201c{done.stopped_at}\u201d ({done.why})"
    advice = "Repeat it by hand, or restore a backup made after it."
    return (f"{where}: the journal does not name its rows. {advice}",)
