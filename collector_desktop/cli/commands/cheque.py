"""`cheque`: put a post-dated cheque into the register."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.money_moves import chosen_parts, minor_units
from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import done, spoken_day, spoken_past_day
from collector_desktop.domain.currency import require_currency
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.services.cheques import ChequeDraft, hold_cheque


def configure(parser: ArgumentParser) -> None:
    """Add whose cheque it is, from when it is good and what it is for."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.add_argument("amount", metavar="AMOUNT", help="what it is written for")
    parser.add_argument("--dated", metavar="D", required=True, help="the day on the cheque")
    parser.add_argument("--number", metavar="N", required=True, help="printed on the cheque")
    parser.add_argument("--drawer", metavar="T", default="", help="whose bank or account")
    parser.add_argument("--received", metavar="D", help="when it came, else the day of --as-of")
    parser.add_argument("--currency", metavar="CUR", help="else the customer's own")
    parser.add_argument("--reference", metavar="R", default="", help="it may name invoices")
    parser.add_argument(
        "--allocate",
        metavar="N=AMOUNT,…",
        help="what it is meant to pay; else the usual order on its day",
    )


def run(session: Session, options: Namespace) -> Answer:
    """Put it into the register, and return its id; no balance changes before it is banked."""
    customer_id = customer_id_of(options.code)
    own = customer_facts(customer_id).currency
    currency = require_currency(options.currency) if options.currency else own
    received = session.as_of
    if options.received:
        received = spoken_past_day(options.received, received)
    draft = ChequeDraft(
        customer_id,
        minor_units(options.amount, currency),
        currency,
        options.number,
        spoken_day(options.dated, session.as_of),
        received,
        options.drawer,
        options.reference,
        chosen_parts(options.allocate, customer_id, currency) if options.allocate else (),
    )
    outcome = hold_cheque(draft, session.as_of)
    return done(outcome, cheque=outcome.value)
