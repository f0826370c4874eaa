"""What we have to do for a customer after a contact, beside calling again."""

from __future__ import annotations

from enum import StrEnum


class TaskKind(StrEnum):
    """The kinds of work that an outcome leaves behind."""

    SEND_COPY = "send_copy"
    SEND_PROOF = "send_proof"
    RESEND = "resend"
    CHECK_PAYMENT = "check_payment"
    TRACE = "trace"
    OFFER_PLAN = "offer_plan"
    DECIDE = "decide"
    UPDATE_CONTACT = "update_contact"
    OTHER = "other"


LABELS = {
    TaskKind.SEND_COPY: "Send a copy",
    TaskKind.SEND_PROOF: "Send proof of delivery or the order number",
    TaskKind.RESEND: "Send the invoice again and see why it did not arrive",
    TaskKind.CHECK_PAYMENT: "Look for the payment in the bank",
    TaskKind.TRACE: "Find a number or an address that works",
    TaskKind.OFFER_PLAN: "Offer to pay in instalments",
    TaskKind.DECIDE: "Decide what follows: stop supply, letter before action or agency",
    TaskKind.UPDATE_CONTACT: "Ask who pays the invoices now",
    TaskKind.OTHER: "To do",
}
FORBEARANCE = (
    "Offer to pay in instalments; this is a private person: give time and write down what they tell"
    " you of their circumstances"
)

REVIEW_WORDS = "Credit limit review due"


def conditions_words(conditions: str) -> str:
    """Return what is to be ticked off once the conditions of a decision on credit are met."""
    return f"See that the conditions of the credit are met: {conditions}"
