"""`status`: what an account is in, such as insolvency or legal proceedings; set or lift it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import day_text, done, shown
from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.queries.account_status import StatusRow, status_history
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.services.account_status import lift_status, set_status

HEADINGS = (
    "customer",
    "status",
    "reason",
    "from",
    "lifted_on",
    "lifted_by",
    "actor",
    "stops_chasing",
)


def configure(parser: ArgumentParser) -> None:
    """Add whose status, and what to do with it."""
    words = [status.value for status in AccountStatus]
    parser.add_argument("code", metavar="CODE", nargs="?", help="the customer's code; else all")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--set", metavar="S", dest="new", choices=words, help=", ".join(words))
    change.add_argument("--lift", metavar="S", choices=words, help="it no longer applies")
    parser.add_argument("--reason", metavar="T", default="", help="how you know, in words")
    parser.add_argument("--all", action="store_true", help="those that were lifted too")


def run(session: Session, options: Namespace) -> Answer:
    """Set or lift a status, or return those that stand at the end of the day.

    Raises:
        UsageError: a status is to be set or lifted and no customer is named.
    """
    if (options.new or options.lift) and options.code is None:
        raise UsageError("Of which customer? Write its code.")
    customer_id = customer_id_of(options.code) if options.code else None
    if customer_id is not None and options.new is not None:
        status = AccountStatus(options.new)
        return done(set_status(customer_id, status, options.reason, session.as_of))
    if customer_id is not None and options.lift is not None:
        status = AccountStatus(options.lift)
        return done(lift_status(customer_id, status, options.reason, session.as_of))
    rows = status_history(session.as_of, customer_id)
    found = [_document(row) for row in rows if options.all or row.lifted_on is None]
    lines = [[shown(each[key]) for key in HEADINGS] for each in found]
    tables = (TextTable(HEADINGS, lines),) if lines else ()
    return Answer({"statuses": found}, tables, "" if lines else "No account has a status.")


def _document(row: StatusRow) -> dict[str, Any]:
    return {
        "customer": row.code,
        "name": row.name,
        "status": row.status.value,
        "reason": row.reason,
        "from": row.made_on.isoformat(),
        "lifted_on": day_text(row.lifted_on),
        "lifted_why": row.lifted_why or None,
        "lifted_by": row.lifted_by or None,
        "actor": row.actor,
        "stops_chasing": row.stops_chasing,
    }
