"""`anonymise`: what identifies the people of a customer is erased for good; the accounts stay."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import done
from collector_desktop.queries.belonging import rows_of
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.services.anonymise import anonymise, require_settled

LEFT = "Backups and files saved elsewhere still have the data: delete them yourself."


def configure(parser: ArgumentParser) -> None:
    """Add whom, and that it is meant."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.add_argument(
        "--yes", action="store_true", help="erase; without it, only count the records"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Erase, or say what would be erased."""
    customer_id = customer_id_of(options.code)
    if options.yes:
        outcome = anonymise(customer_id, session.as_of)
        found = outcome.value
        files = list(found.files)
        answer = done(outcome, code=found.code, rows=found.rows, files=files)
        return Answer(answer.document, text=answer.text, notes=(LEFT, *files))
    facts = customer_facts(customer_id)
    require_settled(customer_id, facts.name)
    counts = {
        table: len(ids) for table, ids in sorted(rows_of(customer_id, with_gone=False).items())
    }
    counted = ", ".join(f"{count} {table.replace('_', ' ')}" for table, count in counts.items())
    words = f"{facts.name}: {counted}. Nothing was erased; add --yes to do it. It cannot be undone."
    return Answer({"operation": None, "would_reach": counts}, text=words)
