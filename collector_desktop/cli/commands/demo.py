"""`demo`: a new ledger with a believable small business in it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.new_ledger import new_ledger_at
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import count
from collector_desktop.services.demo import DemoDraft, make_demo
from collector_desktop.services.ledgers import close_ledger


def configure(parser: ArgumentParser) -> None:
    """Add the size of the business."""
    usual = DemoDraft()
    parser.add_argument("--customers", type=count, default=usual.customers, metavar="N")
    parser.add_argument("--invoices", type=count, default=usual.invoices, metavar="N")
    parser.add_argument(
        "--seed", type=count, default=usual.seed, metavar="N", help="same number, same business"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Make the ledger, its dates relative to the day."""
    draft = DemoDraft(options.customers, options.invoices, options.seed)
    with new_ledger_at(session.ledger):
        try:
            made = make_demo(session.ledger, draft, session.as_of, session.actor, session.version)
        finally:
            close_ledger()
    document = {
        "ledger": str(session.ledger),
        "company": made.company,
        "currency": made.currency,
        "customers": made.customers,
        "invoices": made.invoices,
        "items": made.items,
        "allocations": made.allocations,
        "contacts": made.contacts,
        "promises": made.promises,
    }
    text = f"Made {session.ledger}: {made.customers} customers, {made.invoices} invoices."
    return Answer(document, text=text)
