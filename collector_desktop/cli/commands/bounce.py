"""`bounce`: a payment was returned; what it paid is open again."""

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
from collector_desktop.cli.whose import add_whose, whose
from collector_desktop.domain.items import ItemType
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.reversals import bounce

RECEIPTS = frozenset({ItemType.RECEIPT})


def configure(parser: ArgumentParser) -> None:
    """Add which payment, when it came back and what the bank charged."""
    parser.add_argument("number", metavar="NUMBER", help="of the receipt")
    add_whose(parser)
    add_day(parser, "when it came back", required=True)
    parser.add_argument("--fee", metavar="AMOUNT", help="the bank's charge, added to the account")
    add_dry_run(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Record the return, and return its number and the allocations that ended."""
    receipt = entry_of(options.number, RECEIPTS, whose(options))
    fee = None if options.fee is None else minor_units(options.fee, receipt.currency)
    day = day_of(session, options)
    came_back = partial(bounce, receipt.item_id, day, session.as_of, fee)
    return moved_or_shown(session, options, came_back)
