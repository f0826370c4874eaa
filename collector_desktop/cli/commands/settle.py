"""`settle`: less than is owed settles it in full; the rest is written off."""

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
from collector_desktop.domain.items import DEBITS
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.receipts import METHODS
from collector_desktop.services.settlements import SettlementDraft, settle_for_less


def configure(parser: ArgumentParser) -> None:
    """Add how much came in and what it settles."""
    parser.add_argument("amount", metavar="AMOUNT", help="how much came in")
    parser.add_argument("numbers", metavar="NUMBER", nargs="+", help="the invoices it settles")
    add_whose(parser)
    add_day(parser, "when it came in, else the day of --as-of")
    parser.add_argument("--reference", metavar="R", default="", help="what the payer wrote")
    parser.add_argument("--method", choices=METHODS, default="bank")
    add_dry_run(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Record the money, write off the rest, and return the number of the receipt."""
    customer_id = whose(options)
    items = [entry_of(number, DEBITS, customer_id) for number in options.numbers]
    draft = SettlementDraft(
        tuple(item.item_id for item in items),
        minor_units(options.amount, items[0].currency),
        day_of(session, options),
        options.reference,
        options.method,
    )
    return moved_or_shown(session, options, lambda: settle_for_less(draft, session.as_of))
