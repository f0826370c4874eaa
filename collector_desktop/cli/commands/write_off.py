"""`write-off`: give up what is open of an entry, for a reason."""

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
from collector_desktop.domain.write_offs import CONTRA, REASONS
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.credits import contra
from collector_desktop.services.write_offs import WriteOffDraft, write_off

ANY = frozenset(ItemType)


def configure(parser: ArgumentParser) -> None:
    """Add what is given up, how much of it and why."""
    parser.add_argument("number", metavar="NUMBER", help="of an invoice, or of a small credit")
    parser.add_argument("amount", metavar="AMOUNT", nargs="?", help="else all that is open")
    parser.add_argument("--reason", required=True, choices=(*REASONS, CONTRA))
    add_whose(parser)
    add_day(parser, "when, else the day of --as-of")
    add_dry_run(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Write it off, and return the number of the adjustment."""
    item = entry_of(options.number, ANY, whose(options))
    minor = None if options.amount is None else minor_units(options.amount, item.currency)
    day = day_of(session, options)
    if options.reason == CONTRA:
        set_off = partial(contra, item.item_id, minor, day, session.as_of)
        return moved_or_shown(session, options, set_off)
    draft = WriteOffDraft(item.item_id, options.reason, day, minor)
    return moved_or_shown(session, options, lambda: write_off(draft, session.as_of))
