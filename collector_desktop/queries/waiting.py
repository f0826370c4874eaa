"""What waits on each page: the counts beside the sidebar's entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from collector_desktop.queries.customers import balances
from collector_desktop.queries.promise_list import Standing, promise_list
from collector_desktop.queries.worklist import worklist

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Waiting:
    """Customers left to chase, promises broken without a new date, invoices overdue."""

    to_chase: int
    broken: int
    overdue: int


def waiting(as_of: date) -> Waiting:
    """Return what waits at a day."""
    broken = [row for row in promise_list(as_of).rows if row.standing is Standing.BROKEN]
    overdue = sum(balance.overdue_items for balance in balances(as_of))
    return Waiting(len(worklist(as_of)), len(broken), overdue)
