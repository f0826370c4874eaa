"""`plan`: agree instalments over open debts, end a plan, or give up the rest of a settlement."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.plans_shown import instalment_table, plan_document
from collector_desktop.cli.session import Answer, Session, UsageError
from collector_desktop.cli.words import count, done, spoken_day
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.items import DEBITS
from collector_desktop.domain.plan_making import (
    Every,
    Instalment,
    equal_parts,
    parts_of,
    read_every,
    schedule,
)
from collector_desktop.domain.plans import PlanKind
from collector_desktop.queries.calendars import promise_grace
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.queries.plan_debts import plannable, require_unplanned
from collector_desktop.queries.plans import plan_of
from collector_desktop.services.plan_settlements import release_settlement
from collector_desktop.services.plans import PlanDraft, agree_plan, cancel_plan


def configure(parser: ArgumentParser) -> None:
    """Add whose plan and what is agreed, or which plan is to end."""
    parser.add_argument("target", metavar="CODE|ID", help="a customer; a plan to end it")
    parser.add_argument("--total", metavar="A", help="the sum, else all that is open")
    parts = parser.add_mutually_exclusive_group()
    parts.add_argument("--count", metavar="N", type=count, help="in so many equal parts")
    parts.add_argument("--each", metavar="A", help="in parts of this, the last is the rest")
    parts.add_argument("--dates", metavar="D=A,D=A", help="on days and of amounts of your own")
    parts.add_argument("--cancel", action="store_true", help="end the plan of this id")
    parts.add_argument(
        "--release", action="store_true", help="give up the rest of a settlement paid late"
    )
    parser.add_argument("--every", metavar="month|2weeks", type=_every, default=read_every("month"))
    parser.add_argument("--from", metavar="D", dest="first", help="the day of the first part")
    parser.add_argument(
        "--working-days", action="store_true", help="move days of rest to the next working day"
    )
    parser.add_argument("--now", metavar="A", help="a first payment, due today")
    parser.add_argument("--item", metavar="N", action="append", default=[], help="only this debt")
    parser.add_argument("--currency", metavar="C", help="else that of the customer")
    parser.add_argument("--settle", action="store_true", help="it settles more than it asks for")
    parser.add_argument("--replaces", metavar="ID", type=count, help="the plan that ends with it")
    parser.add_argument("--method", metavar="M", default="", help="how they will pay")
    parser.add_argument("--person", metavar="P", default="", help="who agreed")
    parser.add_argument("--note", metavar="T", default="")


def run(session: Session, options: Namespace) -> Answer:
    """Return the new plan's id and instalments, or what was ended.

    Raises:
        RefusedError: the plan is gone as soon as it was made.
    """
    if options.cancel:
        outcome = cancel_plan(_plan_id(options.target), session.as_of, options.note)
        return done(outcome, plan=outcome.value)
    if options.release:
        plan_id = _plan_id(options.target)
        return done(release_settlement(plan_id, session.as_of), plan=plan_id)
    outcome = agree_plan(_draft(session, options), session.as_of)
    made = plan_of(outcome.value, session.as_of)
    if made is None:
        raise RefusedError("The plan is not in the ledger any more.")
    document = plan_document(made)
    answer = done(
        outcome,
        plan=made.plan_id,
        **{key: document[key] for key in ("customer", "currency", "total", "items", "instalments")},
    )
    return Answer(answer.document, (instalment_table(made),), answer.text, answer.notes)


def _any_day(_: date) -> bool:
    """Take every day for a working day: the days are those that were asked for."""
    return True


def _every(text: str) -> Every:
    try:
        return read_every(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from error


def _plan_id(text: str) -> int:
    try:
        return count(text)
    except ArgumentTypeError as error:
        raise UsageError(f"{text!r} is not the id of a plan. See plans.") from error


def _draft(session: Session, options: Namespace) -> PlanDraft:
    customer_id = customer_id_of(options.target)
    currency = (options.currency or customer_facts(customer_id).currency).upper()
    items = tuple(entry_of(number, DEBITS, customer_id).item_id for number in options.item)
    return PlanDraft(
        customer_id,
        currency,
        _instalments(session, options, customer_id, currency, items),
        items,
        PlanKind.SETTLEMENT if options.settle else PlanKind.PLAN,
        "" if options.dates else options.every.text,
        options.method,
        options.person,
        options.note,
        replaces=options.replaces,
    )


def _instalments(
    session: Session, options: Namespace, customer_id: int, currency: str, items: tuple[int, ...]
) -> tuple[Instalment, ...]:
    if options.dates:
        return _own_days(session, options.dates, currency)
    now = minor_units(options.now, currency) if options.now else 0
    total = _total(session, options, customer_id, currency, items) - now
    try:
        amounts = _amounts(options, total, currency)
    except ValueError as error:
        raise RefusedError(str(error), "Agree on fewer parts or more money.") from error
    first = spoken_day(options.first, session.as_of) if options.first else None
    first = first or options.every.day(session.as_of, 1)
    is_worked = promise_grace()[1] if options.working_days else _any_day
    later = schedule(amounts, first, options.every, is_worked)
    return (Instalment(session.as_of, now), *later) if now else later


def _total(
    session: Session, options: Namespace, customer_id: int, currency: str, items: tuple[int, ...]
) -> int:
    if options.total:
        return minor_units(options.total, currency)
    if options.settle:
        raise UsageError("A settlement needs --total: what is to be paid of what is owed.")
    free = plannable(session.as_of, customer_id, currency, options.replaces)
    wanted = set(items)
    replaced = plan_of(options.replaces, session.as_of) if options.replaces else None
    if replaced is not None and not wanted:
        wanted = set(replaced.item_ids)
    open_minor = sum(row.open_minor for row in free if not wanted or row.item_id in wanted)
    if not open_minor:
        require_unplanned(session.as_of, customer_id, wanted, options.replaces)
        raise RefusedError("Nothing is open that a plan could pay.", "See `items --open`.")
    return open_minor


def _amounts(options: Namespace, total: int, currency: str) -> tuple[int, ...]:
    if options.each:
        return parts_of(total, minor_units(options.each, currency))
    if options.count is None:
        raise UsageError("Say --count N, --each A or --dates D=A,D=A.")
    return equal_parts(total, options.count)


def _own_days(session: Session, text: str, currency: str) -> tuple[Instalment, ...]:
    found = []
    for each in text.split(","):
        day, sign, amount = each.partition("=")
        if not sign:
            raise UsageError(f"--dates {text!r} is not D=A,D=A.")
        due_on = spoken_day(day.strip(), session.as_of)
        found.append(Instalment(due_on, minor_units(amount.strip(), currency)))
    return tuple(found)
