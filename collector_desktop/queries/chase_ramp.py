"""No more messages a day than the user wants to begin with: the oldest debts come first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from collector_desktop.domain.holding_back import HoldReason
from collector_desktop.queries.chase_shown import HeldBack, ProposedMessage


def rationed(
    messages: Sequence[ProposedMessage], most: int, sent_today: int, as_of: date
) -> tuple[list[ProposedMessage], list[HeldBack]]:
    """Return the messages of a day by their keys, as they come, and those that wait for another.

    0 is no limit at all.
    """
    if not most or len(messages) + sent_today <= most:
        return list(messages), []
    ranked = sorted(messages, key=_rank)
    left = max(most - sent_today, 0)
    going = sorted(ranked[:left], key=lambda message: message.key)
    return going, [_waits(message, most, as_of) for message in ranked[left:]]


def _rank(message: ProposedMessage) -> tuple[int, int, str]:
    oldest = max(item.days_overdue for item in message.items)
    return -oldest, -message.total_minor, message.code


def _waits(message: ProposedMessage, most: int, as_of: date) -> HeldBack:
    return HeldBack(
        message.customer_id,
        message.code,
        message.name,
        message.currency,
        HoldReason.DAILY_LIMIT,
        f"You let at most {most} messages go in a day.",
        as_of,
        tuple(item.number for item in message.items),
        message.total_minor,
    )
