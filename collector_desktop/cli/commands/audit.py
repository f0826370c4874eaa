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
NOTES = ("import ", "typed here ")
HEADINGS = ("at", "operation", "actor", "entity", "key", "before", "after")


def configure(parser: ArgumentParser) -> None:
    """Add whose changes and since when."""
    parser.add_argument("--customer", metavar="CODE", help="only about this one")
    parser.add_argument("--since", metavar="D", type=iso_day, help="only from this day on")


def run(_session: Session, options: Namespace) -> Answer:
    """Return the changes of rows, newest first.

    Plain text leaves out what an import notes for the next one: it is in the form that it is read
    again, and the import has a line of its own.
    """
    entries = [_entry(each) for each in audit_entries(options.customer, options.since, EVERY_ONE)]
    shown = [entry for entry in entries if not _is_note(entry)]
    rows = [[_cell(entry[key]) for key in HEADINGS] for entry in shown]
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


def _is_note(entry: dict[str, Any]) -> bool:
    """Return whether a change is what an import noted for the next one, not of what people see."""
    image = entry["after"] or entry["before"] or {}
    return entry["entity"] == "column_mapping" and str(image.get("signature")).startswith(NOTES)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
