"""`release`: an account or an entry is on hold no longer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.holds_shown import add_target, target_of
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import done
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.holds import HoldKind
from collector_desktop.queries.holds import standing_holds
from collector_desktop.services.holds import release


def configure(parser: ArgumentParser) -> None:
    """Add what is released."""
    add_target(parser)
    parser.add_argument(
        "--kind", choices=[kind.value for kind in HoldKind], help="only holds of this kind"
    )


def run(session: Session, options: Namespace) -> Answer:
    """End every hold on the account itself, or on the entry itself.

    Raises:
        RefusedError: what is named is not on hold.
    """
    customer_id, item_id = target_of(options)
    held = standing_holds(session.as_of, customer_id)
    own = held.customers.get(customer_id, ()) if item_id is None else held.items.get(item_id, ())
    found = tuple(row.hold_id for row in own if options.kind in (None, row.kind))
    if not found:
        account = item_id is not None and held.customers.get(customer_id)
        advice = f"Its customer is: use release {account[0].customer_code}." if account else ""
        raise RefusedError(f"{options.target} is not on hold.", advice or "See `holds`.")
    outcome = release(found, session.as_of)
    return done(outcome, released=list(found))
