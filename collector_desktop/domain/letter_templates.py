"""The letters and e-mails that the program knows, and the fields that their words may have."""

from __future__ import annotations

from enum import StrEnum

from collector_desktop.domain.errors import RefusedError
from collector_desktop.domain.frozen import frozen
from collector_desktop.domain.languages import DEFAULT, LANGUAGES
from collector_desktop.domain.legal_letters import BEFORE_ACTION, LAST_DEMAND, OF_CLAIM
from collector_desktop.domain.templates import SLOTS


class About(StrEnum):
    """Which items a letter is about: overdue ones that may be chased, coming, all open, none.

    `PLACED` are those that were passed on to an agency.
    """

    OVERDUE = "overdue"
    COMING = "coming"
    OPEN = "open"
    PLACED = "placed"
    NOTHING = "nothing"


@frozen
class TemplateKind:
    """A template by its stable name; `is_english` are those of the law of England and Wales.

    What is no letter words a paper that is not made of words alone: its title, and what it says
    besides its figures.
    """

    name: str
    title: str
    about: About = About.NOTHING
    is_english: bool = False
    is_letter: bool = True


OF_STATEMENT, OF_RECEIPT, OF_PLAN = "statement-words", "receipt-words", "plan-words"
MESSAGE_DAYS = (30, 60, 90)
OF_COVER, OFFER = "statement-cover", "settlement-offer"
OF_TRACING = "tracing"
_ALL = (
    TemplateKind("pre-due", "Note before the due date", About.COMING),
    TemplateKind("reminder-1", "Reminder", About.OVERDUE),
    TemplateKind("reminder-2", "Firm reminder", About.OVERDUE),
    TemplateKind("final-notice", "Final notice", About.OVERDUE),
    TemplateKind(BEFORE_ACTION, "Letter before action", About.OVERDUE, is_english=True),
    TemplateKind(OF_CLAIM, "Letter of claim", About.OVERDUE, is_english=True),
    TemplateKind(LAST_DEMAND, "Last demand", About.OVERDUE),
    TemplateKind("promise-confirmation", "Promise confirmed"),
    TemplateKind("promise-broken", "Promise broken"),
    TemplateKind("plan-agreement", "Payment plan agreed"),
    TemplateKind("plan-default", "Instalment missed"),
    TemplateKind(OFFER, "Settlement offer", About.OPEN),
    TemplateKind("returned-payment", "Payment came back"),
    TemplateKind("credit-hold", "Account on stop", About.OVERDUE),
    TemplateKind("credit-granted", "Credit granted"),
    TemplateKind("credit-declined", "Credit declined"),
    TemplateKind("dispute-acknowledged", "Query received"),
    TemplateKind("dispute-outcome", "Query answered"),
    TemplateKind("thank-you", "Thank you for paying"),
    TemplateKind("account-confirmation", "Balance confirmation", About.OPEN),
    TemplateKind("agency-handover", "Passed to an agency", About.PLACED),
    TemplateKind(OF_TRACING, "Tracing letter"),
    TemplateKind("refund-notice", "Refund"),
    TemplateKind(OF_COVER, "Statement, covering note"),
    TemplateKind(OF_STATEMENT, "Statement, title and words", is_letter=False),
    TemplateKind("statement-on-time", "Statement, message: nothing overdue", is_letter=False),
    TemplateKind("statement-late-30", "Statement, message: 1 to 30 days late", is_letter=False),
    TemplateKind("statement-late-60", "Statement, message: 31 to 60 days late", is_letter=False),
    TemplateKind("statement-late-90", "Statement, message: 61 to 90 days late", is_letter=False),
    TemplateKind("statement-late-more", "Statement, message: over 90 days late", is_letter=False),
    TemplateKind(OF_RECEIPT, "Receipt, title and words", is_letter=False),
    TemplateKind(OF_PLAN, "Sheet of a payment plan, title and words", is_letter=False),
)
TEMPLATES = {each.name: each for each in _ALL}
CHASING = frozenset(
    {"pre-due", "reminder-1", "reminder-2", "final-notice", "promise-broken", "plan-default"}
)
# These ask for the sum of one event, such as what is in arrears of a plan, and not for invoices.
OF_EVENTS = frozenset(
    {"promise-confirmation", "promise-broken", "plan-agreement", "plan-default", "returned-payment"}
)
ENCLOSURES = {OF_CLAIM: ("information-sheet", "reply-form", "financial-statement")}

