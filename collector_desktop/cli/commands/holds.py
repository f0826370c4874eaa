"""`holds`: what is on hold, why and until when."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.row_files import imported
from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import day_text, named_path, shown
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.holds import HoldRow, holds
from collector_desktop.services.hold_files import import_holds

HEADINGS = (
    *("id", "customer", "item", "kind", "reason", "from", "until", "released_on", "stands"),
)
NUMBERS = frozenset({0})


def configure(parser: ArgumentParser) -> None:
    """Add which holds, or a file of them."""
    parser.add_argument("--customer", metavar="CODE", help="only of this one")
    parser.add_argument("--all", action="store_true", help="those that ended too")
    parser.add_argument(
        "--import", metavar="FILE", dest="file", type=named_path, help="holds.csv of an export"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return the holds that stand at the end of the day."""
    if options.file is not None:
        return imported(import_holds(options.file, session.as_of))
    customer_id = customer_id_of(options.customer) if options.customer else None
    found = [
        _document(row, is_standing=row.stands_at(session.as_of))
        for row in holds(session.as_of, customer_id)
        if options.all or row.stands_at(session.as_of)
    ]
    rows = [[shown(each[key]) for key in HEADINGS] for each in found]
    tables = (TextTable(HEADINGS, rows, NUMBERS),) if rows else ()
    return Answer({"holds": found}, tables, "" if rows else "Nothing is on hold.")


def _document(row: HoldRow, *, is_standing: bool) -> dict[str, Any]:
    return {
        "id": row.hold_id,
        "customer": row.customer_code,
        "item": row.number,
        "kind": row.kind,
        "reason": row.reason,
        "from": row.made_on.isoformat(),
        "until": day_text(row.until_on),
        "released_on": day_text(row.released_on),
        "stands": is_standing,
    }
