"""`refund`: pay unallocated credit back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.money_moves import add_day, day_of, minor_units, moved
from collector_desktop.cli.session import Answer, Session
from collector_desktop.domain.items import CREDITS
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.refunds import refund


def configure(parser: ArgumentParser) -> None:
    """Add to whom, how much and of which credit."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.add_argument("amount", metavar="AMOUNT", help="how much is paid back")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="NUMBER",
        required=True,
        help="the receipt, credit note or adjustment that it comes from",
    )
    add_day(parser, "when it is paid back, else the day worked at")


def run(session: Session, options: Namespace) -> Answer:
    """Record the refund, and return its number and what is left of the credit."""
    source = entry_of(options.source, CREDITS, customer_id_of(options.code))
    minor = minor_units(options.amount, source.currency)
    return moved(refund(source.item_id, minor, day_of(session, options), session.as_of))
