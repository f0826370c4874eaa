"""`settings`: list the business settings, or set one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict

from collector_desktop.cli.session import Answer, Session, TextTable
from collector_desktop.cli.words import done
from collector_desktop.domain.settings import setting_named
from collector_desktop.queries.settings import setting_rows
from collector_desktop.services.settings import change_settings


def configure(parser: ArgumentParser) -> None:
    """Add the setting and its new value."""
    parser.add_argument("name", metavar="NAME", nargs="?", help="only this setting")
    parser.add_argument("value", metavar="VALUE", nargs="?", help="its new value")


def run(session: Session, options: Namespace) -> Answer:
    """Set one setting, or return them."""
    if options.value is not None:
        return done(change_settings({options.name: options.value}, session.as_of))
    if options.name is not None:
        setting_named(options.name)
    found = [row for row in setting_rows() if options.name in (None, row.name)]
    rows = [(row.name, row.value, row.default, row.meaning) for row in found]
    table = TextTable(("name", "value", "default", "meaning"), rows)
    return Answer({"settings": [asdict(row) for row in found]}, (table,))
