"""What both the letter and the e-mail of a message say, in single sentences."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from collector_desktop.domain.procedure_words import days_words
from collector_desktop.domain.settings import (
    COMPANY_COLLECTOR,
    COMPANY_EMAIL,
    COMPANY_PHONE,
    STATEMENT_PAY_WITHIN_DAYS,
)
from collector_desktop.domain.written import money
from collector_desktop.queries.settings import Settings, settings

if TYPE_CHECKING:
    from collector_desktop.queries.chase_shown import ProposedMessage


def pay_by_of(message: ProposedMessage, as_of: date) -> date:
    """Return the day by which a message asks for payment."""
    days = message.pay_within_days
    usual = settings()[STATEMENT_PAY_WITHIN_DAYS] if days is None else days
    return as_of + timedelta(days=usual)


def what_words(message: ProposedMessage) -> str:
    """Return what the message is about, in one sentence."""
    late = max(item.days_overdue for item in message.items)
    if late <= 0:
        return "This is a note about what falls due soon."
    one = len(message.items) == 1
    about = "the invoice below is" if one else "the invoices below are"
    oldest = "" if one else ", the oldest"
    return f"According to our books {about} past due{oldest} by {days_words(late)}."


def disputed_words(message: ProposedMessage) -> str:
    """Return what is left out because the customer denies it."""
    disputed = sum(item.disputed_minor for item in message.items)
    if not disputed:
        return ""
    return f"{money(disputed, message.currency)} that you dispute is left out."


def fees_words(message: ProposedMessage) -> str:
    """Return the fees that are asked for beside the items."""
    if not message.fees_minor:
        return ""
    return f"Fees of {money(message.fees_minor, message.currency)} for our reminders are added."


def contact_words(stored: Settings) -> str:
    """Return whom to ask, and how."""
    who = stored[COMPANY_COLLECTOR] or "us"
    reach = " or ".join(text for text in (stored[COMPANY_EMAIL], stored[COMPANY_PHONE]) if text)
    return f"{who} ({reach})" if reach else who
