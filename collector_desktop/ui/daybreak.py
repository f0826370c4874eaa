"""What is done by itself when a ledger is opened and when a day begins.

One that can only be looked at is asked for nothing.

What each needs is imported on the ledger's thread, once the first page is shown.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from collector_desktop.domain.changes import Change, Outcome
from collector_desktop.ui.later import later

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.services.ledgers import is_view_only
else:
    is_view_only = later("collector_desktop.services.ledgers", "is_view_only")

NOTHING: Outcome[Any] = Outcome(None, Change(0))


def recover(as_of: date) -> object:
    """See to what was cut off while it was sent; what it takes is imported after the first page."""
    if is_view_only():
        return NOTHING
    from collector_desktop.services.outbox_recovery import recover_outbox  # noqa: PLC0415 - costs 40 ms

    return recover_outbox(as_of)


def judge(as_of: date) -> Outcome[Any]:
    """Settle the promises that the calendar has decided, and return how many.

    What a day decides no button takes back: it would be decided again.
    """
    if is_view_only():
        return NOTHING
    from collector_desktop.services.promises import judge_promises  # noqa: PLC0415 - costs 30 ms

    return replace(judge_promises(as_of), operation_id=None)


def match(as_of: date) -> Outcome[Any]:
    """Match where the settings ask for it."""
    if is_view_only():
        return NOTHING
    from collector_desktop.services.auto_matching import match_by_itself  # noqa: PLC0415 - 35 ms

    return match_by_itself(as_of)
