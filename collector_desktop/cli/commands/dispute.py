"""`dispute`: the customer disputes part of a debt."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.whose import add_whose, whose
from collector_desktop.cli.words import done, spoken_day
from collector_desktop.domain.disputes import REASONS
from collector_desktop.domain.items import DEBITS
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.disputes import DisputeDraft, raise_dispute


def configure(parser: ArgumentParser) -> None:
    """Add which debt, how much of it is disputed and why."""
    parser.add_argument("number", metavar="NUMBER", help="of an invoice or another debt")
    parser.add_argument("--amount", metavar="A", help="what is disputed; else all that is open")
    parser.add_argument(
        "--reason",
        metavar="CODE",
        required=True,
        type=str.upper,
        choices=tuple(REASONS),
        help=", ".join(REASONS),
    )
    add_whose(parser)
    parser.add_argument("--note", metavar="T", default="", help="what the customer says")
    parser.add_argument("--owner", metavar="T", default="", help="who is to answer it")
    parser.add_argument("--by", metavar="P", default="", help="who said so")
    parser.add_argument("--answer-by", metavar="D", help="the day by which we owe an answer")


def run(session: Session, options: Namespace) -> Answer:
    """Put it in dispute, and return the id of the case."""
    item = entry_of(options.number, DEBITS, whose(options))
    minor = None if options.amount is None else minor_units(options.amount, item.currency)
    answer_by = spoken_day(options.answer_by, session.as_of) if options.answer_by else None
    draft = DisputeDraft(
        item.item_id, options.reason, minor, options.note, answer_by, options.owner, options.by
    )
    outcome = raise_dispute(draft, session.as_of)
    return done(outcome, id=outcome.value)
