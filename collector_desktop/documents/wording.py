"""The words that documents are made of, in British English."""

from __future__ import annotations

from dataclasses import dataclass

INVOICE = "Invoice"
DATE = "Date"
YOUR_REFERENCE = "Your reference"
DUE = "Due"
DAYS_LATE = "Days late"
AMOUNT = "Amount"
OUTSTANDING = "Outstanding"
INTEREST_SHEET = "Interest calculation"
FROM = "From"
TO = "To"
DAYS = "Days"
BALANCE = "Balance"
RATE = "Rate a year"
INTEREST = "Interest"
CARRIED_FORWARD = "Carried forward"
BROUGHT_FORWARD = "Brought forward"
HOW_TO_PAY = "How to pay"
PAY_TO = "Pay to"
PAY_BY_TRANSFER = "Pay by bank transfer"
PAYMENT_SLIP = "Payment slip"
AMOUNT_PAID = "Amount paid"
CUT_HERE = "Cut here and send the slip with your payment"


@dataclass(frozen=True, slots=True)
class ReminderFacts:
    """What a reminder says, formatted: `contact` is whom to ask and how.

    `disputed` is what of the invoices listed is in dispute and not asked for, if any.
    """

    amount: str
    pay_by: str
    reference: str
    contact: str
    invoices: int = 1
    has_bank_details: bool = True
    disputed: str = ""


@dataclass(frozen=True, slots=True)
class LetterWords:
    """The words of a letter around its table; see `content.Letter`."""

    heading: str
    opening: tuple[str, ...]
    request: str
    paragraphs: tuple[str, ...]


def reminder_1(facts: ReminderFacts) -> LetterWords:
    """Return the words of the first reminder, which takes the delay for an oversight."""
    if facts.invoices == 1:
        overdue = "the invoice below is past its due date"
    else:
        overdue = "the invoices below are past their due dates"
    how = f"Please quote {facts.reference} so that we can match your payment."
    if facts.has_bank_details:
        how = f"Our bank details are at the foot of this letter. {how}"
    query = (
        f"If you have a question about an invoice or need a copy, please contact {facts.contact}."
    )
    return LetterWords(
        heading=f"Reminder: {facts.amount} overdue, account {facts.reference}",
        opening=(f"This may have been overlooked: {overdue}.{_left_out(facts)}",),
        request=f"Please pay {facts.amount} by {facts.pay_by}.",
        paragraphs=(
            how,
            query,
            "If you have already paid, thank you, and please ignore this letter.",
        ),
    )


def _left_out(facts: ReminderFacts) -> str:
    return f" {facts.disputed} that you dispute is left out." if facts.disputed else ""


def page_of(number: int, count: int) -> str:
    """Return the page number."""
    return f"Page {number} of {count}"
