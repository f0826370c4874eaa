"""The automatic backups of a ledger on the command line: where they lie, and what each holds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from typing import Any

from collector_desktop.cli.session import Session, TextTable
from collector_desktop.cli.words import named_path
from collector_desktop.integrations.folders import folders
from collector_desktop.services.backup_list import KeptBackup, kept_backups
from collector_desktop.services.backup_places import backup_folder

STAMP = "%Y-%m-%dT%H:%M:%SZ"
MEGABYTE = 2**20


def add_folder(parser: ArgumentParser) -> None:
    """Add another folder to look in, such as the second one of the desk."""
    parser.add_argument(
        "--in", dest="folder", metavar="DIR", type=named_path, help="look in this folder too"
    )


def found_backups(session: Session, options: Namespace) -> list[KeptBackup]:
    """Return the backups that the desk made of the ledger, newest first."""
    places = [backup_folder(folders().backups, session.ledger)]
    if options.folder is not None:
        places += [options.folder, backup_folder(options.folder, session.ledger)]
    return kept_backups(session.ledger, places)


def row(kept: KeptBackup) -> dict[str, Any]:
    """Return a backup for programs."""
    return {
        "file": str(kept.path),
        "made_at": None if kept.made_at is None else kept.made_at.strftime(STAMP),
        "bytes": kept.size,
        "customers": kept.customers,
        "totals": kept.totals,
        "protected": kept.is_protected,
    }


def table(kept: Sequence[KeptBackup]) -> TextTable:
    """Return the backups for people."""
    return TextTable(
        ("made", "customers", "owed", "MB", "file"),
        [
            (
                "unknown"
                if each.made_at is None
                else f"{each.made_at.astimezone():%Y-%m-%d %H:%M}",
                "" if each.customers is None else str(each.customers),
                ", ".join(f"{code} {amount}" for code, amount in each.totals.items()),
                f"{each.size / MEGABYTE:.1f}",
                str(each.path),
            )
            for each in kept
        ],
        frozenset((1, 3)),
    )
