"""What a run would send and hold back, as a document and as tables."""

from __future__ import annotations

from typing import Any

from collector_desktop.cli.session import TextTable
from collector_desktop.domain.holding_back import TITLES, HoldReason
from collector_desktop.domain.money import plain_amount
from collector_desktop.queries.chase_items import ProposedItem
from collector_desktop.queries.chase_shown import ChaseView, HeldBack, ProposedMessage

MESSAGE_HEADINGS = ("customer", "name", "channel", "step", "items", "total", "currency", "why")
HELD_HEADINGS = ("customer", "name", "held back", "until", "why")
MESSAGE_NUMBERS = frozenset({4, 5})


def waiting_for_approval(message: ProposedMessage) -> HeldBack:
    """Return a message as what it is until the user approves of it."""
    return HeldBack(
        message.customer_id,
        message.code,
        message.name,
        message.currency,
        HoldReason.NEEDS_APPROVAL,
        f"{message.step} needs your approval.",
        None,
        tuple(item.number for item in message.items),
        message.total_minor,
    )


def chase_document(messages: tuple[ProposedMessage, ...], held: list[HeldBack]) -> dict[str, Any]:
    """Return messages and what is held back in the form of the contract."""
    return {
        "messages": [_message(each) for each in messages],
        "held": [_held(each) for each in held],
    }


def chase_tables(
    messages: tuple[ProposedMessage, ...], held: list[HeldBack]
) -> tuple[TextTable, ...]:
    """Return messages and what is held back as two tables."""
    sent = [
        (
            each.code,
            each.name,
            each.channel.value,
            each.step,
            str(each.count),
            plain_amount(each.total_minor, each.currency),
            each.currency,
            " ".join((each.why, *each.warnings)),
        )
        for each in messages
    ]
    kept = [
        (each.code, each.name, TITLES[each.reason], _day(each) or "", each.text) for each in held
    ]
    return (
        TextTable(MESSAGE_HEADINGS, sent, MESSAGE_NUMBERS, "To send"),
        TextTable(HELD_HEADINGS, kept, title="Held back"),
    )


def only_this_day(view: ChaseView, *, approve: bool) -> tuple[ProposedMessage, ...]:
    """Return the messages that may be sent: those that need no approval, or have it."""
    return tuple(each for each in view.messages if approve or not each.needs_approval)


def _message(message: ProposedMessage) -> dict[str, Any]:
    currency = message.currency
    return {
        "customer": message.code,
        "name": message.name,
        "currency": currency,
        "channel": message.channel.value,
        "procedure": message.procedure,
        "step": message.step,
        "template": message.template or None,
        "language": message.language,
        "to": message.to_name,
        "address": message.address or None,
        "reminder_number": message.reminder_number,
        "items": [_item(item, currency) for item in message.items],
        "total": plain_amount(message.total_minor, currency),
        "fee": plain_amount(message.fee_minor, currency),
        "fees": plain_amount(message.fees_minor, currency),
        "why": message.why,
        "warnings": list(message.warnings),
        "could_start_with": message.earlier_step or None,
        "needs_approval": message.needs_approval,
        "not_before": message.not_before.isoformat() if message.not_before else None,
    }


def _item(item: ProposedItem, currency: str) -> dict[str, Any]:
    return {
        "number": item.number,
        "due_date": item.due_on.isoformat(),
        "open": plain_amount(item.open_minor, currency),
        "disputed": plain_amount(item.disputed_minor, currency),
        "days_overdue": item.days_overdue,
        "step": item.step_name or None,
        "fee": plain_amount(item.fee_minor, currency),
    }


def _held(held: HeldBack) -> dict[str, Any]:
    return {
        "customer": held.code,
        "name": held.name,
        "currency": held.currency,
        "reason": held.reason.value,
        "why": f"{TITLES[held.reason]}: {held.text}",
        "until": _day(held),
        "items": list(held.items),
        "amount": plain_amount(held.held_minor, held.currency),
    }


def _day(held: HeldBack) -> str | None:
    return None if held.until is None else held.until.isoformat()
