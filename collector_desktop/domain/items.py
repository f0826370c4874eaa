"""Items: the dated entries of a customer's account, and what may settle what."""

from __future__ import annotations

from enum import StrEnum


class ItemType(StrEnum):
    """A kind of entry on a customer's account; amounts are always positive."""

    INVOICE = "invoice"
    CREDIT_NOTE = "credit_note"
    RECEIPT = "receipt"
    REFUND = "refund"
    DEBIT_ADJUSTMENT = "debit_adjustment"
    CREDIT_ADJUSTMENT = "credit_adjustment"


DEBITS = frozenset({ItemType.INVOICE, ItemType.REFUND, ItemType.DEBIT_ADJUSTMENT})
CREDITS = frozenset(ItemType) - DEBITS


INTEREST, COMPENSATION, FEE = "interest", "compensation", "fee"
DISPUTE = "dispute"
CLAIM_ORIGINS = frozenset({INTEREST, COMPENSATION})
CHARGE_ORIGINS = CLAIM_ORIGINS | {FEE}


def sign(item_type: ItemType) -> int:
    """Return 1 for what the customer owes us, -1 for what lowers it."""
    return 1 if item_type in DEBITS else -1


def may_allocate(source_type: ItemType, target_type: ItemType) -> bool:
    """Return whether the first may settle the second: a credit settles a debit."""
    return source_type in CREDITS and target_type in DEBITS


def with_article(item_type: str) -> str:
    """Return a type as a sentence names it, such as `an invoice`."""
    words = item_type.replace("_", " ")
    return f"an {words}" if words.startswith("i") else f"a {words}"
