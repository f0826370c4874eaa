"""What the commands that move money share: amounts as typed, and the answer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from collector_desktop.cli.session import Answer, Session, TextTable, UsageError
from collector_desktop.cli.words import done, spoken_past_day
from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.back_dating import PastChanges
from collector_desktop.domain.changes import Outcome
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.money_entries import MoneyMoved
from collector_desktop.services.rehearsal import rehearse

MOST_DECIMALS = 4
HEADINGS = ("from", "to", "amount", "date")


def add_day(parser: ArgumentParser, meaning: str, *, required: bool = False) -> None:
    """Add the option that dates an action."""
    parser.add_argument(
        "--date", metavar="D", required=required, help=f"{meaning}: 2026-11-24, fri, -7"
    )


def day_of(session: Session, options: Namespace) -> date:
    """Return the day of an action: the one given, else the day worked at."""
    return spoken_past_day(options.date, session.as_of) if options.date else session.as_of


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


def chosen_parts(text: str, customer_id: int, currency: str) -> tuple[tuple[int, int], ...]:
    """Return the (item, amount) pairs that `N=AMOUNT,N=AMOUNT` names.

    Raises:
        UsageError: it is not of that form.
        RefusedError: no such debt of the customer is there.
    """
    chosen = []
    for each in text.split(","):
        number, sign, amount = each.strip().rpartition("=")
        if not (sign and number and amount):
            raise UsageError(f"--allocate {text!r} is not auto, none or N=AMOUNT,N=AMOUNT.")
        entry = entry_of(number, DEBITS, customer_id)
        chosen.append((entry.item_id, minor_units(amount, currency)))
    return tuple(chosen)


def links_of(value: MoneyMoved) -> list[dict[str, str]]:
    """Return what was allocated, as programs read it."""
    return [
        {
            "from": each.source,
            "to": each.target,
            "amount": plain_amount(each.minor, value.currency),
            "date": each.on.isoformat(),
        }
        for each in value.allocations
    ]


def moved(outcome: Outcome[MoneyMoved]) -> Answer:
    """Return the answer of an action that moved money."""
    value = outcome.value
    links = links_of(value)
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
    document = answer.document | changes_of(value.changes)
    return Answer(document, tables, text, answer.notes)


def add_dry_run(parser: ArgumentParser) -> None:
    """Add the option that only shows what would be done."""
    parser.add_argument("--dry-run", action="store_true", help="only report; write nothing")


def moved_or_shown(
    session: Session, options: Namespace, act: Callable[[], Outcome[MoneyMoved]]
) -> Answer:
    """Do what moves money, or show what it would do where `--dry-run` is given.

    What is only shown has neither an operation nor a number of its own; in its links stands the
    number that it would get now.
    """
    if not options.dry_run:
        return moved(act())
    tried = rehearse(act, session.as_of)
    answer = moved(replace(tried, value=replace(tried.value, number=None)))
    text = f"Nothing was changed. Would be done: {answer.text}"
    return replace(answer, document=answer.document | {"operation": None}, text=text)


def changes_of(changes: PastChanges) -> dict[str, Any]:
    """Return what a back-dated entry changed in the past; nothing where it changed nothing."""
    if not changes.sentence:
        return {}
    promises = [
        {"id": each.promise_id, "before": each.before, "after": each.after}
        for each in changes.promises
    ]
    return {
        "changes": {
            "text": changes.sentence,
            "statements": changes.statements,
            "letters": changes.letters,
            "month_ends": [day.isoformat() for day in changes.month_ends],
            "promises": promises,
            "claims": list(changes.claims),
        }
    }
