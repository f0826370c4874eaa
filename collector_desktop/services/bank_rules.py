"""Use cases: which payers are which customers, said by the user or learned from what he did."""

from __future__ import annotations

from datetime import date

from collector_desktop.domain.bank_text import account_key, all_name_words, payer_key
from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.matching import Line
from collector_desktop.domain.matching_clues import PAYER_ACCOUNT, PAYER_NAME, TEXT, rule_keys
from collector_desktop.services.money_entries import the_customer
from collector_desktop.storage.models import BankLine, BankRule, Customer
from collector_desktop.storage.operations import operation

KINDS = (PAYER_ACCOUNT, PAYER_NAME, TEXT)
_WORDS = {
    PAYER_ACCOUNT: "account",
    PAYER_NAME: "payer",
    TEXT: "words",
}
_COLLECTING = """adyen airwallex americanexpress amex braintree checkout dojo globalpayments
    gocardless izettle klarna mollie paypal payu revolut sagepay shopify square stripe sumup
    takepayments teya wise worldline worldpay zettle"""
COLLECTORS = frozenset(_COLLECTING.split())


@frozen
class RuleDraft:
    """Lines with this account, payer or words come from a customer."""

    kind: str
    pattern: str
    customer_id: int


def add_rule(draft: RuleDraft, made_on: date) -> Outcome[int]:
    """Add a rule of the user's own; it goes before what was learned.

    Raises:
        RefusedError: the kind is unknown, the pattern says nothing, or there is such a rule.
    """
    if draft.kind not in KINDS:
        raise RefusedError(f"{draft.kind!r} is not a kind of rule.", f"Use {', '.join(KINDS)}.")
    pattern = rule_pattern(draft.kind, draft.pattern)
    if not pattern:
        raise RefusedError(
            f"{draft.pattern!r} says nothing.", "Enter the text as the bank writes it."
        )
    customer = the_customer(draft.customer_id)
    mine = BankRule.get_or_none(
        BankRule.kind == draft.kind, BankRule.pattern == pattern, BankRule.customer == customer
    )
    if mine is not None and not mine.is_learned:
        raise RefusedError(f"{customer.name} already has this rule.", "See the rules.")
    summary = f"Match {_WORDS[draft.kind]} {pattern} with {customer.name}"
    with operation("add_bank_rule", summary, made_on) as current:
        if mine is None:
            mine = BankRule.create(kind=draft.kind, pattern=pattern, customer=customer)
        else:
            BankRule.update(is_learned=0).where(BankRule.id == mine.id).execute()
    return Outcome(mine.id, Change.BANK, current.id, summary)


def remove_rule(rule_id: int, made_on: date) -> Outcome[int]:
    """Forget a rule, whether said or learned.

    Raises:
        RefusedError: it is not there.
    """
    rule = BankRule.get_or_none(BankRule.id == rule_id)
    if rule is None:
        raise RefusedError(f"There is no rule {rule_id}.", "See the rules.")
    summary = f"Forget that {_WORDS[rule.kind]} {rule.pattern} is {rule.customer.name}"
    with operation("remove_bank_rule", summary, made_on) as current:
        BankRule.delete().where(BankRule.id == rule_id).execute()
    return Outcome(rule_id, Change.BANK, current.id, summary)


def learn(line: BankLine, customer: Customer) -> None:
    """Remember who pays like this; one who collects for many, such as a card service, is nobody."""
    words = f"{payer_key(line.payer)} {payer_key(line.text)}".split()
    if COLLECTORS.intersection(words):
        return
    for kind, pattern in rule_keys(_as_line(line)):
        known = BankRule.get_or_none(
            BankRule.kind == kind, BankRule.pattern == pattern, BankRule.customer == customer
        )
        if known is None:
            BankRule.create(kind=kind, pattern=pattern, customer=customer, hits=1, is_learned=1)
        else:
            BankRule.update(hits=known.hits + 1).where(BankRule.id == known.id).execute()


def rule_pattern(kind: str, text: str) -> str:
    """Return a text as a rule of a kind keeps it."""
    if kind == PAYER_ACCOUNT:
        return account_key(text)
    return payer_key(text) if kind == PAYER_NAME else " ".join(all_name_words(text))


def _as_line(line: BankLine) -> Line:
    return Line(
        line.id,
        line.booked_on,
        line.amount_minor,
        line.currency,
        line.payer,
        line.payer_account,
        line.reference,
        line.text,
    )
