"""`unallocate`: a credit no longer pays a debit."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.money_moves import add_day, add_dry_run, day_of, moved_or_shown
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.whose import add_whose, whose
from collector_desktop.queries.entries import pair_of
from collector_desktop.services.allocations import unallocate


def configure(parser: ArgumentParser) -> None:
    """Add what no longer pays what, and from when."""
    parser.add_argument("source", metavar="FROM", help="a receipt, credit note or adjustment")
    parser.add_argument("target", metavar="TO", help="an invoice, refund or adjustment")
    add_whose(parser)
    add_day(parser, "the first day on which it no longer counts", required=True)
    add_dry_run(parser)


def run(session: Session, options: Namespace) -> Answer:
    """End the allocation; what was before that day stays as it was."""
    source, target = pair_of(options.source, options.target, whose(options))
    on = day_of(session, options)
    pair = (source.item_id, target.item_id)
    return moved_or_shown(session, options, lambda: unallocate(*pair, on, session.as_of))
