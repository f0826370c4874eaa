"""What the page of the chase run shows, read and counted on the ledger's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from collector_desktop.domain.frozen import frozen
from collector_desktop.queries.chase_page import ChasePage, chase_page
from collector_desktop.ui.widgets.chase_counts import RunCounts
from collector_desktop.ui.widgets.chase_words import left_out_title, reason_tiles

if TYPE_CHECKING:
    from collections.abc import Collection, Container
    from datetime import date

    from collector_desktop.ui.widgets.chase_left_out import ReasonTile


@frozen
class RunRead:
    """A run that is proposed, its messages counted, and who is left out of it."""

    page: ChasePage
    counts: RunCounts
    left_out: str
    reasons: list[ReasonTile]


def read_run(
    today: date, procedure: str, despite: Collection[int], from_start: Container[int]
) -> RunRead:
    """Return what a run would do today; called on the ledger's thread."""
    page = chase_page(today, procedure, despite, from_start)
    counts, held = RunCounts(page.view.messages, page.order), page.view.held
    return RunRead(page, counts, left_out_title(held), reason_tiles(held, today))
