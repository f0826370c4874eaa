"""What the commands that move money share: amounts as typed, and the answer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from contextlib import suppress
from datetime import date

from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import done, spoken_day
from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.changes import Outcome
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.money import plain_amount
from collector_desktop.services.money_entries import MoneyMoved

MOST_DECIMALS = 4
HEADINGS = ("from", "to", "amount", "date")


def add_day(parser: ArgumentParser, meaning: str, *, required: bool = False) -> None:
    """Add the option that dates an action."""
    parser.add_argument(
        "--date", metavar="D", required=required, help=f"{meaning}: 2026-11-24, fri, -7"
    )


def day_of(session: Session, options: Namespace) -> date:
    """Return the day of an action: the one given, else the day worked at."""
    return spoken_day(options.date, session.as_of) if options.date else session.as_of


def minor_units(text: str, currency: str) -> int:
    """Return an amount as typed in minor units of a currency.

    Raises:
        UsageError: it is no amount at all.
        RefusedError: it is one, but not of this currency.
    """
    try:
        return parse_amount(text, exponent(currency), currency=currency)
    except AmountError as error:
        with suppress(AmountError):
            parse_amount(text, MOST_DECIMALS)
            raise RefusedError(str(error), f"The amount is in {currency}.") from error
        raise UsageError(f"{error} Write it like 1200.00.") from error


def moved(outcome: Outcome[MoneyMoved]) -> Answer:
    """Return the answer of an action that moved money."""
    value = outcome.value
    links = [
        {
            "from": each.source,
            "to": each.target,
            "amount": plain_amount(each.minor, value.currency),
            "date": each.on.isoformat(),
        }
        for each in value.allocations
    ]
    left = plain_amount(value.unallocated_minor, value.currency)
    answer = done(
        outcome,
        number=value.number,
        allocations=links,
        unallocated=left,
        currency=value.currency,
    )
    rows = [[link[name] for name in HEADINGS] for link in links]
    tables = (TextTable(HEADINGS, rows, frozenset({2})),) if rows else ()
    named = f"{value.number}: " if value.number else ""
    text = f"{named}{answer.text}. Unallocated: {left} {value.currency}"
    return Answer(answer.document, tables, text)
