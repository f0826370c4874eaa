"""What the sidebar counts; the questions are imported on the ledger's thread, after the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from collector_desktop.queries.chase_waiting import ChaseWaiting
    from collector_desktop.queries.waiting import Waiting


def count_waiting(as_of: date) -> Waiting:
    """Return what waits on the pages at a day."""
    from collector_desktop.queries.waiting import waiting  # noqa: PLC0415 - costs 30 ms

    return waiting(as_of)


def count_run(as_of: date) -> ChaseWaiting | None:
    """Return what a run at a day would send, if that is looked at."""
    from collector_desktop.queries.chase_waiting import chase_waiting  # noqa: PLC0415 - costs 50 ms

    return chase_waiting(as_of)
