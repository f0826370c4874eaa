"""`limit`: set the credit limits of a customer or group, or what is insured of a customer."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.session import Answer, Session, UsageError
from collector_desktop.cli.words import done, spoken_day
from collector_desktop.domain.settings import COMPANY_CURRENCY
from collector_desktop.queries.customers import customer_facts, customer_id_of
from collector_desktop.queries.settings import settings
from collector_desktop.services.credit_decisions import (
    Decided,
    DecisionDraft,
    decide_credit,
)
from collector_desktop.services.credit_limits import (
    CoverDraft,
    LimitPart,
    SubLimitDraft,
    set_cover,
    set_group_limit,
    set_limit,
    set_shared_limit,
    set_sub_limit,
)

NONE = "none"


def configure(parser: ArgumentParser) -> None:
    """Add whose limit and what it is to be."""
    parser.add_argument("customer", metavar="CODE", help="a customer; with --group, the group")
    parser.add_argument(
        "amount", metavar="AMOUNT|none", nargs="?", help="the limit; 0 is cash only"
    )
    parser.add_argument("--group", action="store_true", help="for customers without their own")
    parser.add_argument("--shared", action="store_true", help="with --group: of all together")
    parser.add_argument("--in", dest="currency", metavar="CUR", help="only what is owed in it")
    parser.add_argument("--overdue", action="store_true", help="only what is overdue")
    parser.add_argument("--insured", metavar="AMOUNT|none", help="what a credit insurer covers")
    parser.add_argument("--insurer", metavar="T", default="")
    parser.add_argument("--until", metavar="D", help="the last day of the cover")
    parser.add_argument(
        "--reason", metavar="T", help="why; of a customer's own limit it makes a decision"
    )
    parser.add_argument("--review", metavar="D", help="when it is looked at again")
    parser.add_argument("--terms", metavar="T", default="", help="the terms from now on")
    parser.add_argument("--deposit", metavar="AMOUNT", help="asked with an order")
    parser.add_argument("--conditions", metavar="T", default="", help="what it depends on")
    parser.add_argument("--declined", action="store_true", help="no credit: cash only")


def run(session: Session, options: Namespace) -> Answer:
    """Return what was set.

    Raises:
        UsageError: options do not go together, or a decision has no reason.
    """
    _require_no_decision(options)
    if options.group:
        currency = (options.currency or settings()[COMPANY_CURRENCY]).upper()
        minor = _minor(options.amount, currency)
        act = set_shared_limit if options.shared else set_group_limit
        reason = options.reason or ""
        return done(act(options.customer, currency, minor, session.as_of, reason))
    if options.shared:
        raise UsageError("A group shares a limit: say --group too.")
    customer_id = customer_id_of(options.customer)
    currency = customer_facts(customer_id).currency
    if options.currency or options.overdue:
        return done(set_sub_limit(_sub_limit(options, customer_id, currency), session.as_of))
    if options.insured is not None and options.amount is None:
        until = spoken_day(options.until, session.as_of) if options.until else None
        insured = _minor(options.insured, currency)
        draft = CoverDraft(customer_id, insured, options.insurer, until, options.reason or "")
        return done(set_cover(draft, session.as_of))
    if options.insured is not None:
        raise UsageError("Set the limit and the cover in two commands.")
    if options.reason is not None:
        return done(decide_credit(_decision(session, options, customer_id), session.as_of))
    if options.review or options.terms or options.deposit or options.declined:
        raise UsageError("A decision on credit needs a reason: say --reason.")
    return done(set_limit(customer_id, _minor(options.amount, currency), session.as_of))


def _require_no_decision(options: Namespace) -> None:
    """Refuse what only a decision on a customer's credit has, with a limit that is not one."""
    is_group = options.group or options.shared
    is_other = is_group or options.currency or options.overdue or options.insured
    of_decision = {
        "--review": options.review,
        "--terms": options.terms,
        "--deposit": options.deposit,
        "--conditions": options.conditions,
        "--declined": options.declined,
    }
    given = [name for name, value in of_decision.items() if value]
    if is_group and (options.overdue or options.insured):
        given += ["--overdue" if options.overdue else "--insured"]
    if is_other and given:
        raise UsageError(f"{' and '.join(given)} belong to a decision on one customer's limit.")


def _sub_limit(options: Namespace, customer_id: int, usual: str) -> SubLimitDraft:
    currency = (options.currency or usual).upper()
    part = LimitPart.OVERDUE if options.overdue else LimitPart.OWED
    minor = _minor(options.amount, currency)
    return SubLimitDraft(customer_id, currency, minor, part, options.reason or "")


def _decision(session: Session, options: Namespace, customer_id: int) -> DecisionDraft:
    currency = customer_facts(customer_id).currency
    review = spoken_day(options.review, session.as_of) if options.review else None
    deposit = minor_units(options.deposit, currency) if options.deposit else None
    way = Decided.DEPOSIT if deposit else Decided.GRANTED
    if options.declined:
        if options.amount is not None or deposit is not None:
            raise UsageError("Declined means cash only: give no amount and no deposit.")
        way = Decided.DECLINED
    return DecisionDraft(
        customer_id,
        way,
        0 if options.declined else _minor(options.amount, currency),
        options.reason,
        review,
        options.terms,
        deposit,
        options.conditions,
    )


def _minor(text: str | None, currency: str) -> int | None:
    if text is None:
        raise UsageError("Say the amount, or none.")
    return None if text.casefold() == NONE else minor_units(text, currency)
