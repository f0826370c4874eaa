"""What exchange gained or lost on a customer's payments, in one line of the account."""

from __future__ import annotations

from collections.abc import Sequence

from collector_desktop.queries.exchange import ExchangeDifference
from collector_desktop.ui.format import money, plural
from collector_desktop.ui.widgets.card_words import tr


def exchange_words(found: Sequence[ExchangeDifference]) -> str:
    """Return the sum of the differences and what is not known; nothing without a foreign payment.

    The balance of the account is not touched by it.
    """
    if not found:
        return ""
    known = [each.gain for each in found if each.gain is not None]
    parts = []
    if known:
        gain = sum(known)
        words = tr("Exchange gain on payments: {sum}") if gain >= 0 else tr("Exchange loss: {sum}")
        parts.append(words.format(sum=money(abs(gain), found[0].base)))
    if len(known) < len(found):
        missing = plural(len(found) - len(known), tr("payment"))
        parts.append(tr("{payments} without a rate").format(payments=missing))
    return tr("{parts}. It is part of no balance.").format(parts=", ".join(parts))
