"""`items`: invoices, credits and payments with what is open of them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import day_text, shown
from collector_desktop.domain.ageing import parse_buckets
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.settings import AGED_BUCKETS
from collector_desktop.queries.chase_past import steps_reached
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.items import ItemRow, items
from collector_desktop.queries.settings import settings
from collector_desktop.queries.settlements import last_allocated

UNALLOCATED = "unallocated"
REMINDER = "reminder-1"
NUMBERS = frozenset({5, 6, 7})


def configure(parser: ArgumentParser) -> None:
    """Add which items and whose."""
    parser.add_argument("--customer", metavar="CODE", help="only of this one")
    which = parser.add_mutually_exclusive_group()
    which.set_defaults(which="open")
    for name, meaning in (
        ("open", "with something open (as without this)"),
        ("overdue", "open debts past their due date"),
        ("all", "settled ones too"),
    ):
        which.add_argument(
            f"--{name}", dest="which", action="store_const", const=name, help=meaning
        )


def run(session: Session, options: Namespace) -> Answer:
    """Return the items at the end of the day, oldest due day first."""
    customer_id = customer_id_of(options.customer) if options.customer else None
    labels = parse_buckets(settings()[AGED_BUCKETS]).labels
    settled = last_allocated(session.as_of) if options.which == "all" else {}
    reached = steps_reached(session.as_of, customer_id)
    found = [
        _item(row, labels, settled.get(row.item_id), reached.get(row.item_id))
        for row in items(session.as_of, options.which, customer_id)
    ]
    shown_keys = (
        *("type", "number", "customer", "date", "due_date", "days_overdue", "amount", "open"),
        *("currency", "bucket", "status", "on_hold", "step"),
    )
    rows = [[shown(item[key]) for key in shown_keys] for item in found]
    return Answer({"items": found}, (TextTable(shown_keys, rows, NUMBERS),))


def _item(
    row: ItemRow, labels: tuple[str, ...], last: date | None, step: str | None
) -> dict[str, Any]:
    is_open = row.open_minor != 0
    reminded = None if row.letter_on is None else REMINDER
    return {
        "type": row.type,
        "number": row.number,
        "customer": row.customer_code,
        "date": row.document_on.isoformat(),
        "due_date": row.due_on.isoformat(),
        "days_overdue": row.days if is_open else None,
        "amount": plain_amount(row.amount_minor, row.currency),
        "open": plain_amount(row.open_minor, row.currency),
        "currency": row.currency,
        "bucket": _bucket(row, labels),
        "status": row.status,
        "on_hold": bool(row.holds),
        "disputed": plain_amount(row.disputed_minor, row.currency),
        "step": step or reminded,
        "settled_date": None if is_open else day_text(last),
        "reference": row.reference or None,
        "description": row.description or None,
        "terms": row.terms or None,
    }


def _bucket(row: ItemRow, labels: tuple[str, ...]) -> str | None:
    """Return the ageing column in which `aged` counts the item; none when it is settled."""
    if row.open_minor == 0:
        return None
    return labels[row.bucket] if row.sign > 0 else UNALLOCATED
