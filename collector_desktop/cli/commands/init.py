"""`init`: a new, empty ledger."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.new_ledger import new_ledger_at
from collector_desktop.cli.session import Answer, Session
from collector_desktop.services.ledgers import CompanyDraft, close_ledger, create_ledger


def configure(parser: ArgumentParser) -> None:
    """Add the company's name, country and currency."""
    usual = CompanyDraft()
    parser.add_argument("--name", default=usual.name, help="your business")
    parser.add_argument("--country", default=usual.country, help="such as GB or Britain")
    parser.add_argument("--currency", default=usual.currency, help="such as GBP")


def run(session: Session, options: Namespace) -> Answer:
    """Make the ledger; nothing that is there is overwritten."""
    company = CompanyDraft(options.name, options.country, options.currency)
    with new_ledger_at(session.ledger):
        try:
            made = create_ledger(
                session.ledger, company, session.actor, session.version, session.as_of
            )
        finally:
            close_ledger()
    document = {
        "ledger": str(session.ledger),
        "company": made.company,
        "currency": made.currency,
    }
    return Answer(document, text=f"Made {session.ledger} for {made.company}, in {made.currency}.")
