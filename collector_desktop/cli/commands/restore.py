"""`restore`: replace the ledger by a backup, keeping what was there; or try all of them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.kept_backups import add_folder, found_backups, none_found, row
from collector_desktop.cli.passwords import further_passwords, read_password
from collector_desktop.cli.session import DONE, WITH_PROBLEMS, Answer, Session, UsageError
from collector_desktop.cli.words import named_path
from collector_desktop.integrations.clock import now_utc
from collector_desktop.services.backup_list import drill
from collector_desktop.services.backups import needs_password, restore
from collector_desktop.services.protection import Worker


def configure(parser: ArgumentParser) -> None:
    """Add which backup, or that all are to be tried."""
    parser.add_argument("file", metavar="FILE", type=named_path, nargs="?", help="the backup")
    parser.add_argument(
        "--drill",
        action="store_true",
        help="restore every backup of the desk into a folder that is thrown away, and prove each",
    )
    add_folder(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Prove the backup, set aside what is there, and put the backup in its place.

    Raises:
        UsageError: neither a backup nor the drill was asked for, or both.
    """
    if options.drill == (options.file is not None):
        raise UsageError("Name the backup to restore, or use --drill.")
    if options.drill:
        return _drill(session, options)
    secret = ""
    if needs_password(options.file, session.ledger):
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
    kept = f" The ledger that was there is kept in {aside}." if aside else ""
    notes = (done.password,) if done.password else ()
    text = f"Restored {session.ledger} from {options.file}.{kept}"
    return Answer(document, text=text, notes=notes)


def _drill(session: Session, options: Namespace) -> Answer:
    kept = found_backups(session, options)
    if not kept:
        document = {"ledger": str(session.ledger), "ok": False, "backups": []}
        return Answer(document, text=none_found(session, options), status=WITH_PROBLEMS)
    secrets: list[str] = []
    if any(needs_password(each.path, session.ledger) for each in kept):
        secrets = [read_password(options, session.ledger.name, "Password of the backups: ")]
        secrets += further_passwords(options)
    tried = drill(kept, now_utc(), Worker(session.actor, session.version), *secrets)
    failed = [each for each in tried if each.problem]
    rows = [{**row(each.backup), "problem": each.problem or None} for each in tried]
    document = {"ledger": str(session.ledger), "ok": not failed, "backups": rows}
    proven = f"{len(tried) - len(failed)} of {len(tried)} backups were restored whole."
    bad = tuple(f"{each.backup.path}: {each.problem}" for each in failed)
    return Answer(document, text=proven, notes=bad, status=WITH_PROBLEMS if failed else DONE)
