"""`resolve`: a dispute is decided; what is accepted is credited."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace

from collector_desktop.cli.money_moves import minor_units, moved
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import count
from collector_desktop.domain.disputes import OUTCOMES, DisputeStatus
from collector_desktop.queries.disputes import disputes
from collector_desktop.services.disputes import Decision, resolve_dispute


def configure(parser: ArgumentParser) -> None:
    """Add which case, how it ends and what is credited."""
    parser.add_argument("id", metavar="ID", type=count, help="of the case")
    parser.add_argument("--outcome", required=True, choices=[each.value for each in OUTCOMES])
    parser.add_argument("--amount", metavar="A", help="what is credited; else all in dispute")
    parser.add_argument("--note", metavar="T", default="", help="why, in words")
    parser.add_argument("--cause", metavar="T", default="", help="why it came to this")
    parser.add_argument("--credit-note", metavar="N", default="", help="its number in your books")


def run(session: Session, options: Namespace) -> Answer:
    """End the case, and return the number of the credit, if there is one."""
    currencies = {row.dispute_id: row.currency for row in disputes(session.as_of)}
    minor = None
    if options.amount is not None and options.id in currencies:
        minor = minor_units(options.amount, currencies[options.id])
    decision = Decision(
        options.id,
        DisputeStatus(options.outcome),
        minor,
        options.note,
        options.cause,
        options.credit_note,
    )
    answer = moved(resolve_dispute(decision, session.as_of))
    return replace(answer, document=answer.document | {"id": options.id})
