"""`person`: everything known of one person, as files; who need not be kept any more."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress

from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import named_path
from collector_desktop.domain.errors import RefusedError
from collector_desktop.integrations.folders import resource
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.anonymise import past_keeping
from collector_desktop.services.person_export import export_person, people_named

HEADINGS = ("customer", "name", "kind", "last_on")


def configure(parser: ArgumentParser) -> None:
    """Add what to do, about whom, and where to write."""
    parser.add_argument("action", choices=("export", "due"), help="due: who need not be kept")
    parser.add_argument("who", metavar="CODE|NAME", nargs="?", help="a customer or a person")
    parser.add_argument("--out", metavar="DIR", type=named_path, help="where to write")


def run(session: Session, options: Namespace) -> Answer:
    """Write a JSON and a PDF for each customer that is meant, or list who is due.

    Raises:
        UsageError: it is not said of whom, or where to.
    """
    if options.action == "due":
        return _due(session)
    if options.who is None or options.out is None:
        raise UsageError("Of whom, and where to? Write a code or a name, and --out DIR.")
    ids = []
    with suppress(RefusedError):
        ids = [customer_id_of(options.who)]
    written = [
        export_person(customer_id, options.out, resource("fonts"), session.as_of)
        for customer_id in ids or people_named(options.who)
    ]
    files = [
        {
            "customer": each.code,
            "data": str(each.data),
            "paper": str(each.paper),
            "kept": [str(path) for path in each.kept],
        }
        for each in written
    ]
    lines = "\n".join(f"{each['customer']}: {each['data']}, {each['paper']}" for each in files)
    return Answer({"files": files}, text=lines)


def _due(session: Session) -> Answer:
    found = [
        {
            "customer": row.code,
            "name": row.name,
            "kind": row.kind,
            "last_on": row.last_on.isoformat(),
        }
        for row in past_keeping(session.as_of)
    ]
    lines = [[each[key] for key in HEADINGS] for each in found]
    tables = (TextTable(HEADINGS, lines),) if lines else ()
    return Answer({"due": found}, tables, "" if lines else "All records are still to be kept.")
