"""`forecast`: the money to come, week by week."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import Any

from collector_desktop.cli.cohorts_shown import cohorts_answer
from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import count, day_text
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.money import plain_amount
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.queries.forecast import Forecast, ForecastWeek, forecast
from collector_desktop.queries.receivables import other_currencies
from collector_desktop.queries.settings import settings

EXPLANATION = (
    "CONTRACTUAL goes by the due dates. EXPECTED goes by what was promised, else by the due date"
    " and the usual delay of the customer. What is past comes on the next working day, what is in"
    " dispute has no day. Unallocated credit pays the oldest debts of its customer first. Taken off"
    " EXPECTED is all that the insolvent, those in administration and the dead owe, and where"
    " provision.rates is set, the loss of each debt's age."
)
HEADINGS = ("from", "contractual", "expected", "promised")
NUMBERS = frozenset({1, 2, 3})
QUARTER, MOST_WEEKS = 13, 520


def configure(parser: ArgumentParser) -> None:
    """Add how far ahead, and in which currency."""
    parser.description = EXPLANATION
    parser.add_argument("--weeks", type=count, metavar="N", default=QUARTER, help="13 unless given")
    parser.add_argument("--currency", metavar="C", help="else that of the company")
    parser.add_argument(
        "--by-cohorts",
        action="store_true",
        help="instead month by month, from how fast a month's invoices are usually collected",
    )


def run(session: Session, options: Namespace) -> Answer:
    """Return what each week is to bring in one currency.

    Raises:
        UsageError: the number of weeks is too small or too large.
    """
    if not 1 <= options.weeks <= MOST_WEEKS:
        raise UsageError(f"--weeks is a number from 1 to {MOST_WEEKS}.")
    asked = require_currency(options.currency) if options.currency else None
    currency = asked or settings()[COMPANY_CURRENCY]
    if options.by_cohorts:
        return cohorts_answer(session.as_of, currency)
    found = forecast(session.as_of, options.weeks, currency)
    others = other_currencies(currency, session.as_of)
    weeks = [{"from": day_text(week.first), **_amounts(week, currency)} for week in found.weeks]
    document = {
        "as_of": session.as_of.isoformat(),
        "currency": currency,
        "weeks": weeks,
        "later": _amounts(found.later, currency),
        "overdue": plain_amount(found.overdue, currency),
        "disputed": plain_amount(found.disputed, currency),
        "given_up": plain_amount(found.given_up, currency),
        "losses": None if found.losses is None else plain_amount(found.losses, currency),
        "usual_delay": str(found.delay),
        "others": list(others),
    }
    names = ", ".join(others)
    notes = (f"Not in this forecast: {names}. Ask for each with --currency.",) if others else ()
    return Answer(document, (_table(found, session),), _taken_off(found), notes)


def _taken_off(found: Forecast) -> str:
    """Return in words what was taken off for losses."""
    if found.losses is None:
        return ""
    off = plain_amount(found.losses, found.currency)
    return f"Taken off EXPECTED for losses: {off} {found.currency}"


def _amounts(week: ForecastWeek, currency: str) -> dict[str, Any]:
    return {
        "contractual": plain_amount(week.contractual, currency),
        "expected": plain_amount(week.expected, currency),
        "promised": plain_amount(week.promised, currency),
    }


def _table(found: Forecast, session: Session) -> TextTable:
    rows = [
        (day_text(week.first) or "later", *_amounts(week, found.currency).values())
        for week in (*found.weeks, found.later)
    ]
    title = f"{found.currency} to come, seen from {session.as_of.isoformat()}"
    return TextTable(HEADINGS, rows, NUMBERS, title)
