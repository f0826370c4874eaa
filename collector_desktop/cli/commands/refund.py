"""`refund`: pay unallocated credit back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from functools import partial

from collector_desktop.cli.money_moves import (
    add_day,
    add_dry_run,
    day_of,
    minor_units,
    moved_or_shown,
)
from collector_desktop.cli.session import Answer, Session
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import CREDITS
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.refunds import refund, refund_customer


def configure(parser: ArgumentParser) -> None:
    """Add to whom, how much and of which credit."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.add_argument("amount", metavar="AMOUNT", help="how much is paid back")
    parser.add_argument(
        "--from",
        dest="source",
        metavar="NUMBER",
        help="the receipt, credit note or adjustment that it comes from, else all of them in"
        " turn: credit before receipts, the oldest first",
    )
    parser.add_argument(
        "--currency", metavar="CUR", help="of the amount, else that of --from or the customer's own"
    )
    add_day(parser, "when it is paid back, else the day of --as-of")
    add_dry_run(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Record the refund, and return its number and what is left of the credit.

    Raises:
        RefusedError: the credit is in another currency.
    """
    customer_id, day = customer_id_of(options.code), day_of(session, options)
    if options.source is None:
        own = customer_facts(customer_id).currency
        currency = require_currency(options.currency) if options.currency else own
        minor = minor_units(options.amount, currency)
        whole = partial(refund_customer, customer_id, minor, currency, day, session.as_of)
        return moved_or_shown(session, options, whole)
    source = entry_of(options.source, CREDITS, customer_id)
    if options.currency and require_currency(options.currency) != source.currency:
        raise RefusedError(f"{source.number} is in {source.currency}.", "Leave --currency out.")
    minor = minor_units(options.amount, source.currency)
    paid_back = partial(refund, source.item_id, minor, day, session.as_of)
    return moved_or_shown(session, options, paid_back)
