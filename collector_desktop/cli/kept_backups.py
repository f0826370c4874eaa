"""The automatic backups of a ledger on the command line: where they are, and what each holds."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from collector_desktop.cli.session import Session, TextTable
from collector_desktop.cli.words import named_path
from collector_desktop.integrations.folders import folders
from collector_desktop.services.backup_description import BackupDescription
from collector_desktop.services.backup_list import KeptBackup, all_backups
from collector_desktop.services.backup_places import backup_folder
from collector_desktop.services.earlier_backups import mark_of_closed

STAMP = "%Y-%m-%dT%H:%M:%SZ"
MEGABYTE = 2**20


def add_folder(parser: ArgumentParser) -> None:
    """Add another folder to look in, such as the second one of the desk."""
    parser.add_argument(
        "--in", dest="folder", metavar="DIR", type=named_path, help="look in this folder too"
    )


def found_backups(session: Session, options: Namespace) -> list[KeptBackup]:
    """Return the backups that the desk made of the ledger, newest first, also where it lay once."""
    places = _places(session, options)
    return all_backups(session.ledger, places, mark_of_closed(session.ledger))


def none_found(session: Session, options: Namespace) -> str:
    """Return the sentence for a ledger without backups, and where they were looked for."""
    where = " and ".join(str(place) for place in _places(session, options))
    return f"There is no backup of {session.ledger.name} in {where}."


def _places(session: Session, options: Namespace) -> list[Path]:
    """Return the folder of the desk's backups, and what was named."""
    places = [backup_folder(folders().backups, session.ledger)]
    if options.folder is not None:
        places += [options.folder, backup_folder(options.folder, session.ledger)]
    return places


def row(kept: KeptBackup) -> dict[str, Any]:
    """Return a backup for programs; null where its description cannot be read."""
    description = kept.description
    proved = None if description is None else description.proved_at
    return {
        "file": str(kept.path),
        "made_at": kept.made_at.strftime(STAMP),
        "bytes": kept.size,
        "customers": None if description is None else description.customers,
        "totals": {} if description is None else description.totals,
        "protected": description is not None and description.is_protected,
        "described": description is not None,
        "earlier": kept.is_earlier,
        "proved_at": None if proved is None else proved.strftime(STAMP),
    }


def table(kept: Sequence[KeptBackup]) -> TextTable:
    """Return the backups for people."""
    return TextTable(
        ("made", "customers", "owed", "proved", "MB", "file"),
        [
            (_moment(each.made_at), *_words(each.description), _size(each), str(each.path))
            for each in kept
        ],
        frozenset((1, 4)),
    )


def _words(description: BackupDescription | None) -> tuple[str, str, str]:
    """Return how many customers a backup holds, what was owed, and when it was proved again."""
    if description is None:
        return "", "description unreadable", ""
    owed = ", ".join(f"{code} {amount}" for code, amount in description.totals.items())
    proved = "when made" if description.proved_at is None else _moment(description.proved_at)
    return str(description.customers), owed, proved


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"


def _size(kept: KeptBackup) -> str:
    return f"{kept.size / MEGABYTE:.1f}"
