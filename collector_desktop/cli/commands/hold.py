"""`hold`: an account or an entry is not chased, until a day or until it is released."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.holds_shown import add_target, target_of
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import done, spoken_day
from collector_desktop.domain.holds import HoldKind
from collector_desktop.services.holds import HoldDraft, put_on_hold


def configure(parser: ArgumentParser) -> None:
    """Add what is held, why and how long."""
    add_target(parser)
    parser.add_argument("--kind", required=True, choices=[kind.value for kind in HoldKind])
    parser.add_argument("--reason", metavar="T", required=True, help="why, in words")
    parser.add_argument("--until", metavar="D", help="its last day; else until it is released")


def run(session: Session, options: Namespace) -> Answer:
    """Put it on hold, and return the id of the hold."""
    customer_id, item_id = target_of(options)
    until = spoken_day(options.until, session.as_of) if options.until else None
    items = () if item_id is None else (item_id,)
    draft = HoldDraft(customer_id, HoldKind(options.kind), options.reason, until, items)
    outcome = put_on_hold(draft, session.as_of)
    return done(outcome, id=outcome.value[0])
