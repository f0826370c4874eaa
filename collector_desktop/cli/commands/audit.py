"""`audit`: who changed what and when, before and after."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import iso_day
from collector_desktop.queries.earlier_history import AuditEntry
from collector_desktop.queries.history import audit_entries

EVERY_ONE = 2**31
HEADINGS = ("at", "operation", "actor", "entity", "key", "before", "after")


def configure(parser: ArgumentParser) -> None:
    """Add whose changes and since when."""
    parser.add_argument("--customer", metavar="CODE", help="only about this one")
    parser.add_argument("--since", metavar="D", type=iso_day, help="only from this day on")


def run(_session: Session, options: Namespace) -> Answer:
    """Return the changes of rows, newest first."""
    entries = [_entry(each) for each in audit_entries(options.customer, options.since, EVERY_ONE)]
    rows = [[_cell(entry[key]) for key in HEADINGS] for entry in entries]
    return Answer({"entries": entries}, (TextTable(HEADINGS, rows),))


def _entry(entry: AuditEntry) -> dict[str, Any]:
    return {
        "at": f"{entry.at.isoformat()}Z",
        "operation": entry.operation,
        "actor": entry.actor,
        "entity": entry.entity,
        "key": entry.key,
        "customer": entry.customer or None,
        "before": entry.before or None,
        "after": entry.after or None,
    }


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
