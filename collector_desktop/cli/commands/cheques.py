"""`cheques`: the register of post-dated cheques; bank what is due, or cancel one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.money_moves import add_day, links_of
from collector_desktop.cli.row_files import imported
from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import (
    count,
    day_text,
    done,
    listed,
    named_path,
    shown,
    spoken_past_day,
)
from collector_desktop.domain.cheques import ChequeStatus
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.cheques import ChequeRow, cheques
from collector_desktop.services.cheque_files import import_cheques
from collector_desktop.services.cheques import bank_cheques, cancel_cheque

HEADINGS = (
    *("id", "customer", "number", "drawer", "amount", "currency", "received_on", "dated_on"),
    *("status", "decided_on", "receipt", "items"),
)
NUMBERS = frozenset({0, 4})


def configure(parser: ArgumentParser) -> None:
    """Add which cheques to list, to bank or to cancel."""
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--status", choices=[status.value for status in ChequeStatus], help="only these"
    )
    what.add_argument("--bank-due", action="store_true", help="bank every cheque that is due")
    what.add_argument("--bank", metavar="ID", type=count, nargs="+", help="bank these")
    what.add_argument(
        "--import", metavar="FILE", dest="file", type=named_path, help="cheques.csv of an export"
    )
    what.add_argument("--cancel", metavar="ID", type=count, help="it was given back or replaced")
    add_day(parser, "with --bank: the day to date the receipts, else that on each cheque")


def run(session: Session, options: Namespace) -> Answer:
    """Return the cheques received by the day, or what became of those to bank or cancel."""
    if options.cancel is not None:
        return done(cancel_cheque(options.cancel, session.as_of), cheque=options.cancel)
    if options.file is not None:
        return imported(import_cheques(options.file, session.as_of))
    if options.bank or options.bank_due:
        return _bank(session, options)
    found = [row for row in cheques(session.as_of) if options.status in (None, row.status)]
    documents = [cheque_document(row) for row in found]
    rows = [_cells(each) for each in documents]
    return Answer({"cheques": documents}, (TextTable(HEADINGS, rows, NUMBERS),))


def cheque_document(row: ChequeRow) -> dict[str, Any]:
    """Return a cheque with what it is meant to pay; no items means the usual order."""
    return {
        "id": row.cheque_id,
        "customer": row.customer_code,
        "number": row.number,
        "drawer": row.drawer or None,
        "amount": plain_amount(row.amount_minor, row.currency),
        "currency": row.currency,
        "received_on": row.received_on.isoformat(),
        "dated_on": row.dated_on.isoformat(),
        "status": row.status.value,
        "decided_on": day_text(row.decided_on),
        "receipt": row.receipt,
        "items": [
            {"number": part.number, "amount": plain_amount(part.minor, row.currency)}
            for part in row.parts
        ],
    }


def _bank(session: Session, options: Namespace) -> Answer:
    due = [row.cheque_id for row in cheques(session.as_of) if row.is_due(session.as_of)]
    on = spoken_past_day(options.date, session.as_of) if options.date else None
    outcome = bank_cheques(options.bank or due, session.as_of, on)
    banked = [
        {
            "cheque": each.cheque_id,
            "number": each.receipt.number,
            "allocations": links_of(each.receipt),
            "unallocated": plain_amount(each.receipt.unallocated_minor, each.receipt.currency),
            "currency": each.receipt.currency,
        }
        for each in outcome.value
    ]
    return done(outcome, receipts=banked)


def _cells(document: dict[str, Any]) -> list[str]:
    items = listed(f"{each['number']}={each['amount']}" for each in document["items"])
    return [shown(document[key]) for key in HEADINGS[:-1]] + [items]
