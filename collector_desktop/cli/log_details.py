"""What `log` takes beside the outcome: a payment said to be made, a dispute, a status, a number."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from collector_desktop.cli.session import UsageError
from collector_desktop.cli.words import count, spoken_day, spoken_past_day
from collector_desktop.domain.account_status import AccountStatus
from collector_desktop.domain.amounts import AmountError, parse_amount
from collector_desktop.domain.currency import exponent
from collector_desktop.domain.disputes import REASONS
from collector_desktop.domain.outcome_effects import ENDINGS
from collector_desktop.queries.items import ItemRow
from collector_desktop.services.contact_drafts import CallFacts, Representative
from collector_desktop.services.disputes import DisputeDraft


def add_details(parser: ArgumentParser) -> None:
    """Add the details that some outcomes take."""
    parser.add_argument("--paid-on", metavar="D", help="with PAID: the day they say they paid")
    parser.add_argument("--paid-reference", metavar="T", default="", help="and its reference")
    parser.add_argument(
        *("--dispute-reason",),
        metavar="CODE",
        type=str.upper,
        choices=list(REASONS),
        help=f"with DISPUTE and one --item, opens a case: {', '.join(REASONS)}",
    )
    parser.add_argument("--dispute-amount", metavar="A", help="what is disputed; else all of it")
    parser.add_argument("--answer-by", metavar="D", help="when they expect our answer")
    parser.add_argument(
        *("--status",), choices=[each.value for each in ENDINGS], help="with INSOLV: which it is"
    )
    parser.add_argument("--number", metavar="N", default="", help="the number that was called")
    parser.add_argument("--seconds", metavar="N", type=count, help="how long it took")
    parser.add_argument("--refer-to", metavar="NAME", help="with REPRESENTED: to whom")
    parser.add_argument("--refer-phone", metavar="N", default="", help="and their number")
    parser.add_argument("--refer-email", metavar="A", default="", help="and their address")
    parser.add_argument("--override", metavar="T", default="", help="why, though a rule is against")


def facts_of(options: Namespace, as_of: date) -> CallFacts:
    """Return what is known of the call itself."""
    return CallFacts(
        options.seconds,
        options.number,
        spoken_past_day(options.paid_on, as_of) if options.paid_on else None,
        options.paid_reference,
        override_reason=options.override,
    )


def dispute_of(options: Namespace, about: list[ItemRow], as_of: date) -> DisputeDraft | None:
    """Return the case to open, about the one item named."""
    if options.dispute_reason is None:
        return None
    if len(about) != 1:
        raise UsageError("A dispute is about one invoice: name it with --item.")
    [item] = about
    minor = None
    if options.dispute_amount is not None:
        try:
            minor = parse_amount(options.dispute_amount, exponent(item.currency))
        except AmountError as error:
            raise UsageError(f"{error} Write it like 1200.00.") from error
    answer = spoken_day(options.answer_by, as_of) if options.answer_by else None
    return DisputeDraft(item.item_id, options.dispute_reason, minor, options.note, answer)


def status_of(options: Namespace) -> AccountStatus | None:
    """Return which ending it is, if given."""
    return AccountStatus(options.status) if options.status else None


def representative_of(options: Namespace) -> Representative | None:
    """Return to whom we were referred, if given."""
    if options.refer_to is None:
        return None
    return Representative(options.refer_to, options.refer_phone, options.refer_email)
