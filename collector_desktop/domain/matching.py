"""What matching knows about a bank line and the ledger, and what it proposes.

The order of evidence: account of the payer, structured reference, number of an invoice, what was
learned, name. What fits twice is only proposed; nothing here is ever posted by itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from collector_desktop.domain.frozen import frozen

AUTOMATIC = 0.95


class Action(StrEnum):
    """What confirming a proposal does."""

    RECEIVE = "receive"
    LINK = "link"
    RETURN = "return"


class Clue(StrEnum):
    """What says whose money it is, the surest first."""

    NUMBER = "number"
    RULE = "rule"
    KNOWN_ACCOUNT = "known_account"
    KNOWN_PAYER = "known_payer"
    CODE = "code"
    NAME = "name"
    KNOWN_TEXT = "known_text"
    NEARLY_NUMBER = "nearly_number"
    LIKE_NAME = "like_name"
    AMOUNT = "amount"


class Fit(StrEnum):
    """How an amount fits what is open."""

    EXACT = "exact"
    EXACT_SET = "exact_set"
    NET_OF_CREDITS = "net_of_credits"
    LESS_DISCOUNT = "less_discount"
    SHORT = "short"
    OVER = "over"
    NOTHING_OPEN = "nothing_open"
    STANDING = "standing"
    RETURNED = "returned"

    @property
    def is_exact(self) -> bool:
        """Whether nothing is short and nothing left."""
        return self in _EXACT


_EXACT = frozenset({Fit.EXACT, Fit.EXACT_SET, Fit.LESS_DISCOUNT, Fit.NET_OF_CREDITS})


class Doubt(StrEnum):
    """Why a proposal is not sure though it fits."""

    OTHER_PAYER = "other_payer"
    TWO_FIT = "two_fit"
    PAID_ALREADY = "paid_already"


@frozen
class Line:
    """A bank line; money in is positive."""

    line_id: int
    booked_on: date
    amount_minor: int
    currency: str
    payer: str = ""
    payer_account: str = ""
    reference: str = ""
    text: str = ""
    is_return: bool = False

    @property
    def all_text(self) -> str:
        """Everything that was written, the reference first."""
        return f"{self.reference} | {self.text} | {self.payer}"


@frozen
class OpenEntry:
    """A debit that can be paid, or a credit that lowers what is paid, with what is open of it.

    `discount_minor` may be taken off when it is paid by `discount_until`. `structured` are the
    digits of the Belgian structured communication that it came with, if any.
    """

    item_id: int
    customer_id: int
    number: str
    due_on: date
    open_minor: int
    currency: str
    is_credit: bool = False
    discount_minor: int = 0
    discount_until: date | None = None
    structured: str = ""


@frozen
class Receipt:
    """A receipt that stands and is no bank line's yet; `pays` are the numbers of what it pays."""

    item_id: int
    customer_id: int
    number: str
    received_on: date
    amount_minor: int
    currency: str
    reference: str = ""
    pays: tuple[str, ...] = ()
    is_matched: bool = False


@frozen
class Debtor:
    """A customer as matching knows it."""

    customer_id: int
    code: str
    name: str


@frozen
class Rule:
    """What the user said or the program learned: this payer is that customer."""

    kind: str
    pattern: str
    customer_id: int
    is_learned: bool = False


@frozen
class Facts:
    """What the ledger knows; `paid` are entries with nothing open that a line may still name.

    `former` are customers by the codes of those that were merged into them, as older papers have.
    """

    debtors: tuple[Debtor, ...]
    entries: tuple[OpenEntry, ...]
    receipts: tuple[Receipt, ...] = ()
    rules: tuple[Rule, ...] = ()
    paid: tuple[OpenEntry, ...] = ()
    former: tuple[Debtor, ...] = ()


@dataclass(slots=True)
class Taken:
    """What of the ledger other lines of the same list have taken already."""

    minor: dict[int, int] = field(default_factory=dict)
    receipts: set[int] = field(default_factory=set)
    customers: set[int] = field(default_factory=set)

    def left(self, entry: OpenEntry) -> OpenEntry:
        """Return an entry with what is left of it."""
        used = self.minor.get(entry.item_id, 0)
        return replace(entry, open_minor=entry.open_minor - used) if used else entry

    def take(self, proposal: Proposal) -> None:
        """Note what a proposal takes."""
        for item_id, minor in (*proposal.parts, *proposal.credits):
            self.minor[item_id] = self.minor.get(item_id, 0) + minor
        if proposal.item_id is not None:
            self.receipts.add(proposal.item_id)
        self.customers.add(proposal.customer_id)


@frozen
class Proposal:
    """What a line may be, how sure that is from 0 to 1, and why.

    `parts` are (item, amount) of the debits that it pays, `credits` of the credits that are taken
    with it; `left_minor` stays on account, `short_minor` stays open of the last part and
    `discount_minor` is the settlement discount that the terms allow. `item_id` is the receipt to
    link or return, `number` the entry that the words speak of.
    """

    action: Action
    customer_id: int
    confidence: float
    clue: Clue
    fit: Fit
    parts: tuple[tuple[int, int], ...] = ()
    credits: tuple[tuple[int, int], ...] = ()
    left_minor: int = 0
    short_minor: int = 0
    discount_minor: int = 0
    item_id: int | None = None
    number: str = ""
    doubts: tuple[Doubt, ...] = ()

    def is_certain(self, least: float = AUTOMATIC) -> bool:
        """Return whether it may be confirmed without being looked at.

        What is in doubt never is, nor a payment that came back: that is for a person to decide.
        """
        is_plain = self.action is not Action.RETURN and not self.doubts
        return is_plain and self.confidence >= least
