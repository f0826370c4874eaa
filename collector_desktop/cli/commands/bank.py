"""`bank`: match the lines of bank statements with what is owed, by hand or all that is certain."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Callable

from collector_desktop.cli.bank_shown import confirmed_answer, proposals_answer, rules_answer
from collector_desktop.cli.common_options import add_common
from collector_desktop.cli.money_moves import minor_units
from collector_desktop.cli.row_files import imported
from collector_desktop.cli.session import Answer, Session, UsageError
from collector_desktop.cli.words import count, done, named_path
from collector_desktop.domain.items import ItemType
from collector_desktop.domain.matching import AUTOMATIC, Action
from collector_desktop.domain.write_offs import REASONS
from collector_desktop.queries.bank_lines import bank_rules
from collector_desktop.queries.customers import customer_id_of
from collector_desktop.queries.entries import entry_of
from collector_desktop.services.bank_entries import Decision, the_line
from collector_desktop.services.bank_files import import_bank_file
from collector_desktop.services.bank_matching import (
    confirm_certain,
    confirm_chosen,
    ignore_lines,
    match,
    reopen_lines,
)
from collector_desktop.services.bank_proposals import bank_proposals
from collector_desktop.services.bank_receiving import receive_from
from collector_desktop.services.bank_rules import KINDS, RuleDraft, add_rule, remove_rule
from collector_desktop.services.bank_splitting import link_line, split_line

KEEP = "keep"


def configure(parser: ArgumentParser) -> None:
    """Add what is to be done with which lines."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    for name, (meaning, add, _) in ACTIONS.items():
        each = actions.add_parser(name, help=meaning, description=meaning, allow_abbrev=False)
        add_common(each)
        add(each)


def run(session: Session, options: Namespace) -> Answer:
    """Do what was asked with the lines of the bank."""
    return ACTIONS[options.action][2](session, options)


def _confidence(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1:
        raise ArgumentTypeError(f"{text!r} is not a share from 0 to 1, such as 0.95")
    return value


def _add_nothing(parser: ArgumentParser) -> None:
    del parser


def _add_confirm(parser: ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", nargs="*", type=count, help="these lines; else all")
    parser.add_argument(
        "--min-confidence",
        metavar="SHARE",
        type=_confidence,
        help=f"only proposals as sure as this; {AUTOMATIC} unless lines are named",
    )
    parser.add_argument("--customer", metavar="CODE", help="whose money the one named line is")
    parser.add_argument(
        "--difference",
        choices=(KEEP, *REASONS),
        default=KEEP,
        help="what to do with a shortfall or surplus: leave it open, or write it off for a reason",
    )


def _add_ids(parser: ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", nargs="+", type=count, help="the lines")


def _add_link(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=count, help="the line")
    parser.add_argument(
        "numbers", metavar="NUMBER", nargs="+", help="the receipt that the line is, or several"
    )


def _add_split(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=count, help="the line")
    parser.add_argument(
        "shares", metavar="CODE=AMOUNT", nargs="+", help="whose money it is, and how much is theirs"
    )


def _add_rules(parser: ArgumentParser) -> None:
    parser.add_argument("change", nargs="?", choices=("add", "remove"), help="else they are listed")
    parser.add_argument(
        "words",
        nargs="*",
        metavar="KIND PATTERN CODE | ID",
        help=f"kinds: {', '.join(KINDS)}",
    )


def _add_file(parser: ArgumentParser) -> None:
    words = "bank_lines.csv, bank_rules.csv or receipt_numbers.csv of an export"
    parser.add_argument("file", metavar="FILE", type=named_path, help=words)


def _propose(session: Session, _: Namespace) -> Answer:
    return proposals_answer(bank_proposals(session.as_of))


def _confirm(session: Session, options: Namespace) -> Answer:
    reason = "" if options.difference == KEEP else options.difference
    if options.customer is not None:
        if len(options.ids) != 1:
            raise UsageError("--customer is for one line: bank confirm ID --customer CODE.")
        whose = customer_id_of(options.customer)
        return confirmed_answer(receive_from(options.ids[0], whose, session.as_of, reason))
    if not options.ids:
        least = AUTOMATIC if options.min_confidence is None else options.min_confidence
        return confirmed_answer(confirm_certain(session.as_of, least))
    least = options.min_confidence or 0.0
    return confirmed_answer(confirm_chosen(options.ids, session.as_of, least, reason))


def _ignore(session: Session, options: Namespace) -> Answer:
    return done(ignore_lines(options.ids, session.as_of), lines=options.ids)


def _offer(session: Session, options: Namespace) -> Answer:
    return done(reopen_lines(options.ids, session.as_of), lines=options.ids)


def _link(session: Session, options: Namespace) -> Answer:
    receipts = [entry_of(number, (ItemType.RECEIPT,)) for number in options.numbers]
    if len(receipts) > 1:
        ids = [receipt.item_id for receipt in receipts]
        return confirmed_answer(link_line(options.id, ids, session.as_of))
    (receipt,) = receipts
    decision = Decision(options.id, Action.LINK, receipt.customer_id, item_id=receipt.item_id)
    return confirmed_answer(match(decision, session.as_of))


def _split(session: Session, options: Namespace) -> Answer:
    currency, shares = the_line(options.id).currency, []
    for text in options.shares:
        code, sign, amount = text.rpartition("=")
        if not (sign and code and amount):
            raise UsageError("Say whose and how much: bank split ID ACME=120.00 BETA=30.00.")
        shares.append((customer_id_of(code), minor_units(amount, currency)))
    return confirmed_answer(split_line(options.id, shares, session.as_of))


def _rules(session: Session, options: Namespace) -> Answer:
    if options.change is None:
        return rules_answer(bank_rules())
    if options.change == "add":
        if len(options.words) != len(("kind", "pattern", "code")):
            raise UsageError("Say what to add: bank rules add KIND PATTERN CODE.")
        kind, pattern, code = options.words
        outcome = add_rule(RuleDraft(kind, pattern, customer_id_of(code)), session.as_of)
        return done(outcome, rule=outcome.value)
    try:
        (rule_id,) = map(count, options.words)
    except (ArgumentTypeError, ValueError):
        raise UsageError("Say which to remove: bank rules remove ID.") from None
    return done(remove_rule(rule_id, session.as_of))


def _import(session: Session, options: Namespace) -> Answer:
    return imported(import_bank_file(options.file, session.as_of))


Step = Callable[[Session, Namespace], Answer]
ACTIONS: dict[str, tuple[str, Callable[[ArgumentParser], None], Step]] = {
    "propose": ("propose what the open lines are, and why", _add_nothing, _propose),
    "confirm": ("match lines with what is proposed for them", _add_confirm, _confirm),
    "ignore": ("leave out lines that are not from customers", _add_ids, _ignore),
    "offer": ("offer lines again that were left out", _add_ids, _offer),
    "link": ("match a line with one or more receipts already entered", _add_link, _link),
    "split": ("split a line between several customers", _add_split, _split),
    "rules": ("list the rules for payers, add one or remove one", _add_rules, _rules),
    "import": ("import the lines, rules and numbers that an export wrote", _add_file, _import),
}
