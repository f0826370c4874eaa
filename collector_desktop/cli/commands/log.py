"""`log`: add a call, letter, visit or note to a customer's history, with the promise made."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.log_details import (
    add_details,
    dispute_of,
    facts_of,
    representative_of,
    status_of,
)
from collector_desktop.cli.session import Answer, Session, UsageError
from collector_desktop.cli.words import done, spoken_day
from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.numbers import number_key
from collector_desktop.domain.outcomes import OUTCOMES, ContactKind
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.queries.items import ItemRow, items
from collector_desktop.queries.promises import promises
from collector_desktop.services.contacts import ContactDraft, PromiseDraft, log_contact
from collector_desktop.services.promise_changes import promise_several


def configure(parser: ArgumentParser) -> None:
    """Add what was said and agreed."""
    parser.add_argument("code", metavar="CODE", help="the customer's code")
    parser.add_argument("--kind", required=True, choices=[kind.value for kind in ContactKind])
    parser.add_argument(
        "--outcome",
        type=str.upper,
        choices=list(OUTCOMES),
        metavar="CODE",
        help=f"how it ended; a note needs none: {', '.join(OUTCOMES)}",
    )
    parser.add_argument("--note", metavar="T", default="", help="in your own words")
    parser.add_argument("--person", metavar="P", default="", help="to whom")
    parser.add_argument("--next", metavar="D", help="when to go on: 2026-11-24, fri, +7, eom")
    parser.add_argument(
        "--item", metavar="N", action="append", default=[], help="about this one; may be repeated"
    )
    parser.add_argument(
        "--promise", metavar="AMOUNT", action="append", help="what was promised; repeatable"
    )
    parser.add_argument(
        "--promise-for", metavar="D", action="append", help="by when: 2026-11-24, fri, +7, eom"
    )
    parser.add_argument(
        "--promise-method", metavar="M", default="", help="how they will pay: bank, cheque, card"
    )
    add_details(parser)


def run(session: Session, options: Namespace) -> Answer:
    """Record it under the day, and return what was recorded.

    Raises:
        UsageError: a part of a promise is missing, or the outcome.
    """
    _require_whole(options)
    customer_id = customer_id_of(options.code)
    about = _items(session, customer_id, options.item)
    promised = _promised(session, options, customer_id, about)
    draft = ContactDraft(
        customer_id,
        options.kind,
        options.outcome or "",
        options.person,
        options.note,
        next_on=spoken_day(options.next, session.as_of) if options.next else None,
        item_ids=tuple(item.item_id for item in about),
        promise=promised[0] if promised else None,
        wrong_number=options.number,
        facts=facts_of(options, session.as_of),
        dispute=dispute_of(options, about, session.as_of),
        status=status_of(options),
        representative=representative_of(options),
    )
    if len(promised) > 1:
        outcome = promise_several(draft, promised, session.as_of)
    else:
        outcome = log_contact(draft, session.as_of)
    given = [
        row.promise_id
        for row in promises(session.as_of, customer_id)
        if row.contact_id == outcome.value
    ]
    first = given[0] if given else None
    return done(outcome, contact=outcome.value, promise=first, promises=given)


def _require_whole(options: Namespace) -> None:
    if len(options.promise or ()) != len(options.promise_for or ()):
        raise UsageError("--promise and --promise-for belong together: how much, and by when.")
    if options.promise_method and not options.promise:
        raise UsageError("--promise-method says how a promise will be paid: say --promise too.")
    if options.outcome is None and options.kind != ContactKind.NOTE:
        raise UsageError("--outcome is needed: how did it end? Only a note does without.")


def _items(session: Session, customer_id: int, numbers: list[str]) -> list[ItemRow]:
    """Return the debts with these numbers; blanks and capitals do not count."""
    if not numbers:
        return []
    known = {
        number_key(item.number): item
        for item in items(session.as_of, "all", customer_id)
        if item.sign > 0
    }
    for number in numbers:
        if number_key(number) not in known:
            raise RefusedError(
                f"The customer has no invoice {number!r}.", "See `items --customer CODE --all`."
            )
    return [known[number_key(number)] for number in numbers]


def _promised(
    session: Session, options: Namespace, customer_id: int, about: list[ItemRow]
) -> list[PromiseDraft]:
    """Return what was promised, in the currency of the items, else in the customer's own."""
    currency = about[0].currency if about else customer_facts(customer_id).currency
    found = []
    for amount, day in zip(options.promise or (), options.promise_for or (), strict=True):
        try:
            minor = parse_amount(amount, exponent(currency), currency=currency)
        except AmountError as error:
            raise UsageError(f"{error} Write it like 1200.00.") from error
        pay_by = spoken_day(day, session.as_of)
        found.append(PromiseDraft(minor, currency, pay_by, options.promise_method.strip()))
    return found
