"""`disputes`: what customers deny, and what became of it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from collector_desktop.cli.disputes_shown import dispute_document, dispute_table
from collector_desktop.cli.row_files import imported
from collector_desktop.cli.session import Answer, Session
from collector_desktop.domain.disputes import DisputeStatus
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.disputes import disputes
from collector_desktop.services.hold_files import import_disputes


def configure(parser: ArgumentParser) -> None:
    """Add which disputes, or a file of them."""
    parser.add_argument("--customer", metavar="CODE", help="only of this one")
    parser.add_argument(
        "--status", choices=[status.value for status in DisputeStatus], help="only these"
    )
    parser.add_argument(
        "--import", metavar="FILE", dest="file", type=Path, help="disputes.csv of an export"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return the disputes raised by the day, as they stood at its end."""
    if options.file is not None:
        return imported(import_disputes(options.file, session.as_of))
    customer_id = customer_id_of(options.customer) if options.customer else None
    found = [
        row for row in disputes(session.as_of, customer_id) if options.status in (None, row.status)
    ]
    document = {"disputes": [dispute_document(row) for row in found]}
    tables = (dispute_table(found),) if found else ()
    return Answer(document, tables, "" if found else "Nothing is in dispute.")
