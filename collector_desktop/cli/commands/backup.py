"""`backup`: a consistent, verified copy of the ledger while it is in use; or what copies exist."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.kept_backups import add_folder, found_backups, none_found, row, table
from collector_desktop.cli.opened import run_on_ledger
from collector_desktop.cli.session import Answer, Session, UsageError
from collector_desktop.cli.words import named_path
from collector_desktop.integrations.clock import now_utc
from collector_desktop.services.backups import backup


def configure(parser: ArgumentParser) -> None:
    """Add where to write the copy, or that those there are to be listed."""
    parser.add_argument(
        "file", metavar="FILE", type=named_path, nargs="?", help="the copy to write"
    )
    parser.add_argument("--list", action="store_true", help="list the backups of the desk instead")
    add_folder(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Write the copy, prove it, and describe it in FILE.json beside it; or list, opening none.

    Raises:
        UsageError: neither a file nor the list was asked for, or both.
    """
    if options.list == (options.file is not None):
        raise UsageError("Name the copy to write, or use --list.")
    if options.file is not None:
        return run_on_ledger(_write, session, options)
    kept = found_backups(session, options)
    document = {"ledger": str(session.ledger), "backups": [row(each) for each in kept]}
    if not kept:
        return Answer(document, text=none_found(session, options))
    return Answer(document, (table(kept),))


def _write(_session: Session, options: Namespace) -> Answer:
    made = backup(options.file, now_utc())
    document = {
        "file": str(options.file),
        "bytes": made.size,
        "sha256": made.sha256,
        "verified": True,
    }
    return Answer(document, text=f"Backed up to {options.file}, {made.size} bytes, verified.")
