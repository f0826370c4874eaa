"""What the sidebar counts; the questions are imported on the ledger's thread, after the window."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from collector_desktop.ui import navigation as nav
from collector_desktop.ui.widgets.today_batch import count_run

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.chase_waiting import ChaseWaiting
    from collector_desktop.queries.waiting import Waiting
    from collector_desktop.ui.desk import Desk
    from collector_desktop.ui.widgets.sidebar import Sidebar


def count_waiting(as_of: date) -> Waiting:
    """Return what waits on the pages at a day."""
    from collector_desktop.queries.waiting import waiting  # noqa: PLC0415 - costs 30 ms

    return waiting(as_of)


def refresh_counts(desk: Desk, sidebar: Sidebar) -> None:
    """Count on the ledger's thread, and show it beside the names of the pages."""
    today = desk.today()
    desk.tasks.run(sidebar, partial(count_waiting, today), partial(_show_waiting, sidebar))
    desk.tasks.run(sidebar, partial(count_run, today), partial(_show_run, sidebar))


def _show_waiting(sidebar: Sidebar, now: Waiting) -> None:
    if now.to_chase is not None:
        sidebar.show_count(nav.TODAY, now.to_chase)
    sidebar.show_count(nav.PROMISES, now.broken)
    sidebar.show_count(nav.INVOICES, now.overdue)
    sidebar.show_count(nav.PAYMENTS, now.to_match)
    sidebar.show_count(nav.DISPUTES, now.disputed)


def _show_run(sidebar: Sidebar, run: ChaseWaiting | None) -> None:
    sidebar.show_count(nav.CHASE, run.messages if run else 0)
