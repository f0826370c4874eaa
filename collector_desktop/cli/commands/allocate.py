"""`allocate`: let a credit pay a debit."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.money_moves import (
    add_day,
    add_dry_run,
    day_of,
    minor_units,
    moved_or_shown,
)
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.whose import add_whose, whose
from collector_desktop.queries.entries import pair_of
from collector_desktop.services.allocations import allocate


def configure(parser: ArgumentParser) -> None:
    """Add what pays what, how much and from when."""
    parser.add_argument("source", metavar="FROM", help="a receipt, credit note or adjustment")
    parser.add_argument("target", metavar="TO", help="an invoice, refund or adjustment")
    parser.add_argument("amount", metavar="AMOUNT")
    add_whose(parser)
    add_day(parser, "from when, else the day of --as-of")
    add_dry_run(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Allocate, and return what is left of the credit."""
    source, target = pair_of(options.source, options.target, whose(options))
    minor = minor_units(options.amount, source.currency)
    on = day_of(session, options)
    pair = (source.item_id, target.item_id)
    return moved_or_shown(session, options, lambda: allocate(*pair, minor, on, session.as_of))
