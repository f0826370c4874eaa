"""`waive`: give up interest and fixed sums for late payment, claimed or not, for a reason."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.late_payment import add_target, late_target
from collector_desktop.cli.money_moves import moved
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.whose import whose
from collector_desktop.cli.words import done
from collector_desktop.queries.interest_decisions import claim_entry_of
from collector_desktop.services.interest_claims import waive_claim, waive_interest


def configure(parser: ArgumentParser) -> None:
    """Add what is waived and why."""
    parser.description = (
        "On an invoice, or all of a customer, it waives what accrued and was not claimed. A claim"
        " by its number is settled by a credit of what is open of it."
    )
    add_target(parser, "a claim, ")
    parser.add_argument("--reason", required=True, metavar="T", help="why")


def run(session: Session, options: Namespace) -> Answer:
    """Waive it as at the day."""
    entry_id = claim_entry_of(options.target, whose(options))
    if entry_id is not None:
        return moved(waive_claim(entry_id, options.reason, session.as_of))
    customer_id, item_ids = late_target(options)
    return done(waive_interest(customer_id, item_ids, options.reason, session.as_of))
