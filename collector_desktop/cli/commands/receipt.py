"""`receipt`: money in, and what it pays."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.money_moves import (
    add_day,
    add_dry_run,
    chosen_parts,
    day_of,
    minor_units,
    moved_or_shown,
)
from collector_desktop.cli.session import Answer, Session
from collector_desktop.domain.currency import require_currency
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.services.money_entries import require_past
from collector_desktop.services.receipts import METHODS, Choice, ReceiptDraft, record_receipt


def configure(parser: ArgumentParser) -> None:
    """Add whose money it is, how it came and what it is for."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.add_argument("amount", metavar="AMOUNT", help="how much came in")
    add_day(parser, "when it came in, else the day of --as-of")
    parser.add_argument(
        "--reference", metavar="R", default="", help="what the payer wrote; it may name invoices"
    )
    parser.add_argument("--method", choices=METHODS, default="bank")
    parser.add_argument("--currency", metavar="CUR", help="else the customer's own")
    parser.add_argument(
        "--allocate",
        metavar="HOW",
        default="auto",
        help="auto: named invoices, then an exact fit, then the oldest; none; or N=AMOUNT,N=AMOUNT",
    )
    add_dry_run(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Record the money, and return its number, what it paid and what is left."""
    customer_id, day = customer_id_of(options.code), day_of(session, options)
    require_past(day, session.as_of)
    own = customer_facts(customer_id).currency
    currency = require_currency(options.currency) if options.currency else own
    draft = ReceiptDraft(
        customer_id,
        minor_units(options.amount, currency),
        currency,
        day,
        options.reference,
        options.method,
        _choice(options.allocate, customer_id, currency),
        less_discount=True,
    )
    return moved_or_shown(session, options, lambda: record_receipt(draft, session.as_of))


def _choice(text: str, customer_id: int, currency: str) -> Choice:
    if text in ("auto", "none"):
        return "auto" if text == "auto" else "none"
    return chosen_parts(text, customer_id, currency)
