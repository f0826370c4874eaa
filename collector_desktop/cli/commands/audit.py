"""`audit`: who changed what and when, before and after."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.audit_words import BLANK, image_words
from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import iso_day
from collector_desktop.queries.earlier_history import AuditEntry
from collector_desktop.queries.history import audit_entries

EVERY_ONE = 2**31
NOTES = ("import ", "typed here ")
WORDS = ("at", "operation", "actor", "entity", "key")
HEADINGS = (*WORDS, "before", "after")


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
    rows = [[*(entry[key] for key in WORDS), *_changed(entry)] for entry in shown]
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


def _changed(entry: dict[str, Any]) -> tuple[str, str]:
    """Return what was before and what is after in words; of a row alone only what it holds."""
    before, after = entry["before"] or {}, entry["after"] or {}
    if not (before and after):
        before, after = _held(before), _held(after)
    return image_words(before), image_words(after)


def _held(image: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in image.items() if value not in BLANK}
