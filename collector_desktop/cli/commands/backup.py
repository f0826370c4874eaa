"""`backup`: a consistent, verified copy of the ledger while it is in use."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from collector_desktop.cli.session import Answer, Session
from collector_desktop.integrations.clock import now_utc
from collector_desktop.services.backups import backup


def configure(parser: ArgumentParser) -> None:
    """Add where to write the copy."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the copy to write")


def run(_session: Session, options: Namespace) -> Answer:
    """Write the copy, prove it, and describe it in FILE.json beside it."""
    made = backup(options.file, now_utc())
    document = {
        "file": str(options.file),
        "bytes": made.size,
        "sha256": made.sha256,
        "verified": True,
    }
    return Answer(document, text=f"Backed up to {options.file}, {made.size} bytes, verified.")
