"""`transfer`: credit of one customer becomes credit of another."""

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
from collector_desktop.domain.items import CREDITS
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.transfers import TransferDraft, transfer


def configure(parser: ArgumentParser) -> None:
    """Add which credit, how much of it and to whom."""
    parser.add_argument("number", metavar="NUMBER", help="a receipt, credit note or adjustment")
    parser.add_argument("amount", metavar="AMOUNT")
    parser.add_argument("--to", metavar="CODE", required=True, help="the other customer's code")
    add_whose(parser)
    add_day(parser, "from when, else the day of --as-of")
    add_dry_run(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Transfer it, and return the number of the other customer's new credit."""
    source = entry_of(options.number, CREDITS, whose(options))
    draft = TransferDraft(
        source.item_id,
        customer_id_of(options.to),
        minor_units(options.amount, source.currency),
        day_of(session, options),
    )
    return moved_or_shown(session, options, lambda: transfer(draft, session.as_of))
