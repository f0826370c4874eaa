"""`rates`: list the dated reference rates of interest, or add one."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date
from decimal import Decimal
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import done, iso_day
from collector_desktop.domain.rates import RateSeries, percent_text
from collector_desktop.services.rates import add_rate, added_rates, rate_book

SHIPPED, ADDED = "shipped", "added"
NUMBERS = frozenset({2})


def configure(parser: ArgumentParser) -> None:
    """Add the figure to add."""
    parser.add_argument("add", nargs="?", choices=("add",), help="add a figure, or correct one")
    parser.add_argument("series", metavar="SERIES", nargs="?", help="such as uk_bank_rate")
    parser.add_argument(
        "starts_on",
        metavar="DATE",
        nargs="?",
        type=iso_day,
        help="the first day of its half-year, such as 2027-01-01",
    )
    parser.add_argument("value", metavar="VALUE", nargs="?", help="per cent a year, such as 3.75")


def run(session: Session, options: Namespace) -> Answer:
    """Add one figure, or return all of them.

    Raises:
        UsageError: the value to add is missing.
    """
    if options.add:
        if options.value is None:
            raise UsageError("Say what to add: rates add SERIES DATE VALUE.")
        return done(add_rate(options.series, options.starts_on, options.value, session.as_of))
    added = added_rates()
    documents, rows = [], []
    for series in rate_book().values():
        document = _series(series, added[series.name])
        documents.append(document)
        rows += [
            (series.name, each["from"], each["value"], each["origin"]) for each in document["rates"]
        ]
    table = TextTable(("series", "from", "value", "origin"), rows, NUMBERS)
    return Answer({"series": documents}, (table,))


def _series(series: RateSeries, added: dict[date, Decimal]) -> dict[str, Any]:
    rates = [
        {
            "from": day.isoformat(),
            "value": percent_text(rate),
            "origin": ADDED if day in added else SHIPPED,
        }
        for day, rate in sorted(series.rates.items())
    ]
    return {
        "name": series.name,
        "meaning": series.meaning,
        "source": series.source,
        "rates": rates,
    }