FIELDS = {
    "salutation": "Dear …, with the contact's name",
    "customer_name": "Customer",
    "contact_name": "Contact at the customer",
    "code": "Account code",
    "today": "Date of the letter",
    "pay_by": "Day by which payment is asked",
    "items": "Table of what is asked for",
    "items_with_interest": "Table with interest, where the law or contract gives it",
    "invoices": "Numbers of the invoices",
    "total": "Amount asked for",
    "overdue": "Amount overdue",
    "balance": "Balance, if any is left to pay",
    "account_balance": "Balance, even if nothing",
    "first_due": "Earliest due date",
    "oldest_days": "Days late of the oldest",
    "disputed": "Amount in dispute, left out",
    "previous_on": "Day of the last letter or e-mail",
    "spoken_on": "Day of the last call, if you spoke",
    "tried_on": "Day of the last call, if nobody answered",
    "next_step": "Next step, if nothing is heard",
    "stopped_on": "On stop since",
    "fee": "Charge of this reminder",
    "interest": "Interest and fixed sum to date",
    "interest_per_day": "Interest a day",
    "fixed_sum": "Fixed sum for late payment",
    "interest_law": "Law or terms that interest rests on",
    "total_with_interest": "Amount with interest and fixed sum",
    "court_fee": "Court fee for the claim",
    "bank_details": "How to pay",
    "company_name": "Our name",
    "company_address": "Our address in one line",
    "company_phone": "Our telephone number",
    "company_email": "Our e-mail address",
    "contact": "Whom to answer, and how",
    "collector": "Who signs",
    "signature": "Closing with the signer",
    "promise_amount": "Promised amount",
    "promise_on": "Promised day",
    "promise_missing": "Promised and not received",
    "plan_total": "Total of the plan",
    "plan_schedule": "Instalments with their days",
    "plan_missing": "Instalments in arrears",
    "offer_amount": "Amount of the offer",
    "offer_by": "Last day of the offer",
    "offer_refused": "Why an offer was refused",
    "payment_amount": "Amount of the payment",
    "payment_on": "Day of the payment",
    "return_reason": "Why a payment came back",
    "credit_limit": "Credit limit",
    "credit_terms": "Terms of payment",
    "credit_reason": "Why no credit is given",
    "credit_deposit": "Deposit asked for with an order",
    "credit_conditions": "Conditions of the credit",
    "credit_review": "Day on which the credit is reviewed",
    "dispute_number": "Invoice in dispute",
    "dispute_amount": "Amount in dispute",
    "dispute_on": "Day of the query",
    "dispute_outcome": "Outcome of the query",
    "dispute_open": "Still to pay of it",
    "credit_amount": "Amount credited",
    "answer_by": "Day of our answer",
    "agency_name": "Agency",
    "agency_contact": "How to reach the agency",
    "refund_amount": "Amount refunded",
    "refund_on": "Day of the refund",
}
INTEREST_FIELDS = frozenset(
    {
        *("interest", "interest_per_day", "fixed_sum", "interest_law", "total_with_interest"),
        *("court_fee", "items_with_interest"),
    }
)
TEXT_FIELDS = tuple(name for name in FIELDS if name not in SLOTS)


def message_by_age(oldest_days: int) -> str:
    """Return which words a statement has for how late the oldest debt is that may be asked for."""
    if oldest_days <= 0:
        return "statement-on-time"
    most = next((days for days in MESSAGE_DAYS if oldest_days <= days), "more")
    return f"statement-late-{most}"


def template_kind(name: str) -> TemplateKind:
    """Return a template by its name.

    Raises:
        RefusedError: there is none of that name.
    """
    if name not in TEMPLATES:
        raise RefusedError(f"There is no letter called {name!r}.", f"Use {', '.join(TEMPLATES)}.")
    return TEMPLATES[name]


def written_in(name: str, language: str) -> str:
    """Return the language in which a template is written: letters of English law in English."""
    if template_kind(name).is_english or language not in LANGUAGES:
        return DEFAULT
    return language
