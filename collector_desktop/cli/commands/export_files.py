"""`export`: the whole ledger as files that can be imported again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import named_path
from collector_desktop.services.exports import export_native


def configure(parser: ArgumentParser) -> None:
    """Add the folder and the format."""
    parser.add_argument(
        "folder", metavar="DIR", type=named_path, help="created if it does not exist"
    )
    parser.add_argument("--format", choices=("csv", "xlsx"), default="csv")
    parser.epilog = (
        "All the files together make the same ledger again: import DIR/*. Entries of every day are"
        " written, and promises as they stand at --as-of."
    )


def run(session: Session, options: Namespace) -> Answer:
    """Write the files and return how many rows each has."""
    written = export_native(options.folder, session.as_of, options.format)
    files = [{"file": str(each.path), "rows": each.rows} for each in written]
    rows = [(str(each.path), str(each.rows)) for each in written]
    document = {"folder": str(options.folder), "format": options.format, "files": files}
    return Answer(document, (TextTable(("file", "rows"), rows, frozenset({1})),))
