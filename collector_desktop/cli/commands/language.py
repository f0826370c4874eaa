"""`language`: in which language a customer is written to; choose another."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.session import Answer, Session
from collector_desktop.cli.words import done
from collector_desktop.domain.languages import LANGUAGES, NAMES
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.queries.wording import own_language
from collector_desktop.services.wording import choose_language, language_of

OF_COUNTRY = "auto"


def configure(parser: ArgumentParser) -> None:
    """Add whose language, and which."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.add_argument(
        "language",
        metavar="LANGUAGE",
        nargs="?",
        choices=(*LANGUAGES, OF_COUNTRY),
        help=f"{', '.join(LANGUAGES)}; {OF_COUNTRY} is that of the address",
    )


def run(session: Session, options: Namespace) -> Answer:
    """Choose a language, or return the one that counts and whether it was chosen."""
    customer_id = customer_id_of(options.code)
    if options.language is not None:
        wanted = "" if options.language == OF_COUNTRY else options.language
        return done(choose_language(customer_id, wanted, session.as_of))
    customer = customer_facts(customer_id)
    spoken = language_of(customer)
    is_chosen = bool(own_language(customer_id))
    document = {"customer": customer.code, "language": spoken, "chosen": is_chosen}
    whose = "chosen for it" if is_chosen else "as its address says"
    return Answer(document, text=f"{customer.name} is written to in {NAMES[spoken]}, {whose}.")
