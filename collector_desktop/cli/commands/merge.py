"""`merge`: two customers are one; the first one's account goes to the second."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import done
from collector_desktop.domain.errors import RefusedError
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.merge_proposals import merge_proposals
from collector_desktop.services.merge_customers import keep_apart, merge_customers

HEADINGS = ("from", "name", "into", "name", "why")


def configure(parser: ArgumentParser) -> None:
    """Add the two codes; without any, the pairs that may be one are listed."""
    parser.add_argument("codes", metavar="CODE", nargs="*", help="from which customer into which")
    parser.add_argument(
        "--apart", action="store_true", help="these two are different: do not propose them again"
    )


def run(session: Session, options: Namespace) -> Answer:
    """Merge two customers, keep them apart, or list who may be one.

    Raises:
        RefusedError: there are not two codes.
    """
    if not options.codes and not options.apart:
        return _proposals()
    if len(options.codes) != 2:
        raise RefusedError("Two codes are needed.", "Name the old customer, then the one to keep.")
    old, new = map(customer_id_of, options.codes)
    if options.apart:
        return done(keep_apart(old, new, session.as_of))
    outcome = merge_customers(old, new, session.as_of)
    merged = outcome.value
    return done(
        outcome,
        customer=merged.code,
        name=merged.name,
        entered_twice=merged.twice,
        notes=list(merged.notes),
    )


def _proposals() -> Answer:
    pairs = merge_proposals()
    documents = [
        {
            "from": pair.old.code,
            "from_name": pair.old.name,
            "into": pair.new.code,
            "into_name": pair.new.name,
            "why": list(pair.why),
        }
        for pair in pairs
    ]
    rows = [
        [pair.old.code, pair.old.name, pair.new.code, pair.new.name, "; ".join(pair.why)]
        for pair in pairs
    ]
    return Answer({"pairs": documents}, (TextTable(HEADINGS, rows),))
