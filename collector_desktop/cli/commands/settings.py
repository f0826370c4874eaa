"""`settings`: list the business settings, or set one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import done
from collector_desktop.domain.settings import setting_named
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.interest_terms import terms_book, whose_terms
from collector_desktop.queries.settings import setting_rows
from collector_desktop.services.interest_terms import Owner, change_terms
from collector_desktop.services.rates import rate_book
from collector_desktop.services.settings import change_settings


def configure(parser: ArgumentParser) -> None:
    """Add the setting and its new value."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="only this setting")
    parser.add_argument("value", metavar="VALUE", nargs="?", help="its new value")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument(
        "--customer", metavar="CODE", help="the terms of interest of this one; an empty VALUE ends"
    )
    whose.add_argument("--group", metavar="NAME", help="those of the customers of a group")


def run(session: Session, options: Namespace) -> Answer:
    """Set one setting, or return them."""
    if options.customer or options.group:
        return _terms(session, options)
    if options.value is not None:
        return done(change_settings({options.name: options.value}, session.as_of))
    if options.name is not None:
        setting_named(options.name)
    found = [row for row in setting_rows() if options.name in (None, row.name)]
    rows = [(row.name, row.value, row.default, row.meaning) for row in found]
    table = TextTable(("name", "value", "default", "meaning"), rows)
    return Answer({"settings": [asdict(row) for row in found]}, (table,))


def _terms(session: Session, options: Namespace) -> Answer:
    """Set a term of interest of a customer or group, or return those of a customer."""
    customer_id = customer_id_of(options.customer) if options.customer else None
    if options.value is not None:
        owner = Owner(customer_id, options.group or "")
        return done(change_terms(owner, {options.name: options.value}, session.as_of))
    if customer_id is None:
        raise UsageError("Say what to set for the group: settings NAME VALUE --group NAME.")
    found = terms_book(rate_book()).terms(whose_terms(customer_id))
    chosen = [each for each in found if options.name in (None, each.name)]
    rows = [(each.name, each.value, each.source, each.meaning) for each in chosen]
    table = TextTable(("name", "value", "source", "meaning"), rows)
    return Answer({"settings": [asdict(each) for each in chosen]}, (table,))
