"""`fx`: exchange rates into the company's currency, and what exchange gained or lost."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from collector_desktop.cli.base_view import differences_document, differences_table
from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.session import WITH_PROBLEMS, Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import done, spoken_past_day
from collector_desktop.domain.currency import require_currency
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.exchange import from_base, in_base
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.exchange import exchange_differences, rate_table
from collector_desktop.services.exchange_rates import FxDraft, add_fx_rate, import_fx_rates

ADD, IMPORT, DIFFERENCES, CONVERT = "add", "import", "differences", "convert"
USAGE = {
    ADD: "fx add CURRENCY DATE RATE",
    IMPORT: "fx import FILE.csv",
    DIFFERENCES: "fx differences [--customer CODE]",
    CONVERT: "fx convert AMOUNT FROM TO",
}
COUNTS = {ADD: 3, IMPORT: 1, DIFFERENCES: 0, CONVERT: 3}
RATE_NUMBERS = frozenset({2})


def configure(parser: ArgumentParser) -> None:
    """Add what to do."""
    parser.description = (
        "Lists the rates: what one unit of a currency is worth in the company's, from a day until"
        " the next rate. " + "; ".join(USAGE.values()) + "."
    )
    parser.add_argument("action", nargs="?", choices=tuple(USAGE))
    parser.add_argument("values", nargs="*", metavar="VALUE")
    parser.add_argument("--customer", metavar="CODE", help="with differences: only this one")


def run(session: Session, options: Namespace) -> Answer:
    """List the rates, or do what was asked for.

    Raises:
        UsageError: an action has too few or too many values.
    """
    if options.action is None:
        return _rates()
    if len(options.values) != COUNTS[options.action]:
        raise UsageError(f"Say it like this: {USAGE[options.action]}.")
    acts = {ADD: _add, IMPORT: _import, DIFFERENCES: _differences, CONVERT: _convert}
    return acts[options.action](session, options)


def _rates() -> Answer:
    table = rate_table()
    rows = [
        {"currency": currency, "from": each.day.isoformat(), "rate": str(each.rate)}
        for currency, rates in table.rates.items()
        for each in rates
    ]
    cells = [tuple(row.values()) for row in rows]
    shown = TextTable(("currency", "from", f"rate in {table.base}"), cells, RATE_NUMBERS)
    return Answer({"base": table.base, "rates": rows}, (shown,))


def _add(session: Session, options: Namespace) -> Answer:
    currency, text, rate = options.values
    day = spoken_past_day(text, session.as_of)
    return done(add_fx_rate(FxDraft(currency, day, rate), session.as_of))


def _import(session: Session, options: Namespace) -> Answer:
    outcome = import_fx_rates(Path(options.values[0]), session.as_of)
    found = outcome.value
    wrong = [{"row": each.row, "reason": each.reason} for each in found.wrong]
    answer = done(
        outcome,
        created=found.created,
        updated=found.updated,
        unchanged=found.unchanged,
        errors=wrong,
    )
    notes = tuple(f"Row {each['row']}: {each['reason']}" for each in wrong)
    status = WITH_PROBLEMS if wrong else answer.status
    return Answer(answer.document, text=answer.text, notes=notes, status=status)


def _differences(session: Session, options: Namespace) -> Answer:
    customer_id = customer_id_of(options.customer) if options.customer else None
    found = exchange_differences(session.as_of, customer_id)
    return Answer(differences_document(found), (differences_table(found),))


def _convert(session: Session, options: Namespace) -> Answer:
    """Convert from or into the company's currency at the day's rate."""
    text, source, target = options.values
    table, source, target = rate_table(), require_currency(source), require_currency(target)
    if table.base not in (source, target):
        raise RefusedError(
            f"One of the two must be {table.base}.", "Rates say what others are worth in it."
        )
    other = target if source == table.base else source
    found = table.at(other, session.as_of)
    if found is None:
        raise RefusedError(
            f"There is no rate for {other} on {session.as_of} or before.",
            f"Enter it: {USAGE[ADD]}.",
        )
    minor = minor_units(text, source)
    if source == table.base:
        worth = from_base(minor, table.base, found.rate, target)
    else:
        worth = in_base(minor, source, found.rate, table.base)
    document: dict[str, Any] = {
        "amount": plain_amount(worth, target),
        "currency": target,
        "rate": str(found.rate),
        "rate_of": found.day.isoformat(),
    }
    return Answer(document, text=f"{document['amount']} {target} at {found.rate}")
